import { Payable } from '@qingce/contract';
import { Link } from '@tanstack/react-router';
import { Button, Checkbox, Flex } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import type { TableColumnsType } from 'antd';
import type { ReactNode } from 'react';
import { ExportMenu } from '../kit/ExportMenu.tsx';
import { MoneyText } from '../kit/MoneyText.tsx';
import { PageFrame } from '../kit/PageFrame.tsx';
import { NothingHere, Read } from '../kit/PageStates.tsx';
import { TotalRow } from '../kit/TotalRow.tsx';
import { WideTable } from '../kit/WideTable.tsx';
import { useReading } from '../kit/useApi.ts';
import { useTreasuryName } from '../kit/useItemNames.ts';
import { ExplainDelay } from './ExplainDelay.tsx';
import { usePayableExport } from './usePaymentExports.ts';

/** 应付账龄 — what is not paid, the oldest first, where it waits and why; to whoever pays, of their own treasury. */
export function PayablesPage(): ReactNode {
  const { t } = useTranslation('payment');
  const reading = useReading('/api/payables', z.array(Payable));
  const [explaining, setExplaining] = useState<Payable>();
  const columns = usePayableColumns(setExplaining);
  const exported = usePayableExport();
  const [isOwnOnly, setIsOwnOnly] = useState(true);
  const own = (reading.data ?? []).filter(({ acts }) => acts.includes('delay'));
  const shown = isOwnOnly && own.length > 0 ? own : reading.data ?? [];
  return (
    <PageFrame
      title={t('payables')}
      actions={<ExportMenu name={t('exportPayables')} columns={exported} rows={shown} />}
    >
      <Flex gap={16} wrap style={{ marginBottom: 16 }}>
        <Link to="/payment-orders">{t('title')}</Link>
        <Link to="/reconciliation">{t('reconciliation')}</Link>
        {own.length > 0 ? (
          <Checkbox checked={isOwnOnly} onChange={({ target }) => setIsOwnOnly(target.checked)}>
            {t('ownOnly')}
          </Checkbox>
        ) : null}
      </Flex>
      <Read reading={reading} isEmpty={(all) => all.length === 0} empty={<NothingHere hint={t('payablesEmpty')} />}>
        {() => (
          <WideTable<Payable>
            name={t('payables')}
            rowKey="orderId"
            dataSource={shown}
            columns={columns}
            summary={totalOf}
          />
        )}
      </Read>
      {explaining ? <ExplainDelay payable={explaining} onClose={() => setExplaining(undefined)} /> : null}
    </PageFrame>
  );
}

function totalOf(payables: readonly Payable[]): ReactNode {
  return <TotalRow columns={{ amount: payables.map(({ amount }) => amount) }} rest={6} />;
}

function usePayableColumns(onExplain: (payable: Payable) => void): TableColumnsType<Payable> {
  const { t } = useTranslation('payment');
  const { t: words } = useTranslation('claimWords');
  const treasuryName = useTreasuryName();
  return [
    { title: t('number'), dataIndex: 'number' },
    {
      title: t('amount'), dataIndex: 'amount', align: 'right',
      render: (amount: string) => <MoneyText yuan={amount} />,
    },
    {
      title: t('claim'), dataIndex: 'claimNumber',
      render: (number: string, { claimId }) => <Link to={`/cases/${claimId}`}>{number}</Link>,
    },
    { title: t('treasury'), dataIndex: 'treasury', render: (treasury: string) => treasuryName(treasury) },
    { title: t('days'), dataIndex: 'days', align: 'right' },
    {
      title: t('waitsAt'), dataIndex: 'waitsFor',
      render: (waitsFor: Payable['waitsFor']) => words(`waitsAt.${waitsFor}`),
    },
    {
      title: t('cause'), dataIndex: 'cause', width: 320,
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
