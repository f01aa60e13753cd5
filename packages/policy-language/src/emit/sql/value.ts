/**
 * What a formula is while it is being written as SQL. Records and fractions exist only for the compiler: a
 * number is a column of whole numbers over a denominator, a record is its fields. An unknown value is NULL in
 * every part, so that whatever is computed from it is NULL too.
 */
import type { Column, Denominator, Layout } from './layout.ts';
import type { Sql } from './sql.ts';

/** `n` over `d`; `d` is above zero wherever `n` is known. Money in 元 is fen over 100. */
export type NumberValue = { readonly kind: 'number'; readonly n: Sql; readonly d: bigint | Sql };
export type ScalarValue = { readonly kind: 'boolean' | 'text' | 'day' | 'json'; readonly is: Sql };
/** A term in months, known to the compiler. */
export type DurationValue = { readonly kind: 'duration'; readonly months: number };
/** Fields are written only where they are read. */
export type RecordValue = { readonly kind: 'record'; readonly fields: ReadonlyMap<string, () => Value> };
/** A list as one column or literal, and how its elements lie in it. */
export type ListValue = { readonly kind: 'list'; readonly list: Sql; readonly of: Layout };
/** A function handed to `sort`. */
export type FunctionValue = { readonly kind: 'function'; readonly call: (args: readonly Value[]) => Value };

export type Value = NumberValue | ScalarValue | DurationValue | RecordValue | ListValue | FunctionValue;

/** One column of a row that is being written. */
export type Cell = Column & { readonly value: Sql };

/** The number, or TypeError: the compiler of the policy has checked the types. */
export function asNumber(value: Value): NumberValue {
  if (value.kind !== 'number') throw mismatch(value, 'number');
  return value;
}

/** The list, or TypeError. */
export function asList(value: Value): ListValue {
  if (value.kind !== 'list') throw mismatch(value, 'list');
  return value;
}

/** The record, or TypeError. */
export function asRecord(value: Value): RecordValue {
  if (value.kind !== 'record') throw mismatch(value, 'record');
  return value;
}

/** A truth value. */
export function truthValue(is: Sql): ScalarValue {
  return { kind: 'boolean', is };
}

/** The SQL of a truth value. */
export function truthOf(value: Value): Sql {
  return scalarOf(value, 'boolean');
}

/** The SQL of a day. */
export function dayOf(value: Value): Sql {
  return scalarOf(value, 'day');
}

/** The SQL of a text. */
export function textOf(value: Value): Sql {
  return scalarOf(value, 'text');
}

function scalarOf(value: Value, kind: ScalarValue['kind']): Sql {
  if (value.kind !== kind || !('is' in value)) throw mismatch(value, kind);
  return value.is;
}

/** One field of a record. */
export function fieldOf(value: Value, key: string): Value {
  const field = asRecord(value).fields.get(key);
  if (!field) throw new TypeError(`There is no field '${key}'.`);
  return field();
}

/** A record of fields that are written already. */
export function recordOf(fields: Iterable<readonly [string, Value]>): RecordValue {
  return {
    kind: 'record',
    fields: new Map([...fields].map(([key, value]) => [key, (): Value => value] as const)),
  };
}

/** How the value would lie in a list. */
export function layoutOf(value: Value): Layout {
  switch (value.kind) {
    case 'number': return { kind: 'number', over: overOf(value) };
    case 'list': return { kind: 'list', of: value.of };
    case 'record':
      return { kind: 'record', fields: [...value.fields].map(([key, field]) => [key, layoutOf(field())]) };
    case 'boolean': case 'text': case 'day': case 'json': return { kind: value.kind };
    case 'duration': case 'function': throw mismatch(value, 'value that a list can hold');
  }
}

function overOf({ d }: NumberValue): Denominator {
  return typeof d === 'bigint' ? d : 'beside';
}

function mismatch(value: Value, wanted: string): TypeError {
  return new TypeError(`A ${value.kind} stands where a ${wanted} is wanted.`);
}
