import { Done, MailSettings, Messages, messagePath, messageSentence } from '@qingce/contract';
import { Link } from '@tanstack/react-router';
import { Button, Card, Flex, Tag, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Message } from '@qingce/contract';
import type { ReactNode } from 'react';
import { DateText } from '../kit/DateText.tsx';
import { PageFrame } from '../kit/PageFrame.tsx';
import { NothingHere, Read } from '../kit/PageStates.tsx';
import { RefusalNotice } from '../kit/RefusalNotice.tsx';
import { useAct, useReading } from '../kit/useApi.ts';
import { useLanguage } from '../kit/useLanguage.ts';
import { ConfirmAddress } from './ConfirmAddress.tsx';
import { MailForm } from './MailForm.tsx';
import { MailTable } from './MailTable.tsx';
import './messages.css';

/** 通知 — what the person was told, and how they want to be told by mail. */
export function MessagesPage(): ReactNode {
  const { t } = useTranslation('messages');
  const messages = useReading('/api/me/messages', Messages);
  const settings = useReading('/api/me/mail', MailSettings);
  return (
    <PageFrame title={t('title')} actions={messages.data ? <MarkRead all={messages.data} /> : null}>
      <ConfirmAddress address={settings.data?.address ?? null} isConfirmed={settings.data?.isConfirmed ?? true} />
      <Read reading={messages} isEmpty={(all) => all.messages.length === 0} empty={<NothingHere hint={t('empty')} />}>
        {(all) => <MessageList messages={all.messages} />}
      </Read>
      <Card title={t('mail')} className="messages-mail">
        <Read reading={settings}>
          {(found) => (
            <Flex vertical gap={24}>
              <MailForm settings={found} />
              <MailTable mails={found.mails} />
            </Flex>
          )}
        </Read>
      </Card>
    </PageFrame>
  );
}

function MarkRead({ all }: { all: Messages }): ReactNode {
  const { t } = useTranslation('messages');
  const upTo = all.messages[0]?.at;
  const mark = useAct<{ upTo: string }, Done>({ path: '/api/me/messages/read', schema: Done });
  if (upTo === undefined) return null;
  return (
    <>
      <Button disabled={all.unread === 0} loading={mark.isPending} onClick={() => mark.mutate({ upTo })}>
        {t('markRead')}
      </Button>
      <RefusalNotice error={mark.error} />
    </>
  );
}

function MessageList({ messages }: { messages: readonly Message[] }): ReactNode {
  const { t } = useTranslation('messages');
  const language = useLanguage();
  return (
    <ul className="messages-list">
      {messages.map(({ id, act, fields, about, at, isRead }) => (
        <li key={id} className={isRead ? 'messages-line' : 'messages-line messages-new'}>
          <span className="messages-at"><DateText at={at} /></span>
          <span className="messages-text">
            {isRead ? null : <Tag color="processing">{t('new')}</Tag>}
            <Typography.Text strong={!isRead}>{messageSentence(act, fields, language)}</Typography.Text>
          </span>
          <Link to={messagePath(about)}>{t(`open.${about.kind}`)}</Link>
        </li>
      ))}
    </ul>
  );
}
