import type { ReviewList } from '@qingce/contract';
import { useTranslation } from 'react-i18next';
import { inShanghai } from '../kit/DateText.tsx';
import { columnsOf } from '../kit/csv.ts';
import type { ExportColumn } from '../kit/csv.ts';
import { useOfficeName } from '../kit/useItemNames.ts';

/** The columns of the exported lists, one row a list. */
export function useListsExport(): ExportColumn<ReviewList>[] {
  const { t } = useTranslation('review');
  const officeName = useOfficeName();
  return columnsOf(t('listsExported', { returnObjects: true }), {
    number: ['text', ({ number }) => number],
    policy: ['text', ({ policy }) => policy],
    year: ['year', ({ claimYear }) => claimYear],
    state: ['text', ({ state }) => t(`states.${state}`)],
    lines: ['number', ({ lines }) => lines.length],
    total: ['yuan', ({ total }) => total],
    hash: ['text', ({ hash }) => hash],
    signatures: ['text', ({ signatures }) => signatures
      .map(({ office, by, at }) => `${officeName(office)} ${by} ${inShanghai(at)}`).join('; ')],
    composedAt: ['instant', ({ composedAt }) => composedAt],
    dissolved: ['text', ({ dissolved }) => dissolved?.reason],
  });
}
