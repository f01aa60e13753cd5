import { useTranslation } from 'react-i18next';
import type { Applicant } from '@qingce/contract';
import type { ExportColumn } from '../kit/csv.ts';

/** The columns of the exported applicants: no number of a person among them; what each means is beside it. */
export function useApplicantExport(): ExportColumn<Applicant>[] {
  const { t } = useTranslation('applicant');
  return [
    { title: t('name'), meaning: t('means.name'), kind: 'text', text: ({ name }) => name },
    { title: t('kind'), meaning: t('means.kind'), kind: 'text', text: ({ kind }) => t(`kinds.${kind}`) },
    { title: t('creditCode'), meaning: t('means.creditCode'), kind: 'text', text: ({ creditCode }) => creditCode },
    { title: t('district'), meaning: t('means.district'), kind: 'text', text: ({ district }) => district },
    {
      title: t('registeredAt'), meaning: t('means.registeredAt'), kind: 'instant',
      text: ({ registeredAt }) => registeredAt,
    },
    {
      title: t('inRegister'), meaning: t('means.inRegister'), kind: 'number',
      text: ({ registerFacts }) => Object.keys(registerFacts).length,
    },
  ];
}
