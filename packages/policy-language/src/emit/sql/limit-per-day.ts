/** 按日限额 (README §3, "Domain functions"). */
import type { Column, Layout } from './layout.ts';
import { flattened, sumIn } from './lists.ts';
import { choose, compareNumbers, literal, subtract, whole } from './numbers.ts';
import { dayValue, endsOf, overDays, rowOver } from './periods.ts';
import { mapList, rowsOf } from './shapes.ts';
import { sql } from './sql.ts';
import type { Sql } from './sql.ts';
import { asNumber, dayOf, fieldOf, recordOf } from './value.ts';
import type { ListValue, NumberValue, Value } from './value.ts';
import { Untranslatable } from './untranslatable.ts';
import { named, namedNumber } from './writer.ts';
import type { Writer } from './writer.ts';

type PerDay = { readonly rows: ListValue; readonly limit: NumberValue; readonly taken: ListValue };

/** 按日限额 — on each day each row gets what the limit leaves after the rows that took some of it before. */
export function limitPerDay({ rows, limit, taken }: PerDay, writer: Writer): ListValue {
  if (rows.of.kind === 'nothing') return rows;
  const key = numberKey(rows.of);
  const all = { ...rows, list: named(rows.list, writer) };
  const before = { ...taken, list: named(taken.list, writer) };
  const most = namedNumber(limit, writer);
  const edges = edgesOf([all, ...(before.of.kind === 'nothing' ? [] : [before])], writer);
  const granted = mapList(all, writer, (row, inner, place) => {
    const pieces = mapList(piecesOf(row, edges, inner), inner, (piece, deep) => {
      const { from, to } = endsOf(piece, deep);
      const used = [
        usedOn(from, all, key, deep, place),
        ...(before.of.kind === 'nothing' ? [] : [usedOn(from, before, numberKey(before.of), deep)]),
      ];
      const left = namedNumber(used.reduce((rest, one) => namedNumber(subtract(rest, one), deep), most), deep);
      const given = namedNumber(choose(asNumber(fieldOf(row, key)), left, 'least', deep), deep);
      return {
        value: recordOf([['from', dayValue(from)], ['to', dayValue(to)], [key, given]]),
        where: compareNumbers(given, '>', literal({ n: '0' }, deep)),
      };
    });
    const merged = mergeEqual(pieces, key, inner);
    return { value: mapList(merged, inner, (piece, deep) =>
      ({ value: rowOver(overDays(row, endsOf(piece, deep)), [[key, fieldOf(piece, key)]]) })) };
  });
  return flattened(granted, writer);
}

/** The one field of a row, besides its ends, that is a number. */
function numberKey(of: Layout): string {
  const fields = of.kind === 'record' ? of.fields : [];
  const keys = fields.flatMap(([key, { kind }]) => (kind === 'number' ? [key] : []));
  const [only, ...more] = keys;
  if (only === undefined || more.length > 0)
    throw new Untranslatable('limited-numbers');
  return only;
}

/** The first days of periods and the days after them, each once and in order. */
function edgesOf(lists: readonly ListValue[], writer: Writer): ListValue {
  const of: Layout = { kind: 'day' };
  const days = lists.flatMap((list) => [
    mapList(list, writer, (row) => ({ value: fieldOf(row, 'from') })),
    mapList(list, writer, (row) => ({ value: dayValue(sql`(${dayOf(fieldOf(row, 'to'))} + 1)`) })),
  ]);
  const joined = writer.dialect.concatenate(days.map(({ list }) => named(list, writer)));
  const rows = rowsOf({ kind: 'list', list: joined, of }, writer);
  const inOrder = writer.dialect.distinctDays(rows, rows.columns[0]?.name ?? '');
  return { kind: 'list', list: named(inOrder, writer), of };
}

/** A row cut at all edges that lie in it. */
function piecesOf(row: Value, edges: ListValue, writer: Writer): ListValue {
  const { from, to } = endsOf(row, writer);
  const starts = mapList(edges, writer, (edge) => {
    const day = dayOf(edge);
    return { value: edge, where: sql`(${day} >= ${from} AND ${day} <= ${to})` };
  });
  const rows = rowsOf(starts, writer);
  const [column] = rows.columns;
  if (!column) throw new TypeError('Edges without a column.');
  return mapList({ ...starts, list: rows.list }, writer, (start, inner, place) => {
    const next = inner.dialect.at(rows, sql`(${place} + 1)`, column);
    return { value: recordOf([['from', start], ['to', dayValue(sql`coalesce(${next} - 1, ${to})`)]]) };
  });
}

/** What these rows take on that day; only those before a place where one is given. */
function usedOn(day: Sql, rows: ListValue, key: string, writer: Writer, before?: Sql): NumberValue {
  const taken = mapList(rows, writer, (row, _inner, place) => {
    const [from, to] = [dayOf(fieldOf(row, 'from')), dayOf(fieldOf(row, 'to'))];
    const isBefore = before ? sql` AND ${place} < ${before}` : '';
    const where = sql`(${from} <= ${day} AND ${day} <= ${to}${isBefore})`;
    return { value: asNumber(fieldOf(row, key)), where };
  });
  return namedNumber(sumIn(taken, writer), writer);
}

/** Pieces that follow one another day by day with the same number, as one. */
function mergeEqual(pieces: ListValue, key: string, writer: Writer): ListValue {
  const all = rowsOf(pieces, writer);
  const column = (name: string): Column => {
    const found = all.columns.find((one) => one.name === name);
    if (!found) throw new Untranslatable('open-denominator');
    return found;
  };
  const { dialect } = writer;
  const starts = mapList({ ...pieces, list: all.list }, writer, (piece, inner, place) => {
    const before = sql`(${place} - 1)`;
    const end = named(dialect.at(all, before, column('to')), inner);
    const number = named(dialect.at(all, before, column(key)), inner);
    const [from, own] = [dayOf(fieldOf(piece, 'from')), asNumber(fieldOf(piece, key)).n];
    const goesOn = sql`(${end} + 1 = ${from} AND ${number} = ${own})`;
    return {
      value: rowOver(piece, [['place', whole(dialect.fromCount(place))]]),
      where: sql`(NOT coalesce(${goesOn}, FALSE))`,
    };
  });
  const begun = rowsOf(starts, writer);
  const placeColumn = begun.columns.find(({ name }) => name === 'place');
  if (!placeColumn) throw new TypeError('Pieces without a place.');
  return mapList({ ...starts, list: begun.list }, writer, (piece, inner, place) => {
    const next = dialect.at(begun, sql`(${place} + 1)`, placeColumn);
    const last = named(dialect.toCount(sql`coalesce(${next} - 1, ${dialect.count(all)})`), inner);
    const to = dialect.at(all, last, column('to'));
    const from = fieldOf(piece, 'from');
    return { value: recordOf([['from', from], ['to', dayValue(to)], [key, fieldOf(piece, key)]]) };
  });
}

