import { PaymentOrder } from '@qingce/contract';
import { Link } from '@tanstack/react-router';
import { Button, Flex, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import type { OrderAct } from '@qingce/contract';
import type { TableColumnsType } from 'antd';
import type { ReactNode } from 'react';
import { ExportMenu } from '../kit/ExportMenu.tsx';
import { MoneyText } from '../kit/MoneyText.tsx';
import { PageFrame } from '../kit/PageFrame.tsx';
import { NothingHere, Read } from '../kit/PageStates.tsx';
import { useReading } from '../kit/useApi.ts';
import { WideTable } from '../kit/WideTable.tsx';
import { useTreasuryName } from '../kit/useItemNames.ts';
import { BankResult, ConfirmReissue, EnterTax, ProposeReissue } from './OrderDialogs.tsx';
import { useOrderExport } from './usePaymentExports.ts';

const dialogs = {
  'tax': EnterTax, 'result': BankResult, 'propose-reissue': ProposeReissue, 'confirm-reissue': ConfirmReissue,
} as const;
type OwnAct = keyof typeof dialogs;
interface Opened { readonly act: OwnAct; readonly order: PaymentOrder }

/**
 * 支付指令 — one line an order. Batches send them; here the bank's word on one is recorded by hand, and one that came back
 * is ordered anew.
 */
export function PaymentOrdersPage(): ReactNode {
  const { t } = useTranslation('payment');
  const reading = useReading('/api/payment-orders', z.array(PaymentOrder));
  const [opened, setOpened] = useState<Opened>();
  const columns = useOrderColumns(setOpened);
  const exported = useOrderExport();
  const Dialog = opened && dialogs[opened.act];
  return (
    <PageFrame
      title={t('title')}
      actions={<ExportMenu name={t('exportOrders')} columns={exported} rows={reading.data ?? []} />}
    >
      <Flex gap={16} wrap style={{ marginBottom: 16 }}>
        <Link to="/payment-batches">{t('batches')}</Link>
        <Link to="/payables">{t('payables')}</Link>
        <Link to="/reconciliation">{t('reconciliation')}</Link>
      </Flex>
      <Read
        reading={reading}
        isEmpty={(orders) => orders.length === 0}
        empty={<NothingHere hint={t('empty')} />}
      >
        {(orders) => <WideTable<PaymentOrder> name={t('title')} rowKey="id" dataSource={orders} columns={columns} />}
      </Read>
      {Dialog ? <Dialog key={opened.order.id} order={opened.order} onClose={() => setOpened(undefined)} /> : null}
    </PageFrame>
  );
}

function useOrderColumns(onOpen: (opened: Opened) => void): TableColumnsType<PaymentOrder> {
  const { t } = useTranslation('payment');
  const { t: words } = useTranslation('claimWords');
  const treasuryName = useTreasuryName();
  return [
    { title: t('number'), dataIndex: 'number', sorter: (a, b) => (a.number < b.number ? -1 : 1) },
    {
      title: t('claim'),
      dataIndex: 'claimNumber',
      render: (number: string, order) => <Link to={`/cases/${order.claimId}`}>{number}</Link>,
    },
    {
      title: t('payee'),
      dataIndex: 'payee',
      render: (payee: string, { account }) => (
        <div className="payment-payee">
          {payee} <span className="app-faint">{account}</span>
        </div>
      ),
    },
    { title: t('treasury'), dataIndex: 'treasury', render: (treasury: string) => treasuryName(treasury) },
    {
      title: t('amount'),
      dataIndex: 'amount',
      align: 'right',
      render: (amount: string, order) => <><MoneyText yuan={amount} /><TaxOfOrder order={order} /></>,
    },
    {
      title: t('state'),
      dataIndex: 'state',
      render: (state: PaymentOrder['state']) => (
        <Tag color={stateColours[state]}>{words(`treasuryState.${state}`)}</Tag>
      ),
    },
    { title: t('acts'), key: 'act', render: (_value, order) => <OrderActs order={order} onOpen={onOpen} /> },
  ];
}

const stateColours = { built: 'processing', released: 'processing', paid: 'success', returned: 'error' } as const;

/** 代扣税款 — under the amount of a payment to an individual: what is withheld, or that nobody has said so yet. */
function TaxOfOrder({ order: { wantsTax, tax } }: { order: PaymentOrder }): ReactNode {
  const { t } = useTranslation('payment');
  if (!wantsTax) return null;
  if (tax === null) return <div><Tag color="warning">{t('taxMissing')}</Tag></div>;
  return (
    <div className="app-faint" title={`${tax.basis} ${tax.basisOn}`}>
      {t('taxAmount')} <MoneyText yuan={tax.amount} />
      {' · '}{t('net')} <MoneyText yuan={tax.net} />
    </div>
  );
}

/** What the reader may do with an order now, as the server says. */
function OrderActs({ order, onOpen }: { order: PaymentOrder; onOpen: (opened: Opened) => void }): ReactNode {
  const { t } = useTranslation('payment');
  return (
    <Flex gap={8} wrap>
      {order.acts.filter(isOwnAct).map((act) => (
        <Button key={act} size="small" type="primary" onClick={() => onOpen({ act, order })}>
          {t(act)}
        </Button>
      ))}
    </Flex>
  );
}

function isOwnAct(act: OrderAct): act is OwnAct {
  return act in dialogs;
}
