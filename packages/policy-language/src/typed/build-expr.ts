/** Pieces of the checked policy that functions of the language are made of at compile time. */
import { constantOf } from '../surface/literal.ts';
import type { Checker } from './checker.ts';
import type { Builtin, Expr } from './ir.ts';
import type { exact } from '@qingce/values';

/** A call of a function of the language. */
export function callExpr(fn: Builtin, ...args: readonly Expr[]): Expr {
  return { op: 'call', fn, args };
}

/** A whole number. */
export function wholeExpr(value: bigint): Expr {
  return { op: 'number', n: value.toString() };
}

/** An exact number. */
export function numberExpr(value: exact.Fraction): Expr {
  return constantOf(value);
}

/** What has a name already, under which its value is kept. */
const NAMED: ReadonlySet<Expr['op']> = new Set(['local', 'fact', 'constant', 'definition']);

/** `let name = value in body(name)`: the value is worked out once, however often the body reads it. */
export function letExpr({ newLocal }: Checker, value: Expr, body: (name: Expr) => Expr): Expr {
  if (NAMED.has(value.op)) return body(value);
  const local = newLocal();
  const named = body({ op: 'local', id: local });
  return { op: 'apply', function: { op: 'function', params: [local], body: named }, args: [value] };
}

/** `for name in list return result(name)`. */
export function forExpr({ newLocal }: Checker, list: Expr, result: (name: Expr) => Expr): Expr {
  const local = newLocal();
  return { op: 'for', bind: [{ local, in: list }], result: result({ op: 'local', id: local }) };
}

/** The rows of the list for which the test holds. */
export function filterExpr({ newLocal }: Checker, list: Expr, where: (row: Expr) => Expr): Expr {
  const local = newLocal();
  return { op: 'filter', list, local, where: where({ op: 'local', id: local }) };
}

/** `if test then yes else no`. */
export function ifExpr(test: Expr, yes: Expr, no: Expr): Expr {
  // oxlint-disable-next-line unicorn/no-thenable -- the word of the checked policy; nothing awaits a formula.
  return { op: 'if', test, then: yes, else: no };
}
