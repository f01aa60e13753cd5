/**
 * Terms of the proof: formulas over unknown facts, kept as a graph in which equal terms are one. Every term knows
 * between which bounds it lies and how it moves when the fact that is watched grows.
 */
import { exact } from '@qingce/values';
import type { Fraction } from '@qingce/values';
import { NOTHING } from '../evaluate/value.ts';
import type { Bound, NumberValue } from '../evaluate/value.ts';

export type Sort = 'Int' | 'Real' | 'Bool';

/** How a term moves when the watched fact grows; false stands below true. `any`: not known. */
export type Trend = 'still' | 'up' | 'down' | 'any';

export type Term = {
  readonly id: number;
  readonly sort: Sort;
  readonly op: string;
  readonly args: readonly Term[];
  /** Bounds of a number; of a truth value 0 and 1, both 1 when it always holds. */
  readonly lo: Bound;
  readonly hi: Bound;
  readonly trend: Trend;
  /** Of a variable: the name under which it was asked for. */
  readonly name?: string;
};

/** Whether the term can only be true, or only false; undefined while it can be both. */
export function truthOf({ lo, hi }: Term): boolean | undefined {
  if (!lo || !hi || !exact.equal(lo, hi)) return undefined;
  return !exact.equal(lo, exact.ZERO);
}

/** The number that a term is, where it can be but one. */
export function numberOf({ lo, hi }: Term): Fraction | undefined {
  return lo && hi && exact.equal(lo, hi) ? lo : undefined;
}

export function rangeOf({ lo, hi }: Term): NumberValue {
  return { kind: 'number', lo, hi, deps: NOTHING };
}

/** A product or quotient of unknowns. */
export function isNonlinear({ op, args }: Term): boolean {
  return op === '/' || (op === '*' && args.every((arg) => numberOf(arg) === undefined));
}

/** How a whole moves whose parts move so and all push the same way. */
export function together(trends: readonly Trend[]): Trend {
  const moving = new Set(trends.filter((trend) => trend !== 'still'));
  const [only, second] = moving;
  return second ? 'any' : (only ?? 'still');
}

/** The opposite. */
export function turned(trend: Trend): Trend {
  if (trend === 'up') return 'down';
  return trend === 'down' ? 'up' : trend;
}

export function trendOfProduct(a: Term, b: Term): Trend {
  const [first, second] = [a, b].map((one, place) => signed(one.trend, place === 0 ? b : a));
  return together([first ?? 'any', second ?? 'any']);
}

/** How a factor moves the product, by the sign of the other one. */
function signed(trend: Trend, by: Term): Trend {
  if (trend === 'still' || isNegativeNever(by)) return trend;
  return by.hi && exact.compare(by.hi, exact.ZERO) <= 0 ? turned(trend) : 'any';
}

/** A test that moves is harmless where what it leads to is never less than what it leaves. */
export function trendOfChoice(test: Term, yes: Term, no: Term): Trend {
  const inside = together([yes.trend, no.trend]);
  if (test.trend === 'still' || inside === 'any') return inside;
  const isRise = isNotAbove(no, yes);
  if (!isRise && !isNotAbove(yes, no)) return 'any';
  return together([inside, isRise ? test.trend : turned(test.trend)]);
}

export function isOne(a: Term): boolean {
  const value = numberOf(a);
  return value !== undefined && exact.equal(value, exact.ONE);
}

/** Whether it is certainly above zero. */
export function isAbove({ lo }: Term): boolean {
  return lo !== null && exact.compare(lo, exact.ZERO) > 0;
}

/** Whether it is certainly not below zero. */
export function isNegativeNever({ lo }: Term): boolean {
  return lo !== null && exact.compare(lo, exact.ZERO) >= 0;
}

/** Whether the one can never be above the other. */
export function isNotAbove(a: Term, b: Term): boolean {
  return a.hi !== null && b.lo !== null && exact.compare(a.hi, b.lo) <= 0;
}

export function lower(a: Bound, b: Bound): Bound {
  return a && b ? exact.minimum(a, b) : null;
}

export function higher(a: Bound, b: Bound): Bound {
  return a && b ? exact.maximum(a, b) : null;
}
