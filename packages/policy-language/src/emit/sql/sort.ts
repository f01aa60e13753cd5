/** `sort` with a comparison that SQL can carry out: one key after the other, each rising or falling. */
import type { SortKey } from './dialect.ts';
import type { Write } from './loops.ts';
import { mapList, rowsOf } from './shapes.ts';
import { recordOf } from './value.ts';
import type { ListValue, Value } from './value.ts';
import { Untranslatable } from './untranslatable.ts';
import { named, within } from './writer.ts';
import type { Writer } from './writer.ts';
import { partsOf } from '../../evaluate/policy-index.ts';
import type { Expr } from '../../typed/ir.ts';

/** A formula over the first of the two elements that are compared. */
type Key = { readonly of: Expr; readonly descending: boolean };

/** The list in the order of the comparison; equal elements keep theirs. */
export function sortList(list: ListValue, precedes: Expr, writer: Writer, write: Write): Value {
  const [a, b, body] = comparisonOf(precedes);
  const keys = keysOf(body, { a, b });
  if (!keys) throw new Untranslatable('sort-order');
  if (list.of.kind === 'nothing') return list;
  const keyed = mapList(list, writer, (element, inner) => {
    const bound = within(inner, inner.scope, [[a, element]]);
    const ranks = keys.map(({ of }, at): [string, Value] => [`key ${at}`, write(of, bound)]);
    return { value: recordOf([['element', element], ...ranks]) };
  });
  const rows = rowsOf(keyed, writer);
  const order = keys.map(({ descending }, at): SortKey =>
    ({ column: columnOfKey(keyed, `key ${at}`), descending }));
  const inOrder = named(writer.dialect.sorted(rows, order), writer);
  const sorted: ListValue = { kind: 'list', list: inOrder, of: keyed.of };
  return mapList(sorted, writer, (row) => ({ value: asElement(row) }));
}

function asElement(row: Value): Value {
  const element = row.kind === 'record' ? row.fields.get('element') : undefined;
  if (!element) throw new TypeError('A sorted row without its element.');
  return element();
}

/** Keys are numbers over one denominator, or days. */
function columnOfKey({ of }: ListValue, key: string): string {
  const layout = of.kind === 'record' ? of.fields.find(([name]) => name === key)?.[1] : undefined;
  if (layout?.kind === 'day' || (layout?.kind === 'number' && layout.over !== 'beside')) return key;
  throw new Untranslatable('sort-order');
}

function comparisonOf(precedes: Expr): readonly [number, number, Expr] {
  const [a, b] = precedes.op === 'function' ? precedes.params : [];
  if (precedes.op !== 'function' || a === undefined || b === undefined)
    throw new Untranslatable('sort-order');
  return [a, b, precedes.body];
}

type Call = Extract<Expr, { op: 'call' }>;
/** The locals of the two elements that are compared. */
type Pair = { readonly a: number; readonly b: number };

function callTo(expr: Expr | undefined, ...names: readonly string[]): Call | undefined {
  return expr?.op === 'call' && names.includes(expr.fn) ? expr : undefined;
}

/** `a.x > b.x`, or `… or (a.x = b.x and …)`. */
function keysOf(test: Expr, pair: Pair): readonly Key[] | undefined {
  const [first, second, ...more] = callTo(test, 'or')?.args ?? [test];
  const key = first && keyOf(first, pair);
  if (!key || more.length > 0) return undefined;
  if (!second) return [key];
  const rest = afterEqual(second, key, pair);
  return rest && [key, ...rest];
}

/** `a.x = b.x and …` after the key x: what follows the `and`. */
function afterEqual(test: Expr, key: Key, pair: Pair): readonly Key[] | undefined {
  const [both, rest, ...more] = callTo(test, 'and')?.args ?? [];
  const sides = sidesOf(callTo(both, 'equal'), pair);
  const isOfKey = sides?.some((side) => isTheSame(side, key.of)) ?? false;
  return isOfKey && rest && more.length === 0 ? keysOf(rest, pair) : undefined;
}

function keyOf(test: Expr, pair: Pair): Key | undefined {
  const comparison = callTo(test, 'less', 'greater');
  const of = sidesOf(comparison, pair)?.find((side) => isOnlyOf(side, pair));
  if (!comparison || !of) return undefined;
  const comesFirst = comparison.args[0] === of;
  return { of, descending: (comparison.fn === 'greater') === comesFirst };
}

/** What is compared, if it is the same of the one element and of the other. */
function sidesOf(comparison: Call | undefined, pair: Pair): readonly Expr[] | undefined {
  const [left, right] = comparison?.args ?? [];
  return left && right && isMirrored(left, right, pair) ? [left, right] : undefined;
}

/** Whether it speaks of the first element and not of the second. */
function isOnlyOf(expr: Expr, { a, b }: Pair): boolean {
  return mentions(expr, a) && !mentions(expr, b);
}

function mentions(expr: Expr, local: number): boolean {
  return (expr.op === 'local' && expr.id === local) || partsOf(expr).some((part) => mentions(part, local));
}

/** Whether one is the other with the two elements changed about. */
function isMirrored(left: Expr, right: Expr, { a, b }: Pair): boolean {
  return spelled(left, new Map([[a, b], [b, a]])) === spelled(right, new Map());
}

function isTheSame(left: Expr, right: Expr): boolean {
  return spelled(left, new Map()) === spelled(right, new Map());
}

/** The formula as text, without its places, some locals under other numbers. */
function spelled(expr: Expr, renamed: ReadonlyMap<number, number>): string {
  return JSON.stringify(expr, (key, part: unknown) => {
    if (key === 'at' || key === 'place') return undefined;
    return isLocal(part) ? { op: 'local', id: renamed.get(part.id) ?? part.id } : part;
  });
}

function isLocal(part: unknown): part is Extract<Expr, { op: 'local' }> {
  return typeof part === 'object' && part !== null && 'op' in part && part.op === 'local';
}
