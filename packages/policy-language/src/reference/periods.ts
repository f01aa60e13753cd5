/** What the policy does with days, each done by looking at one day after the other. */
import { lastDayOfTerm, leafOf } from './calendar.ts';
import { counted, isLess, larger, minus, over, plus, smaller, ZERO } from './fraction.ts';
import type { Fraction } from './fraction.ts';
import { asDay, asNumber, asRow, asText, fieldOf, isList, oneOrMore } from './value.ts';
import type { Row, Value } from './value.ts';

const daysInMonthOf = (day: number): number => {
  let last = day;
  while (leafOf(last + 1).month === leafOf(day).month) last += 1;
  return leafOf(last).dayOfMonth;
};

/** The days of a period, one after the other; none when it ends before it begins. */
export function daysOf(period: Value): number[] {
  const days: number[] = [];
  for (let day = asDay(fieldOf(period, 'from')); day <= asDay(fieldOf(period, 'to')); day += 1)
    days.push(day);
  return days;
}

/** The row with other ends and, where given, other fields. */
function rowOver(row: Row, from: number, to: number, fields: readonly [string, Value][] = []): Row {
  const ends: [string, Value][] = [['from', { kind: 'day', at: from }], ['to', { kind: 'day', at: to }]];
  return { ...row, fields: new Map([...row.fields, ...ends, ...fields]) };
}

/** 交集 — each row cut down to each of the periods in turn; pieces without a day vanish. */
export function clip(rows: Value, limits: readonly Value[]): Row[] {
  let pieces = oneOrMore(rows).map(asRow).filter((row) => daysOf(row).length > 0);
  for (const limit of limits) {
    pieces = pieces.flatMap((piece) => oneOrMore(limit).flatMap((period) => {
      const allowed = new Set(daysOf(period));
      return stretches(piece, daysOf(piece).filter((day) => allowed.has(day)), () => []);
    }));
  }
  return pieces;
}

/** 除去 — the rows without the days that lie in these periods. */
export function without(rows: Value, removed: Value): Row[] {
  const gone = new Set(oneOrMore(removed).flatMap(daysOf));
  return oneOrMore(rows)
    .map(asRow)
    .flatMap((row) =>
      stretches(
        row,
        daysOf(row).filter((day) => !gone.has(day)),
        () => [],
      ),
    );
}

/**
 * 按月折算 — a monthly amount over the days of the rows: a day is one part of its calendar month, or the first
 * counts for all.
 */
export function prorate(perMonth: Value, rows: Value, mode: Value): Fraction {
  let sum = ZERO;
  for (const day of oneOrMore(rows).flatMap(daysOf)) {
    if (asText(mode) === 'daily') sum = plus(sum, over(asNumber(perMonth), counted(daysInMonthOf(day))));
    else if (leafOf(day).dayOfMonth === 1) sum = plus(sum, asNumber(perMonth));
  }
  return sum;
}

/** 整月 — the first month of a period, the second and so on, as long as they are completed within it. */
export function wholeMonths(period: Value): Row[] {
  const [first, last] = [asDay(fieldOf(period, 'from')), asDay(fieldOf(period, 'to'))];
  const months: Row[] = [];
  for (let ordinal = 1; lastDayOfTerm(first, ordinal) <= last; ordinal += 1) {
    const from = lastDayOfTerm(first, ordinal - 1) + 1;
    const empty: Row = { kind: 'record', fields: new Map() };
    months.push(rowOver(empty, from, lastDayOfTerm(first, ordinal), [['序', counted(ordinal)]]));
  }
  return months;
}

/** 按日限额 — on each day each row gets what the limit leaves after the rows that took some of it before. */
export function limitPerDay(rows: Value, limit: Value, taken: Value): Row[] {
  const used = new Map<number, Fraction>();
  const take = (day: number, amount: Fraction): Fraction => {
    const before = used.get(day) ?? ZERO;
    const left = minus(asNumber(limit), before);
    const granted = isLess(left, ZERO) ? ZERO : smaller(amount, left);
    used.set(day, plus(before, granted));
    return granted;
  };
  for (const row of oneOrMore(taken)) {
    for (const day of daysOf(row))
      used.set(day, plus(used.get(day) ?? ZERO, asNumber(fieldOf(row, numberKey(row)))));
  }
  return oneOrMore(rows).map(asRow).flatMap((row) => {
    const key = numberKey(row);
    const granted = new Map(daysOf(row).map((day) => [day, take(day, asNumber(fieldOf(row, key)))]));
    const days = [...granted.keys()].filter((day) => isLess(ZERO, granted.get(day) ?? ZERO));
    return stretches(row, days, (day) => [[key, granted.get(day) ?? ZERO]]);
  });
}

/** The one field of a row, besides its ends, that is a number. */
function numberKey(row: Value): string {
  const keys = [...asRow(row).fields].filter(
    ([, value]) => typeof value === 'object' && !isList(value) && value.kind === 'number',
  );
  const [only, ...more] = keys.map(([key]) => key);
  if (only === undefined || more.length > 0)
    throw new TypeError(`A row with ${keys.length} numbers cannot be limited.`);
  return only;
}

/** The row over each unbroken run of these days on which the other fields stay the same. */
function stretches(row: Row, days: readonly number[], fieldsOn: (day: number) => [string, Value][]): Row[] {
  const runs: { from: number; to: number; fields: [string, Value][] }[] = [];
  for (const day of days) {
    const last = runs.at(-1);
    const fields = fieldsOn(day);
    if (last && last.to === day - 1 && sameNumbers(last.fields, fields)) last.to = day;
    else runs.push({ from: day, to: day, fields });
  }
  return runs.map((run) => rowOver(row, run.from, run.to, run.fields));
}

function sameNumbers(a: readonly [string, Value][], b: readonly [string, Value][]): boolean {
  return a.every(([, value], position) => {
    const other = b[position]?.[1];
    return (
      other !== undefined &&
      asNumber(value).n === asNumber(other).n &&
      asNumber(value).d === asNumber(other).d
    );
  });
}

/** 依次分配 — each demand in turn gets what is left of the total, as far as that lasts. */
export function allocate(demands: Value, total: Value): Fraction[] {
  let left = asNumber(total);
  return oneOrMore(demands).map((demand) => {
    const granted = larger(ZERO, smaller(asNumber(demand), left));
    left = minus(left, granted);
    return granted;
  });
}
