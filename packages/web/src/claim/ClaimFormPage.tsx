import { CaseFile } from '@qingce/contract';
import { LawSurroundings } from '@qingce/law-view';
import '@qingce/law-view/law.css';
import { Link, useParams } from '@tanstack/react-router';
import { Alert, Button, Card } from 'antd';
import { useTranslation } from 'react-i18next';
import type { CheckedPolicy } from '@qingce/policy-language/evaluate';
import type { ReactNode } from 'react';
import { AnswerCorrections } from '../correction/AnswerCorrections.tsx';
import { FromRegister } from '../recognition/FromRegister.tsx';
import { EnterRoster } from '../roster/EnterRoster.tsx';
import { PageFrame } from '../kit/PageFrame.tsx';
import { Read } from '../kit/PageStates.tsx';
import { useReading } from '../kit/useApi.ts';
import { useLanguage } from '../kit/useLanguage.ts';
import { inLanguage, usePolicy } from '../kit/usePolicy.ts';
import { ProlongedWindow } from '../window/WindowCard.tsx';
import { ClaimFacts } from './ClaimFacts.tsx';
import { Clashes } from './Clashes.tsx';
import { DraftState } from './DraftState.tsx';
import { Materials } from './Materials.tsx';
import { SubmitClaim } from './SubmitClaim.tsx';
import { TakeOver } from './TakeOver.tsx';
import { useDraft } from './useDraft.ts';
import { usePresence } from './usePresence.ts';
import './claim.css';

/** 填写申报 — the policy's own form with the live answer beside it, documents, declaration, submission. */
export function ClaimFormPage(): ReactNode {
  const { claimId = '' } = useParams({ strict: false });
  const reading = useReading(`/api/claims/${claimId}`, CaseFile);
  return <Read reading={reading}>{(file) => <WithPolicy file={file} />}</Read>;
}

function WithPolicy({ file }: { file: CaseFile }): ReactNode {
  const { t } = useTranslation('claim');
  const language = useLanguage();
  const policy = usePolicy(file.claim.policy, file.policyHash);
  const editable = file.claim.state === 'draft' || file.claim.state === 'returned';
  if (!editable) {
    return (
      <PageFrame title={t('form')}>
        <Alert
          type="info"
          showIcon
          title={t('notEditable')}
          action={
            <Link to={`/cases/${file.claim.id}`}>
              <Button>{t('toCase')}</Button>
            </Link>
          }
        />
      </PageFrame>
    );
  }
  return (
    <Read reading={policy}>
      {(checked) => (
        <LawSurroundings policy={checked} language={language}>
          <ClaimForm file={file} policy={checked} />
        </LawSurroundings>
      )}
    </Read>
  );
}

function ClaimForm({ file, policy }: { file: CaseFile; policy: CheckedPolicy }): ReactNode {
  const { t } = useTranslation('claim');
  const language = useLanguage();
  const draft = useDraft(file);
  const others = usePresence(file.claim.id, draft);
  return (
    <PageFrame
      title={`${file.claim.applicant} · ${file.claim.claimYear}`}
      actions={<DraftState draft={draft} />}
    >
      <p className="app-faint">{inLanguage(policy.title, language)}</p>
      {policy.process.window ? <ProlongedWindow policy={policy.id} year={file.claim.claimYear} /> : null}
      {others.length > 0
        ? <output className="claim-others">{t('alsoHere', { names: others.join(t('between')) })}</output>
        : null}
      <Clashes file={file} policy={policy} draft={draft} />
      <AnswerCorrections file={file} policy={policy} />
      <TakeOver file={file} policy={policy} draft={draft} />
      <FromRegister file={file} policy={policy} draft={draft} />
      <ClaimFacts file={file} policy={policy} draft={draft} />
      <EnterRoster file={file} policy={policy} />
      <Card title={t('documents')} style={{ marginTop: 24 }}>
        <Materials file={file} policy={policy} draft={draft} />
      </Card>
      <SubmitClaim file={file} policy={policy} draft={draft} />
    </PageFrame>
  );
}
