import { ObjectionLine } from '@qingce/contract';
import { Link } from '@tanstack/react-router';
import { Button, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import type { TableColumnsType } from 'antd';
import type { ReactNode } from 'react';
import { useSession } from '../app/session.ts';
import { DateText } from '../kit/DateText.tsx';
import { ExportMenu } from '../kit/ExportMenu.tsx';
import { PageFrame } from '../kit/PageFrame.tsx';
import { NothingHere, Read } from '../kit/PageStates.tsx';
import { useReading } from '../kit/useApi.ts';
import { WideTable } from '../kit/WideTable.tsx';
import { AnswerObjection } from './AnswerObjection.tsx';
import { Objector } from './Objector.tsx';
import { useObjectionExport } from './useObjectionExport.ts';

const colours = { open: 'warning', upheld: 'error', rejected: 'default' } as const;

/** 异议 — what the public brought forward against lines of notices; those that wait stand first. */
export function ObjectionsPage(): ReactNode {
  const { t } = useTranslation('notice');
  const reading = useReading('/api/objections', z.array(ObjectionLine));
  const { role } = useSession();
  const exported = useObjectionExport();
  const [answering, setAnswering] = useState<ObjectionLine>();
  const columns: TableColumnsType<ObjectionLine> = [
    { title: t('number'), dataIndex: 'number' },
    {
      title: t('line'),
      dataIndex: 'line',
      render: (line: string, { claimId }) => <Link to={`/cases/${claimId}`}>{line}</Link>,
    },
    { title: t('name'), dataIndex: 'name', render: (_name, line) => <Objector line={line} /> },
    { title: t('statement'), dataIndex: 'statement', width: 240 },
    { title: t('evidence'), dataIndex: 'evidence', render: (_files, line) => <Evidence line={line} /> },
    { title: t('at'), dataIndex: 'at', render: (at: string) => <DateText at={at} />, responsive: ['md'] },
    {
      title: t('state'),
      dataIndex: 'state',
      render: (state: ObjectionLine['state']) => <Tag color={colours[state]}>{t(`states.${state}`)}</Tag>,
    },
    {
      title: t('answer'),
      dataIndex: 'reply',
      width: 240,
      render: (reply: string | null, objection) =>
        reply ??
        (role === 'commerce-director' ? (
          <Button size="small" type="primary" onClick={() => setAnswering(objection)}>
            {t('answer')}
          </Button>
        ) : null),
    },
  ];
  return (
    <PageFrame
      title={t('title')}
      actions={<ExportMenu name={t('exportFile')} columns={exported} rows={reading.data ?? []} />}
    >
      <Read reading={reading} isEmpty={(all) => all.length === 0} empty={<NothingHere hint={t('empty')} />}>
        {(all) => <WideTable<ObjectionLine> name={t('title')} rowKey="id" dataSource={all} columns={columns} />}
      </Read>
      {answering ? (
        <AnswerObjection key={answering.id} objection={answering} onClose={() => setAnswering(undefined)} />
      ) : null}
    </PageFrame>
  );
}

/** 证据 — each file opens beside the page, and the trail keeps who looked. */
function Evidence({ line }: { line: ObjectionLine }): ReactNode {
  const { t } = useTranslation('notice');
  if (line.evidence.length === 0) return <span className="app-faint">{t('noEvidence')}</span>;
  return line.evidence.map(({ id, name, state }) => (
    <div key={id}>
      {state === 'stored' ? <a href={`/api/objections/${line.id}/evidence/${id}/content`}>{name}</a> : name}
      {state === 'stored' ? null : <span className="app-faint"> {t('quarantined')}</span>}
    </div>
  ));
}
