/**
 * DuckDB, from version 1.5. A list is a list of structs; what is done with it is a lambda over its elements.
 * Numbers are HUGEINT, whose overflow is an error and never a wrong number.
 */
import type { Dialect, Element, Made, Rows, SortKey } from './dialect.ts';
import type { ColumnKind } from './layout.ts';
import { openLayers } from './scope.ts';
import type { Scope } from './scope.ts';
import { columnOf, joined, quoted, raw, sql, textLiteral } from './sql.ts';
import type { Sql } from './sql.ts';
import type { Cell } from './value.ts';

const types: Readonly<Record<Extract<ColumnKind, string>, string>> = {
  number: 'HUGEINT', boolean: 'BOOLEAN', text: 'VARCHAR', day: 'DATE', json: 'JSON',
};

function typeOf(kind: ColumnKind): string {
  if (typeof kind === 'string') return types[kind];
  const fields = kind.listOf.map((column) => `${quoted(column.name)} ${typeOf(column.kind)}`);
  return `STRUCT(${fields.join(', ')})[]`;
}

const PLACE = '#';

function number(n: bigint): Sql {
  const text = n < 0n ? `(${n})::HUGEINT` : `${n}::HUGEINT`;
  return { ...raw(text, { simple: true }), times: (factor) => number(n * factor) };
}

/** Opens the dialect for one export; helper macros stand in that schema. */
export function openDuckdb(schema: string): Dialect {
  let aliases = 0;
  const alias = (): string => `e${(aliases += 1)}`;
  const helper: Dialect['helper'] = (name, ...args) => sql`${quoted(schema)}.${name}(${joined(args, ', ')})`;
  const valuesOf = ({ list }: Rows, column: string): Sql => {
    const e = alias();
    return sql`list_transform(${list}, lambda ${e}: ${columnOf(e, column)})`;
  };
  return {
    name: 'duckdb',
    fence: '',
    itemsOf: (claims) => sql`${claims} AS c, (
      SELECT unnest(json_extract(c."facts", '$.items')::JSON[]) AS "item",
        unnest(range(1, json_array_length(c."facts", '$.items')::BIGINT + 1)) AS "position") AS i`.text,
    decimals: 9,
    type: typeOf,
    helper,
    number,
    fromCount: (count) => sql`(${count})::HUGEINT`,
    toCount: (n) => sql`(${n})::INTEGER`,
    yearOf: (day) => sql`year(${day})::HUGEINT`,
    monthOf: (day) => sql`month(${day})::HUGEINT`,
    dayOfMonth: (day) => sql`day(${day})::HUGEINT`,
    daysBetween: (from, to) => sql`(${to} - ${from})::HUGEINT`,
    decimalOf: (text, digits) => (digits === 0 ? sql`(${text})::HUGEINT` : helper('decimal_of', text, digits)),
    jsonPart: (json, key) => sql`json_extract(${json}, ${textLiteral(`$."${key}"`)})`,
    jsonText: (json, key) => sql`json_extract_string(${json}, ${textLiteral(`$."${key}"`)})`,
    jsonRows: (json) => {
      const e = alias();
      return sql`CASE WHEN json_type(${json}) = 'ARRAY'
        THEN list_transform((${json})::JSON[], lambda ${e}: {'value': ${e}}) END`;
    },
    jsonScalar: (json) => sql`json_extract_string(${json}, '$')`,
    listOf: (rows, columns) => (rows.length === 0
      ? raw(columns.length === 0 ? '[]' : `[]::${typeOf({ listOf: columns })}`, { simple: true })
      : sql`[${joined(rows.map(structOf), ', ')}]`),
    each: (rows, scope, become) => each(rows, scope, alias(), become),
    concatenate: (lists) => {
      const known = joined(lists.map((list) => sql`${list} IS NOT NULL`), ' AND ');
      return sql`CASE WHEN ${known} THEN flatten([${joined(lists, ', ')}]) END`;
    },
    flatten: (rows, column) => helper('flatten_known', valuesOf(rows, column.name)),
    sorted: (rows, keys) => sorted(rows, keys, [alias(), alias()]),
    integers: (from, to) => {
      const e = alias();
      return sql`list_transform(
        range((${from})::BIGINT, (${to})::BIGINT + 1), lambda ${e}: {'value': ${e}::HUGEINT})`;
    },
    count: ({ list }) => sql`len(${list})::HUGEINT`,
    some: (rows, column) => helper('any_true', valuesOf(rows, column)),
    sum: (rows, column) => helper('sum_known', valuesOf(rows, column)),
    extreme: (rows, column, which) => helper(`${which}_known`, valuesOf(rows, column)),
    at: ({ list }, place, { name }) => sql`CASE WHEN ${place} >= 1 THEN ${list}[${place}].${quoted(name)} END`,
    runningSums: (rows, column) => helper('running_sums', valuesOf(rows, column)),
    distinctDays: (rows, column) => helper('distinct_days', valuesOf(rows, column)),
    uncovered: ({ from, to }, removed) => helper('uncovered', from, to, removed.list),
  };
}

function structOf(cells: readonly Cell[]): Sql {
  return sql`{${joined(cells.map(({ name, value }) => sql`${textLiteral(name)}: ${value}`), ', ')}}`;
}

function each(rows: Rows, scope: Scope, alias: string, become: (element: Element, scope: Scope) => Made): Sql {
  const inner = openLayers(() => alias, [...rows.columns.map(({ name }) => name), PLACE, '?']);
  const place = { ...columnOf(alias, PLACE) };
  const { cells, where } = become({ column: (name) => columnOf(alias, name), place }, inner.scope);
  const withPlace = sql`struct_insert(${alias}, ${quoted(PLACE)} := ${alias}_place)`;
  const placed = sql`list_transform(${rows.list}, lambda ${alias}, ${alias}_place: ${withPlace})`;
  const layered = inner.layers().reduce((before, steps) => {
    const named = joined(steps.map(({ column, value }) => sql`${quoted(column)} := ${value}`), ', ');
    return sql`list_transform(${before}, lambda ${alias}: struct_insert(${alias}, ${named}))`;
  }, placed);
  if (!where) return sql`list_transform(${layered}, lambda ${alias}: ${structOf(cells)})`;
  const tested: Cell[] = [...cells, { name: '?', kind: 'boolean', value: where }];
  const all = scope.define('?', sql`list_transform(${layered}, lambda ${alias}: ${structOf(tested)})`);
  const kept = structOf(cells.map((cell) => ({ ...cell, value: columnOf(alias, cell.name) })));
  const isKept = columnOf(alias, '?');
  return sql`CASE WHEN len(list_filter(${all}, lambda ${alias}: ${isKept} IS NULL)) = 0
    THEN list_transform(list_filter(${all}, lambda ${alias}: ${isKept}), lambda ${alias}: ${kept}) END`;
}

/** Structs are ordered by their fields from the first on; the place comes after the keys and decides. */
function sorted(rows: Rows, keys: readonly SortKey[], [e, s]: readonly [string, string]): Sql {
  const kindOf = new Map(rows.columns.map(({ name, kind }) => [name, kind]));
  const ranks = keys.map(({ column, descending }, at) => {
    const key = columnOf(e, column);
    const rank = kindOf.get(column) === 'day' ? sql`(${key} - DATE '1970-01-01')` : key;
    return sql`'k${at}': ${descending ? '-' : ''}${rank}`;
  });
  const row = sql`{${joined(ranks, ', ')}, 'place': ${e}_place, 'element': ${e}}`;
  const open = keys.map(({ column }) => sql`${columnOf(e, column)} IS NULL`);
  return sql`CASE WHEN len(list_filter(${rows.list}, lambda ${e}: ${joined(open, ' OR ')})) = 0
    THEN list_transform(
      list_sort(list_transform(${rows.list}, lambda ${e}, ${e}_place: ${row})), lambda ${s}: ${s}.element) END`;
}
