import { SignUp, UserCreated } from '@qingce/contract';
import { Link, useSearch } from '@tanstack/react-router';
import { Button, Flex, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ReactNode } from 'react';
import { signIn } from '../kit/api.ts';
import { fits } from '../kit/fits.ts';
import { RefusalNotice } from '../kit/RefusalNotice.tsx';
import { useAct } from '../kit/useApi.ts';
import { Entrance } from './Entrance.tsx';
import { useEnter } from './useEnter.ts';

/** 注册 — an account for whoever acts for an applicant; the offices' accounts are opened by their administrators. */
export function SignUpPage(): ReactNode {
  const { t } = useTranslation('login');
  const { next } = useSearch({ strict: false });
  return (
    <Entrance title={t('signUpTitle')} lead={t('signUpLead')}>
      <SignUpForm />
      <p className="app-login-other">
        {t('haveAccount')}{' '}
        <Link to="/login" search={next === undefined ? {} : { next }}>
          {t('signIn')}
        </Link>
      </p>
    </Entrance>
  );
}

function SignUpForm(): ReactNode {
  const { t } = useTranslation('login');
  const enter = useEnter();
  const open = useAct<SignUp, UserCreated>({
    path: '/api/users/sign-up',
    schema: UserCreated,
    onDone: (_opened, account) => {
      void signIn(account).then(enter);
    },
  });
  return (
    <Form<SignUp>
      layout="vertical"
      requiredMark={false}
      onFinish={(account) => {
        open.mutate(account);
      }}
    >
      <Form.Item
        name="displayName"
        label={t('displayName')}
        rules={[fits(SignUp.shape.displayName, t('displayNameNeeded'))]}
      >
        <Input autoComplete="name" maxLength={80} />
      </Form.Item>
      <Form.Item
        name="username"
        label={t('username')}
        extra={t('usernameHelp')}
        rules={[fits(SignUp.shape.username, t('notFitting'))]}
      >
        <Input autoComplete="username" autoCapitalize="none" spellCheck={false} />
      </Form.Item>
      <Form.Item
        name="password"
        label={t('password')}
        extra={t('passwordHelp')}
        rules={[fits(SignUp.shape.password, t('notFitting'))]}
      >
        <Input.Password autoComplete="new-password" />
      </Form.Item>
      <Flex vertical gap={16}>
        <RefusalNotice error={open.error} />
        <Button type="primary" htmlType="submit" size="large" block loading={open.isPending}>
          {t('signUp')}
        </Button>
      </Flex>
    </Form>
  );
}
