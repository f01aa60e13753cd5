import { Done, UseLetter } from '@qingce/contract';
import { Link, useSearch } from '@tanstack/react-router';
import { Alert, Button, Flex, Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReactNode } from 'react';
import { fits } from '../kit/fits.ts';
import { RefusalNotice } from '../kit/RefusalNotice.tsx';
import { useAct } from '../kit/useApi.ts';
import { Entrance } from './Entrance.tsx';

/** 设新密码 — where the link of the letter leads; nobody is signed in by it. */
export function NewPasswordPage(): ReactNode {
  const { t } = useTranslation('login');
  const [isSet, setIsSet] = useState(false);
  return (
    <Entrance title={t('newPasswordTitle')} lead={t('newPasswordLead')}>
      {isSet
        ? <Alert type="success" showIcon title={t('newPasswordSet')} />
        : <NewPasswordForm onDone={() => setIsSet(true)} />}
      <p className="app-login-other">
        {isSet ? <Link to="/login">{t('signIn')}</Link> : <Link to="/forgotten">{t('askAgain')}</Link>}
      </p>
    </Entrance>
  );
}

interface Filled { readonly password: string; readonly again: string }

function NewPasswordForm({ onDone }: { onDone: () => void }): ReactNode {
  const { t } = useTranslation('login');
  const { token } = useSearch({ strict: false });
  const set = useAct<Filled, Done>({
    path: '/api/password-letters/use', schema: Done, onDone,
    body: ({ password }) => ({ token: token ?? '-', password }),
  });
  return (
    <Form<Filled> layout="vertical" requiredMark={false} onFinish={(filled) => set.mutate(filled)}>
      <Form.Item
        name="password" label={t('newPassword')} extra={t('passwordHelp')}
        rules={[fits(UseLetter.shape.password, t('notFitting'))]}
      >
        <Input.Password autoComplete="new-password" />
      </Form.Item>
      <Form.Item
        name="again" label={t('newPasswordAgain')} dependencies={['password']}
        rules={[({ getFieldValue }) => ({
          validator: async (_rule, again: unknown) => {
            if (again !== getFieldValue('password')) throw new Error(t('notTheSame'));
          },
        })]}
      >
        <Input.Password autoComplete="new-password" />
      </Form.Item>
      <Flex vertical gap={16}>
        <RefusalNotice error={set.error} />
        <Button type="primary" htmlType="submit" size="large" block loading={set.isPending}>{t('setPassword')}</Button>
      </Flex>
    </Form>
  );
}
