import { useTranslation } from 'react-i18next';
import type { Payable, PaymentOrder } from '@qingce/contract';
import type { ExportColumn } from '../kit/csv.ts';
import { useTreasuryName } from '../kit/useItemNames.ts';

type OrderLine = Pick<PaymentOrder, 'number' | 'claimNumber' | 'treasury' | 'amount'>;

/** What orders and payables have in common. */
function useOrderColumns(): Record<'orderNumbers' | 'treasuryAndAmount', ExportColumn<OrderLine>[]> {
  const { t } = useTranslation('payment');
  const treasuryName = useTreasuryName();
  return {
    orderNumbers: [
      { title: t('number'), meaning: t('means.number'), kind: 'text', text: ({ number }) => number },
      { title: t('claim'), meaning: t('means.claim'), kind: 'text', text: ({ claimNumber }) => claimNumber },
    ],
    treasuryAndAmount: [
      {
        title: t('treasury'), meaning: t('means.treasury'), kind: 'text',
        text: ({ treasury }) => treasuryName(treasury),
      },
      { title: t('amount'), meaning: t('means.amount'), kind: 'yuan', text: ({ amount }) => amount },
    ],
  };
}

/** The columns of the exported payment orders, accounts masked as on the page; what each means is beside it. */
export function useOrderExport(): ExportColumn<PaymentOrder>[] {
  const { t } = useTranslation('payment');
  const { t: words } = useTranslation('claimWords');
  const { orderNumbers, treasuryAndAmount } = useOrderColumns();
  return [
    ...orderNumbers,
    { title: t('payee'), meaning: t('means.payee'), kind: 'text', text: ({ payee }) => payee },
    { title: t('account'), meaning: t('means.account'), kind: 'text', text: ({ account }) => account },
    ...treasuryAndAmount,
    { title: t('taxAmount'), meaning: t('means.tax'), kind: 'yuan', text: ({ tax }) => tax?.amount },
    {
      title: t('state'), meaning: t('means.state'), kind: 'text',
      text: ({ state }) => words(`treasuryState.${state}`),
    },
    { title: t('paidOn'), meaning: t('means.paidOn'), kind: 'day', text: ({ paidOn }) => paidOn },
    { title: t('reference'), meaning: t('means.reference'), kind: 'text', text: ({ bankReference }) => bankReference },
  ];
}

/** The columns of the exported payables, with what each means. */
export function usePayableExport(): ExportColumn<Payable>[] {
  const { t } = useTranslation('payment');
  const { t: words } = useTranslation('claimWords');
  const { orderNumbers, treasuryAndAmount } = useOrderColumns();
  return [
    ...orderNumbers,
    ...treasuryAndAmount,
    { title: t('days'), meaning: t('means.days'), kind: 'number', text: ({ days }) => days },
    {
      title: t('waitsAt'), meaning: t('means.waitsAt'), kind: 'text',
      text: ({ waitsFor }) => words(`waitsAt.${waitsFor}`),
    },
    {
      title: t('cause'), meaning: t('means.cause'), kind: 'text',
      text: ({ cause }) => (cause ? words(`cause.${cause}`) : null),
    },
    { title: t('note'), meaning: t('means.note'), kind: 'text', text: ({ note }) => note },
  ];
}
