import { useTranslation } from 'react-i18next';
import type { BudgetSubject, FundPosition, PostingLine } from '@qingce/contract';
import type { ExportColumn } from '../kit/csv.ts';
import { subjectOf } from '../kit/subject-of.ts';
import { useActName } from '../kit/useActName.ts';
import { useItemNames, useTreasuryName } from '../kit/useItemNames.ts';
import type { fundZhCN } from './fund.zh-CN.ts';

interface Fund { readonly policy: string; readonly year: number; readonly subjects: readonly BudgetSubject[] }
type Meaning = keyof typeof fundZhCN.meaning;
type Columns<Row> = readonly ExportColumn<Row>[];

/** Columns of the budget line by line, with the subjects that each is booked under. */
export function useLineExport(fund: Fund): Columns<FundPosition['lines'][number]> {
  const { t } = useTranslation('fund');
  const column = useColumn<FundPosition['lines'][number]>();
  const itemName = useItemNames();
  return [
    column('item', t('item'), 'text', ({ item }) => (item === null ? t('pooled') : itemName(fund.policy, item))),
    column('itemId', t('itemId'), 'text', ({ item }) => item),
    ...(['available', 'reserved', 'ordered', 'paid', 'tax', 'bounced'] as const).map((figure) =>
      column(figure, t(figure), 'yuan', (line) => line[figure])),
    ...useSubjectColumns(fund),
  ];
}

/** Columns of the postings behind a number. */
export function usePostingExport(fund: Fund): Columns<PostingLine> {
  const { t } = useTranslation('fund');
  const column = useColumn<PostingLine>();
  const itemName = useItemNames();
  const treasuryName = useTreasuryName(fund.policy);
  const actName = useActName();
  return [
    column('entry', t('entry'), 'text', ({ entry, line }) => `${entry}-${line}`),
    column('at', t('at'), 'instant', ({ at }) => at),
    column('act', t('act'), 'text', ({ act }) => actName(act)),
    column('by', t('by'), 'text', ({ by }) => by),
    column('account', t('account'), 'text', ({ kind }) => t(`accountKind.${kind}`)),
    column('item', t('item'), 'text', ({ item }) => (item === null ? t('pooled') : itemName(fund.policy, item))),
    column('treasury', t('treasury'), 'text', ({ treasury }) => treasury && treasuryName(treasury)),
    column('amount', t('amountOf'), 'yuan', ({ amount }) => amount),
    column('claim', t('claim'), 'text', ({ claimNumber }) => claimNumber),
    column('documentNo', t('documentNo'), 'text', ({ documentNo }) => documentNo),
    ...useSubjectColumns(fund),
  ];
}

function useSubjectColumns({ year, subjects }: Fund): Columns<{ readonly item: string | null }> {
  const { t } = useTranslation('fund');
  const column = useColumn<{ readonly item: string | null }>();
  return (['functional', 'economic', 'department'] as const).map((key) =>
    column(key, t(`class.${key}`), 'text', ({ item }) => {
      const subject = subjectOf(subjects, { item, year });
      return subject && `${subject[key].code} ${subject[key].name}`;
    }));
}

function useColumn<Row>() {
  const { t } = useTranslation('fund');
  return (
    key: Meaning, title: string, kind: ExportColumn<Row>['kind'], text: ExportColumn<Row>['text'],
  ): ExportColumn<Row> => ({ title, meaning: t(`meaning.${key}`), kind, text });
}
