import { Applicant, HolderCheck } from '@qingce/contract';
import { Link } from '@tanstack/react-router';
import { Button, Flex, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import type { TableColumnsType } from 'antd';
import type { ReactNode } from 'react';
import { applicantRoles, mayOpen } from '../app/access.ts';
import { useSession } from '../app/session.ts';
import { DateText } from '../kit/DateText.tsx';
import { ExportMenu } from '../kit/ExportMenu.tsx';
import { PageFrame } from '../kit/PageFrame.tsx';
import { NothingHere, Read } from '../kit/PageStates.tsx';
import { useReading } from '../kit/useApi.ts';
import { WideTable } from '../kit/WideTable.tsx';
import { OwnChecks } from '../mandates/OwnChecks.tsx';
import { AskToJoin, OwnRequests } from '../mandates/OwnRequests.tsx';
import { UnconfirmedTag } from '../mandates/UnconfirmedAlert.tsx';
import { RegisterApplicant } from './RegisterApplicant.tsx';
import { RegisterFacts } from './RegisterFacts.tsx';
import { RegisterPayee } from './RegisterPayee.tsx';
import { useApplicantExport } from './useApplicantExport.ts';

/** 申报主体 — those for whom the person acts; to an office all of them, with what its register holds. */
export function ApplicantsPage(): ReactNode {
  const { t } = useTranslation('applicant');
  const { role } = useSession();
  const reading = useReading('/api/applicants', z.array(Applicant));
  const [paying, setPaying] = useState<Applicant>();
  const [recording, setRecording] = useState<Applicant>();
  const isOwn = mayOpen(applicantRoles, role);
  const exported = useApplicantExport();
  const columns = useColumns({ isOwn, onPay: setPaying, onRecord: setRecording });
  return (
    <PageFrame
      title={t(isOwn ? 'title' : 'all')}
      actions={(
        <>
          {isOwn ? <OwnActs /> : <CorrectionsLink />}
          <ExportMenu name={t('exportFile')} columns={exported} rows={reading.data ?? []} />
        </>
      )}
    >
      <Read reading={reading} isEmpty={(all) => all.length === 0} empty={<NothingHere hint={t('empty')} />}>
        {(all) => <WideTable<Applicant> name={t('title')} rowKey="id" dataSource={all} columns={columns} />}
      </Read>
      {isOwn ? <OwnChecks /> : null}
      {isOwn ? <OwnRequests /> : null}
      {paying ? (
        <RegisterPayee key={paying.id} applicant={paying} onClose={() => setPaying(undefined)} />
      ) : null}
      {recording ? (
        <RegisterFacts key={recording.id} applicant={recording} onClose={() => setRecording(undefined)} />
      ) : null}
    </PageFrame>
  );
}

interface ColumnsOptions {
  readonly isOwn: boolean;
  readonly onPay: (applicant: Applicant) => void;
  readonly onRecord: (applicant: Applicant) => void;
}

function useColumns({ isOwn, onPay, onRecord }: ColumnsOptions): TableColumnsType<Applicant> {
  const { t } = useTranslation('applicant');
  const { memberships, role } = useSession();
  const holds = (id: string): boolean =>
    memberships.some(({ applicantId, scopes }) => applicantId === id && scopes.includes('account'));
  const inRegister: TableColumnsType<Applicant>[number] = {
    title: t('inRegister'),
    dataIndex: 'registerFacts',
    render: (facts: Applicant['registerFacts']) => <FactCount n={Object.keys(facts).length} />,
  };
  return [
    {
      title: t('name'),
      dataIndex: 'name',
      render: (name: string, applicant) => (
        <>
          <Link to={`/applicants/${applicant.id}`}>{name}</Link>{' '}
          {applicant.mergedInto === null ? null : <Tag>{t('merged')}</Tag>}
          {applicant.isConfirmed ? null : <UnconfirmedTag />}
        </>
      ),
      sorter: (a, b) => a.name.localeCompare(b.name, 'zh-CN'),
    },
    { title: t('kind'), dataIndex: 'kind', render: (kind: Applicant['kind']) => t(`kinds.${kind}`) },
    { title: t('creditCode'), dataIndex: 'creditCode', render: (code: string | null) => code ?? '—' },
    {
      title: t('registeredAt'),
      dataIndex: 'registeredAt',
      render: (at: string) => <DateText at={at} />,
      sorter: (a, b) => a.registeredAt.localeCompare(b.registeredAt),
      defaultSortOrder: 'descend',
      responsive: ['md'],
    },
    ...(isOwn ? [] : [inRegister]),
    {
      title: '',
      key: 'acts',
      render: (_value, applicant) => (
        <>
          {holds(applicant.id) ? (
            <Button
              size="small"
              aria-label={t('payeeTitle', { name: applicant.name })}
              onClick={() => onPay(applicant)}
            >
              {t('payee')}
            </Button>
          ) : null}
          {role === 'commerce-clerk' ? (
            <Button
              size="small"
              aria-label={t('factsTitle', { name: applicant.name })}
              onClick={() => onRecord(applicant)}
            >
              {t('facts')}
            </Button>
          ) : null}
        </>
      ),
    },
  ];
}

function OwnActs(): ReactNode {
  return (
    <Flex gap={8} wrap>
      <RegisterApplicant />
      <AskToJoin />
    </Flex>
  );
}

/** Where an office puts right who acts for an applicant, with how many people wait for its word. */
function CorrectionsLink(): ReactNode {
  const { t } = useTranslation('mandates');
  const { data: waiting = [] } = useReading('/api/holder-checks', z.array(HolderCheck));
  return (
    <Link to="/applicant-corrections">
      {t('desk')}{waiting.length === 0 ? null : ` · ${t('waitingCount', { n: waiting.length })}`}
    </Link>
  );
}

/** How much the register holds about an applicant; nothing is a task that waits. */
function FactCount({ n }: { n: number }): ReactNode {
  const { t } = useTranslation('applicant');
  return n === 0 ? <Tag color="warning">{t('notInRegister')}</Tag> : t('factCount', { n });
}
