/** The functions of the language over known values, one line of meaning each (README §3). */
import { dayInShanghai, lastDayOfTerm, leafOf, readDay } from './calendar.ts';
import {
  counted,
  countOf,
  floorOf,
  fraction,
  isLess,
  larger,
  minus,
  over,
  plus,
  smaller,
  times,
  toFen,
  ZERO,
} from './fraction.ts';
import type { Fraction } from './fraction.ts';
import { allocate, clip, limitPerDay, prorate, wholeMonths, without } from './periods.ts';
import {
  asDay,
  asKind,
  asList,
  asNumber,
  asText,
  asTruth,
  callOf,
  isDay,
  isList,
  isSame,
  oneOrMore,
} from './value.ts';
import type { Value } from './value.ts';
import type { Builtin } from '../typed/ir.ts';

type Meaning = (...args: readonly Value[]) => Value;

/**
 * What each function yields; `and` and `or` are decided by the formula's reader, which may stop at the first.
 */
export const functions: Readonly<Record<Exclude<Builtin, 'and' | 'or'>, Meaning>> = {
  add: (a, b) => add(want(a), want(b)),
  subtract: (a, b) => subtract(want(a), want(b)),
  multiply: (a, b) => times(asNumber(want(a)), asNumber(want(b))),
  divide: (a, b) => over(asNumber(want(a)), asNumber(want(b))),
  negate: (a) => minus(ZERO, asNumber(want(a))),
  equal: (a, b) => isSame(want(a), want(b)),
  unequal: (a, b) => !isSame(want(a), want(b)),
  less: (a, b) => isBefore(want(a), want(b)),
  lessOrEqual: (a, b) => !isBefore(want(b), want(a)),
  greater: (a, b) => isBefore(want(b), want(a)),
  greaterOrEqual: (a, b) => !isBefore(want(a), want(b)),
  not: (a) => !asTruth(want(a)),
  contains: (list, element) => asList(want(list)).some((one) => isSame(one, want(element))),
  min: (...args) => numbersIn(args).reduce(smaller),
  max: (...args) => numbersIn(args).reduce(larger),
  sum: (...args) => numbersIn(args).reduce(plus, ZERO),
  count: (list) => counted(asList(want(list)).length),
  floor: (a) => fraction(floorOf(asNumber(want(a)))),
  ceiling: (a) => minus(ZERO, fraction(floorOf(minus(ZERO, asNumber(want(a)))))),
  abs: (a) => larger(asNumber(want(a)), minus(ZERO, asNumber(want(a)))),
  sort: (list, precedes) => insertionSort(asList(want(list)), want(precedes)),
  sublist: (list, start, length) => sublist(asList(want(list)), countOf(asNumber(want(start))), length),
  concatenate: (...lists) => lists.flatMap((list) => [...asList(list)]),
  flatten: (list) => flatten(want(list)),
  startsWith: (text, beginning) => asText(want(text)).startsWith(asText(want(beginning))),
  endsWith: (text, end) => asText(want(text)).endsWith(asText(want(end))),
  includes: (text, part) => asText(want(text)).split(asText(want(part))).length > 1 || want(part) === '',
  substring: (text, start, length) => charactersFrom(asText(want(text)), asNumber(want(start)), length),
  substringBefore: (text, mark) => around(asText(want(text)), asText(want(mark)))[0],
  substringAfter: (text, mark) => around(asText(want(text)), asText(want(mark)))[1],
  upperCase: (text) => asText(want(text)).toUpperCase(),
  lowerCase: (text) => asText(want(text)).toLowerCase(),
  joinTexts: (texts, between) => asList(want(texts)).map(asText).join(asText(want(between))),
  length: (text) => counted([...asText(want(text))].length),
  day: (...args) => ({ kind: 'day', at: dayFrom(args) }),
  year: (day) => counted(leafOf(asDay(want(day))).year),
  month: (day) => counted(leafOf(asDay(want(day))).month),
  dayOfMonth: (day) => counted(leafOf(asDay(want(day))).dayOfMonth),
  lastDayOfTerm: (first, term) => ({
    kind: 'day',
    at: lastDayOfTerm(asDay(want(first)), monthsOf(want(term))),
  }),
  clip: (rows, ...limits) => clip(want(rows), limits),
  without: (rows, removed) => without(want(rows), want(removed)),
  prorate: (perMonth, rows, mode) => prorate(want(perMonth), want(rows), want(mode)),
  wholeMonths: (period) => wholeMonths(want(period)),
  roundToFen: (yuan, mode) => fraction(toFen(asNumber(want(yuan)), asText(want(mode))), 100n),
  allocate: (demands, total) => allocate(want(demands), want(total)),
  limitPerDay: (rows, limit, taken) => limitPerDay(want(rows), want(limit), want(taken)),
};

function want(value: Value | undefined): Value {
  if (value === undefined) throw new TypeError('A function was given too few values.');
  return value;
}

/** Two numbers, or a day and a number of days in either order. */
function add(a: Value, b: Value): Value {
  if (isDay(b)) return add(b, a);
  if (isDay(a)) return { kind: 'day', at: a.at + countOf(asNumber(b)) };
  return plus(asNumber(a), asNumber(b));
}

/** Two numbers, a day and a number of days before it, or the days from one day to another. */
function subtract(a: Value, b: Value): Value {
  if (isDay(a) && isDay(b)) return counted(a.at - b.at);
  if (isDay(a)) return { kind: 'day', at: a.at - countOf(asNumber(b)) };
  return minus(asNumber(a), asNumber(b));
}

function isBefore(a: Value, b: Value): boolean {
  if (typeof a === 'string' && typeof b === 'string') return a < b;
  if (isDay(a)) return a.at < asDay(b);
  return isLess(asNumber(a), asNumber(b));
}

/** Numbers written one by one, in a list, or both. */
function numbersIn(args: readonly Value[]): Fraction[] {
  return args.flatMap((arg) => oneOrMore(arg).map(asNumber));
}

/** Puts each element before the first one that it precedes, so equals keep their order. */
function insertionSort(list: readonly Value[], precedes: Value): Value[] {
  const sorted: Value[] = [];
  for (const element of list) {
    const place = sorted.findIndex((other) => asTruth(callOf(precedes, [element, other])));
    sorted.splice(place === -1 ? sorted.length : place, 0, element);
  }
  return sorted;
}

/** Positions count from 1; a length beyond the end stops there. */
function sublist(list: readonly Value[], start: number, length: Value | undefined): readonly Value[] {
  const end = length === undefined ? list.length : start - 1 + countOf(asNumber(length));
  return list.filter((_, position) => position >= start - 1 && position < end);
}

/** The characters from a place on, at most so many. */
function charactersFrom(text: string, start: Fraction, length: Value | undefined): string {
  return sublist([...text], Math.max(countOf(start), 1), length).map(asText).join('');
}

/** What stands before and after the first place of the mark; nothing where it does not stand in the text. */
function around(text: string, mark: string): readonly [string, string] {
  const [before = '', ...after] = text.split(mark);
  if (mark === '') return ['', text];
  return after.length === 0 ? ['', ''] : [before, after.join(mark)];
}

function flatten(value: Value): readonly Value[] {
  return oneOrMore(value).flatMap((element) => (isList(element) ? flatten(element) : [element]));
}

/** date("2015-11-20") or date(2015, 11, 20); an instant gives its day in Shanghai. */
function dayFrom(args: readonly Value[]): number {
  const [first] = args;
  if (typeof first === 'string') return first.length > 10 ? dayInShanghai(first) : readDay(first);
  const [year = '', month = '', dayOfMonth = ''] = args.map((part) => asNumber(part).n.toString());
  return readDay(`${year.padStart(4, '0')}-${month.padStart(2, '0')}-${dayOfMonth.padStart(2, '0')}`);
}

function monthsOf(term: Value): number {
  if (typeof term === 'object' && !isList(term) && term.kind === 'duration') return term.months;
  return countOf(asKind(term, 'number'));
}
