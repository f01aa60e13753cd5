import type { BudgetSubject } from '@qingce/contract';

/** 适用科目 — the subject that an item's money of a year is booked under: its own, else that of all items. */
export function subjectOf(
  subjects: readonly BudgetSubject[], { item, year }: { item: string | null; year: number },
): BudgetSubject | undefined {
  const begun = subjects.filter(({ fromYear }) => fromYear <= year).toSorted((a, b) => b.fromYear - a.fromYear);
  return begun.find((subject) => subject.item === item) ?? begun.find((subject) => subject.item === null);
}
