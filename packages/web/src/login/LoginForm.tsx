import { useMutation } from '@tanstack/react-query';
import { Button, Flex, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ReactNode } from 'react';
import type { FormInstance } from 'antd';
import { signIn } from '../shared/api.ts';
import { RefusalNotice } from '../shared/RefusalNotice.tsx';

export interface Credentials {
  readonly username: string;
  readonly password: string;
}

/** User name and password; `onDone` when the server has accepted them. */
export function LoginForm({
  form,
  onDone,
}: {
  form?: FormInstance<Credentials>;
  onDone: () => void;
}): ReactNode {
  const { t } = useTranslation('login');
  const attempt = useMutation({ mutationFn: signIn, onSuccess: onDone });
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
      <Flex vertical gap={16}>
        <RefusalNotice error={attempt.error} />
        <Button type="primary" htmlType="submit" size="large" block loading={attempt.isPending}>
          {t('signIn')}
        </Button>
      </Flex>
    </Form>
  );
}
