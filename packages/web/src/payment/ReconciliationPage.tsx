import { Reconciliation } from '@qingce/contract';
import { Alert, Flex, Input, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import type { PolicyLine } from '@qingce/contract';
import type { TableColumnsType } from 'antd';
import type { ReactNode } from 'react';
import { useService } from '../app/session.ts';
import { ExportMenu } from '../kit/ExportMenu.tsx';
import { MoneyText } from '../kit/MoneyText.tsx';
import { PageFrame } from '../kit/PageFrame.tsx';
import { Read } from '../kit/PageStates.tsx';
import { WideTable } from '../kit/WideTable.tsx';
import { useReading } from '../kit/useApi.ts';
import { useTreasuryName } from '../kit/useItemNames.ts';
import { useLanguage } from '../kit/useLanguage.ts';
import { inLanguage, usePolicies } from '../kit/usePolicy.ts';
import type { ExportColumn } from '../kit/csv.ts';

/** 月度对账 — whether ledger, orders and the bank's words of a month agree, treasury by treasury, to the fen. */
export function ReconciliationPage(): ReactNode {
  const { t } = useTranslation('payment');
  const { data: service } = useService();
  const policies = usePolicies();
  const [chosen, setChosen] = useState<string>();
  const month = chosen ?? service?.today.slice(0, 7) ?? '';
  return (
    <PageFrame title={t('reconciliation')}>
      <Flex gap={8} align="center" style={{ marginBottom: 16 }}>
        <label htmlFor="reconciled-month">{t('month')}</label>
        <Input
          id="reconciled-month"
          type="month"
          value={month}
          style={{ width: 180 }}
          onChange={({ target }) => setChosen(target.value)}
        />
      </Flex>
      <p className="app-faint">{t('reconciliationLead')}</p>
      {/^\d{4}-(0[1-9]|1[0-2])$/.test(month) ? (
        <Read reading={policies}>
          {(all) => all.map((policy) => <MonthOfPolicy key={policy.id} policy={policy} month={month} />)}
        </Read>
      ) : null}
    </PageFrame>
  );
}

function MonthOfPolicy({ policy, month }: { policy: PolicyLine; month: string }): ReactNode {
  const { t } = useTranslation('payment');
  const language = useLanguage();
  const title = inLanguage(policy.title, language);
  const reading = useReading(`/api/funds/${policy.id}/reconciliation/${month}`, z.array(Reconciliation));
  const columns = useExportColumns(policy.id);
  return (
    <section style={{ marginBottom: 24 }} aria-label={title}>
      <Flex justify="space-between" align="center" wrap gap={8} style={{ marginBottom: 8 }}>
        <Typography.Title level={2} style={{ fontSize: 17, margin: 0 }}>{title}</Typography.Title>
        {reading.data && reading.data.length > 0 ? (
          <ExportMenu name={t('monthFile', { policy: policy.id, month })} columns={columns} rows={reading.data} />
        ) : null}
      </Flex>
      <Read
        reading={reading}
        isEmpty={(rows) => rows.length === 0}
        empty={<p className="app-faint">{t('monthEmpty')}</p>}
      >
        {(rows) => <Month policy={policy.id} rows={rows} />}
      </Read>
    </section>
  );
}

const flows = [
  'opening', 'ordered', 'paid', 'tax', 'bounced', 'closing', 'bankPaid', 'bankReturned', 'difference',
] as const;

function Month({ policy, rows }: { policy: string; rows: readonly Reconciliation[] }): ReactNode {
  const { t } = useTranslation('payment');
  const treasuryName = useTreasuryName(policy);
  const isBalanced = rows.every(({ difference }) => difference === '0.00');
  const columns: TableColumnsType<Reconciliation> = [
    { title: t('treasury'), dataIndex: 'treasury', render: (treasury: string) => treasuryName(treasury) },
    ...flows.map((flow) => ({
      title: t(`flow.${flow}`), dataIndex: flow, align: 'right' as const,
      render: (amount: string) => <MoneyText yuan={amount} />,
    })),
  ];
  return (
    <>
      <Alert
        style={{ marginBottom: 12 }}
        type={isBalanced ? 'success' : 'error'}
        showIcon
        title={t(isBalanced ? 'balanced' : 'unbalanced')}
      />
      <WideTable<Reconciliation> name={t('reconciliation')} rowKey="treasury" dataSource={rows} columns={columns} />
    </>
  );
}

function useExportColumns(policy: string): readonly ExportColumn<Reconciliation>[] {
  const { t } = useTranslation('payment');
  const treasuryName = useTreasuryName(policy);
  return [
    {
      title: t('treasury'), meaning: t('flowMeaning.treasury'), kind: 'text',
      text: ({ treasury }) => treasuryName(treasury),
    },
    { title: t('month'), meaning: t('flowMeaning.month'), kind: 'text', text: ({ month }) => month },
    ...flows.map((flow): ExportColumn<Reconciliation> => ({
      title: t(`flow.${flow}`), meaning: t(`flowMeaning.${flow}`), kind: 'yuan', text: (row) => row[flow],
    })),
  ];
}
