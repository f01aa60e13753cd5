import { Done } from '@qingce/contract';
import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import type { PaymentOrder } from '@qingce/contract';
import type { ReactNode } from 'react';
import { useService } from '../app/session.ts';
import { ActModal, useNeeded } from '../shared/ActModal.tsx';
import { MoneyText } from '../shared/MoneyText.tsx';

interface DialogProps {
  readonly order: PaymentOrder;
  readonly onClose: () => void;
}

/** 放行 — the second person sees payee and amount before letting the order go. */
export function ReleaseOrder({ order, onClose }: DialogProps): ReactNode {
  const { t } = useTranslation('payment');
  return (
    <ActModal
      title={t('releaseTitle', { number: order.number })}
      ok={t('release')}
      done={t('done')}
      path={`/api/payment-orders/${order.id}/release`}
      schema={Done}
      onClose={onClose}
    >
      <p>
        <strong>{order.payee}</strong> <span className="app-faint">{`${order.account} · ${order.bank}`}</span>
      </p>
      <p>
        <MoneyText yuan={order.amount} words />
      </p>
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
        {order.payee} <MoneyText yuan={order.amount} />
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
