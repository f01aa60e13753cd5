import { CaseFile } from '@qingce/contract';
import { LawSurroundings } from '@qingce/law-view';
import '@qingce/law-view/law.css';
import { Link, useParams } from '@tanstack/react-router';
import { Alert, Flex, Tabs } from 'antd';
import { useTranslation } from 'react-i18next';
import type { CheckedPolicy } from '@qingce/policy-language/evaluate';
import type { ReactNode } from 'react';
import { Checklist } from '../correction/Checklist.tsx';
import { Rounds } from '../correction/Rounds.tsx';
import { OpenRecovery } from '../recovery/OpenRecovery.tsx';
import { OpenRestriction, RestrictionOfCase } from '../restriction/RestrictionOfCase.tsx';
import { DueText } from '../shared/DueText.tsx';
import { letterOf } from '../letter/letter-of.ts';
import { PageFrame } from '../shared/PageFrame.tsx';
import { Read } from '../shared/PageStates.tsx';
import { StateTag } from '../shared/StateTag.tsx';
import { useReading } from '../shared/useApi.ts';
import { useLanguage } from '../shared/useLanguage.ts';
import { usePolicy } from '../shared/usePolicy.ts';
import { useWaitsFor } from '../shared/useActName.ts';
import { CaseRoster } from '../roster/CaseRoster.tsx';
import { CaseVisits } from '../visit/CaseVisits.tsx';
import { CaseActs } from './CaseActs.tsx';
import { CaseDocuments } from './CaseDocuments.tsx';
import { CaseLaw } from './CaseLaw.tsx';
import { CaseStages } from './CaseStages.tsx';
import { FactTable } from './FactTable.tsx';
import { Notes } from './Notes.tsx';
import { Recuse } from './Recuse.tsx';
import { Timeline } from './Timeline.tsx';
import { Waits } from './Waits.tsx';
import './casefile.css';

/** 案卷 — the law with the facts of one claim written into it, and exactly what the reader may do. */
export function CasePage(): ReactNode {
  const { claimId = '' } = useParams({ strict: false });
  const reading = useReading(`/api/claims/${claimId}`, CaseFile);
  return <Read reading={reading}>{(file) => <CaseWithPolicy file={file} />}</Read>;
}

function CaseWithPolicy({ file }: { file: CaseFile }): ReactNode {
  const policy = usePolicy(file.claim.policy, file.policyHash);
  const language = useLanguage();
  return (
    <Read reading={policy}>
      {(checked) => (
        <LawSurroundings policy={checked} language={language}>
          <Case file={file} policy={checked} />
        </LawSurroundings>
      )}
    </Read>
  );
}

function Case({ file, policy }: { file: CaseFile; policy: CheckedPolicy }): ReactNode {
  const { t } = useTranslation('casefile');
  const { t: roster } = useTranslation('roster');
  const { t: visit } = useTranslation('visit');
  const { t: words } = useTranslation('correction');
  const { t: letter } = useTranslation('letter');
  const { t: certificate } = useTranslation('certificate');
  const waitsFor = useWaitsFor();
  const { claim } = file;
  return (
    <PageFrame title={t('title', { number: claim.number ?? '—' })} actions={<Acts file={file} policy={policy} />}>
      <Flex gap={12} wrap align="center" className="case-head">
        <strong>{claim.applicant}</strong>
        <StateTag state={claim.state} />
        {claim.waitsFor === '' ? null : (
          <span className="app-faint">{t('held', { office: waitsFor(claim.waitsFor) })}</span>
        )}
        {claim.due ? <DueText due={claim.due} policy={claim.policy} /> : null}
        <OpenRecovery file={file} />
        {claim.state === 'ordered' || claim.state === 'paid' ? (
          <Link to={`/cases/${claim.id}/certificate`}>{certificate('open')}</Link>
        ) : null}
        <OpenRestriction claim={claim} />
      </Flex>
      <RestrictionOfCase claim={claim} />
      {file.ended && file.decision === null ? (
        <Alert
          type="warning"
          showIcon
          title={words('ended')}
          description={file.ended.reason}
          action={letterOf(file) ? <Link to={`/cases/${claim.id}/letter`}>{letter('open')}</Link> : null}
        />
      ) : null}
      <Waits file={file} policy={policy} />
      <CaseStages file={file} policy={policy} />
      <Tabs
        items={[
          { key: 'facts', label: t('facts'), children: <FactTable file={file} policy={policy} /> },
          { key: 'law', label: t('law'), children: <CaseLaw file={file} policy={policy} /> },
          { key: 'roster', label: roster('tab'), children: <CaseRoster file={file} policy={policy} /> },
          { key: 'visits', label: visit('tab'), children: <CaseVisits file={file} policy={policy} /> },
          { key: 'documents', label: t('documents'), children: <CaseDocuments file={file} policy={policy} /> },
          { key: 'correction', label: words('tab'), children: <Corrections file={file} policy={policy} /> },
          ...(file.claim.number === null
            ? []
            : [{ key: 'notes', label: t('notes.tab'), children: <Notes claimId={file.claim.id} /> }]),
          { key: 'timeline', label: t('timeline'), children: <Timeline entries={file.timeline} /> },
        ]}
      />
    </PageFrame>
  );
}

function Acts({ file, policy }: { file: CaseFile; policy: CheckedPolicy }): ReactNode {
  return (
    <>
      <Recuse claimId={file.claim.id} />
      <CaseActs file={file} policy={policy} />
    </>
  );
}

/** The checklist is the offices' own; rounds of correction are for both. */
function Corrections({ file, policy }: { file: CaseFile; policy: CheckedPolicy }): ReactNode {
  return (
    <>
      {file.checklist.length > 0 ? <Checklist file={file} policy={policy} /> : null}
      <Rounds file={file} policy={policy} />
    </>
  );
}
