/** Reads one fact out of well-formed JSON; what the door refuses is not looked for here. */
import { dayInShanghai, leafOf, readDay } from './calendar.ts';
import { readDecimal } from './fraction.ts';
import { NeedsFact } from './value.ts';
import type { Row, Value } from './value.ts';
import type { Fact, FactWire } from '../typed/ir.ts';

/** An object of the facts, by English key. */
export type Json = { readonly [key: string]: unknown };

/**
 * Yields the declared default of a fact, or nothing where it has none; the default of a row's field may read
 * the row.
 */
export type DefaultOf = (
  fact: Fact,
  row?: { readonly local: number; readonly value: Row },
) => Value | undefined;

/** Whether the object says something about the fact; null is the same as nothing. */
export function isGiven(holder: Json, fact: Fact): boolean {
  return holder[fact.key] !== undefined && holder[fact.key] !== null;
}

/** The value of a fact in its object, or its default; NeedsFact with its path when there is neither. */
export function readFact(holder: Json, fact: Fact, path: string, defaultOf: DefaultOf): Value {
  const value = isGiven(holder, fact) ? readWire(holder[fact.key], fact, path, defaultOf) : defaultOf(fact);
  if (value === undefined) throw new NeedsFact(path);
  return value;
}

function readWire(json: unknown, fact: Fact, path: string, defaultOf: DefaultOf): Value {
  if (fact.wire === 'list') return (json as unknown[]).map((element) => readOne(element, fact.of ?? 'text'));
  if (fact.wire !== 'rows') return readOne(json, fact.wire);
  return (json as Json[]).map((row, position) => readRow(row, fact, `${path}[${position}]`, defaultOf));
}

/** A row holds what is given, then what defaults supply from the fields given. */
function readRow(json: Json, list: Fact, path: string, defaultOf: DefaultOf): Row {
  const declared = list.row ?? [];
  const fields = new Map<string, Value>();
  const row: Row = { kind: 'record', fields, path };
  for (const field of declared) {
    if (isGiven(json, field))
      fields.set(field.key, readWire(json[field.key], field, `${path}.${field.key}`, defaultOf));
  }
  for (const field of declared) {
    const value = fields.has(field.key)
      ? undefined
      : defaultIfKnown(() => defaultOf(field, { local: list.local ?? -1, value: row }));
    if (value !== undefined) fields.set(field.key, value);
  }
  return row;
}

/** A default that reads a field left out is itself left out. */
function defaultIfKnown(read: () => Value | undefined): Value | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof NeedsFact) return undefined;
    throw error;
  }
}

/** '2017-01' — from its first day to the last that is still in it. */
function monthOf(text: string): Row {
  const first = readDay(`${text}-01`);
  let last = first;
  while (leafOf(last + 1).month === leafOf(first).month) last += 1;
  return {
    kind: 'record',
    fields: new Map([
      ['from', { kind: 'day', at: first }],
      ['to', { kind: 'day', at: last }],
    ]),
  };
}

function readOne(json: unknown, wire: FactWire): Value {
  if (typeof json === 'boolean') return json;
  const text = String(json);
  switch (wire) {
    case 'day':
      return { kind: 'day', at: readDay(text) };
    case 'month':
      return monthOf(text);
    case 'instant':
      return { kind: 'day', at: dayInShanghai(text) };
    case 'money':
    case 'integer':
    case 'year':
    case 'measure':
    case 'amount':
    case 'ratio':
    case 'factor':
      return readDecimal(text);
    default:
      return text;
  }
}
