/**
 * What the policy does with days whose ends may be open. A row from an open day to an open day covers for
 * certain the days from the last possible start to the first possible end (must), and at most those from the
 * first possible start to the last possible end (may).
 */
import { exact, firstOfMonth, lastDayOfTerm, lastOfMonth, monthOf, yearOf } from '@qingce/values';
import type { Day, Fraction, Period } from '@qingce/values';
import { count, earliest, integer, latest, multiply, sum } from './interval.ts';
import { joinAll } from './join.ts';
import {
  asDay, asNumber, asText, day, days, EMPTY, fieldOf, interval, knownDay, NOTHING, sure, union, unionOf, whole,
} from './value.ts';
import type { DayValue, Deps, ListValue, NumberValue, RecordValue, Row, Value } from './value.ts';

/** 交集 — each row cut down to each of the lists of periods in turn; pieces without a day vanish. */
export function clip(list: ListValue, limits: readonly ListValue[]): ListValue {
  return limits.reduce(clipTo, onlyWithDays(list));
}

function clipTo(list: ListValue, limit: ListValue): ListValue {
  const rows = cross(list.rows, limit.rows);
  const [further, furtherLimits] = [furtherRows(list), furtherRows(limit)];
  const open = [...cross(further, [...limit.rows, ...furtherLimits]), ...cross(list.rows, furtherLimits)];
  return {
    kind: 'list', rows, deps: unionOf(open.map((row) => row.deps)),
    ...(open.length > 0 && { rest: joinAll(open.map((row) => row.value), NOTHING) }),
    disjoint: list.disjoint === true && (limit.disjoint === true || isSingle(limit)),
    shuffled: list.shuffled === true || limit.shuffled === true,
  };
}

function cross(rows: readonly Row[], periods: readonly Row[]): Row[] {
  return rows.flatMap((row) => periods.flatMap((period) => cut(row, period) ?? []));
}

function furtherRows(list: ListValue): Row[] {
  return list.rest ? [perhapsRow(list)] : [];
}

function isSingle(list: ListValue): boolean {
  return list.rows.length <= 1 && !list.rest;
}

/** One of the further rows of an open list. */
export function perhapsRow(list: ListValue): Row {
  return { value: list.rest ?? { kind: 'any', deps: list.deps }, sure: false, deps: list.deps };
}

/** The days that both have, with the fields of the first; nothing when there can be none. */
function cut(row: Row, by: Row): Row | undefined {
  const from = latest([asDay(fieldOf(row.value, 'from')), asDay(fieldOf(by.value, 'from'))]);
  const to = earliest([asDay(fieldOf(row.value, 'to')), asDay(fieldOf(by.value, 'to'))]);
  if (from.lo > to.hi) return undefined;
  const value = rowOver(row.value, from, to);
  if (from.hi > to.lo) return { value, sure: false, deps: unionOf([row.deps, by.deps, from.deps, to.deps]) };
  return { value, sure: row.sure && by.sure, deps: union(row.deps, by.deps) };
}

/** The row with other ends; the very same row when they are the ends it has. */
export function rowOver(
  row: Value,
  from: DayValue,
  to: DayValue,
  fields: Readonly<Record<string, Value>> = {},
): Value {
  const own = row.kind === 'record' ? row.fields : {};
  return {
    kind: 'record',
    fields: { ...own, from: asIs(own['from'], from), to: asIs(own['to'], to), ...fields },
  };
}

/** The end as the row has it when it is the same, so that it keeps its origin. */
function asIs(own: Value | undefined, end: DayValue): Value {
  return own?.kind === 'day' && own.lo === end.lo && own.hi === end.hi ? own : end;
}

function onlyWithDays(list: ListValue): ListValue {
  const always: Row = sure({ kind: 'record', fields: { from: day(-1e8), to: day(1e8) } });
  return { ...list, rows: list.rows.flatMap((row) => cut(row, always) ?? []) };
}

/** 除去 — the rows without the days that lie in these periods. */
export function without(list: ListValue, removed: ListValue): ListValue {
  const kept = clip(list, [complement(removed.rows.filter((row) => row.sure).flatMap((row) => must(row) ?? []))]);
  const doubtful: Row[] = removed.rows.filter(
    (row) => !row.sure || must(row)?.from !== may(row)?.from || must(row)?.to !== may(row)?.to,
  );
  if (removed.rest) doubtful.push(perhapsRow(removed));
  return doubtful.reduce(perhapsWithout, kept);
}

/** Rows that such a period may cut, and into any number of pieces. */
function perhapsWithout(list: ListValue, removed: Row): ListValue {
  const touched = list.rows.filter((row) => cut(row, removed));
  if (touched.length === 0 && !list.rest) return list;
  const deps = unionOf([
    removed.deps,
    asDay(fieldOf(removed.value, 'from')).deps,
    asDay(fieldOf(removed.value, 'to')).deps,
  ]);
  const pieces = touched.map((row) => anyPieceOf(row.value, deps));
  const rests = [...pieces, ...(list.rest ? [anyPieceOf(list.rest, deps)] : [])];
  return {
    ...list, rows: list.rows.filter((row) => !touched.includes(row)), shuffled: true,
    rest: joinAll(rests, deps), deps: unionOf([list.deps, deps, ...touched.map((row) => row.deps)]),
  };
}

/** Any part of the days of a row, with its fields. */
export function anyPieceOf(row: Value, deps: Deps): Value {
  const [from, to] = [asDay(fieldOf(row, 'from')), asDay(fieldOf(row, 'to'))];
  const within = days(from.lo, to.hi, unionOf([from.deps, to.deps, deps]));
  return rowOver(row, within, within);
}

/** The days outside these periods, as periods. */
function complement(periods: readonly Period[]): ListValue {
  const gaps: Row[] = [];
  let from = -1e8;
  for (const hole of periods.toSorted((a, b) => a.from - b.from)) {
    if (hole.from > from) gaps.push(sure(periodOf(from, hole.from - 1)));
    from = Math.max(from, hole.to + 1);
  }
  return { ...EMPTY, rows: [...gaps, sure(periodOf(from, 1e8))] };
}

export function periodOf(from: Day, to: Day): RecordValue {
  return { kind: 'record', fields: { from: day(from), to: day(to) } };
}

/** The days that the row covers for certain, if it is there. */
export function must(row: Row): Period | undefined {
  const [from, to] = [asDay(fieldOf(row.value, 'from')).hi, asDay(fieldOf(row.value, 'to')).lo];
  return from <= to ? { from, to } : undefined;
}

/** The days that the row may cover at most. */
export function may(row: Row): Period | undefined {
  const [from, to] = [asDay(fieldOf(row.value, 'from')).lo, asDay(fieldOf(row.value, 'to')).hi];
  return from <= to ? { from, to } : undefined;
}

/** 按月折算 — a monthly amount over the days of the rows. */
export function prorate(perMonth: NumberValue, list: ListValue, mode: Value): NumberValue {
  return multiply(perMonth, months(list, mode));
}

/** The months that the rows cover, exactly: by days of each calendar month, or by their first days. */
export function months(list: ListValue, mode: Value): NumberValue {
  const { among, deps } = asText(mode);
  const counts = [
    ...(among?.includes('daily') ?? true ? [monthsBy(list, monthFraction)] : []),
    ...(among?.includes('monthByFirstDay') ?? true ? [monthsBy(list, firstDays)] : []),
  ];
  return asNumber(joinAll(counts, deps));
}

type Measure = (period: Period | undefined) => Fraction;

function monthsBy(list: ListValue, measure: Measure): NumberValue {
  const rows = list.rows.map((row) =>
    interval(measure(row.sure ? must(row) : undefined), measure(may(row)), depsOfDays(row)));
  const certain = rows.reduce(sum, whole(0));
  const rest = list.rest && perhapsRow(list);
  const total = rest && may(rest) ? interval(certain.lo, null, union(certain.deps, depsOfDays(rest))) : certain;
  return list.disjoint ? withinTheirStretch(total, list, measure) : total;
}

/** Rows without a common day cover no more than the stretch in which they all lie. */
function withinTheirStretch(total: NumberValue, list: ListValue, measure: Measure): NumberValue {
  if (total.lo === total.hi) return total;
  const all = [...list.rows, ...(list.rest ? [perhapsRow(list)] : [])].flatMap((row) => may(row) ?? []);
  const most = measure({
    from: Math.min(...all.map((one) => one.from)),
    to: Math.max(...all.map((one) => one.to)),
  });
  const hi = total.hi && exact.compare(total.hi, most) < 0 ? total.hi : most;
  return interval(total.lo, hi, total.deps);
}

function depsOfDays(row: Row): Deps {
  return unionOf([
    row.sure ? NOTHING : row.deps,
    asDay(fieldOf(row.value, 'from')).deps,
    asDay(fieldOf(row.value, 'to')).deps,
  ]);
}

/** Each day counts one part of its calendar month. */
function monthFraction(period: Period | undefined): Fraction {
  if (!period) return exact.ZERO;
  const { from, to } = period;
  if (firstOfMonth(from) === firstOfMonth(to)) return partOfMonth(from, to);
  const between = (yearOf(to) - yearOf(from)) * 12 + monthOf(to) - monthOf(from) - 1;
  const ends = exact.add(partOfMonth(from, lastOfMonth(from)), partOfMonth(firstOfMonth(to), to));
  return exact.add(integer(between), ends);
}

function partOfMonth(from: Day, to: Day): Fraction {
  return exact.fraction(BigInt(to - from + 1), BigInt(lastOfMonth(from) - firstOfMonth(from) + 1));
}

/** A calendar month counts whole when its first day lies in the period. */
function firstDays(period: Period | undefined): Fraction {
  if (!period) return exact.ZERO;
  const first = firstOfMonth(period.from) === period.from ? period.from : lastOfMonth(period.from) + 1;
  if (first > period.to) return exact.ZERO;
  return integer((yearOf(period.to) - yearOf(first)) * 12 + monthOf(period.to) - monthOf(first) + 1);
}

/** 届满日 — the last day of a term; it only grows with the first day and with the months. */
export function endOfTerm(start: DayValue, term: Value): DayValue {
  if (term.kind === 'duration')
    return days(lastDayOfTerm(start.lo, term.months), lastDayOfTerm(start.hi, term.months), start.deps);
  const { lo, hi, deps } = asNumber(term);
  const most = 12_000;
  const least = Math.max(lo ? count(lo) : 0, 0);
  return days(
    lastDayOfTerm(start.lo, least),
    lastDayOfTerm(start.hi, Math.max(hi ? count(hi) : most, 0)),
    union(start.deps, deps),
  );
}

/**
 * Months that are only perhaps completed are listed one by one up to here; beyond, there may be any number of
 * them.
 */
const MOST_OPEN_MONTHS = 60;

/**
 * 整月 — the completed months of a period with their number (序); those after its certain end are perhaps there.
 */
export function wholeMonths(period: Value): ListValue {
  const [from, to] = [asDay(fieldOf(period, 'from')), asDay(fieldOf(period, 'to'))];
  const deps = union(from.deps, to.deps);
  if (from.lo > to.hi) return EMPTY;
  const first = knownDay(from);
  if (first === undefined) return { ...EMPTY, rest: anyMonth(from.lo, to.hi, 1, deps), deps };
  const rows: Row[] = [];
  for (let ordinal = 1, open = 0; ; ordinal += 1) {
    const month = monthOfTerm(first, ordinal);
    if (month.to > to.hi) return { ...EMPTY, rows };
    if (month.to > to.lo) open += 1;
    if (open > MOST_OPEN_MONTHS)
      return { ...EMPTY, rows, rest: anyMonth(month.from, to.hi, ordinal, to.deps), deps: to.deps };
    const fields = { from: day(month.from), to: day(month.to), 序: whole(ordinal) };
    rows.push({ value: { kind: 'record', fields }, sure: open === 0, deps: open === 0 ? NOTHING : to.deps });
  }
}

function monthOfTerm(first: Day, ordinal: number): Period {
  return { from: lastDayOfTerm(first, ordinal - 1) + 1, to: lastDayOfTerm(first, ordinal) };
}

/** A month from that number on, anywhere in those days. */
function anyMonth(from: Day, to: Day, ordinal: number, deps: Deps): RecordValue {
  const within = days(from, to, deps);
  return { kind: 'record', fields: { from: within, to: within, 序: interval(integer(ordinal), null, deps) } };
}
