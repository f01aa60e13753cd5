import { Done } from '@qingce/contract';
import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import type { PaymentOrder } from '@qingce/contract';
import type { ReactNode } from 'react';
import { useService } from '../app/session.ts';
import { ActModal, useNeeded } from '../kit/ActModal.tsx';
import { MoneyText } from '../kit/MoneyText.tsx';

interface DialogProps {
  readonly order: PaymentOrder;
  readonly onClose: () => void;
}

/** 登记代扣税款 — what is withheld of a payment to an individual, and on which basis; nothing is filled in beforehand. */
export function EnterTax({ order, onClose }: DialogProps): ReactNode {
  const { t } = useTranslation('payment');
  const needed = useNeeded();
  return (
    <ActModal<{ tax: string; basis: string; basisOn: string }, Done>
      title={t('taxTitle', { number: order.number })}
      ok={t('tax')}
      done={t('taxEntered')}
      path={`/api/payment-orders/${order.id}/tax`}
      schema={Done}
      onClose={onClose}
    >
      <p>{t('taxLead')}</p>
      <p>
        {order.payee} <MoneyText yuan={order.amount} words />
      </p>
      <Form.Item name="tax" label={t('taxAmount')} rules={[needed]}>
        <Input inputMode="decimal" maxLength={20} />
      </Form.Item>
      <Form.Item name="basis" label={t('taxBasis')} rules={[needed]}>
        <Input.TextArea rows={2} maxLength={500} />
      </Form.Item>
      <Form.Item name="basisOn" label={t('taxBasisOn')} rules={[needed]}>
        <Input type="date" />
      </Form.Item>
    </ActModal>
  );
}

/** 银行回执 — the reference and the day on which the bank paid. */
export function BankResult({ order, onClose }: DialogProps): ReactNode {
  const { t } = useTranslation('payment');
  const { data: service } = useService();
  const needed = useNeeded();
  return (
    <ActModal<{ bankReference: string; paidOn: string }, Done>
      title={t('resultTitle', { number: order.number })}
      ok={t('submit')}
      done={t('done')}
      path={`/api/payment-orders/${order.id}/result`}
      schema={Done}
      body={(result) => ({ outcome: 'paid', ...result })}
      initial={{ paidOn: service?.today ?? '' }}
      onClose={onClose}
    >
      <p>
        {order.payee} <MoneyText yuan={order.tax?.net ?? order.amount} />
      </p>
      <Form.Item name="bankReference" label={t('reference')} rules={[needed]}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="paidOn" label={t('paidOn')} rules={[needed]}>
        <Input type="date" />
      </Form.Item>
    </ActModal>
  );
}

/** 申请重付 — why an order that came back is sent again; it goes to the account that the applicant registered last. */
export function ProposeReissue({ order, onClose }: DialogProps): ReactNode {
  const { t } = useTranslation('payment');
  const needed = useNeeded();
  return (
    <ActModal<{ reason: string }, Done>
      title={t('proposeTitle', { number: order.number })}
      ok={t('propose-reissue')}
      done={t('proposed')}
      path={`/api/payment-orders/${order.id}/propose-reissue`}
      schema={Done}
      onClose={onClose}
    >
      <p>{t('proposeLead')}</p>
      <p>
        {order.payee} <MoneyText yuan={order.amount} words />
      </p>
      <Form.Item name="reason" label={t('reason')} rules={[needed]}>
        <Input.TextArea rows={2} maxLength={2000} />
      </Form.Item>
    </ActModal>
  );
}

/** 确认重付 — the second person compares the account that it came back from with the one that it goes to now. */
export function ConfirmReissue({ order, onClose }: DialogProps): ReactNode {
  const { t } = useTranslation('payment');
  return (
    <ActModal
      title={t('confirmTitle', { number: order.number })}
      ok={t('confirm-reissue')}
      done={t('confirmed')}
      path={`/api/payment-orders/${order.id}/confirm-reissue`}
      schema={Done}
      body={() => ({})}
      onClose={onClose}
    >
      <p>{t('confirmLead')}</p>
      <dl className="payment-compare">
        <dt>{t('payee')}</dt>
        <dd>{order.payee}</dd>
        <dt>{t('amount')}</dt>
        <dd><MoneyText yuan={order.amount} words /></dd>
        <dt>{t('accountBefore')}</dt>
        <dd>{`${order.account} · ${order.bank}`}</dd>
        <dt>{t('accountNow')}</dt>
        <dd>{order.reissue ? `${order.reissue.account} · ${order.reissue.bank}` : '—'}</dd>
        <dt>{t('reason')}</dt>
        <dd>{order.reissue?.reason}</dd>
      </dl>
    </ActModal>
  );
}
