/** Arithmetic and comparison of numbers and days that may be open; exact, and as tight as intervals can be. */
import { exact } from '@qingce/values';
import type { Fraction, RoundingMode } from '@qingce/values';
import { roundToFen } from '@qingce/values';
import {
  asDay,
  asNumber,
  asText,
  boolean,
  days,
  FALSE,
  interval,
  number,
  TRUE,
  union,
  unionOf,
} from './value.ts';
import type { BooleanValue, Bound, DayValue, NumberValue, Value } from './value.ts';

/** Two numbers, or a day and a number of days. */
export function add(a: Value, b: Value): Value {
  if (a.kind === 'day') return shift(a, asNumber(b));
  if (b.kind === 'day') return shift(b, asNumber(a));
  return sum(asNumber(a), asNumber(b));
}

/** Two numbers, a day and a number of days before it, or the days from one day to another. */
export function subtract(a: Value, b: Value): Value {
  if (a.kind === 'day' && b.kind === 'day') {
    return interval(integer(a.lo - b.hi), integer(a.hi - b.lo), union(a.deps, b.deps));
  }
  if (a.kind === 'day') return shift(a, negate(asNumber(b)));
  return sum(asNumber(a), negate(asNumber(b)));
}

export function sum(a: NumberValue, b: NumberValue): NumberValue {
  return interval(
    a.lo && b.lo && exact.add(a.lo, b.lo),
    a.hi && b.hi && exact.add(a.hi, b.hi),
    union(a.deps, b.deps),
  );
}

export function negate(a: NumberValue): NumberValue {
  return interval(a.hi && exact.negate(a.hi), a.lo && exact.negate(a.lo), a.deps);
}

export function multiply(a: NumberValue, b: NumberValue): NumberValue {
  if (isKnown(a) && isKnown(b)) return number(exact.multiply(a.lo, b.lo));
  const corners = [[-1, -1], [-1, 1], [1, -1], [1, 1]] as const;
  const products = corners.map(([left, right]) => product(end(a, left), end(b, right)));
  const least = products.reduce((x, y) => (compareEnds(y, x) < 0 ? y : x));
  const greatest = products.reduce((x, y) => (compareEnds(y, x) > 0 ? y : x));
  return interval(finite(least), finite(greatest), union(a.deps, b.deps));
}

/** Division by what may be zero on both sides can be anything; by zero itself there is no answer. */
export function divide(a: NumberValue, b: NumberValue): NumberValue {
  const [low, high] = [sign(b.lo, -1), sign(b.hi, 1)];
  if (low * high < 0 || (low === 0 && high === 0)) return interval(null, null, union(a.deps, b.deps));
  return multiply(a, { kind: 'number', lo: inverse(b.hi, high), hi: inverse(b.lo, low), deps: b.deps });
}

/** 取整到分 of every amount in the interval; an open mode gives both. */
export function toFen(amount: NumberValue, mode: Value): NumberValue {
  const { among, deps } = asText(mode);
  const modes = (['halfUp', 'truncate'] as const).filter((one) => among === null || among.includes(one));
  const ends = (bound: Bound): Fraction[] => (bound ? modes.map((one) => rounded(bound, one)) : []);
  const [lows, highs] = [ends(amount.lo), ends(amount.hi)];
  return interval(extreme(lows, exact.minimum), extreme(highs, exact.maximum), union(amount.deps, deps));
}

export function floor(a: NumberValue): NumberValue {
  return mapEnds(a, (bound) => exact.fraction(exact.floor(bound)));
}

export function ceiling(a: NumberValue): NumberValue {
  return mapEnds(a, (bound) => exact.fraction(exact.ceiling(bound)));
}

export function absolute(a: NumberValue): NumberValue {
  if (sign(a.lo, -1) >= 0) return a;
  if (sign(a.hi, 1) <= 0) return negate(a);
  const mirrored = negate(a);
  return interval(exact.ZERO, a.hi && mirrored.hi && exact.maximum(a.hi, mirrored.hi), a.deps);
}

/** The least of them; those that can never be it are waited for no longer. */
export function minimum(values: readonly NumberValue[]): NumberValue {
  const hi = extreme(values.flatMap((value) => value.hi ?? []), exact.minimum);
  const matter = values.filter((value) => !value.lo || !hi || exact.compare(value.lo, hi) <= 0);
  const lo = matter.some((value) => !value.lo)
    ? null
    : extreme(
        matter.flatMap((value) => value.lo ?? []),
        exact.minimum,
      );
  return interval(lo, hi, unionOf(matter.map((value) => value.deps)));
}

export function maximum(values: readonly NumberValue[]): NumberValue {
  return negate(minimum(values.map(negate)));
}

export function earliest(values: readonly DayValue[]): DayValue {
  const hi = Math.min(...values.map((value) => value.hi));
  const matter = values.filter((value) => value.lo <= hi);
  return days(Math.min(...matter.map((value) => value.lo)), hi, unionOf(matter.map((value) => value.deps)));
}

export function latest(values: readonly DayValue[]): DayValue {
  const lo = Math.max(...values.map((value) => value.lo));
  const matter = values.filter((value) => value.hi >= lo);
  return days(lo, Math.max(...matter.map((value) => value.hi)), unionOf(matter.map((value) => value.deps)));
}

export function isLess(a: Value, b: Value): BooleanValue {
  if (a.kind === 'day' || b.kind === 'day') return dayLess(asDay(a), asDay(b));
  const [x, y] = [asNumber(a), asNumber(b)];
  if (isBelow(x.hi, y.lo)) return TRUE;
  return isNotBelow(x.lo, y.hi) ? FALSE : boolean(undefined, union(x.deps, y.deps));
}

/** Whether one end certainly lies below another. */
export function isBelow(a: Bound, b: Bound): boolean {
  return a !== null && b !== null && exact.compare(a, b) < 0;
}

function isNotBelow(a: Bound, b: Bound): boolean {
  return a !== null && b !== null && exact.compare(a, b) >= 0;
}

/** -1, 0 or 1; an open end has the sign of its direction. */
function sign(bound: Bound, side: -1 | 1): -1 | 0 | 1 {
  return bound ? exact.compare(bound, exact.ZERO) : side;
}

function dayLess(a: DayValue, b: DayValue): BooleanValue {
  if (a.hi < b.lo) return TRUE;
  return a.lo >= b.hi ? FALSE : boolean(undefined, union(a.deps, b.deps));
}

function shift(a: DayValue, by: NumberValue): DayValue {
  return days(a.lo + daysOf(by.lo, -1), a.hi + daysOf(by.hi, 1), union(a.deps, by.deps));
}

/** An open end is farther away than any day that the door lets in. */
function daysOf(bound: Bound, side: -1 | 1): number {
  return bound ? count(bound) : side * 400_000;
}

/** A whole number that is small enough to count with, such as days or months; its floor otherwise. */
export function count(value: Fraction): number {
  return Number.parseInt(exact.floor(value).toString(), 10);
}

export function integer(value: number): Fraction {
  return exact.fraction(BigInt(value));
}

function rounded(amount: Fraction, mode: RoundingMode): Fraction {
  return exact.fraction(roundToFen(amount, mode), 100n);
}

/** One over an end; an end at zero is left out, since what is divided by it has no answer to keep. */
function inverse(bound: Bound, side: -1 | 0 | 1): Bound {
  if (side === 0) return null;
  return bound ? exact.divide(exact.ONE, bound) : exact.ZERO;
}

function extreme(values: readonly Fraction[], pick: (first: Fraction, ...others: Fraction[]) => Fraction): Bound {
  const [first, ...others] = values;
  return first ? pick(first, ...others) : null;
}

function mapEnds(a: NumberValue, change: (bound: Fraction) => Fraction): NumberValue {
  return interval(a.lo && change(a.lo), a.hi && change(a.hi), a.deps);
}

function isKnown(a: NumberValue): a is NumberValue & { readonly lo: Fraction; readonly hi: Fraction } {
  return a.lo !== null && a.hi !== null && exact.equal(a.lo, a.hi);
}

/** An end of an interval: a number, or beyond all numbers in that direction. */
type End = Fraction | -1 | 1;

function end(a: NumberValue, side: -1 | 1): End {
  return (side < 0 ? a.lo : a.hi) ?? side;
}

function product(a: End, b: End): End {
  if (typeof a === 'object' && typeof b === 'object') return exact.multiply(a, b);
  const signs = signOfEnd(a) * signOfEnd(b);
  if (signs === 0) return exact.ZERO;
  return signs < 0 ? -1 : 1;
}

function signOfEnd(a: End): number {
  return typeof a === 'object' ? exact.compare(a, exact.ZERO) : a;
}

function compareEnds(a: End, b: End): number {
  if (typeof a === 'object' && typeof b === 'object') return exact.compare(a, b);
  if (typeof a === 'object') return -(b as number);
  return typeof b === 'object' ? a : a - b;
}

function finite(a: End): Bound {
  return typeof a === 'object' ? a : null;
}

