import { useTranslation } from 'react-i18next';
import type { CaseFile, CorrectionRound } from '@qingce/contract';
import type { CheckedPolicy } from '@qingce/policy-language/evaluate';
import type { ReactNode } from 'react';
import { Points } from '../correction/Points.tsx';
import '../correction/correction.css';

interface LetterCorrectionsProps {
  readonly round: CorrectionRound;
  readonly file: CaseFile;
  readonly policy: CheckedPolicy;
}

/** 一次性告知 — everything that has to be corrected, by which day, and what becomes of the claim after it. */
export function LetterCorrections({ round, file, policy }: LetterCorrectionsProps): ReactNode {
  const { t } = useTranslation('letter');
  const { t: correction } = useTranslation('correction');
  return (
    <>
      <h2>{t('toCorrect')}</h2>
      <Points round={round} file={file} policy={policy} renderField={() => null} />
      <h2>{t('until')}</h2>
      <p>
        {round.dueOn === null ? correction('noDue') : t('untilDay', { day: round.dueOn })}{' '}
        {correction(`missed.${round.missed}`)}
      </p>
    </>
  );
}
