import { useTranslation } from 'react-i18next';
import type { CrossCheckFlag } from '@qingce/contract';
import type { ExportColumn } from '../kit/csv.ts';
import { useOfficeName } from '../kit/useItemNames.ts';
import { useLanguage } from '../kit/useLanguage.ts';
import { inLanguage } from '../kit/usePolicy.ts';
import { useComparedName } from './useComparedName.ts';

/** The columns of the exported list of differences, with what each means. */
export function useFlagExport(policy: string): ExportColumn<CrossCheckFlag>[] {
  const { t } = useTranslation('crosscheck');
  const language = useLanguage();
  const officeName = useOfficeName(policy);
  const comparedName = useComparedName(policy);
  return [
    { title: t('claim'), meaning: t('means.claim'), kind: 'text', text: ({ number }) => number },
    { title: t('applicant'), meaning: t('means.applicant'), kind: 'text', text: ({ applicant }) => applicant },
    { title: t('fact'), meaning: t('means.fact'), kind: 'text', text: comparedName },
    { title: t('claimed'), meaning: t('means.claimed'), kind: 'text', text: ({ claimed }) => claimed },
    { title: t('found'), meaning: t('means.found'), kind: 'text', text: ({ found }) => found },
    {
      title: t('verdictTitle'), meaning: t('means.verdict'), kind: 'text',
      text: ({ verdict }) => t(`verdict.${verdict}`),
    },
    { title: t('source'), meaning: t('means.source'), kind: 'text', text: ({ title }) => inLanguage(title, language) },
    { title: t('office'), meaning: t('means.office'), kind: 'text', text: ({ office }) => officeName(office) },
  ];
}
