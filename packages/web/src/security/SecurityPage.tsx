import { Done, UserSession } from '@qingce/contract';
import { Button, Card, Flex, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import type { TableColumnsType } from 'antd';
import type { ReactNode } from 'react';
import { DateText } from '../kit/DateText.tsx';
import { PageFrame } from '../kit/PageFrame.tsx';
import { Read } from '../kit/PageStates.tsx';
import { RefusalNotice } from '../kit/RefusalNotice.tsx';
import { useAct, useReading } from '../kit/useApi.ts';
import { WideTable } from '../kit/WideTable.tsx';
import { Authenticator } from './Authenticator.tsx';
import { Identity } from './Identity.tsx';
import { Password } from './Password.tsx';
import { Passkeys } from './Passkeys.tsx';
import { deviceName } from './device-name.ts';

/** 账号与安全 — the person's password and second factors, whom the provider knows them as, and where they are signed in. */
export function SecurityPage(): ReactNode {
  const { t } = useTranslation('security');
  const sessions = useReading('/api/me/sessions', z.array(UserSession));
  const endOthers = useAct<undefined, Done>({ path: '/api/me/sessions/end-others', body: () => ({}), schema: Done });
  return (
    <PageFrame title={t('title')}>
      <Flex vertical gap={24}>
        <Card title={t('password')}><Password /></Card>
        <Card title={t('totp')}><Authenticator /></Card>
        <Card title={t('passkeys')}><Passkeys /></Card>
        <Identity />
        <Card
          title={t('sessions')}
          extra={<Button onClick={() => endOthers.mutate(undefined)}>{t('endOthers')}</Button>}
        >
          <p className="app-faint">{t('sessionsLead')}</p>
          <RefusalNotice error={endOthers.error} />
          <Read reading={sessions}>{(all) => <Sessions sessions={all} />}</Read>
        </Card>
      </Flex>
    </PageFrame>
  );
}

function Sessions({ sessions }: { sessions: readonly UserSession[] }): ReactNode {
  const { t } = useTranslation('security');
  const end = useAct<string, Done>({
    path: (id) => `/api/me/sessions/${id}/end`, body: () => ({}), schema: Done,
  });
  const nameOf = ({ agent }: UserSession): string => deviceName(agent) || t('unknownAgent');
  const columns: TableColumnsType<UserSession> = [
    {
      title: t('agent'), key: 'agent', width: 280,
      render: (_value, session) => <span title={session.agent}>{nameOf(session)}</span>,
    },
    { title: t('method'), dataIndex: 'method', render: (method: UserSession['method']) => t(`methods.${method}`) },
    { title: t('startedAt'), dataIndex: 'startedAt', render: (at: string) => <DateText at={at} /> },
    { title: t('lastSeenAt'), dataIndex: 'lastSeenAt', render: (at: string) => <DateText at={at} /> },
    {
      title: '', key: 'acts',
      render: (_value, session) => session.isCurrent ? <Tag color="success">{t('current')}</Tag> : (
        <Button size="small" aria-label={t('endOf', { agent: nameOf(session) })} onClick={() => end.mutate(session.id)}>
          {t('end')}
        </Button>
      ),
    },
  ];
  return (
    <>
      <RefusalNotice error={end.error} />
      <WideTable<UserSession> name={t('sessions')} rowKey="id" dataSource={[...sessions]} columns={columns} />
    </>
  );
}
