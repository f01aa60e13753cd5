/** One formula of a plain policy as SQL (README §3, "Formulas"). */
import { formatDay } from '@qingce/values';
import { callFunction } from './calls.ts';
import type { Rows } from './dialect.ts';
import { listOf } from './lists.ts';
import { bindOver, filterList, quantify } from './loops.ts';
import { countOf, literal } from './numbers.ts';
import { cellsOf, commonLayout, rowsOf, valueIn } from './shapes.ts';
import { joined, raw, sql, textLiteral } from './sql.ts';
import type { Sql } from './sql.ts';
import { asList, asNumber, fieldOf, layoutOf, recordOf, truthOf } from './value.ts';
import type { Value } from './value.ts';
import { Untranslatable } from './untranslatable.ts';
import { named, within } from './writer.ts';
import type { Writer } from './writer.ts';
import type { Constant, Expr } from '../../typed/ir.ts';

/** The value of a formula; Untranslatable where SQL has nothing that means the same. */
export function write(expr: Expr, writer: Writer): Value {
  try {
    return writeOp(expr, writer);
  } catch (error) {
    // The innermost formula that has a place of its own is where the construct stands.
    const isPlaced = !(error instanceof Untranslatable) || error.place !== undefined || !expr.at;
    throw isPlaced ? error : new Untranslatable(error.construct, expr.at);
  }
}

function writeOp(expr: Expr, writer: Writer): Value {
  const { around } = writer;
  const go = (part: Expr): Value => write(part, writer);
  switch (expr.op) {
    case 'number': case 'boolean': case 'text': case 'day': case 'duration': return constant(expr, writer);
    case 'fact': return around.fact(expr.id);
    case 'definition': return around.definition(expr.id);
    case 'local': return getLocal(expr.id, writer);
    case 'earlier': return around.earlier();
    case 'qualifying': return around.qualifying(expr.fact);
    case 'given': return { kind: 'boolean', is: around.given(expr.fact) };
    case 'field': return fieldOf(go(expr.of), expr.key);
    case 'filter': return filterList(expr, writer, write);
    case 'at': return elementAt(expr, writer);
    case 'for': return bindOver(expr.bind, expr.result, writer, write);
    case 'some': case 'every': return quantify(expr, writer, write);
    case 'if': return either(named(truthOf(go(expr.test)), writer), go(expr.then), go(expr.else), writer);
    case 'record': return context(expr.entries, writer);
    case 'list': return listOf(expr.items.map(go), writer);
    case 'period': return recordOf([['from', go(expr.from)], ['to', go(expr.to)]]);
    case 'integers': return integers(expr, writer);
    case 'function':
      return { kind: 'function', call: (args) => write(expr.body, bound(writer, expr.params, args)) };
    case 'table': return lookUp(expr, writer);
    case 'call': return callFunction(expr, writer, write);
    case 'granted': return around.granted();
    case 'apply': throw new Untranslatable('called-function');
    case 'constant': case 'reading': throw new TypeError(`A plain policy has no ${expr.op}.`);
  }
}

/** A literal of the policy file. */
export function constant(value: Constant, writer: Writer): Value {
  switch (value.op) {
    case 'number': return literal(value, writer);
    case 'boolean': return { kind: 'boolean', is: raw(value.value ? 'TRUE' : 'FALSE', { simple: true }) };
    case 'text': return { kind: 'text', is: textConstant(value.value, writer) };
    case 'day': return { kind: 'day', is: raw(`DATE '${formatDay(value.value)}'`, { simple: true }) };
    case 'duration': return { kind: 'duration', months: value.months };
  }
}

/** A text written in the file, of the database's own kind. */
export function textConstant(text: string, { dialect }: Writer): Sql {
  return raw(`${textLiteral(text)}::${dialect.type('text')}`, { simple: true });
}

function getLocal(id: number, { locals }: Writer): Value {
  const value = locals.get(id);
  if (!value) throw new TypeError(`Nothing is bound to local ${id}.`);
  return value;
}

function bound(writer: Writer, ids: readonly number[], values: readonly Value[]): Writer {
  return within(writer, writer.scope, ids.flatMap((id, place): [number, Value][] => {
    const value = values[place];
    return value ? [[id, value]] : [];
  }));
}

/** Entries in order; every one is a column, so that those after it may read it. */
function context(entries: Extract<Expr, { op: 'record' }>['entries'], outer: Writer): Value {
  let writer = outer;
  const fields = entries.map((entry): [string, Value] => {
    const inner = { ...writer, name: entry.name };
    const value = nameParts(write(entry.value, inner), inner);
    writer = within(writer, writer.scope, [[entry.local, value]]);
    return [entry.key, value];
  });
  return recordOf(fields);
}

/** The value with every part of it a column of its own. */
export function nameParts(value: Value, writer: Writer): Value {
  switch (value.kind) {
    case 'number': return {
      ...value, n: named(value.n, writer),
      d: typeof value.d === 'bigint' ? value.d : writer.scope.define(`${writer.name} ÷`, value.d),
    };
    case 'list': return { ...value, list: named(value.list, writer) };
    case 'record':
      return recordOf([...value.fields].map(([key, field]): [string, Value] =>
        [key, nameParts(field(), { ...writer, name: `${writer.name}.${key}` })]));
    case 'duration': case 'function': return value;
    default: return { ...value, is: named(value.is, writer) };
  }
}

/** NULL while the test is: a CASE that compares takes neither branch then. */
export function either(test: Sql, then: Value, otherwise: Value, writer: Writer): Value {
  const choose = (a: Sql, b: Sql): Sql => sql`CASE ${test} WHEN TRUE THEN ${a} WHEN FALSE THEN ${b} END`;
  if (then.kind === 'record' && otherwise.kind === 'record') {
    const keys = [...then.fields.keys()].filter((key) => otherwise.fields.has(key));
    return {
      kind: 'record',
      fields: new Map(keys.map((key) =>
        [key, (): Value => either(test, fieldOf(then, key), fieldOf(otherwise, key), writer)] as const)),
    };
  }
  const layout = commonLayout([layoutOf(then), layoutOf(otherwise)]);
  const [a, b] = [cellsOf(then, layout, writer), cellsOf(otherwise, layout, writer)];
  return valueIn(layout, (name) => {
    const [left, right] = [a, b].map((cells) => cells.find((cell) => cell.name === name)?.value);
    if (!left || !right) throw new TypeError(`There is no column ${name}.`);
    return choose(left, right);
  });
}

function elementAt({ list, index }: Extract<Expr, { op: 'at' }>, writer: Writer): Value {
  const whole = asList(write(list, writer));
  const rows = rowsOf(whole, writer);
  const place = placeIn(rows, index, writer);
  return valueIn(whole.of, (name) => {
    const column = rows.columns.find((one) => one.name === name);
    if (!column) throw new TypeError(`There is no column ${name}.`);
    return writer.dialect.at(rows, place, column);
  });
}

/** Places count from 1, or back from the end below 0. */
function placeIn(rows: Rows, index: Expr, writer: Writer): Sql {
  const place = named(countOf(asNumber(write(index, writer)), writer), writer);
  if (index.op === 'number' && !index.n.startsWith('-')) return place;
  const count = writer.dialect.toCount(writer.dialect.count(rows));
  return named(sql`CASE WHEN ${place} < 0 THEN ${count} + 1 + ${place} WHEN ${place} >= 0 THEN ${place} END`, writer);
}

function integers({ from, to }: Extract<Expr, { op: 'integers' }>, writer: Writer): Value {
  const [first, last] = [from, to].map((end) => named(countOf(asNumber(write(end, writer)), writer), writer));
  if (!first || !last) throw new TypeError('Integers without ends.');
  return { kind: 'list', list: writer.dialect.integers(first, last), of: { kind: 'number', over: 1n } };
}

/** 命中 — the place of the first row that fits; NULL while it is open whether one before it does. */
function lookUp({ id, args }: Extract<Expr, { op: 'table' }>, writer: Writer): Value {
  const table = writer.around.table(id);
  const inner = bound(
    writer,
    table.inputs.map(({ local }) => local),
    args.map((arg) => nameParts(write(arg, writer), writer)),
  );
  const fits = table.rows.map(({ when }) => {
    const tests = when.flatMap((test) => (test ? [truthOf(write(test, inner))] : []));
    return tests.length === 0 ? raw('TRUE') : sql`(${joined(tests, ' AND ')})`;
  });
  // Each test stands alone in the fold, so that an open one leaves everything after it open.
  const place = fits.reduceRight<Sql>(
    (rest, test, at) => sql`CASE ${test} WHEN TRUE THEN ${at + 1} WHEN FALSE THEN ${rest} END`,
    raw('NULL'),
  );
  const row = named(place, { ...writer, name: `${table.name} 行` });
  const outputs = table.outputs.map(({ key }, at): [string, () => Value] =>
    [key, () => outputOf(table.rows.map(({ then }) => then[at]), row, writer)]);
  return { kind: 'record', fields: new Map(outputs) };
}

function outputOf(cells: readonly (Constant | undefined)[], row: Sql, writer: Writer): Value {
  const values = cells.map((cell) => {
    if (!cell) throw new TypeError('A table row lacks an output.');
    return constant(cell, writer);
  });
  const layout = commonLayout(values.map(layoutOf));
  const columns = values.map((value) => cellsOf(value, layout, writer));
  return valueIn(layout, (name) => {
    const whens = columns.map((column, at) => {
      const cell = column.find((one) => one.name === name);
      return sql` WHEN ${at + 1} THEN ${cell?.value ?? raw('NULL')}`;
    });
    return sql`CASE ${row}${joined(whens, '')} END`;
  });
}
