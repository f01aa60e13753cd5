/**
 * PostgreSQL, from version 15. A list is an array of rows (record[]); what is done with it is a subquery over
 * its elements. `OFFSET 0` keeps the planner from writing a named expression out at every place that reads it.
 */
import type { Dialect, Element, Made, Rows, SortKey } from './dialect.ts';
import type { Column, ColumnKind } from './layout.ts';
import { openLayers } from './scope.ts';
import type { Scope } from './scope.ts';
import { columnOf, joined, quoted, raw, sql, textLiteral } from './sql.ts';
import type { Sql } from './sql.ts';
import type { Cell } from './value.ts';

const types: Readonly<Record<Extract<ColumnKind, string>, string>> = {
  number: 'numeric', boolean: 'boolean', text: 'text', day: 'date', json: 'jsonb',
};

const typeOf = (kind: ColumnKind): string => (typeof kind === 'string' ? types[kind] : 'record[]');

const PLACE = '#';

function number(n: bigint): Sql {
  const text = n < 0n ? `(${n})::numeric` : `${n}::numeric`;
  return { ...raw(text, { simple: true }), times: (factor) => number(n * factor) };
}

/** Opens the dialect for one export; helper functions stand in that schema. */
export function openPostgres(schema: string): Dialect {
  let aliases = 0;
  const alias = (): string => `e${(aliases += 1)}`;
  return {
    name: 'postgres',
    fence: '\n  OFFSET 0',
    itemsOf: (claims) => sql`${claims} AS c
      CROSS JOIN LATERAL jsonb_array_elements(c."facts" -> 'items')
      WITH ORDINALITY AS i("item", "position")`.text,
    decimals: 18,
    type: typeOf,
    helper: (name, ...args) => sql`${quoted(schema)}.${name}(${joined(args, ', ')})`,
    number,
    fromCount: (count) => sql`${count}::numeric`,
    toCount: (n) => sql`(${n})::integer`,
    yearOf: (day) => sql`extract(year FROM ${day})`,
    monthOf: (day) => sql`extract(month FROM ${day})`,
    dayOfMonth: (day) => sql`extract(day FROM ${day})`,
    daysBetween: (from, to) => sql`(${to} - ${from})::numeric`,
    decimalOf: (text, digits) =>
      (digits === 0 ? sql`(${text})::numeric` : sql`((${text})::numeric * ${10n ** BigInt(digits)})`),
    jsonPart: (json, key) => sql`(${json} -> ${textLiteral(key)})`,
    jsonText: (json, key) => sql`(${json} ->> ${textLiteral(key)})`,
    jsonRows: (json) => sql`CASE WHEN jsonb_typeof(${json}) = 'array' THEN ARRAY(
      SELECT ROW(j) FROM jsonb_array_elements(${json}) WITH ORDINALITY AS t(j, i) ORDER BY i) END`,
    jsonScalar: (json) => sql`(${json} #>> '{}')`,
    listOf: (rows) => (rows.length === 0
      ? raw('ARRAY[]::record[]', { simple: true })
      : sql`ARRAY[${joined(rows.map(rowOf), ', ')}]`),
    each: (rows, _scope, become) => each(rows, alias(), become),
    concatenate: (lists) => {
      const known = joined(lists.map((list) => sql`${list} IS NOT NULL`), ' AND ');
      return sql`CASE WHEN ${known} THEN ${joined(lists, ' || ')} END`;
    },
    flatten: (rows, column) => flatten(rows, column, [alias(), alias()]),
    sorted: (rows, keys) => sorted(rows, keys, alias()),
    integers: (from, to) => sql`CASE WHEN ${from} IS NOT NULL AND ${to} IS NOT NULL THEN ARRAY(
      SELECT ROW(g::numeric) FROM generate_series((${from})::bigint, (${to})::bigint) AS g ORDER BY g) END`,
    count: ({ list }) => sql`cardinality(${list})::numeric`,
    some: (rows, column) => aggregate(rows, alias(), (e) => {
      const test = columnOf(e, column);
      return sql`CASE WHEN bool_or(${test}) THEN true WHEN count(*) > count(${test}) THEN NULL ELSE false END`;
    }),
    sum: (rows, column) => {
      const e = alias();
      return whenKnown(rows, [column], e, sql`coalesce(sum(${columnOf(e, column)}), 0)`);
    },
    extreme: (rows, column, which) => {
      const e = alias();
      return whenKnown(rows, [column], e, sql`${which === 'least' ? 'min' : 'max'}(${columnOf(e, column)})`);
    },
    at: (rows, place, column) => {
      const e = alias();
      const isThere = sql`${columnOf(e, PLACE)} = ${place}`;
      return sql`(SELECT ${columnOf(e, column.name)} FROM ${elementsOf(rows, e)} WHERE ${isThere})`;
    },
    runningSums: (rows, column) => {
      const e = alias();
      const place = columnOf(e, PLACE);
      return whenKnown(rows, [column], alias(), sql`ARRAY(
        SELECT ROW(sum(${columnOf(e, column)}) OVER (ORDER BY ${place}))
        FROM ${elementsOf(rows, e)} ORDER BY ${place})`);
    },
    distinctDays: (rows, column) => distinctDays(rows, column, [alias(), alias()]),
    uncovered: (period, removed) => uncovered(period, removed, [alias(), alias()]),
  };
}

function rowOf(cells: readonly Cell[]): Sql {
  return sql`ROW(${joined(cells.map(({ value }) => value), ', ')})`;
}

function declared(columns: readonly Column[]): string {
  return columns.map(({ name, kind }) => `${quoted(name)} ${typeOf(kind)}`).join(', ');
}

/** The elements as rows of a FROM, with their place. */
function elementsOf({ list, columns }: Rows, alias: string): Sql {
  const names = [...columns.map(({ name }) => quoted(name)), quoted(PLACE)].join(', ');
  return sql`ROWS FROM (unnest(${list}) AS (${declared(columns)})) WITH ORDINALITY AS ${alias}(${names})`;
}

function each(rows: Rows, alias: string, become: (element: Element, scope: Scope) => Made): Sql {
  const inner = openLayers((layer) => `${alias}_${layer + 1}`, []);
  const place = sql`${columnOf(alias, PLACE)}`;
  const element = { column: (name: string): Sql => columnOf(alias, name), place: { ...place, simple: true } };
  const { cells, where } = become(element, inner.scope);
  const isKept = where && inner.scope.define('?', where);
  const laterals = inner.layers().map((steps, layer) => {
    const named = joined(steps.map(({ column, value }) => sql`${value} AS ${quoted(column)}`), ', ');
    return sql` CROSS JOIN LATERAL (SELECT ${named} OFFSET 0) AS ${alias}_${layer + 1}`;
  });
  const from = sql`FROM ${elementsOf(rows, alias)}${joined(laterals, '')}`;
  const made = isKept
    ? sql`(SELECT CASE WHEN count(*) = count(${isKept}) THEN coalesce(
        array_agg(${rowOf(cells)} ORDER BY ${place}) FILTER (WHERE ${isKept}), ARRAY[]::record[]) END ${from})`
    : sql`ARRAY(SELECT ${rowOf(cells)} ${from} ORDER BY ${place})`;
  return sql`CASE WHEN ${rows.list} IS NOT NULL THEN ${made} END`;
}

function aggregate(rows: Rows, alias: string, result: (alias: string) => Sql): Sql {
  return sql`CASE WHEN ${rows.list} IS NOT NULL
    THEN (SELECT ${result(alias)} FROM ${elementsOf(rows, alias)}) END`;
}

/** The result where the list and these columns of every element are known. */
function whenKnown(rows: Rows, columns: readonly string[], alias: string, result: Sql): Sql {
  const known = columns.map((column) => sql`count(*) = count(${columnOf(alias, column)})`);
  return aggregate(rows, alias, () => sql`CASE WHEN ${joined(known, ' AND ')} THEN ${result} END`);
}

function distinctDays(rows: Rows, column: string, [e, known]: readonly [string, string]): Sql {
  const days = sql`SELECT DISTINCT ${columnOf(e, column)} AS d FROM ${elementsOf(rows, e)}`;
  return whenKnown(rows, [column], known, sql`ARRAY(SELECT ROW(d) FROM (${days}) AS days ORDER BY d)`);
}

function flatten(rows: Rows, column: Column, [outer, inner]: readonly [string, string]): Sql {
  const columns = typeof column.kind === 'object' ? column.kind.listOf : [];
  const elements = elementsOf({ list: columnOf(outer, column.name), columns }, inner);
  const row = sql`ROW(${joined(columns.map(({ name }) => columnOf(inner, name)), ', ')})`;
  return whenKnown(rows, [column.name], `${outer}_0`, sql`ARRAY(
    SELECT ${row} FROM ${elementsOf(rows, outer)} CROSS JOIN LATERAL ${elements}
    ORDER BY ${columnOf(outer, PLACE)}, ${columnOf(inner, PLACE)})`);
}

function sorted(rows: Rows, keys: readonly SortKey[], alias: string): Sql {
  const order = keys.map(({ column, descending }) => sql`${columnOf(alias, column)}${descending ? ' DESC' : ''}`);
  const row = sql`ROW(${joined(rows.columns.map(({ name }) => columnOf(alias, name)), ', ')})`;
  return whenKnown(rows, keys.map(({ column }) => column), `${alias}_0`, sql`ARRAY(
    SELECT ${row} FROM ${elementsOf(rows, alias)}
    ORDER BY ${joined([...order, columnOf(alias, PLACE)], ', ')})`);
}

/** Periods as multiranges, which PostgreSQL subtracts by itself. */
function uncovered(
  { from, to }: { readonly from: Sql; readonly to: Sql }, removed: Rows, [e, p]: readonly [string, string],
): Sql {
  const [first, last] = [columnOf(e, 'from'), columnOf(e, 'to')];
  const whole = sql`datemultirange(daterange(${from}, ${to}, '[]'))`;
  const hasDays = sql`FILTER (WHERE ${first} <= ${last})`;
  const gone = sql`coalesce(range_agg(daterange(${first}, ${last}, '[]')) ${hasDays}, '{}')`;
  const rest = sql`ARRAY(
    SELECT ROW(lower(${p}), upper(${p}) - 1) FROM unnest(${whole} - gone) AS ${p} ORDER BY ${p})`;
  const known = sql`count(*) = count(${first}) AND count(*) = count(${last})`;
  return sql`CASE WHEN ${removed.list} IS NULL THEN NULL
    WHEN ${from} <= ${to} THEN (
      SELECT CASE WHEN known THEN ${rest} END
      FROM (SELECT ${known} AS known, ${gone} AS gone FROM ${elementsOf(removed, e)}) AS r)
    WHEN ${from} > ${to} THEN ARRAY[]::record[] END`;
}
