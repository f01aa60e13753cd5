/** What goes over the elements of a list: for, filters, some and every. */
import { flattened, someOf } from './lists.ts';
import { mapList } from './shapes.ts';
import { sql } from './sql.ts';
import type { Sql } from './sql.ts';
import { asList, truthOf } from './value.ts';
import type { ListValue, Value } from './value.ts';
import { within } from './writer.ts';
import type { Writer } from './writer.ts';
import type { Binding, Expr } from '../../typed/ir.ts';

/** Writes a formula; handed in, so that formulas and loops need not know each other's files. */
export type Write = (expr: Expr, writer: Writer) => Value;

/** Every combination of the elements, the first list turning slowest. */
export function bindOver(bind: readonly Binding[], result: Expr, writer: Writer, write: Write): ListValue {
  const [first, ...others] = bind;
  if (!first) throw new TypeError('A loop over nothing.');
  const list = asList(write(first.in, writer));
  if (others.length === 0) return mapList(list, writer, (element, inner) =>
    ({ value: write(result, within(inner, inner.scope, [[first.local, element]])) }));
  const lists = mapList(list, writer, (element, inner) =>
    ({ value: bindOver(others, result, within(inner, inner.scope, [[first.local, element]]), write) }));
  return flattened(lists, writer);
}

/** The elements for which the test is true; unknown while it is open for one of them. */
export function filterList(expr: Extract<Expr, { op: 'filter' }>, writer: Writer, write: Write): ListValue {
  return mapList(asList(write(expr.list, writer)), writer, (element, inner) => ({
    value: element,
    where: truthOf(write(expr.where, within(inner, inner.scope, [[expr.local, element]]))),
  }));
}

/** Kleene: `some` is true if one test is, else open if one is; `every` is not `some` of the opposite. */
export function quantify(expr: Extract<Expr, { op: 'some' | 'every' }>, writer: Writer, write: Write): Value {
  const some = anyOf(expr.bind, writer, write, (inner) => {
    const test = truthOf(write(expr.test, inner));
    return expr.op === 'some' ? test : sql`(NOT ${test})`;
  });
  return { kind: 'boolean', is: expr.op === 'some' ? some : sql`(NOT ${some})` };
}

function anyOf(
  bind: readonly Binding[], writer: Writer, write: Write, test: (inner: Writer) => Sql,
): Sql {
  const [first, ...others] = bind;
  if (!first) return test(writer);
  const tests = mapList(asList(write(first.in, writer)), writer, (element, inner) => {
    const bound = within(inner, inner.scope, [[first.local, element]]);
    return { value: { kind: 'boolean', is: anyOf(others, bound, write, test) } };
  });
  return someOf(tests, writer);
}
