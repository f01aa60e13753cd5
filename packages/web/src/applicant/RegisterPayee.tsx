import { Done } from '@qingce/contract';
import { App, Form, Input, Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Applicant } from '@qingce/contract';
import type { ReactNode } from 'react';
import { RefusalNotice } from '../shared/RefusalNotice.tsx';
import { useAct } from '../shared/useApi.ts';

interface Filled {
  readonly account: string;
  readonly again: string;
  readonly bank: string;
}

/** 收款账户 — typed twice, because no check digit guards an account. */
export function RegisterPayee({
  applicant,
  onClose,
}: {
  applicant: Applicant;
  onClose: () => void;
}): ReactNode {
  const { t } = useTranslation('applicant');
  const { message } = App.useApp();
  const [form] = Form.useForm<Filled>();
  const register = useAct<Filled, Done>({
    path: `/api/applicants/${applicant.id}/payee`,
    schema: Done,
    body: ({ account, bank }) => ({ account, bank }),
    onDone: () => {
      void message.success(t('done'));
      onClose();
    },
  });
  const needed = { required: true, message: t('needed') };
  const same = async (_rule: unknown, again: string): Promise<void> => {
    if (again !== form.getFieldValue('account')) throw new Error(t('accountDiffers'));
  };
  return (
    <Modal
      open
      title={t('payeeTitle', { name: applicant.name })}
      okText={t('submit')}
      cancelText={t('cancel')}
      confirmLoading={register.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <p className="app-faint">{t('payeeLead')}</p>
      <Form form={form} layout="vertical" onFinish={(filled) => register.mutate(filled)}>
        <Form.Item name="account" label={t('account')} rules={[needed]}>
          <Input inputMode="numeric" autoComplete="off" maxLength={32} />
        </Form.Item>
        <Form.Item
          name="again"
          label={t('accountAgain')}
          rules={[needed, { validator: same }]}
          dependencies={['account']}
        >
          <Input inputMode="numeric" autoComplete="off" maxLength={32} />
        </Form.Item>
        <Form.Item name="bank" label={t('bank')} rules={[needed]}>
          <Input maxLength={120} />
        </Form.Item>
      </Form>
      <RefusalNotice error={register.error} />
    </Modal>
  );
}
