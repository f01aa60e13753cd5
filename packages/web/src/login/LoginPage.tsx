import { Link, useSearch } from '@tanstack/react-router';
import { Form } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ReactNode } from 'react';
import { Entrance } from './Entrance.tsx';
import { LoginForm } from './LoginForm.tsx';
import { OtherWays } from './OtherWays.tsx';
import { SampleAccounts } from './SampleAccounts.tsx';
import { useEnter } from './useEnter.ts';
import type { Credentials } from '../kit/api.ts';

/** 登录 — the way to the working pages; back to where one was going. */
export function LoginPage(): ReactNode {
  const { t } = useTranslation('login');
  const enter = useEnter();
  const { next } = useSearch({ strict: false });
  const [form] = Form.useForm<Credentials>();
  return (
    <Entrance title={t('title')} lead={t('lead')}>
      <LoginForm
        form={form}
        onDone={() => {
          void enter();
        }}
      />
      <OtherWays next={next} onDone={() => { void enter(); }} />
      <p className="app-login-other"><Link to="/forgotten">{t('forgotten')}</Link></p>
      <p className="app-login-other">
        {t('noAccount')}{' '}
        <Link to="/sign-up" search={next === undefined ? {} : { next }}>
          {t('signUp')}
        </Link>
      </p>
      <SampleAccounts onChoose={(credentials) => form.setFieldsValue(credentials)} />
    </Entrance>
  );
}
