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
import { LetterCorrections } from './LetterCorrections.tsx';
import { LetterPapers } from './LetterPapers.tsx';
import { lettersOf } from './letters-of.ts';
import type { Letter } from './letters-of.ts';
import './letter.css';

/** 文书 — a letter of a case, to be read on the screen and printed: what was decided or asked, why, what is open. */
export function LetterPage(): ReactNode {
  const { claimId = '', letter = '' } = useParams({ strict: false });
  const reading = useReading(`/api/claims/${claimId}`, CaseFile);
  return <Read reading={reading}>{(file) => <WithPolicy file={file} name={letter} />}</Read>;
}

function WithPolicy({ file, name }: { file: CaseFile; name: string }): ReactNode {
  const { t } = useTranslation('letter');
  const language = useLanguage();
  const policy = usePolicy(file.claim.policy, file.policyHash);
  const letter = lettersOf(file).find((each) => each.name === name);
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
        <p>{t(`basis.${basisOf[letter.kind]}`, said)}</p>
        <Body letter={letter} file={file} policy={policy} />
        <p className="letter-signature">
          {inLanguage(signedBy(letter, policy), language)}
          <br />
          {letter.at === null ? null : <DateText at={letter.at} />}
        </p>
        {language === 'en' ? <p className="app-faint">{t('official')}</p> : null}
      </article>
    </PageFrame>
  );
}

function Body({ letter, file, policy }: WrittenProps): ReactNode {
  const { t } = useTranslation('letter');
  if (letter.round) return <LetterCorrections round={letter.round} file={file} policy={policy} />;
  if (letter.kind === 'accepted') return <LetterPapers file={file} policy={policy} />;
  return (
    <>
      {letter.items.length > 0 ? <LetterItems letter={letter} file={file} policy={policy} /> : null}
      <h2>{t('opinion')}</h2>
      <p>{letter.text}</p>
      <Remedies policy={policy} />
    </>
  );
}

const basisOf = {
  accepted: 'accepted', correction: 'correction', award: 'decided', partly: 'decided', refusal: 'decided',
  unaccepted: 'unaccepted', objected: 'objected',
} as const satisfies Record<Letter['kind'], string>;

const byTheDesk: readonly Letter['kind'][] = ['accepted', 'correction', 'unaccepted'];

/** What precedes a decision is signed by the office that accepts claims, as far as the policy names it. */
function signedBy({ kind }: Letter, { issuer, process }: CheckedPolicy): CheckedPolicy['issuer'] {
  const desk = process.steps.find(({ role }) => role === 'acceptance')?.by[0];
  return byTheDesk.includes(kind) ? process.offices.find(({ id }) => id === desk)?.name ?? issuer : issuer;
}
