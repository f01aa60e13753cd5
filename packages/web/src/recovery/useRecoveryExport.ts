import { useTranslation } from 'react-i18next';
import type { RecoveryLine } from '@qingce/contract';
import type { ExportColumn } from '../kit/csv.ts';
import { useKinds } from './useKindName.ts';

/** The columns of the exported recovery cases, with what each means. */
export function useRecoveryExport(): ExportColumn<RecoveryLine>[] {
  const { t } = useTranslation('recovery');
  const { nameOf } = useKinds();
  const money = (key: 'amount' | 'outstanding' | 'underWay' | 'interestDue'): ExportColumn<RecoveryLine> =>
    ({ title: t(key), meaning: t(`means.${key}`), kind: 'yuan', text: (line) => line[key] });
  return [
    { title: t('number'), meaning: t('means.number'), kind: 'text', text: ({ number }) => number },
    { title: t('applicant'), meaning: t('means.applicant'), kind: 'text', text: ({ applicant }) => applicant },
    { title: t('claim'), meaning: t('means.claim'), kind: 'text', text: ({ claimNumber }) => claimNumber },
    { title: t('kind'), meaning: t('means.kind'), kind: 'text', text: ({ policy, kind }) => nameOf(policy, kind) },
    { title: t('stateTitle'), meaning: t('means.state'), kind: 'text', text: ({ state }) => t(`state.${state}`) },
    money('amount'), money('outstanding'), money('underWay'), money('interestDue'),
    { title: t('dueOn'), meaning: t('means.dueOn'), kind: 'day', text: ({ dueOn }) => dueOn },
    { title: t('days'), meaning: t('means.days'), kind: 'number', text: ({ days }) => days },
  ];
}
