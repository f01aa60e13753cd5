/** `sort` with a comparison that SQL can carry out: one key after the other, each rising or falling. */
import type { SortKey } from './dialect.ts';
import type { Write } from './loops.ts';
import { mapList, rowsOf } from './shapes.ts';
import { recordOf } from './value.ts';
import type { ListValue, Value } from './value.ts';
import { named, Untranslatable, within } from './writer.ts';
import type { Writer } from './writer.ts';
import type { Expr } from '../../typed/ir.ts';

/** A formula over the first of the two elements that are compared. */
type Key = { readonly of: Expr; readonly descending: boolean };

/** The list in the order of the comparison; equal elements keep theirs. */
export function sortList(list: ListValue, precedes: Expr, writer: Writer, write: Write): Value {
  const [a, b, body] = comparisonOf(precedes);
  const keys = keysOf(body, a, b);
  if (!keys) throw new Untranslatable('sort by a comparison that is not of one key after the other');
  if (list.of.kind === 'nothing') return list;
  const keyed = mapList(list, writer, (element, inner) => {
    const bound = within(inner, inner.scope, [[a, element]]);
    return { value: recordOf([['element', element], ...keys.map(({ of }, at): [string, Value] => [`key ${at}`, write(of, bound)])]) };
  });
  const rows = rowsOf(keyed, writer);
  const order = keys.map((key, at): SortKey => ({ column: columnOfKey(keyed, `key ${at}`), descending: key.descending }));
  const sorted: ListValue = { kind: 'list', list: named(writer.dialect.sorted(rows, order), writer), of: keyed.of };
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
  throw new Untranslatable('sort by something other than days and numbers of one denominator');
}

function comparisonOf(precedes: Expr): readonly [number, number, Expr] {
  const [a, b] = precedes.op === 'function' ? precedes.params : [];
  if (precedes.op !== 'function' || a === undefined || b === undefined)
    throw new Untranslatable('sort by a function that is not written out');
  return [a, b, precedes.body];
}

/** `a.x > b.x`, or `… or (a.x = b.x and …)`. */
function keysOf(test: Expr, a: number, b: number): readonly Key[] | undefined {
  if (test.op !== 'call') return undefined;
  if (test.fn === 'less' || test.fn === 'greater') {
    const key = keyOf(test, a, b);
    return key && [key];
  }
  const [first, second] = test.args;
  if (test.fn !== 'or' || test.args.length !== 2 || !first || !second) return undefined;
  const key = first.op === 'call' ? keyOf(first, a, b) : undefined;
  const rest = key && afterEqual(second, key, a, b);
  return key && rest && [key, ...rest];
}

function afterEqual(test: Expr, key: Key, a: number, b: number): readonly Key[] | undefined {
  if (test.op !== 'call' || test.fn !== 'and' || test.args.length !== 2) return undefined;
  const [equal, rest] = test.args;
  if (equal?.op !== 'call' || equal.fn !== 'equal' || !rest) return undefined;
  const [left, right] = equal.args;
  const isOfKey = left && right && isMirrored(left, right, a, b) &&
    (isTheSame(left, key.of) || isTheSame(right, key.of));
  return isOfKey ? keysOf(rest, a, b) : undefined;
}

function keyOf({ fn, args }: Extract<Expr, { op: 'call' }>, a: number, b: number): Key | undefined {
  const [left, right] = args;
  if ((fn !== 'less' && fn !== 'greater') || !left || !right || !isMirrored(left, right, a, b)) return undefined;
  const isLeftOfA = names(left, a) && !names(left, b);
  const isRightOfA = names(right, a) && !names(right, b);
  if (isLeftOfA && !names(right, a)) return { of: left, descending: fn === 'greater' };
  if (isRightOfA && !names(left, a)) return { of: right, descending: fn === 'less' };
  return undefined;
}

/** Whether one is the other with the two elements changed about. */
function isMirrored(left: Expr, right: Expr, a: number, b: number): boolean {
  const swap = new Map([[a, b], [b, a]]);
  return spelled(left, swap) === spelled(right, new Map());
}

function isTheSame(left: Expr, right: Expr): boolean {
  return spelled(left, new Map()) === spelled(right, new Map());
}

function names(expr: Expr, local: number): boolean {
  return spelled(expr, new Map()) !== spelled(expr, new Map([[local, -1]]));
}

function spelled(expr: Expr, renamed: ReadonlyMap<number, number>): string {
  return JSON.stringify(expr, (key, part: unknown) => {
    if (key === 'at' || key === 'place') return undefined;
    if (typeof part !== 'object' || part === null || !('op' in part) || part.op !== 'local' || !('id' in part))
      return part;
    return { op: 'local', id: typeof part.id === 'number' ? renamed.get(part.id) ?? part.id : part.id };
  });
}

