import { ObligationLine } from '@qingce/contract';
import { Link } from '@tanstack/react-router';
import { Button, Flex, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import type { ObligationAct } from '@qingce/contract';
import type { TableColumnsType } from 'antd';
import type { ReactNode } from 'react';
import { ClauseLink } from '../kit/ClauseLink.tsx';
import { ExportMenu } from '../kit/ExportMenu.tsx';
import { DateText } from '../kit/DateText.tsx';
import { MoneyText } from '../kit/MoneyText.tsx';
import { PageFrame } from '../kit/PageFrame.tsx';
import { NothingHere, Read } from '../kit/PageStates.tsx';
import { WideTable } from '../kit/WideTable.tsx';
import { useReading } from '../kit/useApi.ts';
import { useItemNames, useOfficeName } from '../kit/useItemNames.ts';
import { useLanguage } from '../kit/useLanguage.ts';
import { inLanguage } from '../kit/usePolicy.ts';
import type { ExportColumn } from '../kit/csv.ts';
import type { obligationZhCN } from './obligation.zh-CN.ts';
import { RecordObligation } from './RecordObligation.tsx';

const colours: Readonly<Record<ObligationLine['state'], string>> = {
  'unknown': 'warning', 'to-come': 'default', 'running': 'processing', 'due': 'warning', 'fulfilled': 'success',
  'breached': 'error',
};

interface Doing { readonly act: ObligationAct; readonly line: ObligationLine }

/** 履约跟踪 — what the awards that the reader may see oblige to, what is due first, and what was recorded of it. */
export function ObligationsPage(): ReactNode {
  const { t } = useTranslation('obligation');
  const [doing, setDoing] = useState<Doing>();
  const reading = useReading('/api/obligations', z.array(ObligationLine));
  const columns = useColumns(setDoing);
  const exported = useExportColumns();
  const rows = reading.data ?? [];
  const actions = rows.length === 0 ? undefined : <ExportMenu name={t('title')} columns={exported} rows={rows} />;
  return (
    <PageFrame title={t('title')} actions={actions}>
      <p className="app-faint">{t('lead')}</p>
      <Read reading={reading} isEmpty={(all) => all.length === 0} empty={<NothingHere hint={t('empty')} />}>
        {(all) => <WideTable<ObligationLine> name={t('title')} rowKey={keyOf} dataSource={all} columns={columns} />}
      </Read>
      {doing ? <RecordObligation {...doing} onClose={() => setDoing(undefined)} /> : null}
    </PageFrame>
  );
}

function keyOf({ claimId, position, obligation }: ObligationLine): string {
  return `${claimId} ${position} ${obligation}`;
}

function useColumns(onAct: (doing: Doing) => void): TableColumnsType<ObligationLine> {
  const { t } = useTranslation('obligation');
  const language = useLanguage();
  const itemName = useItemNames();
  const officeName = useOfficeName();
  return [
    {
      title: t('claim'), dataIndex: 'claimNumber',
      render: (number: string, { claimId }) => <Link to={`/cases/${claimId}`}>{number}</Link>,
    },
    // What is asked of the reader stands where no scrolling is needed.
    { title: t('term'), key: 'term', render: (_cell, { from, until }) => <Term from={from} until={until} /> },
    {
      title: t('stateTitle'), dataIndex: 'state',
      render: (state: ObligationLine['state']) => <Tag color={colours[state]}>{t(`state.${state}`)}</Tag>,
    },
    { title: t('records'), key: 'records', render: (_cell, line) => <Records line={line} onAct={onAct} /> },
    { title: t('applicant'), dataIndex: 'applicant' },
    { title: t('item'), dataIndex: 'item', render: (item: string, { policy }) => itemName(policy, item) },
    {
      title: t('obligation'), dataIndex: 'name',
      render: (name: ObligationLine['name'], { policy, clause }) => (
        <>{inLanguage(name, language)}<br /><ClauseLink policy={policy} clause={clause} /></>
      ),
    },
    { title: t('recover'), key: 'recover', render: (_cell, line) => <Recover line={line} /> },
    {
      title: t('office'), dataIndex: 'office',
      render: (office: string | null) => (office === null ? '—' : officeName(office)),
    },
  ];
}

function useExportColumns(): readonly ExportColumn<ObligationLine>[] {
  const { t } = useTranslation('obligation');
  const language = useLanguage();
  const itemName = useItemNames();
  const officeName = useOfficeName();
  const column = (
    key: keyof typeof obligationZhCN.meaning, title: string,
    kind: ExportColumn<ObligationLine>['kind'], text: ExportColumn<ObligationLine>['text'],
  ): ExportColumn<ObligationLine> => ({ title, meaning: t(`meaning.${key}`), kind, text });
  return [
    column('claim', t('claim'), 'text', ({ claimNumber }) => claimNumber),
    column('applicant', t('applicant'), 'text', ({ applicant }) => applicant),
    column('item', t('item'), 'text', ({ policy, item }) => itemName(policy, item)),
    column('obligation', t('obligation'), 'text', ({ name }) => inLanguage(name, language)),
    column('from', t('from'), 'day', ({ from }) => from),
    column('until', t('until'), 'day', ({ until }) => until),
    column('state', t('stateTitle'), 'text', ({ state }) => t(`state.${state}`)),
    column('recover', t('recover'), 'yuan', ({ recover }) => recover),
    column('office', t('office'), 'text', ({ office }) => office && officeName(office)),
  ];
}

function Term({ from, until }: Pick<ObligationLine, 'from' | 'until'>): ReactNode {
  return <span style={{ whiteSpace: 'nowrap' }}><DateText at={from} />{' – '}<DateText at={until} /></span>;
}

function Recover({ line: { asksBack, recover, missing } }: { line: ObligationLine }): ReactNode {
  const { t } = useTranslation('obligation');
  const language = useLanguage();
  if (!asksBack) return <span className="app-faint">{t('nothingBack')}</span>;
  if (missing.length === 0) return <MoneyText yuan={recover} />;
  const facts = missing.map(({ ask }) => inLanguage(ask, language)).join(' ');
  return <span className="app-faint">{t('waitsFor', { facts })}</span>;
}

function Records({ line, onAct }: { line: ObligationLine; onAct: (doing: Doing) => void }): ReactNode {
  const { t } = useTranslation('obligation');
  return (
    <>
      {line.records.length === 0 ? <span className="app-faint">{t('noRecords')}</span> : (
        <ul className="app-sentences">
          {line.records.map((record) => <li key={`${record.at}${record.kind}`}><OneRecord record={record} /></li>)}
        </ul>
      )}
      {line.acts.length > 0 ? (
        <Flex gap={8} wrap style={{ marginTop: 4 }}>
          {line.acts.map((act) => (
            <Button key={act} size="small" onClick={() => onAct({ act, line })}>{t(`act.${act}`)}</Button>
          ))}
        </Flex>
      ) : null}
    </>
  );
}

function OneRecord({ record }: { record: ObligationLine['records'][number] }): ReactNode {
  const { t } = useTranslation('obligation');
  const { kind, said, paper, brokenOn, by, at, caseId } = record;
  return (
    <>
      <strong>{t(`recordKind.${kind}`)}</strong> {said} · {paper}
      {brokenOn === null ? null : <> · {t('brokenOnDay', { day: brokenOn })}</>}
      {caseId === null ? null : <> · <Link to={`/recoveries/${caseId}`}>{t('toCase')}</Link></>}
      <div className="app-faint">{by} · <DateText at={at.slice(0, 10)} /></div>
    </>
  );
}
