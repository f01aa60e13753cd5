import { Created, Done, endReasons } from '@qingce/contract';
import { Button, Flex, Form, Input, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TableColumnsType } from 'antd';
import type { Member } from '@qingce/contract';
import type { ReactNode } from 'react';
import { useSession } from '../app/session.ts';
import { ActModal, useNeeded } from '../kit/ActModal.tsx';
import { DateText } from '../kit/DateText.tsx';
import { WideTable } from '../kit/WideTable.tsx';
import { MandateFields, termsOf } from './MandateFields.tsx';
import type { FilledTerms } from './MandateFields.tsx';

const colours = { 'in-force': 'success', 'not-yet': 'processing', expired: 'default', ended: 'default' } as const;

interface MemberTableProps {
  readonly applicantId: string;
  readonly members: readonly Member[];
  /** Whether the reader gives and ends mandates here. */
  readonly manages: boolean;
}

/** 授权名册 — every mandate of an applicant; those that manage end others, everyone lays down their own. */
export function MemberTable({ applicantId, members, manages }: MemberTableProps): ReactNode {
  const { t } = useTranslation('mandates');
  const { userId } = useSession();
  const [ending, setEnding] = useState<Member>();
  const columns: TableColumnsType<Member> = [
    { title: t('person'), dataIndex: 'displayName' },
    {
      title: t('scope'), dataIndex: 'scopes',
      render: (scopes: Member['scopes']) => (
        <Flex gap={4} wrap>
          {scopes.map((scope) => <Tag key={scope}>{t(`scopes.${scope}`)}</Tag>)}
        </Flex>
      ),
    },
    { title: t('from'), dataIndex: 'from', render: (from: string) => <DateText at={from} /> },
    {
      title: t('until'), dataIndex: 'until',
      render: (until: string | null) => (until === null ? t('openEnded') : <DateText at={until} />),
    },
    { title: t('state'), key: 'state', render: (_value, member) => <StateOf member={member} /> },
    {
      title: '', key: 'acts',
      render: (_value, member) =>
        member.ended === null && (manages || member.userId === userId) ? (
          <Button
            size="small" aria-label={t('endTitle', { name: member.displayName })} onClick={() => setEnding(member)}
          >
            {t('end')}
          </Button>
        ) : null,
    },
  ];
  return (
    <>
      <WideTable<Member> name={t('members')} rowKey="mandateId" dataSource={[...members]} columns={columns} />
      {ending ? (
        <EndDialog
          applicantId={applicantId} member={ending} isOwn={ending.userId === userId}
          onClose={() => setEnding(undefined)}
        />
      ) : null}
    </>
  );
}

function StateOf({ member }: { member: Member }): ReactNode {
  const { t } = useTranslation('mandates');
  const { ended, givenBy } = member;
  const ours = endReasons.find((each) => each === ended?.reason);
  const reason = ours === undefined ? ended?.reason : t(`endReasons.${ours}`);
  return (
    <Flex vertical gap={2} align="flex-start">
      <Tag color={colours[member.state]}>{t(`states.${member.state}`)}</Tag>
      <span className="app-faint">
        {ended ? t('endedBy', { by: ended.by, reason }) : t('givenBy', { name: givenBy })}
      </span>
    </Flex>
  );
}

interface EndDialogProps {
  readonly applicantId: string;
  readonly member: Member;
  readonly isOwn: boolean;
  readonly onClose: () => void;
}

function EndDialog({ applicantId, member, isOwn, onClose }: EndDialogProps): ReactNode {
  const { t } = useTranslation('mandates');
  const needed = useNeeded();
  return (
    <ActModal<{ reason: string }, Done>
      title={t('endTitle', { name: member.displayName })}
      ok={t('end')}
      done={t('ended')}
      path={`/api/applicants/${applicantId}/members/${member.mandateId}/end`}
      schema={Done}
      onClose={onClose}
    >
      <p>{t(isOwn ? 'layDownLead' : 'endLead')}</p>
      <Form.Item name="reason" label={t('reason')} rules={[needed]}>
        <Input maxLength={300} />
      </Form.Item>
    </ActModal>
  );
}

/** 授权一人 — by the user name that the person tells. */
export function AddMember({ applicantId }: { applicantId: string }): ReactNode {
  const { t } = useTranslation('mandates');
  const [open, setOpen] = useState(false);
  const needed = useNeeded();
  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>{t('add')}</Button>
      {open ? (
        <ActModal<FilledTerms & { username: string }, { id: string }>
          title={t('addTitle')}
          ok={t('submit')}
          done={t('added')}
          path={`/api/applicants/${applicantId}/members`}
          schema={Created}
          body={({ username, ...terms }) => ({ username, ...termsOf(terms) })}
          initial={{ scopes: ['act'] }}
          onClose={() => setOpen(false)}
        >
          <p className="app-faint">{t('addLead')}</p>
          <Form.Item name="username" label={t('username')} rules={[needed]}>
            <Input autoCapitalize="none" autoComplete="off" spellCheck={false} />
          </Form.Item>
          <MandateFields />
        </ActModal>
      ) : null}
    </>
  );
}
