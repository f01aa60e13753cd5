import { useTranslation } from 'react-i18next';
import type { Recognition, RecognitionKind, RecognitionVersion } from '@qingce/contract';
import type { ExportColumn } from '../kit/csv.ts';
import { useLanguage } from '../kit/useLanguage.ts';
import { inLanguage } from '../kit/usePolicy.ts';
import { shownVersion } from './entries.ts';

const said = [
  ['name', 'text'], ['authority', 'text'], ['documentNo', 'text'], ['documentOn', 'day'], ['validFrom', 'day'],
  ['validUntil', 'day'], ['withdrawnFrom', 'day'], ['source', 'text'], ['enteredBy', 'text'],
] as const satisfies readonly (readonly [keyof RecognitionVersion, ExportColumn<Recognition>['kind']])[];

/** The columns of an exported register, with what each means; an entry is one line, as it counts. */
export function useRecognitionExport(kind: RecognitionKind): ExportColumn<Recognition>[] {
  const { t } = useTranslation('recognition');
  const language = useLanguage();
  return [
    { title: t('kind'), meaning: t('means.kind'), kind: 'text', text: () => inLanguage(kind.title, language) },
    ...(kind.hasHolder ? [
      { title: t('column.holder'), meaning: t('means.holder'), kind: 'text', text: ({ applicant }) => applicant },
      {
        title: t('column.creditCode'), meaning: t('means.creditCode'), kind: 'text',
        text: ({ creditCode }) => creditCode,
      },
    ] satisfies ExportColumn<Recognition>[] : []),
    ...said.map(([field, written]): ExportColumn<Recognition> => ({
      title: t(`column.${field}`), meaning: t(`means.${field}`), kind: written,
      text: (entry) => shownVersion(entry)?.[field],
    })),
    {
      title: t('column.settledBy'), meaning: t('means.settledBy'), kind: 'text',
      text: (entry) => shownVersion(entry)?.settled?.by,
    },
    {
      title: t('column.state'), meaning: t('means.state'), kind: 'text', text: ({ state }) => t(`state.${state}`),
    },
    { title: t('versionColumn'), meaning: t('means.version'), kind: 'number', text: ({ inForce }) => inForce },
  ];
}
