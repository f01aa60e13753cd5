import { add, fraction, ZERO } from './fraction.ts';
import type { Fraction } from './fraction.ts';
import { daysInMonth, lastDayOfTerm, lastOfMonth, monthOf, yearOf } from './day.ts';
import type { Day } from './day.ts';

/** 期间 — a run of days, both ends included, never empty. */
export type Period = { readonly from: Day; readonly to: Day };

/** The part of a period that lies in one calendar month; `daysInMonth` is that month's whole length. */
export type MonthSlice = {
  readonly year: number;
  readonly month: number;
  readonly from: Day;
  readonly to: Day;
  readonly days: number;
  readonly daysInMonth: number;
};

/** 整月 — a completed month of a placement or term, counted from its first day; ordinal 1 is the first. */
export type WholeMonth = { readonly ordinal: number; readonly from: Day; readonly to: Day };

/** 交集 — the days that both periods have, if any. */
export function intersect(a: Period, b: Period): Period | undefined {
  const from = Math.max(a.from, b.from);
  const to = Math.min(a.to, b.to);
  return from <= to ? { from, to } : undefined;
}

/**
 * The days that every list covers, as periods in order, apart from each other and as long as possible.
 * RangeError without any list, since then no day is excluded.
 */
export function intersectAll(lists: readonly (readonly Period[])[]): Period[] {
  const [first, ...others] = lists;
  if (!first) throw new RangeError('The days common to no list at all are not a list of periods.');
  return others.reduce<Period[]>((common, list) => intersectLists(common, merge(list)), merge(first));
}

function intersectLists(a: readonly Period[], b: readonly Period[]): Period[] {
  return merge(a.flatMap((left) => b.flatMap((right) => intersect(left, right) ?? [])));
}

/** The same days in order, with overlapping and adjoining periods joined. */
function merge(periods: readonly Period[]): Period[] {
  const merged: Period[] = [];
  for (const next of periods.toSorted((a, b) => a.from - b.from)) {
    const last = merged.at(-1);
    if (!last || next.from > last.to + 1) merged.push(next);
    else if (next.to > last.to) merged[merged.length - 1] = { from: last.from, to: next.to };
  }
  return merged;
}

/** 除去 — the days of `a` that lie in none of the holes, as periods in order; holes may overlap. */
export function subtract(a: Period, holes: readonly Period[]): Period[] {
  const left: Period[] = [];
  let from = a.from;
  for (const hole of merge(holes)) {
    if (hole.to < from || hole.from > a.to) continue;
    if (hole.from > from) left.push({ from, to: hole.from - 1 });
    from = hole.to + 1;
  }
  if (from <= a.to) left.push({ from, to: a.to });
  return left;
}

/** How many days the period has, both ends counted. */
export function daysIn(period: Period): number {
  return period.to - period.from + 1;
}

/** Whether the day, or every day of the other period, lies in the period. */
export function contains(period: Period, part: Day | Period): boolean {
  const { from, to } = typeof part === 'number' ? { from: part, to: part } : part;
  return period.from <= from && to <= period.to;
}

/** Whether the two periods have a day in common. */
export function overlap(a: Period, b: Period): boolean {
  return intersect(a, b) !== undefined;
}

/** The period cut at calendar months, in order. */
export function monthsIn(period: Period): MonthSlice[] {
  const slices: MonthSlice[] = [];
  for (let from = period.from; from <= period.to; from = lastOfMonth(from) + 1) {
    const to = Math.min(lastOfMonth(from), period.to);
    const [year, month] = [yearOf(from), monthOf(from)];
    slices.push({ year, month, from, to, days: to - from + 1, daysInMonth: daysInMonth(year, month) });
  }
  return slices;
}

/** 按月折算 — the period in months, each calendar month counting days ÷ days of that month; exact. */
export function monthFraction(period: Period): Fraction {
  return monthsIn(period).reduce(
    (sum, slice) => add(sum, fraction(BigInt(slice.days), BigInt(slice.daysInMonth))),
    ZERO,
  );
}

/**
 * 整月 — the months completed within the period, each ending where `lastDayOfTerm` says; the rest is dropped.
 */
export function wholeMonths(period: Period): WholeMonth[] {
  const months: WholeMonth[] = [];
  let from = period.from;
  for (let ordinal = 1; ; ordinal += 1) {
    const to = lastDayOfTerm(period.from, ordinal);
    if (to > period.to) return months;
    months.push({ ordinal, from, to });
    from = to + 1;
  }
}
