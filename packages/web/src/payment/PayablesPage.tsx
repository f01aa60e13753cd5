import { Payable, Reconciliation } from '@qingce/contract';
import { Link } from '@tanstack/react-router';
import { Button, Input, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import type { PolicyLine } from '@qingce/contract';
import type { TableColumnsType } from 'antd';
import type { ReactNode } from 'react';
import { useService } from '../app/session.ts';
import { MoneyText } from '../shared/MoneyText.tsx';
import { PageFrame } from '../shared/PageFrame.tsx';
import { NothingHere, Read } from '../shared/PageStates.tsx';
import { WideTable } from '../shared/WideTable.tsx';
import { useReading } from '../shared/useApi.ts';
import { useTreasuryName } from '../shared/useItemNames.ts';
import { useLanguage } from '../shared/useLanguage.ts';
import { inLanguage, usePolicies } from '../shared/usePolicy.ts';
import { ExplainDelay } from './ExplainDelay.tsx';

/** 应付账龄与对账 — what is not paid, the oldest first, and whether the month balances. */
export function PayablesPage(): ReactNode {
  const { t } = useTranslation('payment');
  const reading = useReading('/api/payables', z.array(Payable));
  const [explaining, setExplaining] = useState<Payable>();
  const columns = usePayableColumns(setExplaining);
  return (
    <PageFrame title={t('payables')}>
      <Read reading={reading} isEmpty={(all) => all.length === 0} empty={<NothingHere hint={t('payablesEmpty')} />}>
        {(all) => <WideTable<Payable> name={t('payables')} rowKey="orderId" dataSource={all} columns={columns} />}
      </Read>
      {explaining ? <ExplainDelay payable={explaining} onClose={() => setExplaining(undefined)} /> : null}
      <Typography.Title level={2} style={{ fontSize: 17, marginTop: 32 }}>{t('reconciliation')}</Typography.Title>
      <Read reading={usePolicies()}>
        {(policies) => policies.map((policy) => <MonthOfPolicy key={policy.id} policy={policy} />)}
      </Read>
    </PageFrame>
  );
}

function usePayableColumns(onExplain: (payable: Payable) => void): TableColumnsType<Payable> {
  const { t } = useTranslation('payment');
  const { t: words } = useTranslation('claimWords');
  const treasuryName = useTreasuryName();
  return [
    { title: t('number'), dataIndex: 'number' },
    {
      title: t('claim'), dataIndex: 'claimNumber',
      render: (number: string, { claimId }) => <Link to={`/cases/${claimId}`}>{number}</Link>,
    },
    { title: t('treasury'), dataIndex: 'treasury', render: (treasury: string) => treasuryName(treasury) },
    {
      title: t('amount'), dataIndex: 'amount', align: 'right',
      render: (amount: string) => <MoneyText yuan={amount} />,
    },
    { title: t('days'), dataIndex: 'days', align: 'right' },
    {
      title: t('waitsAt'), dataIndex: 'waitsFor',
      render: (waitsFor: Payable['waitsFor']) => words(`waitsAt.${waitsFor}`),
    },
    {
      title: t('cause'), dataIndex: 'cause',
      render: (cause: Payable['cause'], { note }) => (cause ? `${words(`cause.${cause}`)} ${note ?? ''}` : '—'),
    },
    {
      title: '', key: 'act',
      render: (_value, payable) => (payable.acts.includes('delay') ? (
        <Button size="small" onClick={() => onExplain(payable)}>{t('explain')}</Button>
      ) : null),
    },
  ];
}

function MonthOfPolicy({ policy }: { policy: PolicyLine }): ReactNode {
  const { t } = useTranslation('payment');
  const language = useLanguage();
  const { data: service } = useService();
  const [chosen, setChosen] = useState<string>();
  const month = chosen ?? service?.today.slice(0, 7) ?? '';
  return (
    <section style={{ marginBottom: 24 }}>
      <p>{inLanguage(policy.title, language)}</p>
      <Input
        type="month"
        aria-label={t('month')}
        value={month}
        style={{ width: 180, marginBottom: 12 }}
        onChange={({ target }) => setChosen(target.value)}
      />
      {month === '' ? null : <MonthTable policy={policy.id} month={month} />}
    </section>
  );
}

const flows = ['opening', 'ordered', 'paid', 'bounced', 'closing', 'bankPaid', 'bankReturned', 'difference'] as const;

function MonthTable({ policy, month }: { policy: string; month: string }): ReactNode {
  const { t } = useTranslation('payment');
  const treasuryName = useTreasuryName();
  const reading = useReading(`/api/funds/${policy}/reconciliation/${month}`, z.array(Reconciliation));
  const columns: TableColumnsType<Reconciliation> = [
    { title: t('treasury'), dataIndex: 'treasury', render: (treasury: string) => treasuryName(treasury) },
    ...flows.map((flow) => ({
      title: t(`flow.${flow}`), dataIndex: flow, align: 'right' as const,
      render: (amount: string) => <MoneyText yuan={amount} />,
    })),
  ];
  return (
    <Read reading={reading} isEmpty={(rows) => rows.length === 0} empty={<NothingHere hint={t('monthEmpty')} />}>
      {(rows) => (
        <WideTable<Reconciliation>
          name={t('reconciliation')}
          rowKey="treasury"
          dataSource={rows}
          columns={columns}
        />
      )}
    </Read>
  );
}
