import { useTranslation } from 'react-i18next';
import type { ObjectionLine } from '@qingce/contract';
import type { ExportColumn } from '../kit/csv.ts';

/** The columns of the exported objections; who raised them stays in the product, where each look is on record. */
export function useObjectionExport(): ExportColumn<ObjectionLine>[] {
  const { t } = useTranslation('notice');
  return [
    { title: t('number'), meaning: t('means.number'), kind: 'text', text: ({ number }) => number },
    { title: t('line'), meaning: t('means.line'), kind: 'text', text: ({ line }) => line },
    { title: t('statement'), meaning: t('means.statement'), kind: 'text', text: ({ statement }) => statement },
    { title: t('evidence'), meaning: t('means.evidence'), kind: 'number', text: ({ evidence }) => evidence.length },
    { title: t('at'), meaning: t('means.at'), kind: 'instant', text: ({ at }) => at },
    { title: t('state'), meaning: t('means.state'), kind: 'text', text: ({ state }) => t(`states.${state}`) },
    { title: t('reply'), meaning: t('means.reply'), kind: 'text', text: ({ reply }) => reply },
    { title: t('resolvedAt'), meaning: t('means.resolvedAt'), kind: 'instant', text: ({ resolvedAt }) => resolvedAt },
  ];
}
