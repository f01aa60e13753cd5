import { Applicant } from '@qingce/contract';
import { Button, Table } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import type { TableColumnsType } from 'antd';
import type { ReactNode } from 'react';
import { useSession } from '../app/session.ts';
import { DateText } from '../shared/DateText.tsx';
import { PageFrame } from '../shared/PageFrame.tsx';
import { NothingHere, Read } from '../shared/PageStates.tsx';
import { useReading } from '../shared/useApi.ts';
import { RegisterApplicant } from './RegisterApplicant.tsx';
import { RegisterPayee } from './RegisterPayee.tsx';

/** 申报主体 — the firms, institutions and individuals for whom the person acts. */
export function ApplicantsPage(): ReactNode {
  const { t } = useTranslation('applicant');
  const { memberships } = useSession();
  const reading = useReading('/api/applicants', z.array(Applicant));
  const [paying, setPaying] = useState<Applicant>();
  const holds = (id: string): boolean =>
    memberships.some(({ applicantId, capacity }) => applicantId === id && capacity === 'mandate-holder');
  const columns: TableColumnsType<Applicant> = [
    { title: t('name'), dataIndex: 'name' },
    { title: t('kind'), dataIndex: 'kind', render: (kind: Applicant['kind']) => t(`kinds.${kind}`) },
    { title: t('creditCode'), dataIndex: 'creditCode', render: (code: string | null) => code ?? '—' },
    {
      title: t('registeredAt'),
      dataIndex: 'registeredAt',
      render: (at: string) => <DateText at={at} />,
      responsive: ['md'],
    },
    {
      title: '',
      key: 'payee',
      render: (_value, applicant) =>
        holds(applicant.id) ? (
          <Button size="small" onClick={() => setPaying(applicant)}>
            {t('payee')}
          </Button>
        ) : null,
    },
  ];
  return (
    <PageFrame title={t('title')} actions={<RegisterApplicant />}>
      <Read reading={reading} isEmpty={(all) => all.length === 0} empty={<NothingHere hint={t('empty')} />}>
        {(all) => (
          <Table<Applicant>
            rowKey="id"
            dataSource={all}
            columns={columns}
            pagination={false}
            scroll={{ x: 'max-content' }}
            sticky
          />
        )}
      </Read>
      {paying ? (
        <RegisterPayee key={paying.id} applicant={paying} onClose={() => setPaying(undefined)} />
      ) : null}
    </PageFrame>
  );
}
