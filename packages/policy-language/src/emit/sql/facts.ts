/** Facts out of their JSON: as given, else by declared default, else NULL. They have passed the door before. */
import { constant, either, nameParts, write } from './formula.ts';
import { columns, ROW } from './row.ts';
import type { Row } from './row.ts';
import { mapList } from './shapes.ts';
import { columnOf, sql, textLiteral } from './sql.ts';
import type { Sql } from './sql.ts';
import { recordOf } from './value.ts';
import type { ListValue, Value } from './value.ts';
import { Untranslatable } from './untranslatable.ts';
import { named, within } from './writer.ts';
import type { Writer } from './writer.ts';
import type { Fact, FactDefault, FactWire } from '../../typed/ir.ts';

export type FactReader = {
  readonly value: (fact: Fact) => Value;
  readonly given: (fact: Fact) => Sql;
};

export type ReadOptions = {
  readonly item: string;
  /** Keys of row fields that any formula of the item reads. */
  readonly keys: ReadonlySet<string>;
};

/** Reads the facts of one item; each is read once. */
export function openFacts(
  row: Row, writerFor: (name: string) => Writer, { item, keys }: ReadOptions,
): FactReader {
  const known = new Map<number, Value>();
  const given = (fact: Fact): Sql => {
    const writer = writerFor(`${fact.name} given`);
    return named(sql`(${writer.dialect.jsonText(holderOf(fact, writer), fact.key)} IS NOT NULL)`, writer);
  };
  const value = (fact: Fact): Value => row.inSection('facts', () => {
    const before = known.get(fact.id);
    if (before) return before;
    const writer = writerFor(fact.name);
    const standIn = standInFor(fact, item);
    const readAs = standIn ? { ...writer, name: `${fact.name} as given` } : writer;
    const asGiven = nameParts(read(fact, holderOf(fact, writer), readAs, { item, keys }), readAs);
    // While its default is written it stands for itself alone: two facts may stand in for each other.
    known.set(fact.id, asGiven);
    const whole = standIn ? orDefault(given(fact), asGiven, defaultValue(standIn, writer), writer) : asGiven;
    known.set(fact.id, whole);
    return whole;
  });
  return { value, given };
}

/** The JSON object that says something about the fact; NULL where the applicant's kind does not list it. */
function holderOf(fact: Fact, writer: Writer): Sql {
  if (fact.scope === 'item') return columnOf(ROW, columns.item);
  if (fact.scope === 'claim') return columnOf(ROW, columns.claimFacts);
  const applicant = columnOf(ROW, columns.applicant);
  if (!fact.kinds) return applicant;
  const kinds = fact.kinds.map((kind) => textLiteral(kind)).join(', ');
  return writer.scope.define(
    `facts of ${fact.kinds.join(', ')}`,
    sql`CASE WHEN ${columnOf(ROW, columns.kind)} IN (${kinds}) THEN ${applicant} END`,
  );
}

function read(fact: Fact, holder: Sql, writer: Writer, options: ReadOptions): Value {
  const { dialect } = writer;
  if (fact.wire !== 'list' && fact.wire !== 'rows')
    return scalar(written(dialect.jsonText(holder, fact.key), writer), fact.wire, writer);
  const json: ListValue = {
    kind: 'list', of: { kind: 'json' },
    list: dialect.jsonRows(written(dialect.jsonPart(holder, fact.key), writer), writer.scope),
  };
  return mapList(json, writer, (element, inner) => {
    if (!('is' in element)) throw new TypeError('An element of a JSON array is JSON.');
    return fact.wire === 'list'
      ? { value: scalar(written(dialect.jsonScalar(element.is), inner), fact.of ?? 'text', inner) }
      : { value: readRow(fact, element.is, inner, options) };
  });
}

/** A fact as it was written, before it is read. */
function written(json: Sql, writer: Writer): Sql {
  return named(json, { ...writer, name: `${writer.name} as written` });
}

/** A row holds what is given, then what defaults supply from the fields that stand there. */
function readRow(list: Fact, json: Sql, writer: Writer, options: ReadOptions): Value {
  const declared = (list.row ?? []).filter(({ key }) => options.keys.has(key));
  const fields = new Map<string, Value>(declared.map((field) => {
    const inner = { ...writer, name: field.name };
    return [field.key, read(field, json, inner, options)];
  }));
  for (const field of declared) {
    const standIn = standInFor(field, options.item);
    if (standIn) fields.set(field.key, orDefaultInRow({ list, field, standIn, json, fields }, writer));
  }
  return recordOf(fields);
}

type FieldInRow = {
  readonly list: Fact; readonly field: Fact; readonly standIn: FactDefault; readonly json: Sql;
  /** What stands in the row so far. */
  readonly fields: ReadonlyMap<string, Value>;
};

function orDefaultInRow({ list, field, standIn, json, fields }: FieldInRow, writer: Writer): Value {
  const inner = { ...writer, name: field.name };
  const given = fields.get(field.key);
  if (!given) throw new TypeError(`The row has no ${field.key}.`);
  const isGiven = named(sql`(${writer.dialect.jsonText(json, field.key)} IS NOT NULL)`, inner);
  const local: [number, Value][] = list.local === undefined ? [] : [[list.local, recordOf(fields)]];
  const otherwise = defaultValue(standIn, within(inner, inner.scope, local));
  return nameParts(orDefault(isGiven, given, otherwise, inner), inner);
}

function standInFor(fact: Fact, item: string): FactDefault | undefined {
  return fact.defaults?.[item] ?? fact.defaults?.['*'];
}

function orDefault(isGiven: Sql, given: Value, otherwise: Value, writer: Writer): Value {
  return nameParts(either(isGiven, given, otherwise, writer), { ...writer, name: writer.name });
}

function defaultValue(standIn: FactDefault, writer: Writer): Value {
  switch (standIn.kind) {
    case 'none': return { kind: 'list', list: writer.dialect.listOf([], []), of: { kind: 'nothing' } };
    case 'literal': return constant(standIn.value, writer);
    case 'formula': return write(standIn.expr, writer);
  }
}

function scalar(text: Sql, wire: FactWire, { dialect }: Writer): Value {
  switch (wire) {
    case 'boolean': return { kind: 'boolean', is: sql`(${text})::boolean` };
    case 'day': return { kind: 'day', is: sql`(${text})::date` };
    case 'instant': return { kind: 'day', is: dialect.helper('day_of_instant', text) };
    case 'month': {
      const first = sql`(${text} || '-01')::date`;
      return recordOf([
        ['from', { kind: 'day', is: first }],
        ['to', { kind: 'day', is: dialect.helper('last_of_month', first) }],
      ]);
    }
    case 'money': return { kind: 'number', n: dialect.decimalOf(text, 2), d: 100n };
    case 'integer': case 'year': return { kind: 'number', n: dialect.decimalOf(text, 0), d: 1n };
    case 'measure': case 'amount': case 'ratio': case 'factor':
      return { kind: 'number', n: dialect.decimalOf(text, dialect.decimals), d: 10n ** BigInt(dialect.decimals) };
    case 'text': case 'choice': case 'region': return { kind: 'text', is: text };
    case 'list': case 'rows': throw new Untranslatable('nested-list');
  }
}

