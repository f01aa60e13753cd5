import type { Fraction } from './fraction.ts';
import type { Day } from './calendar.ts';

/** A term such as P3Y. */
export type Duration = { readonly kind: 'duration'; readonly months: number };

/** A row or context. A period has the days `from` and `to` among its fields. */
export type Row = {
  readonly kind: 'record';
  readonly fields: ReadonlyMap<string, Value>;
  /** Path on the wire of a row of a fact, so that a field left out can be named. */
  readonly path?: string;
};

export type Callable = { readonly kind: 'function'; readonly call: (args: readonly Value[]) => Value };

/** What a formula of the policy can yield: always known, always one thing. */
export type Value = Fraction | Day | Duration | Row | Callable | boolean | string | readonly Value[];

/**
 * Thrown by a formula that reads a fact which was not given and has no default; `path` names it as on the
 * wire.
 */
export class NeedsFact extends Error {
  readonly path: string;

  constructor(path: string) {
    super(`The fact ${path} is needed.`);
    this.path = path;
  }
}

/** Whether the value is a list. */
export function isList(value: Value): value is readonly Value[] {
  return Array.isArray(value);
}

/** Whether the value is a day. */
export function isDay(value: Value): value is Day {
  return typeof value === 'object' && !isList(value) && value.kind === 'day';
}

/** The value as a number; TypeError for any other kind. */
export function asNumber(value: Value): Fraction {
  return asKind(value, 'number');
}

/** The value as a day, in days since 1970-01-01. */
export function asDay(value: Value): number {
  return asKind(value, 'day').at;
}

/** The value as a row or context. */
export function asRow(value: Value): Row {
  return asKind(value, 'record');
}

/** The value as true or false. */
export function asTruth(value: Value): boolean {
  if (typeof value !== 'boolean') throw mismatch(value, 'true or false');
  return value;
}

/** The value as text. */
export function asText(value: Value): string {
  if (typeof value !== 'string') throw mismatch(value, 'text');
  return value;
}

/** The value as a list. */
export function asList(value: Value): readonly Value[] {
  if (!isList(value)) throw mismatch(value, 'a list');
  return value;
}

/** A list as it is, a single thing as a list of one. */
export function oneOrMore(value: Value): readonly Value[] {
  return isList(value) ? value : [value];
}

/** The function, called. */
export function callOf(value: Value, args: readonly Value[]): Value {
  return asKind(value, 'function').call(args);
}

type Tagged = Extract<Value, { kind: string }>;

/** The value if it is of that kind; TypeError otherwise, since the compiler has checked the types. */
export function asKind<K extends Tagged['kind']>(value: Value, kind: K): Extract<Tagged, { kind: K }> {
  if (typeof value === 'object' && 'kind' in value && value.kind === kind)
    return value as Extract<Tagged, { kind: K }>;
  throw mismatch(value, kind);
}

/** One field of a row; NeedsFact when a row of facts leaves it out. */
export function fieldOf(value: Value, key: string): Value {
  const row = asRow(value);
  const field = row.fields.get(key);
  if (field !== undefined) return field;
  if (row.path === undefined) throw new TypeError(`A row without '${key}'.`);
  throw new NeedsFact(`${row.path}.${key}`);
}

/** Whether two values are the same: written out they are the same text. */
export function isSame(a: Value, b: Value): boolean {
  return writtenOut(a) === writtenOut(b);
}

/** The value with everything in it; a row's fields in the order of their names. TypeError for functions. */
function writtenOut(value: Value): string {
  if (typeof value !== 'object') return JSON.stringify(value);
  if (isList(value)) return `[${value.map(writtenOut).join()}]`;
  switch (value.kind) {
    case 'number':
      return `${value.n}/${value.d}`;
    case 'day':
      return `day ${value.at}`;
    case 'duration':
      return `months ${value.months}`;
    case 'record':
      return `{${[...value.fields]
        .map(([key, field]) => `${key}: ${writtenOut(field)}`)
        .toSorted()
        .join()}}`;
    case 'function':
      throw new TypeError('Functions cannot be compared.');
  }
}

function mismatch(value: Value, wanted: string): TypeError {
  const kind = typeof value !== 'object' ? typeof value : isList(value) ? 'list' : value.kind;
  return new TypeError(`A ${kind} stands where ${wanted} is wanted.`);
}
