/**
 * What the policy does with lists whose rows may be open: certain, perhaps there, or any number of unknown
 * ones.
 */
import { exact } from '@qingce/values';
import { isEqual, some } from './compare.ts';
import { count as countOf, integer, maximum, minimum, negate, sum as add } from './interval.ts';
import { joinAll } from './join.ts';
import {
  asNumber, boolean, EMPTY, interval, knownNumber, NOTHING, sure, union, unionOf, whole,
} from './value.ts';
import type { BooleanValue, Deps, ListValue, NumberValue, Row, Value } from './value.ts';

/** How many: at least those that are certain. */
export function count(list: ListValue): NumberValue {
  const atLeast = list.rows.filter((row) => row.sure).length;
  const deps = union(presence(list), list.rest ? list.deps : NOTHING);
  return interval(integer(atLeast), list.rest ? null : integer(list.rows.length), deps);
}

/** The sum; of nothing it is 0. */
export function sum(list: ListValue): NumberValue {
  const total = list.rows.reduce((so, row) => add(so, counted(row)), whole(0));
  return list.rest ? add(total, anyNumberOf(asNumber(list.rest), list.deps)) : total;
}

/** The number of a row, or nothing where the row is only perhaps there. */
function counted(row: Row): NumberValue {
  const value = asNumber(row.value);
  if (row.sure) return value;
  const lo = value.lo && exact.minimum(value.lo, exact.ZERO);
  return interval(lo, value.hi && exact.maximum(value.hi, exact.ZERO), union(value.deps, row.deps));
}

/** The sum of any number of such numbers. */
function anyNumberOf(rest: NumberValue, deps: Deps): NumberValue {
  const [isNeverBelow, isNeverAbove] = [
    rest.lo !== null && exact.compare(rest.lo, exact.ZERO) >= 0,
    rest.hi !== null && exact.compare(rest.hi, exact.ZERO) <= 0,
  ];
  return interval(isNeverBelow ? exact.ZERO : null, isNeverAbove ? exact.ZERO : null, union(rest.deps, deps));
}

/** The elements that may count for the least or greatest, and at least one of which does. */
function candidates(list: ListValue): NumberValue[] {
  return [...list.rows.map((row) => row.value), ...(list.rest ? [list.rest] : [])].map(asNumber);
}

/** The least of a list; only certain rows bound it from above. */
export function least(list: ListValue): NumberValue {
  const bounding = list.rows.filter((row) => row.sure).map((row) => asNumber(row.value));
  const all = candidates(list);
  if (all.length === 0) return interval(null, null, list.deps);
  const [bounded, open] = [bounding.length > 0 ? minimum(bounding) : maximum(all), minimum(all)];
  return interval(
    open.lo,
    bounded.hi,
    unionOf([open.deps, bounded.deps, open.lo === bounded.lo ? NOTHING : openness(list)]),
  );
}

export function greatest(list: ListValue): NumberValue {
  const bounding = list.rows.filter((row) => row.sure).map((row) => asNumber(row.value));
  const all = candidates(list);
  if (all.length === 0) return interval(null, null, list.deps);
  const [bounded, open] = [bounding.length > 0 ? maximum(bounding) : minimum(all), maximum(all)];
  return interval(
    bounded.lo,
    open.hi,
    unionOf([open.deps, bounded.deps, open.hi === bounded.hi ? NOTHING : openness(list)]),
  );
}

export function contains(list: ListValue, value: Value): BooleanValue {
  return anyRow(list, (element) => isEqual(element, value));
}

/** Whether some element passes: a certain one decides, one that is perhaps there leaves it open. */
function anyRow(list: ListValue, test: (value: Value) => BooleanValue): BooleanValue {
  const tests = list.rows.map((row) => ifThere(test(row.value), row));
  return some(list.rest ? [...tests, ifThere(test(list.rest), { sure: false, deps: list.deps })] : tests);
}

function ifThere(test: BooleanValue, row: Pick<Row, 'sure' | 'deps'>): BooleanValue {
  if (row.sure || test.value === false) return test;
  return boolean(undefined, union(test.deps, row.deps));
}

export function concatenate(lists: readonly ListValue[]): ListValue {
  const rests = lists.filter((list) => list.rest);
  return {
    kind: 'list', rows: lists.flatMap((list) => list.rows), deps: unionOf(rests.map((list) => list.deps)),
    ...(rests.length > 0 && { rest: joinAll(rests.flatMap((list) => list.rest ?? []), NOTHING) }),
    ...(lists.some((list) => list.shuffled) && { shuffled: true }),
  };
}

/** Lists within the list become part of it, at every depth. */
export function flatten(list: ListValue): ListValue {
  const pieces = list.rows.map((row) =>
    (row.value.kind === 'list' ? within(flatten(row.value), row) : { ...EMPTY, rows: [row] }));
  const { rest } = list;
  const inner = rest && (rest.kind === 'list' ? flatten(rest) : { ...EMPTY, rest });
  const flat = concatenate(inner ? [...pieces, openAll(inner, list.deps)] : pieces);
  return list.shuffled ? { ...flat, shuffled: true } : flat;
}

/** The rows of a list that is itself only perhaps there. */
function within(inner: ListValue, outer: Row): ListValue {
  if (outer.sure) return inner;
  const rows = inner.rows.map((row) => ({ ...row, sure: false, deps: union(row.deps, outer.deps) }));
  return { ...inner, rows, deps: union(inner.deps, outer.deps) };
}

/** Any number of such lists. */
function openAll(inner: ListValue, deps: Deps): ListValue {
  const elements = [...inner.rows.map((row) => row.value), ...(inner.rest ? [inner.rest] : [])];
  if (elements.length === 0) return EMPTY;
  return {
    kind: 'list',
    rows: [],
    rest: joinAll(elements, NOTHING),
    deps: unionOf([inner.deps, deps, presence(inner)]),
  };
}

/** In the order of that comparison, equals as they stood; where it is open, in an order that is not known. */
export function sort(list: ListValue, precedes: (a: Value, b: Value) => BooleanValue): ListValue {
  let isOpen = false;
  const comesFirst = (a: Row, b: Row): boolean => {
    const { value } = precedes(a.value, b.value);
    isOpen ||= value === undefined;
    return value === true;
  };
  const rows = list.rows.toSorted((a, b) => {
    if (comesFirst(a, b)) return -1;
    return comesFirst(b, a) ? 1 : 0;
  });
  return isOpen ? { ...list, shuffled: true } : { ...list, rows };
}

/** The element at a position that counts from 1, or from the end when negative. */
export function at(list: ListValue, index: NumberValue): Value {
  const place = knownNumber(index);
  if (!place || list.rest || list.shuffled) return anyElement(list, index.deps);
  const position = countOf(place);
  const possible = isCertain(list)
    ? rowAt(list.rows, position)
    : reaching(position < 0 ? list.rows.toReversed() : list.rows, Math.abs(position));
  return joinAll(possible.map((row) => row.value), presence(list));
}

/** The row at a place counted from 1, or from -1 backwards; none at 0 and beyond the ends. */
function rowAt(rows: readonly Row[], position: number): Row[] {
  const row = position === 0 ? undefined : rows.at(position < 0 ? position : position - 1);
  return row ? [row] : [];
}

/** The rows that may stand at that position. */
function reaching(rows: readonly Row[], position: number): Row[] {
  return rows.filter((_, place) => place + 1 >= position && certainBefore(rows, place) < position);
}

const certain = new WeakMap<ListValue, boolean>();

/** Whether every row is certain, remembered because positions are looked up one after the other. */
function isCertain(list: ListValue): boolean {
  const known = certain.get(list) ?? list.rows.every((row) => row.sure);
  certain.set(list, known);
  return known;
}

function certainBefore(rows: readonly Row[], place: number): number {
  return rows.slice(0, place).filter((row) => row.sure).length;
}

function anyElement(list: ListValue, deps: Deps): Value {
  const elements = [...list.rows.map((row) => row.value), ...(list.rest ? [list.rest] : [])];
  return joinAll(elements, unionOf([deps, openness(list)]));
}

/**
 * The rows from a position on, as many as that; each is certain, perhaps there or out, by where it may stand.
 */
export function sublist(list: ListValue, start: NumberValue = whole(1), length?: NumberValue): ListValue {
  const deps = unionOf([start.deps, length?.deps ?? NOTHING, openness(list)]);
  const rows = list.rows.flatMap((row, place): Row[] => {
    const first = list.shuffled ? 1 : certainBefore(list.rows, place) + 1;
    const last = list.rest ? null : list.shuffled ? list.rows.length : place + 1;
    const standing = standsIn(
      interval(integer(first), last === null ? null : integer(last), deps),
      start,
      length,
    );
    if (standing === false) return [];
    return [standing === true ? row : { value: row.value, sure: false, deps: union(row.deps, deps) }];
  });
  return { ...list, rows, deps: list.rest ? union(list.deps, deps) : list.deps };
}

/** Whether a position lies in the stretch of that start and length. */
function standsIn(
  position: NumberValue,
  start: NumberValue,
  length: NumberValue | undefined,
): boolean | undefined {
  const end = length && add(add(start, length), whole(-1));
  const [startsLate, endsEarly] = [above(start, position), end ? above(position, end) : false];
  if (startsLate === true || endsEarly === true) return false;
  return startsLate === false && endsEarly === false ? true : undefined;
}

function above(a: NumberValue, b: NumberValue): boolean | undefined {
  if (a.lo && b.hi && exact.compare(a.lo, b.hi) > 0) return true;
  return a.hi && b.lo && exact.compare(a.hi, b.lo) <= 0 ? false : undefined;
}

/**
 * 依次分配 — each demand in turn gets what is left of the total, as far as that lasts: min(demand, what the total
 * leaves after the demands before it), which only grows with the total and only shrinks with those before.
 */
export function allocate(demands: ListValue, total: NumberValue): ListValue {
  const isOrdered = !demands.rest && !demands.shuffled;
  const all = isOrdered ? NONE : sum(demands);
  let before = isOrdered ? NONE : interval(exact.ZERO, all.hi, all.deps);
  const rows = demands.rows.map((row): Row => {
    const demand = maximum([NONE, asNumber(row.value)]);
    const granted = minimum([demand, maximum([NONE, add(total, negate(before))])]);
    if (isOrdered) before = add(before, counted({ ...row, value: demand }));
    return { ...row, value: granted };
  });
  return { ...demands, rows, ...(demands.rest && { rest: restGranted(asNumber(demands.rest), total) }) };
}

const NONE = whole(0);

function restGranted(demand: NumberValue, total: NumberValue): NumberValue {
  const atMost = minimum([maximum([NONE, demand]), maximum([NONE, total])]);
  return interval(exact.ZERO, atMost.hi, atMost.deps);
}

/** The integers from one to the other; those beyond the certain end are perhaps there. */
export function integers(from: NumberValue, to: NumberValue): ListValue {
  const [first, until, atMost] = [knownNumber(from), to.lo, to.hi];
  if (!first || !until || !atMost) {
    return {
      kind: 'list',
      rows: [],
      rest: interval(from.lo, to.hi, union(from.deps, to.deps)),
      deps: union(from.deps, to.deps),
    };
  }
  const rows: Row[] = [];
  for (let next = countOf(first); next <= countOf(atMost); next += 1) {
    rows.push(next <= countOf(until) ? sure(whole(next)) : { value: whole(next), sure: false, deps: to.deps });
  }
  return { kind: 'list', rows, deps: NOTHING };
}

/** What the number and order of the rows wait for. */
function openness(list: ListValue): Deps {
  return union(presence(list), list.rest ? list.deps : NOTHING);
}

function presence(list: ListValue): Deps {
  return unionOf(list.rows.map((row) => (row.sure ? NOTHING : row.deps)));
}
