import { CaseFile } from '@qingce/contract';
import { LawSurroundings } from '@qingce/law-view';
import { Link, useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { CheckedPolicy } from '@qingce/policy-language/evaluate';
import type { ReactNode } from 'react';
import { DateText } from '../kit/DateText.tsx';
import { NothingHere, Read } from '../kit/PageStates.tsx';
import { PageFrame } from '../kit/PageFrame.tsx';
import { useReading } from '../kit/useApi.ts';
import { useLanguage } from '../kit/useLanguage.ts';
import { inLanguage, usePolicy } from '../kit/usePolicy.ts';
import { LetterItems } from './LetterItems.tsx';
import { Remedies } from './Remedies.tsx';
import { letterOf } from './letter-of.ts';
import type { Letter } from './letter-of.ts';
import './letter.css';

/** 文书 — the letter of a case, to be read on the screen and printed: what was decided, why, and what is open. */
export function LetterPage(): ReactNode {
  const { claimId = '' } = useParams({ strict: false });
  const reading = useReading(`/api/claims/${claimId}`, CaseFile);
  return <Read reading={reading}>{(file) => <WithPolicy file={file} />}</Read>;
}

function WithPolicy({ file }: { file: CaseFile }): ReactNode {
  const { t } = useTranslation('letter');
  const language = useLanguage();
  const policy = usePolicy(file.claim.policy, file.policyHash);
  const letter = letterOf(file);
  if (!letter) return <NothingHere hint={t('none')} />;
  return (
    <Read reading={policy}>
      {(checked) => (
        <LawSurroundings policy={checked} language={language}>
          <Written letter={letter} file={file} policy={checked} />
        </LawSurroundings>
      )}
    </Read>
  );
}

interface WrittenProps {
  readonly letter: Letter;
  readonly file: CaseFile;
  readonly policy: CheckedPolicy;
}

function Written({ letter, file, policy }: WrittenProps): ReactNode {
  const { t } = useTranslation('letter');
  const language = useLanguage();
  const { claim } = file;
  const actions = (
    <>
      <Link to={`/cases/${claim.id}`}>
        <Button>{t('toCase')}</Button>
      </Link>
      <Button type="primary" onClick={() => window.print()}>
        {t('print')}
      </Button>
    </>
  );
  const said = { policy: inLanguage(policy.title, language), year: claim.claimYear };
  return (
    <PageFrame title={t(`title.${letter.kind}`)} actions={actions}>
      <article className="letter" aria-label={t(`title.${letter.kind}`)}>
        <p className="letter-number">
          {letter.number === null ? null : `${t('number', { number: letter.number })} · `}
          {t('claimNumber', { number: claim.number ?? '' })}
        </p>
        <p>{t('to', { applicant: claim.applicant })}</p>
        <p>{letter.kind === 'unaccepted' ? t('basisUnaccepted', said) : t('basis', said)}</p>
        {letter.items.length > 0 ? <LetterItems letter={letter} file={file} policy={policy} /> : null}
        <h2>{t('opinion')}</h2>
        <p>{letter.text}</p>
        <Remedies policy={policy} />
        <p className="letter-signature">
          {inLanguage(policy.issuer, language)}
          <br />
          {letter.at === null ? null : <DateText at={letter.at} />}
        </p>
        {language === 'en' ? <p className="app-faint">{t('official')}</p> : null}
      </article>
    </PageFrame>
  );
}
