/** 按日限额 — on each day each row gets what the limit leaves after the rows that took some of it before. */
import { exact } from '@qingce/values';
import type { Day, Period } from '@qingce/values';
import { isBelow, maximum, minimum, negate, sum } from './interval.ts';
import { joinAll } from './join.ts';
import { anyPieceOf, may, must, perhapsRow, rowOver } from './periods.ts';
import { asNumber, day, fieldOf, interval, NOTHING, union, unionOf, whole } from './value.ts';
import type { Deps, ListValue, NumberValue, Row, Value } from './value.ts';

/** An amount taken on each day of a period; vague: on some of its days. */
type Taken = Period & { readonly amount: NumberValue; readonly vague?: true };
/** What became of one row: certain pieces, or pieces of which only the bounds are known. */
type Outcome = { readonly rows: readonly Row[]; readonly any?: Row };

const NONE = whole(0);

export function limitPerDay(list: ListValue, limit: NumberValue, taken: ListValue): ListValue {
  const used = takenBy(taken);
  // Rows without a common day leave each other's days alone; others use the limit up in their order.
  const isOrdered = !list.rest && !list.shuffled;
  if (!list.disjoint && !isOrdered) used.push(anyAmountAtAll(list));
  const outcomes = list.rows.map((row) => {
    const outcome = grant(row, limit, used);
    if (!list.disjoint && isOrdered) used.push(...usedBy(outcome));
    return outcome;
  });
  const further = list.rest ? [grant(perhapsRow(list), limit, used)] : [];
  const pieces = outcomes.flatMap((outcome) => outcome.any ?? []);
  const open = [
    ...pieces,
    ...further.flatMap((outcome) => [...outcome.rows, ...(outcome.any ? [outcome.any] : [])]),
  ];
  return {
    kind: 'list',
    rows: outcomes.flatMap((outcome) => outcome.rows),
    deps: unionOf([list.deps, ...open.map((row) => row.deps)]),
    ...(open.length > 0 && {
      rest: joinAll(
        open.map((row) => row.value),
        NOTHING,
      ),
    }),
    disjoint: list.disjoint === true,
    shuffled: list.shuffled === true || pieces.length > 0,
  };
}

function takenBy(list: ListValue): Taken[] {
  const rows = list.rest ? [...list.rows, perhapsRow(list)] : list.rows;
  const used = rows.flatMap((row) => usedBy({ rows: [row] }));
  // Of further rows there may be many on one day.
  return list.rest ? [...used, anyAmountAtAll(list)] : used;
}

function anyAmountAtAll(list: ListValue): Taken {
  const one = list.rest ? [list.rest, ...list.rows.map((row) => row.value)] : list.rows.map((row) => row.value);
  const isNegative = one.some((row) =>
    isBelow(asNumber(fieldOf(row, numberKey(row))).lo ?? NEGATIVE, exact.ZERO),
  );
  return { from: -1e8, to: 1e8, amount: interval(isNegative ? null : exact.ZERO, null, list.deps), vague: true };
}

const NEGATIVE = exact.fraction(-1n);

/** The amount, or none. */
function orNothing(amount: NumberValue, deps: Deps): NumberValue {
  const lo = amount.lo && exact.minimum(amount.lo, exact.ZERO);
  return interval(lo, amount.hi && exact.maximum(amount.hi, exact.ZERO), union(amount.deps, deps));
}

function usedBy({ rows, any }: Outcome): Taken[] {
  const used = rows.flatMap((row): Taken[] => {
    const amount = asNumber(fieldOf(row.value, numberKey(row.value)));
    const [certain, possible] = [must(row), may(row)];
    const perhaps = orNothing(amount, row.deps);
    if (certain && possible && certain.from === possible.from && certain.to === possible.to) {
      return [{ ...certain, amount: row.sure ? amount : perhaps }];
    }
    return possible ? [{ ...possible, amount: perhaps, vague: true }] : [];
  });
  return any ? [...used, ...usedBy({ rows: [{ ...any, sure: false }] })] : used;
}

function grant(row: Row, limit: NumberValue, used: readonly Taken[]): Outcome {
  const key = numberKey(row.value);
  const amount = asNumber(fieldOf(row.value, key));
  const possible = may(row);
  if (!possible) return { rows: [] };
  const before = used.filter((one) => one.from <= possible.to && one.to >= possible.from);
  if (before.length === 0) return { rows: keepIfSome(row, key, minimum([amount, maximum([NONE, limit])])) };
  const certain = must(row);
  const isKnown = certain && certain.from === possible.from && certain.to === possible.to
    && !before.some((one) => one.vague);
  const pieces = isKnown ? stretches(certain, before, (taken) => left(amount, limit, taken)) : undefined;
  if (pieces) {
    return { rows: pieces.flatMap((piece) => keepIfSome(cutTo(row, piece), key, piece.amount)) };
  }
  const most = left(amount, limit, before.map((one) => minimum([NONE, one.amount])).reduce(sum, NONE));
  const deps = unionOf([most.deps, ...before.map((one) => one.amount.deps), row.deps]);
  const any = anyPieceOf(row.value, deps);
  const ends = [fieldOf(any, 'from'), fieldOf(any, 'to')] as const;
  const value = withNumber(any, key, interval(exact.ZERO, most.hi, deps), ends);
  return { rows: [], any: { value, sure: false, deps } };
}

function left(amount: NumberValue, limit: NumberValue, taken: NumberValue): NumberValue {
  return minimum([amount, maximum([NONE, sum(limit, negate(taken))])]);
}

/** The period cut where what is left changes; nothing when it is open where that is. */
function stretches(
  period: Period, used: readonly Taken[], grantedAfter: (taken: NumberValue) => NumberValue,
): Taken[] | undefined {
  const starts = [period.from, ...used.flatMap((one) => [one.from, one.to + 1])]
    .filter((start) => start >= period.from && start <= period.to);
  const ordered = [...new Set(starts)].toSorted((a, b) => a - b);
  const pieces: Taken[] = [];
  for (const [place, from] of ordered.entries()) {
    const to = (ordered[place + 1] ?? period.to + 1) - 1;
    const amount = grantedAfter(
      used
        .filter((one) => covers(one, from))
        .map((one) => one.amount)
        .reduce(sum, NONE),
    );
    const last = pieces.at(-1);
    if (last && (amount.lo !== amount.hi || last.amount.lo !== last.amount.hi)) return undefined;
    if (last && isSame(last.amount, amount)) pieces[pieces.length - 1] = { from: last.from, to, amount };
    else pieces.push({ from, to, amount });
  }
  return pieces;
}

function covers(period: Period, at: Day): boolean {
  return period.from <= at && at <= period.to;
}

function isSame(a: NumberValue, b: NumberValue): boolean {
  return a.lo !== null && b.lo !== null && exact.equal(a.lo, b.lo);
}

function cutTo(row: Row, piece: Period): Row {
  return { ...row, value: rowOver(row.value, day(piece.from), day(piece.to)) };
}

/** The row with that amount; days with nothing left vanish. */
function keepIfSome(row: Row, key: string, amount: NumberValue): Row[] {
  if (amount.hi && exact.compare(amount.hi, exact.ZERO) <= 0) return [];
  const value = withNumber(row.value, key, amount, [fieldOf(row.value, 'from'), fieldOf(row.value, 'to')]);
  const isSome = amount.lo !== null && exact.compare(amount.lo, exact.ZERO) > 0;
  return [isSome ? { ...row, value } : { value, sure: false, deps: union(row.deps, amount.deps) }];
}

function withNumber(row: Value, key: string, amount: NumberValue, [from, to]: readonly [Value, Value]): Value {
  return { kind: 'record', fields: { ...(row.kind === 'record' ? row.fields : {}), from, to, [key]: amount } };
}

/** The one field of a row that is a number; the compiler has seen to it that there is one. */
function numberKey(row: Value): string {
  const fields = row.kind === 'record' ? Object.entries(row.fields) : [];
  return fields.find(([, value]) => value.kind === 'number')?.[0] ?? '';
}
