import { useMutation } from '@tanstack/react-query';
import { Button, Flex, Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReactNode } from 'react';
import type { FormInstance } from 'antd';
import { isRefused } from '../kit/api.ts';
import { PasskeyNotice } from './PasskeyNotice.tsx';
import { signInWith } from './passkey.ts';
import type { Credentials } from '../kit/api.ts';

/** User name and password, and the passkey where the account wants one; `onDone` when the server has accepted them. */
export function LoginForm({
  form,
  onDone,
}: {
  form?: FormInstance<Credentials>;
  onDone: () => void;
}): ReactNode {
  const { t } = useTranslation('login');
  const [asksCode, setAsksCode] = useState(false);
  const attempt = useMutation({
    mutationFn: (credentials: Credentials) =>
      signInWith(credentials, (error) => isRefused(error, 'identity.passkey-required')),
    onSuccess: onDone,
    onError: (error) => {
      if (isRefused(error, 'identity.code-required') || isRefused(error, 'identity.code-wrong')) setAsksCode(true);
    },
  });
  return (
    <Form<Credentials>
      {...(form ? { form } : {})}
      layout="vertical"
      requiredMark={false}
      onFinish={(credentials) => {
        attempt.mutate(credentials);
      }}
    >
      <Form.Item
        name="username"
        label={t('username')}
        rules={[{ required: true, message: t('usernameNeeded') }]}
      >
        <Input autoComplete="username" autoCapitalize="none" spellCheck={false} />
      </Form.Item>
      <Form.Item
        name="password"
        label={t('password')}
        rules={[{ required: true, message: t('passwordNeeded') }]}
      >
        <Input.Password autoComplete="current-password" />
      </Form.Item>
      {asksCode ? (
        <Form.Item name="code" label={t('code')} rules={[{ required: true, message: t('codeNeeded') }]}>
          <Input autoComplete="one-time-code" maxLength={40} />
        </Form.Item>
      ) : null}
      <Flex vertical gap={16}>
        <PasskeyNotice error={attempt.error} />
        <Button type="primary" htmlType="submit" size="large" block loading={attempt.isPending}>
          {t('signIn')}
        </Button>
      </Flex>
    </Form>
  );
}
