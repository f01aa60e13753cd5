import { PaperClaim } from '@qingce/contract';
import { Link } from '@tanstack/react-router';
import { Button, Flex, Tag } from 'antd';
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
import { WideTable } from '../kit/WideTable.tsx';
import { useReading } from '../kit/useApi.ts';
import { ComparePaper } from './ComparePaper.tsx';
import { PaperDrafts } from './PaperDrafts.tsx';
import { paperColumns } from './paper-export.ts';
import { Scan } from './Scan.tsx';

const colours = { entered: 'warning', confirmed: 'success', rejected: 'error' } as const;

/** 纸质申报 — what was typed from paper: waiting for its scan, for its comparison, or settled. */
export function PaperClaimsPage(): ReactNode {
  const { t } = useTranslation('paper');
  const { role } = useSession();
  const reading = useReading('/api/paper-claims', z.array(PaperClaim));
  const [comparing, setComparing] = useState<PaperClaim>();
  const columns = useColumns(setComparing);
  const rows = reading.data ?? [];
  const words = { exported: t('exported', { returnObjects: true }), state: t('state', { returnObjects: true }) };
  const actions = (
    <>
      {rows.length === 0 ? null : <ExportMenu name={t('title')} columns={paperColumns(words)} rows={rows} />}
      {role === 'commerce-clerk'
        ? <Link to="/paper-claims/new"><Button type="primary">{t('enter')}</Button></Link>
        : null}
    </>
  );
  return (
    <PageFrame title={t('title')} actions={actions}>
      <p className="app-faint">{t('lead')}</p>
      {role === 'commerce-clerk' ? <PaperDrafts /> : null}
      <Read reading={reading} isEmpty={(all) => all.length === 0} empty={<NothingHere hint={t('empty')} />}>
        {(all) => <WideTable<PaperClaim> name={t('title')} rowKey="id" dataSource={all} columns={columns} />}
      </Read>
      {comparing ? <ComparePaper paper={comparing} onClose={() => setComparing(undefined)} /> : null}
    </PageFrame>
  );
}

function useColumns(onCompare: (paper: PaperClaim) => void): TableColumnsType<PaperClaim> {
  const { t } = useTranslation('paper');
  const { role } = useSession();
  const mayAct = role === 'commerce-clerk';
  return [
    { title: t('applicant'), dataIndex: 'applicant' },
    { title: t('year'), dataIndex: 'year', align: 'right' },
    { title: t('receivedOn'), dataIndex: 'receivedOn' },
    {
      title: t('enteredBy'), key: 'entered',
      render: (_, { enteredBy, enteredAt }) => <>{enteredBy} · <DateText at={enteredAt} /></>,
    },
    { title: t('scan'), key: 'scan', render: (_, paper) => <Scan paper={paper} mayAct={mayAct} /> },
    { title: t('stateTitle'), key: 'state', render: (_, paper) => <Standing paper={paper} /> },
    {
      title: t('act'), key: 'act',
      render: (_, paper) => (isToCompare(paper) && mayAct
        ? <Button size="small" onClick={() => onCompare(paper)}>{t('compare')}</Button>
        : null),
    },
  ];
}

function isToCompare({ state, isOwn, scan }: PaperClaim): boolean {
  return state === 'entered' && !isOwn && scan !== null;
}

function Standing({ paper: { state, settled, claimId } }: { paper: PaperClaim }): ReactNode {
  const { t } = useTranslation('paper');
  return (
    <Flex vertical gap={2} align="flex-start">
      <Tag color={colours[state]}>{t(`state.${state}`)}</Tag>
      {settled ? <span className="app-faint">{settled.by} {settled.reason}</span> : null}
      {claimId === null ? null : <Link to={`/cases/${claimId}`}>{t('toCase')}</Link>}
      {claimId === null ? null : <Link to={`/claims/${claimId}/receipt`}>{t('toReceipt')}</Link>}
    </Flex>
  );
}
