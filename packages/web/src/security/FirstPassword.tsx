import { Done } from '@qingce/contract';
import { Button, Flex, Form } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ChangePassword } from '@qingce/contract';
import type { ReactNode } from 'react';
import { useSession } from '../app/session.ts';
import { useSignOut } from '../app/useSignOut.ts';
import { RefusalNotice } from '../kit/RefusalNotice.tsx';
import { useAct } from '../kit/useApi.ts';
import { Entrance } from '../login/Entrance.tsx';
import { PasswordFields } from './Password.tsx';
import type { Typed } from './Password.tsx';

/** 修改初始密码 — stands before every working page as long as somebody else set the password. */
export function FirstPassword(): ReactNode {
  const { t } = useTranslation('security');
  const { t: app } = useTranslation('app');
  const { displayName } = useSession();
  const signOut = useSignOut();
  const change = useAct<ChangePassword, Done>({ path: '/api/me/password', schema: Done });
  return (
    <Entrance title={t('first.title')} lead={t('first.lead', { name: displayName })}>
      <Form<Typed>
        layout="vertical" requiredMark={false}
        onFinish={({ present, next }) => change.mutate({ present, next })}
      >
        <PasswordFields />
        <Flex vertical gap={16}>
          <RefusalNotice error={change.error} />
          <Button type="primary" htmlType="submit" size="large" block loading={change.isPending}>
            {t('changePassword')}
          </Button>
          <Button size="large" block onClick={signOut}>{app('signOut')}</Button>
        </Flex>
      </Form>
    </Entrance>
  );
}
