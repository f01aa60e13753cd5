import { Done } from '@qingce/contract';
import { Button, Flex, Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChangePassword } from '@qingce/contract';
import type { ReactNode } from 'react';
import { ActModal, useNeeded } from '../kit/ActModal.tsx';

/** What is typed where a password is changed. */
export interface Typed extends ChangePassword { readonly again: string }

/** 密码 — changed by telling the present one. */
export function Password(): ReactNode {
  const { t } = useTranslation('security');
  const [open, setOpen] = useState(false);
  return (
    <Flex vertical gap={12} align="flex-start">
      <p>{t('passwordLead')}</p>
      <Button onClick={() => setOpen(true)}>{t('changePassword')}</Button>
      {open ? (
        <ActModal<Typed, Done>
          title={t('changePassword')} ok={t('changePassword')} done={t('passwordChanged')} path="/api/me/password"
          schema={Done} body={({ present, next }) => ({ present, next })} onClose={() => setOpen(false)}
        >
          <PasswordFields />
        </ActModal>
      ) : null}
    </Flex>
  );
}

/** The present password, and the next one twice. */
export function PasswordFields(): ReactNode {
  const { t } = useTranslation('security');
  const needed = useNeeded();
  return (
    <>
      <Form.Item name="present" label={t('presentPassword')} rules={[needed]}>
        <Input.Password autoComplete="current-password" maxLength={200} />
      </Form.Item>
      <Form.Item name="next" label={t('nextPassword')} rules={[needed, { min: 10, message: t('nextPassword') }]}>
        <Input.Password autoComplete="new-password" maxLength={200} />
      </Form.Item>
      <Form.Item
        name="again" label={t('nextAgain')} dependencies={['next']}
        rules={[needed, ({ getFieldValue }) => ({
          validator: (_rule, again) => again === getFieldValue('next')
            ? Promise.resolve() : Promise.reject(new Error(t('nextDiffers'))),
        })]}
      >
        <Input.Password autoComplete="new-password" maxLength={200} />
      </Form.Item>
    </>
  );
}
