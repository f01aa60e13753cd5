/**
 * What a formula yields while some facts are still open: every value is either known or carries bounds and
 * the paths of the facts it waits for. A value stands for all the values that it may turn out to have;
 * whatever is done to it must keep every one of them (three-valued soundness), and a value that can only be
 * one thing waits for nothing.
 */
import { exact } from '@qingce/values';
import type { Day, Fraction } from '@qingce/values';
import type { Constant, Expr, Type } from '../typed/ir.ts';

/** Absolute paths of facts (`items[0].seats`, `applicant.recognized`) that a value waits for. */
export type Deps = ReadonlySet<string>;
export const NOTHING: Deps = new Set();

/** End of an interval; null is without bound on that side. */
export type Bound = Fraction | null;

/** `origin`: the path of the fact that the value is, untouched. */
export type NumberValue = {
  readonly kind: 'number'; readonly lo: Bound; readonly hi: Bound; readonly deps: Deps; readonly origin?: string;
};
export type BooleanValue = {
  readonly kind: 'boolean'; readonly value: boolean | undefined; readonly deps: Deps; readonly origin?: string;
};
/** `among`: the texts it may be, null for any text. */
export type TextValue = {
  readonly kind: 'text'; readonly among: readonly string[] | null; readonly deps: Deps; readonly origin?: string;
};
/** Whole days since 1970-01-01, both ends possible. */
export type DayValue = {
  readonly kind: 'day';
  readonly lo: Day;
  readonly hi: Day;
  readonly deps: Deps;
  readonly origin?: string;
};
export type DurationValue = { readonly kind: 'duration'; readonly months: number };
export type RecordValue = {
  readonly kind: 'record'; readonly fields: Readonly<Record<string, Value>>; readonly origin?: string;
};
/** An element that is there for certain, or perhaps; `deps`: what its presence waits for. */
export type Row = { readonly value: Value; readonly sure: boolean; readonly deps: Deps };
/**
 * The rows in their order. `rest`: there may be any number of further elements anywhere, each of this kind
 * (an open list); `deps`: what that waits for. `shuffled`: the order of the rows is not known. `disjoint`: no
 * two are about the same day.
 */
export type ListValue = {
  readonly kind: 'list'; readonly rows: readonly Row[]; readonly rest?: Value; readonly deps: Deps;
  readonly shuffled?: boolean; readonly disjoint?: boolean;
};
export type FunctionValue = {
  readonly kind: 'function';
  readonly params: readonly number[];
  readonly body: Expr;
  readonly env: Env;
};
/** Anything at all: what is left of an element that is not there, or of a table without a row that fits. */
export type AnyValue = { readonly kind: 'any'; readonly deps: Deps };

export type Value =
  | NumberValue
  | BooleanValue
  | TextValue
  | DayValue
  | DurationValue
  | RecordValue
  | ListValue
  | FunctionValue
  | AnyValue;

/**
 * Values bound on the way to a place in a formula, the nearest first; `source` is the entry of a context that
 * it is.
 */
export type Env = {
  readonly id: number; readonly value: Value; readonly outer: Env;
  readonly source?: { readonly expr: Expr; readonly env: Env };
} | undefined;

export const TRUE: BooleanValue = { kind: 'boolean', value: true, deps: NOTHING };
export const FALSE: BooleanValue = { kind: 'boolean', value: false, deps: NOTHING };
export const EMPTY: ListValue = { kind: 'list', rows: [], deps: NOTHING, disjoint: true };
/** The days that the door accepts: 1900-01-01 to 2200-12-31. */
export const FIRST_DAY: Day = -25_567;
export const LAST_DAY: Day = 84_370;

export function union(a: Deps, b: Deps): Deps {
  if (b.size === 0 || a === b) return a;
  return a.size === 0 ? b : new Set([...a, ...b]);
}

export function unionOf(all: Iterable<Deps>): Deps {
  let joined = NOTHING;
  for (const deps of all) joined = union(joined, deps);
  return joined;
}

export function number(value: Fraction, origin?: string): NumberValue {
  return { kind: 'number', lo: value, hi: value, deps: NOTHING, ...(origin !== undefined && { origin }) };
}

export function whole(value: number | bigint): NumberValue {
  return number(exact.fraction(BigInt(value)));
}

export function interval(lo: Bound, hi: Bound, deps: Deps): NumberValue {
  if (lo && hi && exact.equal(lo, hi)) return number(lo);
  return { kind: 'number', lo, hi, deps };
}

export function boolean(value: boolean | undefined, deps: Deps): BooleanValue {
  if (value === undefined) return { kind: 'boolean', value, deps };
  return value ? TRUE : FALSE;
}

export function text(value: string, origin?: string): TextValue {
  return { kind: 'text', among: [value], deps: NOTHING, ...(origin !== undefined && { origin }) };
}

export function day(value: Day, origin?: string): DayValue {
  return { kind: 'day', lo: value, hi: value, deps: NOTHING, ...(origin !== undefined && { origin }) };
}

export function days(lo: Day, hi: Day, deps: Deps): DayValue {
  return lo === hi ? day(lo) : { kind: 'day', lo, hi, deps };
}

export function list(values: readonly Value[]): ListValue {
  return { kind: 'list', rows: values.map(sure), deps: NOTHING };
}

export function sure(value: Value): Row {
  return { value, sure: true, deps: NOTHING };
}

/** The exact number, if it is known. */
export function knownNumber(value: Value): Fraction | undefined {
  if (value.kind !== 'number' || !value.lo || !value.hi) return undefined;
  return exact.equal(value.lo, value.hi) ? value.lo : undefined;
}

export function knownText(value: Value): string | undefined {
  return value.kind === 'text' && value.among?.length === 1 ? value.among[0] : undefined;
}

export function knownDay(value: Value): Day | undefined {
  return value.kind === 'day' && value.lo === value.hi ? value.lo : undefined;
}

/** The rows, if every one is certain and there are no others. */
export function knownRows(value: Value): readonly Value[] | undefined {
  if (value.kind !== 'list' || value.rest || value.shuffled || value.rows.some((row) => !row.sure))
    return undefined;
  return value.rows.map((row) => row.value);
}

export function asNumber(value: Value): NumberValue {
  if (value.kind === 'number') return value;
  if (value.kind === 'any') return interval(null, null, value.deps);
  throw mismatch(value, 'number');
}

export function asBoolean(value: Value): BooleanValue {
  if (value.kind === 'boolean') return value;
  if (value.kind === 'any') return boolean(undefined, value.deps);
  throw mismatch(value, 'boolean');
}

export function asDay(value: Value): DayValue {
  if (value.kind === 'day') return value;
  if (value.kind === 'any') return days(FIRST_DAY, LAST_DAY, value.deps);
  throw mismatch(value, 'day');
}

export function asText(value: Value): TextValue {
  if (value.kind === 'text') return value;
  if (value.kind === 'any') return { kind: 'text', among: null, deps: value.deps };
  throw mismatch(value, 'text');
}

/** A list as it is, a single thing as a list of one. */
export function asList(value: Value): ListValue {
  if (value.kind === 'list') return value;
  if (value.kind === 'any') return { kind: 'list', rows: [], rest: value, deps: value.deps };
  return list([value]);
}

export function fieldOf(value: Value, key: string): Value {
  if (value.kind === 'any') return value;
  if (value.kind !== 'record') throw mismatch(value, 'record');
  return value.fields[key] ?? { kind: 'any', deps: NOTHING };
}

/** The value of a literal of the policy file. */
export function constantOf(constant: Constant): Value {
  switch (constant.op) {
    case 'number': return number(exact.fraction(BigInt(constant.n), BigInt(constant.d ?? '1')));
    case 'boolean': return constant.value ? TRUE : FALSE;
    case 'text': return text(constant.value);
    case 'day': return day(constant.value);
    case 'duration': return { kind: 'duration', months: constant.months };
  }
}

/** Any value of that type, waiting for these facts. */
export function unknownOf(type: Type, deps: Deps): Value {
  switch (type.kind) {
    case 'number': return { kind: 'number', lo: null, hi: null, deps };
    case 'boolean': return boolean(undefined, deps);
    case 'text': return { kind: 'text', among: type.options ?? null, deps };
    case 'day': return { kind: 'day', lo: FIRST_DAY, hi: LAST_DAY, deps };
    case 'list': return { kind: 'list', rows: [], rest: unknownOf(type.of, deps), deps };
    case 'record': return {
      kind: 'record',
      fields: Object.fromEntries(Object.entries(type.fields).map(([key, of]) => [key, unknownOf(of, deps)])),
    };
    default: return { kind: 'any', deps };
  }
}

/** What a value waits for, in all its parts. */
export function depsOf(value: Value): Deps {
  switch (value.kind) {
    case 'record': return unionOf(Object.values(value.fields).map(depsOf));
    case 'list': {
      const rows = unionOf(value.rows.map((row) => union(row.deps, depsOf(row.value))));
      return value.rest ? union(rows, value.deps) : rows;
    }
    case 'duration': case 'function': return NOTHING;
    default: return value.deps;
  }
}

function mismatch(value: Value, wanted: string): TypeError {
  return new TypeError(`A ${value.kind} stands where a ${wanted} is wanted.`);
}
