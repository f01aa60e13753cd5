import { useTranslation } from 'react-i18next';
import type { ReviewList } from '@qingce/contract';
import type { ExportColumn } from '../kit/csv.ts';
import { useItemList, useOfficeName } from '../kit/useItemNames.ts';

/** The columns of the exported lines of a list, with what each means. */
export function useLineExport(list: ReviewList): ExportColumn<ReviewList['lines'][number]>[] {
  const { t } = useTranslation('review');
  const itemList = useItemList();
  const officeName = useOfficeName(list.policy);
  const opinionsOn = (claimId: string): string => list.opinions.filter((opinion) => opinion.claimId === claimId)
    .map(({ office, agrees, reason }) =>
      `${officeName(office)}${t('colon')}${agrees ? t('agrees') : t('disagreesBecause', { reason })}`)
    .join('; ');
  return [
    { title: t('claim'), meaning: t('means.claim'), kind: 'text', text: ({ number }) => number },
    { title: t('applicant'), meaning: t('means.applicant'), kind: 'text', text: ({ applicant }) => applicant },
    {
      title: t('items'), meaning: t('means.items'), kind: 'text',
      text: ({ items }) => itemList(list.policy, items.map(({ item }) => item)),
    },
    { title: t('amount'), meaning: t('means.amount'), kind: 'yuan', text: ({ amount }) => amount },
    { title: t('computedAmount'), meaning: t('means.computed'), kind: 'yuan', text: ({ computed }) => computed },
    {
      title: t('overrideReason'), meaning: t('means.override'), kind: 'text', text: ({ override }) => override?.reason,
    },
    { title: t('opinions'), meaning: t('means.opinions'), kind: 'text', text: ({ claimId }) => opinionsOn(claimId) },
  ];
}
