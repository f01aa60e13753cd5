import { Done } from '@qingce/contract';
import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Applicant } from '@qingce/contract';
import type { ReactNode } from 'react';
import { ActModal, useNeeded } from '../shared/ActModal.tsx';

interface PayeeProps {
  readonly applicant: Applicant;
  readonly onClose: () => void;
}

interface Filled {
  readonly account: string;
  readonly again: string;
  readonly bank: string;
}

/** 收款账户 — typed twice, because no check digit guards an account. */
export function RegisterPayee({ applicant, onClose }: PayeeProps): ReactNode {
  const { t } = useTranslation('applicant');
  const [form] = Form.useForm<Filled>();
  const needed = useNeeded();
  const same = async (_rule: unknown, again: string): Promise<void> => {
    if (again !== form.getFieldValue('account')) throw new Error(t('accountDiffers'));
  };
  return (
    <ActModal<Filled, Done>
      title={t('payeeTitle', { name: applicant.name })}
      ok={t('submit')}
      done={t('done')}
      path={`/api/applicants/${applicant.id}/payee`}
      schema={Done}
      body={({ account, bank }) => ({ account, bank })}
      form={form}
      onClose={onClose}
    >
      <p className="app-faint">{t('payeeLead')}</p>
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
    </ActModal>
  );
}
