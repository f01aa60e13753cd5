import { PaymentOrder } from '@qingce/contract';
import { Link } from '@tanstack/react-router';
import { Button, Flex, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import type { TableColumnsType } from 'antd';
import type { ReactNode } from 'react';
import { useSession } from '../app/session.ts';
import { MoneyText } from '../shared/MoneyText.tsx';
import { PageFrame } from '../shared/PageFrame.tsx';
import { NothingHere, Read } from '../shared/PageStates.tsx';
import { useReading } from '../shared/useApi.ts';
import { WideTable } from '../shared/WideTable.tsx';
import { useTreasuryName } from '../shared/useItemNames.ts';
import { BankResult, ReleaseOrder } from './OrderDialogs.tsx';

const releasers = ['finance-releaser', 'district-finance'];

/** 支付指令 — one line an order; a releaser lets it go, the clerk records the bank's word. */
export function PaymentOrdersPage(): ReactNode {
  const { t } = useTranslation('payment');
  const reading = useReading('/api/payment-orders', z.array(PaymentOrder));
  const [releasing, setReleasing] = useState<PaymentOrder>();
  const [recording, setRecording] = useState<PaymentOrder>();
  const columns = useOrderColumns({ onRelease: setReleasing, onResult: setRecording });
  return (
    <PageFrame title={t('title')}>
      <Flex gap={16} wrap style={{ marginBottom: 16 }}>
        <Link to="/payment-batches">{t('batches')}</Link>
        <Link to="/payables">{t('payables')}</Link>
      </Flex>
      <Read
        reading={reading}
        isEmpty={(orders) => orders.length === 0}
        empty={<NothingHere hint={t('empty')} />}
      >
        {(orders) => <WideTable<PaymentOrder> name={t('title')} rowKey="id" dataSource={orders} columns={columns} />}
      </Read>
      {releasing ? (
        <ReleaseOrder key={releasing.id} order={releasing} onClose={() => setReleasing(undefined)} />
      ) : null}
      {recording ? (
        <BankResult key={recording.id} order={recording} onClose={() => setRecording(undefined)} />
      ) : null}
    </PageFrame>
  );
}

interface OrderActs {
  readonly onRelease: (order: PaymentOrder) => void;
  readonly onResult: (order: PaymentOrder) => void;
}

function useOrderColumns(acts: OrderActs): TableColumnsType<PaymentOrder> {
  const { t } = useTranslation('payment');
  const { t: words } = useTranslation('claimWords');
  const treasuryName = useTreasuryName();
  return [
    { title: t('number'), dataIndex: 'number', sorter: (a, b) => a.number.localeCompare(b.number) },
    {
      title: t('claim'),
      dataIndex: 'claimNumber',
      render: (number: string, order) => <Link to={`/cases/${order.claimId}`}>{number}</Link>,
    },
    { title: t('payee'), dataIndex: 'payee' },
    { title: t('account'), dataIndex: 'account', responsive: ['lg'] },
    { title: t('treasury'), dataIndex: 'treasury', render: (treasury: string) => treasuryName(treasury) },
    {
      title: t('amount'),
      dataIndex: 'amount',
      align: 'right',
      render: (amount: string) => <MoneyText yuan={amount} />,
    },
    {
      title: t('state'),
      dataIndex: 'state',
      render: (state: PaymentOrder['state']) => (
        <Tag color={state === 'paid' ? 'success' : 'processing'}>{words(`treasuryState.${state}`)}</Tag>
      ),
    },
    { title: '', key: 'act', render: (_value, order) => <OrderAct order={order} {...acts} /> },
  ];
}

/** What the reader's post may do with an order in its state. */
function OrderAct({ order, onRelease, onResult }: OrderActs & { order: PaymentOrder }): ReactNode {
  const { t } = useTranslation('payment');
  const { role } = useSession();
  if (order.state === 'built' && releasers.includes(role)) {
    return (
      <Button size="small" type="primary" onClick={() => onRelease(order)}>
        {t('release')}
      </Button>
    );
  }
  if (order.state !== 'released' || role !== 'finance-clerk') return null;
  return (
    <Button size="small" type="primary" onClick={() => onResult(order)}>
      {t('result')}
    </Button>
  );
}
