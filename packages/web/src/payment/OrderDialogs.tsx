import { Done } from '@qingce/contract';
import { App, Form, Input, Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import type { PaymentOrder } from '@qingce/contract';
import type { ReactNode } from 'react';
import { useService } from '../app/session.ts';
import { MoneyText } from '../shared/MoneyText.tsx';
import { RefusalNotice } from '../shared/RefusalNotice.tsx';
import { useAct } from '../shared/useApi.ts';

interface DialogProps {
  readonly order: PaymentOrder;
  readonly onClose: () => void;
}

/** 放行 — the second person sees payee and amount before letting the order go. */
export function ReleaseOrder({ order, onClose }: DialogProps): ReactNode {
  const { t } = useTranslation('payment');
  const { message } = App.useApp();
  const release = useAct<undefined, Done>({
    path: `/api/payment-orders/${order.id}/release`,
    schema: Done,
    onDone: () => {
      void message.success(t('done'));
      onClose();
    },
  });
  return (
    <Modal
      open
      title={t('releaseTitle', { number: order.number })}
      okText={t('release')}
      cancelText={t('cancel')}
      confirmLoading={release.isPending}
      onOk={() => release.mutate(undefined)}
      onCancel={onClose}
    >
      <p>
        <strong>{order.payee}</strong>{' '}
        <span className="app-faint">
          {order.account} · {order.bank}
        </span>
      </p>
      <p>
        <MoneyText yuan={order.amount} words />
      </p>
      <RefusalNotice error={release.error} />
    </Modal>
  );
}

interface Result {
  readonly bankReference: string;
  readonly paidOn: string;
}

/** 银行回执 — the reference and the day on which the bank paid. */
export function BankResult({ order, onClose }: DialogProps): ReactNode {
  const { t } = useTranslation('payment');
  const { message } = App.useApp();
  const { data: service } = useService();
  const [form] = Form.useForm<Result>();
  const record = useAct<Result, Done>({
    path: `/api/payment-orders/${order.id}/result`,
    schema: Done,
    body: (result) => ({ outcome: 'paid', ...result }),
    onDone: () => {
      void message.success(t('done'));
      onClose();
    },
  });
  const needed = [{ required: true, message: t('needed') }];
  return (
    <Modal
      open
      title={t('resultTitle', { number: order.number })}
      okText={t('submit')}
      cancelText={t('cancel')}
      confirmLoading={record.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <p>
        {order.payee} <MoneyText yuan={order.amount} />
      </p>
      <Form
        form={form}
        layout="vertical"
        initialValues={{ paidOn: service?.today }}
        onFinish={(result) => record.mutate(result)}
      >
        <Form.Item name="bankReference" label={t('reference')} rules={needed}>
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item name="paidOn" label={t('paidOn')} rules={needed}>
          <Input type="date" />
        </Form.Item>
      </Form>
      <RefusalNotice error={record.error} />
    </Modal>
  );
}
