import { Applicant } from '@qingce/contract';
import { Button, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import type { TableColumnsType } from 'antd';
import type { ReactNode } from 'react';
import { applicantRoles, mayOpen } from '../app/access.ts';
import { useSession } from '../app/session.ts';
import { DateText } from '../shared/DateText.tsx';
import { PageFrame } from '../shared/PageFrame.tsx';
import { NothingHere, Read } from '../shared/PageStates.tsx';
import { useReading } from '../shared/useApi.ts';
import { WideTable } from '../shared/WideTable.tsx';
import { RegisterApplicant } from './RegisterApplicant.tsx';
import { RegisterFacts } from './RegisterFacts.tsx';
import { RegisterPayee } from './RegisterPayee.tsx';

/** 申报主体 — those for whom the person acts; to an office all of them, with what its register holds. */
export function ApplicantsPage(): ReactNode {
  const { t } = useTranslation('applicant');
  const { memberships, role } = useSession();
  const reading = useReading('/api/applicants', z.array(Applicant));
  const [paying, setPaying] = useState<Applicant>();
  const [recording, setRecording] = useState<Applicant>();
  const isOwn = mayOpen(applicantRoles, role);
  const holds = (id: string): boolean =>
    memberships.some(({ applicantId, capacity }) => applicantId === id && capacity === 'mandate-holder');
  const inRegister: TableColumnsType<Applicant>[number] = {
    title: t('inRegister'),
    dataIndex: 'registerFacts',
    render: (facts: Applicant['registerFacts']) => <FactCount n={Object.keys(facts).length} />,
  };
  const columns: TableColumnsType<Applicant> = [
    { title: t('name'), dataIndex: 'name', sorter: (a, b) => a.name.localeCompare(b.name, 'zh-CN') },
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
              onClick={() => setPaying(applicant)}
            >
              {t('payee')}
            </Button>
          ) : null}
          {role === 'commerce-clerk' ? (
            <Button
              size="small"
              aria-label={t('factsTitle', { name: applicant.name })}
              onClick={() => setRecording(applicant)}
            >
              {t('facts')}
            </Button>
          ) : null}
        </>
      ),
    },
  ];
  return (
    <PageFrame title={t(isOwn ? 'title' : 'all')} actions={isOwn ? <RegisterApplicant /> : null}>
      <Read reading={reading} isEmpty={(all) => all.length === 0} empty={<NothingHere hint={t('empty')} />}>
        {(all) => <WideTable<Applicant> name={t('title')} rowKey="id" dataSource={all} columns={columns} />}
      </Read>
      {paying ? (
        <RegisterPayee key={paying.id} applicant={paying} onClose={() => setPaying(undefined)} />
      ) : null}
      {recording ? (
        <RegisterFacts key={recording.id} applicant={recording} onClose={() => setRecording(undefined)} />
      ) : null}
    </PageFrame>
  );
}

/** How much the register holds about an applicant; nothing is a task that waits. */
function FactCount({ n }: { n: number }): ReactNode {
  const { t } = useTranslation('applicant');
  return n === 0 ? <Tag color="warning">{t('notInRegister')}</Tag> : t('factCount', { n });
}
