/** Lists of which every possible element is written down, some of them perhaps not there. */
import type { Expr } from '../typed/ir.ts';
import { isCheap, isValue } from './values.ts';

const isWritable = (item: Expr): boolean => isCheap(item) || isValue(item);

const PARTS_MAX = 12;

/**
 * What becomes of such a list when each element becomes these; nothing for any other list. The parts are
 * `[…]`, `concatenate` of parts, and `if … then parts else parts`.
 */
export function overParts(list: Expr, become: (item: Expr) => readonly Expr[] | Expr): Expr | undefined {
  return countParts(list, isWritable) <= PARTS_MAX ? map(list, become) : undefined;
}

/** `if test then a else b`. */
export function either(test: Expr, a: Expr, b: Expr): Expr {
  // oxlint-disable-next-line unicorn/no-thenable -- the word of the checked policy; nothing awaits a formula.
  return { op: 'if', test, then: a, else: b };
}

/** Whether every possible element is a value, and there are few. */
export function isWrittenOut(list: Expr): boolean {
  return countParts(list, isValue) <= PARTS_MAX;
}

/** How many elements there may be at most; Infinity for a list of any other form. */
function countParts(list: Expr, isElement: (item: Expr) => boolean): number {
  if (list.op === 'list') return list.items.every(isElement) ? list.items.length : Infinity;
  if (list.op === 'if') return countParts(list.then, isElement) + countParts(list.else, isElement);
  if (list.op === 'call' && list.fn === 'concatenate')
    return list.args.reduce((sum, part) => sum + countParts(part, isElement), 0);
  return Infinity;
}

function map(list: Expr, become: (item: Expr) => readonly Expr[] | Expr): Expr {
  if (list.op === 'if') return either(list.test, map(list.then, become), map(list.else, become));
  const parts = list.op === 'call' ? list.args.map((part) => map(part, become)) : [];
  const items = list.op === 'list' ? list.items.map((item) => {
    const made = become(item);
    return 'op' in made ? made : { op: 'list' as const, items: made };
  }) : [];
  return listOf([...parts, ...items]);
}

/** These lists joined, written-out neighbours as one. */
export function listOf(lists: readonly Expr[]): Expr {
  const joined: Expr[] = [];
  for (const list of lists.flatMap((one) => (one.op === 'call' && one.fn === 'concatenate' ? one.args : [one]))) {
    const last = joined.at(-1);
    if (list.op === 'list' && last?.op === 'list')
      joined[joined.length - 1] = { op: 'list', items: [...last.items, ...list.items] };
    else joined.push(list);
  }
  const written = joined.filter((list) => list.op !== 'list' || list.items.length > 0);
  const [only, ...more] = written;
  if (!only) return { op: 'list', items: [] };
  return more.length === 0 && isListForm(only) ? only : { op: 'call', fn: 'concatenate', args: written };
}

/** A fact or name may be a single thing, which `concatenate` alone makes a list. */
function isListForm(list: Expr): boolean {
  return list.op === 'list' || list.op === 'if' || (list.op === 'call' && list.fn === 'concatenate');
}
