import { CaseFile } from '@qingce/contract';
import { LawSurroundings } from '@qingce/law-view';
import '@qingce/law-view/law.css';
import { Link, useParams } from '@tanstack/react-router';
import { Alert, Flex } from 'antd';
import { useTranslation } from 'react-i18next';
import type { CheckedPolicy } from '@qingce/policy-language/evaluate';
import type { ReactNode } from 'react';
import { UnconfirmedAlert } from '../mandates/UnconfirmedAlert.tsx';
import { OpenRecovery } from '../recovery/OpenRecovery.tsx';
import { OpenRestriction, RestrictionOfCase } from '../restriction/RestrictionOfCase.tsx';
import { DueText } from '../kit/DueText.tsx';
import { LetterLinks } from '../letter/LetterLinks.tsx';
import { PageFrame } from '../kit/PageFrame.tsx';
import { Read } from '../kit/PageStates.tsx';
import { StateTag } from '../kit/StateTag.tsx';
import { useReading } from '../kit/useApi.ts';
import { useLanguage } from '../kit/useLanguage.ts';
import { usePolicy } from '../kit/usePolicy.ts';
import { useWaitsFor } from '../kit/useActName.ts';
import { CaseActs } from './CaseActs.tsx';
import { CaseStages } from './CaseStages.tsx';
import { CaseTabs } from './CaseTabs.tsx';
import { RecusalRequestsOfCase } from './RecusalRequests.tsx';
import { RegisterChanges } from './RegisterChanges.tsx';
import { Recuse } from './Recuse.tsx';
import { TakeBundle } from './TakeBundle.tsx';
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
        {claim.due ? (
          <span className="case-head-due">
            <span className="app-faint">{t('dueBy')}</span> <DueText due={claim.due} policy={claim.policy} />
          </span>
        ) : null}
        <OpenRecovery file={file} />
        {claim.state === 'ordered' || claim.state === 'paid' ? (
          <Link to={`/cases/${claim.id}/certificate`}>{certificate('open')}</Link>
        ) : null}
        <OpenRestriction claim={claim} />
      </Flex>
      <LetterLinks file={file} />
      {claim.holderUnconfirmed ? <UnconfirmedAlert /> : null}
      <RestrictionOfCase claim={claim} />
      <Ended file={file} />
      <RegisterChanges file={file} policy={policy} />
      <Waits file={file} policy={policy} />
      <RecusalRequestsOfCase claimId={claim.id} />
      <CaseStages file={file} policy={policy} />
      <CaseTabs file={file} policy={policy} />
    </PageFrame>
  );
}

/** What ended a case before its decision. */
function Ended({ file }: { file: CaseFile }): ReactNode {
  const { t } = useTranslation('correction');
  if (!file.ended || file.decision !== null) return null;
  return <Alert type="warning" showIcon title={t('ended')} description={file.ended.reason} />;
}

function Acts({ file, policy }: { file: CaseFile; policy: CheckedPolicy }): ReactNode {
  return (
    <>
      <TakeBundle claim={file.claim} />
      <Recuse claimId={file.claim.id} />
      <CaseActs file={file} policy={policy} />
    </>
  );
}
