/** Whole lists: written out, joined, summed. */
import { columnsOf } from './layout.ts';
import type { Layout } from './layout.ts';
import { cellsOf, commonLayout, inLayout, rowsOf } from './shapes.ts';
import type { Sql } from './sql.ts';
import { layoutOf } from './value.ts';
import type { ListValue, NumberValue, Value } from './value.ts';
import { Untranslatable } from './untranslatable.ts';
import { named } from './writer.ts';
import type { Writer } from './writer.ts';

/** A list of values that are written one by one. */
export function listOf(items: readonly Value[], writer: Writer): ListValue {
  const [first] = items;
  if (!first) return { kind: 'list', list: writer.dialect.listOf([], []), of: { kind: 'nothing' } };
  const of = commonLayout(items.map(layoutOf));
  const rows = items.map((item) => cellsOf(item, of, writer));
  return { kind: 'list', list: writer.dialect.listOf(rows, columnsOf(of)), of };
}

/** The lists of a list, one after the other. */
export function flattened(lists: ListValue, writer: Writer): ListValue {
  if (lists.of.kind !== 'list') return lists;
  const rows = rowsOf(lists, writer);
  const [column] = columnsOf(lists.of);
  if (!column) throw new TypeError('A list of lists without a column.');
  return { kind: 'list', list: writer.dialect.flatten(rows, column), of: lists.of.of };
}

/** Kleene or over a list of truth values. */
export function someOf(tests: ListValue, writer: Writer): Sql {
  const rows = rowsOf(tests, writer);
  return named(writer.dialect.some(rows, rows.columns[0]?.name ?? ''), writer);
}

/** These lists, one after the other. */
export function concatenate(lists: readonly ListValue[], writer: Writer): ListValue {
  const [first, ...more] = lists.filter(({ of }) => columnsOf(of).length > 0);
  if (!first) return listOf([], writer);
  if (more.length === 0) return first;
  const of = commonLayout([first, ...more].map((list) => list.of));
  const parts = [first, ...more].map((list) => named(inLayout(list, of, writer).list, writer));
  return { kind: 'list', list: writer.dialect.concatenate(parts), of };
}

/** The least or greatest number of a list; unknown for an empty one. */
export function extremeIn(list: ListValue, which: 'least' | 'greatest', writer: Writer): NumberValue {
  const d = knownDenominator(list.of);
  return { kind: 'number', n: writer.dialect.extreme(rowsOf(list, writer), numerator(list.of), which), d };
}

/** The sum of a list of numbers. */
export function sumIn(list: ListValue, writer: Writer): NumberValue {
  const d = knownDenominator(list.of);
  return { kind: 'number', n: writer.dialect.sum(rowsOf(list, writer), numerator(list.of)), d };
}

function knownDenominator(layout: Layout): bigint {
  if (layout.kind === 'number' && layout.over !== 'beside') return layout.over;
  throw new Untranslatable('open-denominator');
}

function numerator(layout: Layout): string {
  return columnsOf(layout)[0]?.name ?? '';
}
