/** The functions of the language over values that may be open (README §3). */
import { dayOf, daysInMonth, dayOfMonthOf, monthOf, yearOf } from '@qingce/values';
import type { Day } from '@qingce/values';
import { isEqual, not } from './compare.ts';
import {
  absolute,
  add,
  ceiling,
  count as countOf,
  divide,
  earliest,
  floor,
  integer,
  isLess,
  latest,
  maximum,
  minimum,
  multiply,
  negate,
  subtract,
  toFen,
} from './interval.ts';
import { limitPerDay } from './limit-per-day.ts';
import { allocate, concatenate, contains, count, flatten, greatest, least, sublist, sum } from './lists.ts';
import { clip, endOfTerm, prorate, wholeMonths, without } from './periods.ts';
import { joinTexts, mapTexts, substring, testTexts, textAfter, textBefore } from './texts.ts';
import {
  asBoolean, asDay, asList, asNumber, asText, days, interval, NOTHING, unionOf, whole,
} from './value.ts';
import type { DayValue, NumberValue, Value } from './value.ts';
import type { Builtin } from '../typed/ir.ts';

/** Functions whose arguments are all computed first; `and`, `or` and `sort` need more than values. */
export type PlainBuiltin = Exclude<Builtin, 'and' | 'or' | 'sort'>;

/** Applies a function; the compiler has seen to the number and kinds of the values. */
export function apply(fn: PlainBuiltin, values: readonly Value[]): Value {
  const [a, b, c] = [argument(values, 0), argument(values, 1), argument(values, 2)];
  switch (fn) {
    case 'add': return add(a, b);
    case 'subtract': return subtract(a, b);
    case 'multiply': return multiply(asNumber(a), asNumber(b));
    case 'divide': return divide(asNumber(a), asNumber(b));
    case 'negate': return negate(asNumber(a));
    case 'equal': return isEqual(a, b);
    case 'unequal': return not(isEqual(a, b));
    case 'less': return isLess(a, b);
    case 'greaterOrEqual': return not(isLess(a, b));
    case 'greater': return isLess(b, a);
    case 'lessOrEqual': return not(isLess(b, a));
    case 'not': return not(asBoolean(a));
    case 'contains': return contains(asList(a), b);
    case 'min': return smallest(values);
    case 'max': return largest(values);
    case 'sum': return sum(asList(a));
    case 'count': return count(asList(a));
    case 'floor': return floor(asNumber(a));
    case 'ceiling': return ceiling(asNumber(a));
    case 'abs': return absolute(asNumber(a));
    case 'sublist': return sublist(asList(a), ...values.slice(1).map(asNumber));
    case 'concatenate': return concatenate(values.map(asList));
    case 'flatten': return flatten(asList(a));
    case 'startsWith': return testTexts([asText(a), asText(b)], (text, part) => text.startsWith(part));
    case 'endsWith': return testTexts([asText(a), asText(b)], (text, part) => text.endsWith(part));
    case 'includes': return testTexts([asText(a), asText(b)], (text, part) => text.includes(part));
    case 'substring': return substring(a, b, values[2]);
    case 'substringBefore': return mapTexts([asText(a), asText(b)], textBefore);
    case 'substringAfter': return mapTexts([asText(a), asText(b)], textAfter);
    case 'upperCase': return mapTexts([asText(a)], (text) => text.toUpperCase());
    case 'lowerCase': return mapTexts([asText(a)], (text) => text.toLowerCase());
    case 'joinTexts': return joinTexts(a, b);
    case 'length': return length(a);
    case 'day': return dateOf(values);
    case 'year': return mapDay(asDay(a), yearOf, () => true, [1900, 2200]);
    case 'month': return mapDay(asDay(a), monthOf, sameYear, [1, 12]);
    case 'dayOfMonth': return mapDay(asDay(a), dayOfMonthOf, sameMonth, [1, 31]);
    case 'lastDayOfTerm': return endOfTerm(asDay(a), b);
    case 'clip': return clip(asList(a), values.slice(1).map(asList));
    case 'without': return without(asList(a), asList(b));
    case 'prorate': return prorate(asNumber(a), asList(b), c);
    case 'wholeMonths': return wholeMonths(a);
    case 'roundToFen': return toFen(asNumber(a), b);
    case 'allocate': return allocate(asList(a), asNumber(b));
    case 'limitPerDay': return limitPerDay(asList(a), asNumber(b), asList(c));
  }
}

const ANY: Value = { kind: 'any', deps: NOTHING };

function argument(values: readonly Value[], place: number): Value {
  return values[place] ?? ANY;
}

/** Of one list, or of several numbers or days. */
function smallest(values: readonly Value[]): Value {
  const [only, ...more] = values;
  if (only && more.length === 0) return least(asList(only));
  return values.some((value) => value.kind === 'day')
    ? earliest(values.map(asDay))
    : minimum(values.map(asNumber));
}

function largest(values: readonly Value[]): Value {
  const [only, ...more] = values;
  if (only && more.length === 0) return greatest(asList(only));
  return values.some((value) => value.kind === 'day') ? latest(values.map(asDay)) : maximum(values.map(asNumber));
}

function length(a: Value): NumberValue {
  const { among, deps } = asText(a);
  if (!among) return interval(integer(0), null, deps);
  const lengths = among.map((one) => [...one].length);
  return interval(integer(Math.min(...lengths)), integer(Math.max(...lengths)), deps);
}

/**
 * The date of a year, month and day of the month; beyond the month's last day it is that last day. A day is
 * itself.
 */
function dateOf(values: readonly Value[]): DayValue {
  if (values.length === 1) return asDay(argument(values, 0));
  const [year, month, dayOfMonth] = [
    asNumber(argument(values, 0)),
    asNumber(argument(values, 1)),
    asNumber(argument(values, 2)),
  ];
  const [first, last] = [ends(year, [1900, 2200]), ends(month, [1, 12])];
  const inMonth = ends(dayOfMonth, [1, 31]);
  const at = (end: 0 | 1): Day => dateWithin(first[end], last[end], inMonth[end]);
  return days(at(0), at(1), unionOf([year.deps, month.deps, dayOfMonth.deps]));
}

function dateWithin(year: number, month: number, dayOfMonth: number): Day {
  const within = Math.min(Math.max(month, 1), 12);
  return dayOf(year, within, Math.min(Math.max(dayOfMonth, 1), daysInMonth(year, within))) ?? 0;
}

function ends({ lo, hi }: NumberValue, [first, last]: readonly [number, number]): [number, number] {
  return [lo ? countOf(lo) : first, hi ? countOf(hi) : last];
}

function mapDay(
  day: DayValue,
  read: (day: Day) => number,
  isMonotone: (a: Day, b: Day) => boolean,
  all: readonly [number, number],
): NumberValue {
  if (day.lo === day.hi) return whole(read(day.lo));
  const [first, last] = isMonotone(day.lo, day.hi) ? [read(day.lo), read(day.hi)] : all;
  return interval(integer(first), integer(last), day.deps);
}

function sameYear(a: Day, b: Day): boolean {
  return yearOf(a) === yearOf(b);
}

function sameMonth(a: Day, b: Day): boolean {
  return sameYear(a, b) && monthOf(a) === monthOf(b);
}
