import { useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Form } from 'antd';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReactNode } from 'react';
import { LanguageButton } from '../app/LanguageButton.tsx';
import { LoginForm } from './LoginForm.tsx';
import { SampleAccounts } from './SampleAccounts.tsx';
import type { Credentials } from './LoginForm.tsx';

/** 登录 — the way to the working pages; back to where one was going. */
export function LoginPage(): ReactNode {
  const { t } = useTranslation('login');
  const { t: app } = useTranslation('app');
  const { next } = useSearch({ strict: false });
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [form] = Form.useForm<Credentials>();
  useEffect(() => {
    document.title = `${t('title')} · ${app('product')}`;
  }, [t, app]);
  const enter = async (): Promise<void> => {
    await queries.resetQueries();
    await navigate({ href: next?.startsWith('/') && !next.startsWith('//') ? next : '/app/' });
  };
  return (
    <main className="app-login" id="main">
      <div className="app-login-card">
        <div className="app-login-head">
          <a className="app-logo" href="/">
            {app('product')}
          </a>
          <LanguageButton />
        </div>
        <h1>{t('title')}</h1>
        <p className="app-faint">{t('lead')}</p>
        <LoginForm
          form={form}
          onDone={() => {
            void enter();
          }}
        />
        <SampleAccounts onChoose={(credentials) => form.setFieldsValue(credentials)} />
      </div>
    </main>
  );
}
