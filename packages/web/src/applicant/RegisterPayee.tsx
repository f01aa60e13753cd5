import { Done } from '@qingce/contract';
import { bankCodeProblem, bankCodeWarning, passesLuhn } from '@qingce/values';
import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Applicant } from '@qingce/contract';
import type { ReactNode } from 'react';
import { ActModal, useNeeded } from '../kit/ActModal.tsx';

interface PayeeProps {
  readonly applicant: Applicant;
  readonly onClose: () => void;
}

interface Filled {
  readonly account: string;
  readonly again: string;
  readonly bank: string;
  readonly bankCode?: string;
}

/** 收款账户 — typed twice, because no check digit guards an account; a card's and a branch's are checked while typed. */
export function RegisterPayee({ applicant, onClose }: PayeeProps): ReactNode {
  const { t } = useTranslation('applicant');
  const [form] = Form.useForm<Filled>();
  const needed = useNeeded();
  const same = async (_rule: unknown, again: string): Promise<void> => {
    if (again !== form.getFieldValue('account')) throw new Error(t('accountDiffers'));
  };
  const checkAccount = async (_rule: unknown, account = ''): Promise<void> => {
    const isCard = applicant.kind === 'individual' && /^62[0-9]{14,17}$/.test(account);
    if (isCard && !passesLuhn(account)) throw new Error(t('cardWrong'));
  };
  const checkBankCode = async (_rule: unknown, code = ''): Promise<void> => {
    if (code !== '' && bankCodeProblem(code)) throw new Error(t('bankCodeWrong'));
  };
  const doubtBankCode = async (_rule: unknown, code = ''): Promise<void> => {
    if (code !== '' && !bankCodeProblem(code) && bankCodeWarning(code)) throw new Error(t('bankCodeDoubt'));
  };
  return (
    <ActModal<Filled, Done>
      title={t('payeeTitle', { name: applicant.name })}
      ok={t('submit')}
      done={t('done')}
      path={`/api/applicants/${applicant.id}/payee`}
      schema={Done}
      body={({ account, bank, bankCode = '' }) => ({ account, bank, bankCode })}
      form={form}
      onClose={onClose}
    >
      <p className="app-faint">{t('payeeLead')}</p>
      <Form.Item name="account" label={t('account')} rules={[needed, { validator: checkAccount }]} validateFirst>
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
      <Form.Item
        name="bankCode" label={t('bankCode')} extra={t('bankCodeHelp')}
        rules={[{ validator: checkBankCode }, { validator: doubtBankCode, warningOnly: true }]}
      >
        <Input inputMode="numeric" autoComplete="off" maxLength={12} />
      </Form.Item>
    </ActModal>
  );
}
