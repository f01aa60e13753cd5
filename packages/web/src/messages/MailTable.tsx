import { Tag, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import type { TableColumnsType } from 'antd';
import type { MailRecord } from '@qingce/contract';
import type { ReactNode } from 'react';
import { DateText } from '../kit/DateText.tsx';
import { NothingHere } from '../kit/PageStates.tsx';
import { WideTable } from '../kit/WideTable.tsx';

const colours = { waiting: 'processing', sent: 'success', failed: 'error' } as const;

/** 寄送记录 — how the last letters fared, in the words of the mail server where one was not taken. */
export function MailTable({ mails }: { mails: readonly MailRecord[] }): ReactNode {
  const { t } = useTranslation('messages');
  const columns: TableColumnsType<MailRecord> = [
    { title: t('subject'), dataIndex: 'subject' },
    {
      title: t('state'), dataIndex: 'state',
      render: (state: MailRecord['state'], { tries, problem }) => (
        <>
          <Tag color={colours[state]}>{t(`states.${state}`)}</Tag>
          {problem === null ? null : <span>{t('tries', { count: tries })} · {problem}</span>}
        </>
      ),
    },
    {
      title: t('at'), dataIndex: 'sentAt',
      render: (sentAt: string | null, { dueAt }) => <DateText at={sentAt ?? dueAt} />,
    },
  ];
  return (
    <section>
      <Typography.Title level={2} className="messages-letters">{t('letters')}</Typography.Title>
      {mails.length === 0
        ? <NothingHere hint={t('noLetters')} />
        : <WideTable<MailRecord> name={t('letters')} rowKey="id" dataSource={mails} columns={columns} />}
    </section>
  );
}
