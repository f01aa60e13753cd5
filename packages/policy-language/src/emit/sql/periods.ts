/** What the policy does with days, without looking at each of them. */

import type { Layout } from './layout.ts';
import { flattened, sumIn } from './lists.ts';
import type { Write } from './loops.ts';
import { choose, literal, multiply, subtract, whole } from './numbers.ts';
import { mapList, rowsOf } from './shapes.ts';
import { sql } from './sql.ts';
import type { Sql } from './sql.ts';
import { asList, asNumber, asRecord, dayOf, fieldOf, recordOf } from './value.ts';
import type { ListValue, NumberValue, RecordValue, Value } from './value.ts';
import { Untranslatable } from './untranslatable.ts';
import { named, namedNumber } from './writer.ts';
import type { Writer } from './writer.ts';
import type { Expr } from '../../typed/ir.ts';

/** A multiple of 28, 29, 30 and 31: a day is a whole number of these parts of its calendar month. */
export const PARTS_OF_MONTH = 377_580n;

/** First and last day of a period, each a column or a literal. */
export type Ends = { readonly from: Sql; readonly to: Sql };
const PERIOD: Layout = { kind: 'record', fields: [['from', { kind: 'day' }], ['to', { kind: 'day' }]] };

/** The ends of a period, each under a name. */
export function endsOf(period: Value, writer: Writer): Ends {
  return {
    from: named(dayOf(fieldOf(period, 'from')), writer),
    to: named(dayOf(fieldOf(period, 'to')), writer),
  };
}

/** The row with other fields in place of its own, or besides them. */
export function rowOver(row: Value, fields: Iterable<readonly [string, Value]>): RecordValue {
  return { kind: 'record', fields: new Map([...asRecord(row).fields, ...recordOf(fields).fields]) };
}

/** A day as a value. */
export const dayValue = (is: Sql): Value => ({ kind: 'day', is });
/** The row over other days. */
export const overDays = (row: Value, { from, to }: Ends): RecordValue =>
  rowOver(row, [['from', dayValue(from)], ['to', dayValue(to)]]);

/** The later or earlier of two days; unknown while either is. */
function chosenDay(a: Sql, b: Sql, which: 'later' | 'earlier', writer: Writer): Sql {
  const [first, second] = which === 'later' ? ['>=', '<'] : ['<=', '>'];
  return named(sql`CASE WHEN ${a} ${first} ${b} THEN ${a} WHEN ${a} ${second} ${b} THEN ${b} END`, writer);
}

/** 交集 — each row cut down to each of the periods in turn; pieces without a day vanish. */
export function clip(rows: ListValue, limits: readonly Expr[], writer: Writer, write: Write): ListValue {
  if (limits.length === 0) return withDays(rows, writer);
  return limits.reduce((pieces, limit) => {
    const only = limit.op === 'list' && limit.items.length === 1 ? limit.items[0] : undefined;
    return only
      ? clipToOne(pieces, endsOf(write(only, writer), writer), writer)
      : clipToList(pieces, asList(write(limit, writer)), writer);
  }, rows);
}

function withDays(rows: ListValue, writer: Writer): ListValue {
  return mapList(rows, writer, (row, inner) => {
    const { from, to } = endsOf(row, inner);
    return { value: row, where: sql`(${from} <= ${to})` };
  });
}

function clipToOne(pieces: ListValue, limit: Ends, writer: Writer): ListValue {
  return mapList(pieces, writer, (piece, inner) => cut(piece, limit, inner));
}

function cut(piece: Value, limit: Ends, inner: Writer): { value: Value; where: Sql } {
  const own = endsOf(piece, inner);
  const from = chosenDay(own.from, limit.from, 'later', inner);
  const to = chosenDay(own.to, limit.to, 'earlier', inner);
  return { value: overDays(piece, { from, to }), where: sql`(${from} <= ${to})` };
}

function clipToList(pieces: ListValue, limits: ListValue, writer: Writer): ListValue {
  const all = { ...limits, list: named(limits.list, writer) };
  const lists = mapList(pieces, writer, (piece, inner) => ({
    value: mapList(all, inner, (limit, innermost) => cut(piece, endsOf(limit, innermost), innermost)),
  }));
  return flattened(lists, writer);
}

/** 除去 — the rows without the days that lie in these periods. */
export function without(rows: ListValue, removed: ListValue, writer: Writer): ListValue {
  if (removed.of.kind === 'nothing' || rows.of.kind === 'nothing') return withDays(rows, writer);
  const gone = rowsOf(removed, writer);
  const lists = mapList(rows, writer, (row, inner) => {
    const pieces = named(inner.dialect.uncovered(endsOf(row, inner), gone), inner);
    return { value: mapList({ kind: 'list', list: pieces, of: PERIOD }, inner, (piece, innermost) =>
      ({ value: overDays(row, endsOf(piece, innermost)) })) };
  });
  return flattened(lists, writer);
}

/** 按月折算 — a monthly amount over the days of the rows. */
export function prorate(perMonth: NumberValue, rows: ListValue, mode: string, writer: Writer): NumberValue {
  const helper = { daily: 'month_parts', monthByFirstDay: 'first_days' }[mode];
  if (!helper) throw new Untranslatable('open-mode');
  if (rows.of.kind === 'nothing') return literal({ n: '0' }, writer);
  const counts = mapList(rows, writer, (row, inner) => {
    const { from, to } = endsOf(row, inner);
    return { value: whole(inner.dialect.helper(helper, from, to)) };
  });
  const sum = namedNumber(sumIn(counts, writer), writer);
  return multiply(perMonth, mode === 'daily' ? { ...sum, d: PARTS_OF_MONTH } : sum);
}

/** 整月 — the first month of a period, the second and so on, as long as they are completed within it. */
export function wholeMonths(period: Value, writer: Writer): ListValue {
  const { from, to } = endsOf(period, writer);
  const { dialect } = writer;
  const most = named(dialect.helper('months_touched', from, to), writer);
  const ordinals = named(dialect.integers(sql`1`, most), writer);
  return mapList({ kind: 'list', list: ordinals, of: { kind: 'number', over: 1n } }, writer, (ordinal, inner) => {
    const k = named(inner.dialect.toCount(asNumber(ordinal).n), inner);
    const last = named(inner.dialect.helper('last_day_of_term', from, k), inner);
    const first = sql`(${inner.dialect.helper('last_day_of_term', from, sql`(${k} - 1)`)} + 1)`;
    const value = recordOf([['from', dayValue(first)], ['to', dayValue(last)], ['序', ordinal]]);
    return { value, where: sql`(${last} <= ${to})` };
  });
}

/** 依次分配 — each demand in turn gets what is left of the total, as far as that lasts. */
export function allocate(demands: ListValue, total: NumberValue, writer: Writer): ListValue {
  if (demands.of.kind === 'nothing') return demands;
  const none = literal({ n: '0' }, writer);
  const available = namedNumber(choose(total, none, 'greatest', writer), writer);
  const wanted = mapList(demands, writer, (demand, inner) =>
    ({ value: choose(asNumber(demand), none, 'greatest', inner) }));
  const rows = rowsOf(wanted, writer);
  const [column] = rows.columns;
  if (!column || rows.columns.length !== 1) throw new Untranslatable('open-denominator');
  const running = named(writer.dialect.runningSums(rows, column.name), writer);
  const sums: ListValue = { kind: 'list', list: running, of: wanted.of };
  return mapList(sums, writer, (sum, inner, place) => {
    const upTo = namedNumber(asNumber(sum), inner);
    const own: NumberValue = { ...upTo, n: named(inner.dialect.at(rows, place, column), inner) };
    const granted = (reached: NumberValue): NumberValue => choose(reached, available, 'least', inner);
    return { value: subtract(granted(upTo), granted(namedNumber(subtract(upTo, own), inner))) };
  });
}
