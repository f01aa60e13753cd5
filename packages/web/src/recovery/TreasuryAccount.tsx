import { Done } from '@qingce/contract';
import { Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { RegisterTreasuryAccount } from '@qingce/contract';
import type { ReactNode } from 'react';
import { ActModal, useNeeded } from '../kit/ActModal.tsx';
import { useTreasuries } from '../kit/useItemNames.ts';
import { useLanguage } from '../kit/useLanguage.ts';
import { inLanguage, usePolicies } from '../kit/usePolicy.ts';

/** 登记财政收款账户 — where a treasury receives what is given back or set off. */
export function TreasuryAccount({ onClose }: { onClose: () => void }): ReactNode {
  const { t } = useTranslation('recovery');
  const needed = useNeeded();
  const language = useLanguage();
  const treasuries = useTreasuries();
  const { data: policies = [] } = usePolicies();
  const choice = { required: true, message: needed.message };
  return (
    <ActModal<RegisterTreasuryAccount, Done>
      title={t('accountTitle')}
      ok={t('accountTitle')}
      done={t('done')}
      path="/api/treasury-accounts"
      schema={Done}
      onClose={onClose}
    >
      <Form.Item name="policy" label={t('policy')} rules={[choice]}>
        <Select options={policies.map(({ id, title }) => ({ value: id, label: inLanguage(title, language) }))} />
      </Form.Item>
      <Form.Item name="treasury" label={t('treasury')} rules={[choice]}>
        <Select options={[...treasuries]} />
      </Form.Item>
      <Form.Item name="holder" label={t('holder')} rules={[needed]}><Input maxLength={120} /></Form.Item>
      <Form.Item name="account" label={t('accountNumber')} rules={[needed]}><Input maxLength={32} /></Form.Item>
      <Form.Item name="bank" label={t('bank')} rules={[needed]}><Input maxLength={120} /></Form.Item>
    </ActModal>
  );
}
