import { AskForLetter, Done } from '@qingce/contract';
import { Link } from '@tanstack/react-router';
import { Alert, Button, Flex, Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReactNode } from 'react';
import { fits } from '../kit/fits.ts';
import { RefusalNotice } from '../kit/RefusalNotice.tsx';
import { useAct } from '../kit/useApi.ts';
import { Entrance } from './Entrance.tsx';
import { useSignInWays } from './OtherWays.tsx';

/** 找回密码 — a link by mail for people of applicants; officers are helped by an administrator whom they meet. */
export function ForgottenPage(): ReactNode {
  const { t } = useTranslation('login');
  const { sendsLetters } = useSignInWays();
  return (
    <Entrance title={t('forgottenTitle')} lead={t('forgottenLead')}>
      <p>{t('forgottenOffices')}</p>
      {sendsLetters ? <AskForm /> : <Alert type="info" showIcon title={t('noLetters')} />}
      <p className="app-login-other"><Link to="/login">{t('signIn')}</Link></p>
    </Entrance>
  );
}

function AskForm(): ReactNode {
  const { t } = useTranslation('login');
  const [isAsked, setIsAsked] = useState(false);
  const ask = useAct<AskForLetter, Done>({
    path: '/api/password-letters', schema: Done, onDone: () => setIsAsked(true),
  });
  // The same for everybody: who has an account is told to nobody.
  if (isAsked) return <Alert type="success" showIcon title={t('letterAsked')} />;
  return (
    <Form<AskForLetter> layout="vertical" requiredMark={false} onFinish={(asked) => ask.mutate(asked)}>
      <Form.Item
        name="username" label={t('username')} rules={[fits(AskForLetter.shape.username, t('usernameNeeded'))]}
      >
        <Input autoComplete="username" autoCapitalize="none" spellCheck={false} />
      </Form.Item>
      <Flex vertical gap={16}>
        <RefusalNotice error={ask.error} />
        <Button type="primary" htmlType="submit" size="large" block loading={ask.isPending}>{t('askForLetter')}</Button>
      </Flex>
    </Form>
  );
}
