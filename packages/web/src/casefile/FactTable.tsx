import { pathText, readAt } from '@qingce/law-view';
import type { FactPath } from '@qingce/law-view';
import { Table, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseFile, FactRow } from '@qingce/contract';
import type { CheckedPolicy } from '@qingce/policy-language/evaluate';
import type { TableColumnsType } from 'antd';
import type { ReactNode } from 'react';
import { inLanguage } from '../shared/usePolicy.ts';
import { useLanguage } from '../shared/useLanguage.ts';
import { useSession } from '../app/session.ts';
import { ConfirmFact } from './ConfirmFact.tsx';
import { FactValueText } from './FactValueText.tsx';
import { WaitingFacts } from './WaitingFacts.tsx';
import { factLines } from './fact-lines.ts';
import type { FactLine } from './fact-lines.ts';

interface FactTableProps {
  readonly file: CaseFile;
  readonly policy: CheckedPolicy;
}

/** 事实 — claimed, verified and accepted side by side; an officer confirms those of their own office here. */
export function FactTable({ file, policy }: FactTableProps): ReactNode {
  const language = useLanguage();
  const { unit } = useSession();
  const [confirming, setConfirming] = useState<FactRow>();
  const columns = useFactColumns(file, policy);
  const lines = factLines(file, policy, language);
  const mayConfirm = file.actions.some(({ action }) => action === 'verification.confirm-fact');
  const waiting = lines.filter(({ row }) => mayConfirm && row?.confirmedBy === unit && row?.state !== 'confirmed');
  return (
    <>
      <WaitingFacts lines={waiting} file={file} policy={policy} onConfirm={setConfirming} />
      <Table<FactLine>
        rowKey={(line) => pathText(line.path)}
        dataSource={lines}
        columns={columns}
        size="middle"
        sticky
        pagination={false}
        scroll={{ x: 'max-content' }}
      />
      {confirming ? (
        <ConfirmFact
          key={confirming.path}
          row={confirming}
          file={file}
          policy={policy}
          onClose={() => setConfirming(undefined)}
        />
      ) : null}
    </>
  );
}

function useFactColumns(file: CaseFile, policy: CheckedPolicy): TableColumnsType<FactLine> {
  const { t } = useTranslation('casefile');
  const valueAt = (value: unknown, path: FactPath): ReactNode => (
    <FactValueText value={value} path={path} json={file.claimed} policy={policy} />
  );
  return [
    { title: t('fact'), dataIndex: 'name', fixed: 'left', width: 200 },
    { title: t('claimed'), render: (_value, { path }) => valueAt(readAt(file.claimed, path), path) },
    { title: t('verified'), render: (_value, { path, row }) => valueAt(row?.verified, path) },
    { title: t('accepted'), render: (_value, { path }) => valueAt(readAt(file.accepted, path), path) },
    {
      title: t('office'),
      render: (_value, { row, path }) =>
        row ? <Confirmation row={row} policy={policy} /> : <Source file={file} path={path} />,
    },
  ];
}

const colours = {
  'confirmed': 'success',
  'differs': 'error',
  'awaiting': 'warning',
  'half-confirmed': 'warning',
  'declared': 'default',
};

function Confirmation({ row, policy }: { row: FactRow; policy: CheckedPolicy }): ReactNode {
  const { t } = useTranslation('casefile');
  const language = useLanguage();
  const office = policy.process.offices.find(({ id }) => id === row.confirmedBy);
  const name = office ? inLanguage(office.name, language) : (row.confirmedBy ?? '');
  return (
    <>
      <Tag color={colours[row.state]}>{t(`factState.${row.state}`)}</Tag>
      <span className="app-faint">{[name, ...row.verifiedBy].join(' · ')}</span>
    </>
  );
}

/** Typed by the applicant, or held by the register about them. */
function Source({ file, path }: { file: CaseFile; path: FactPath }): ReactNode {
  const { t } = useTranslation('casefile');
  const isRegistered = path[0] === 'applicant' && readAt(file.draft, path) === undefined;
  return <span className="app-faint">{t(isRegistered ? 'registered' : 'declared')}</span>;
}

