/**
 * The formulas within a formula that were worked out in the same surroundings: no loop's turn, no branch not
 * taken.
 */
import { evaluate } from './evaluate.ts';
import { partsOf } from './policy-index.ts';
import type { Scope } from './scope.ts';
import { asBoolean } from './value.ts';
import type { Env } from './value.ts';
import type { Expr } from '../typed/ir.ts';

export function partsHere(expr: Expr, scope: Scope, env: Env): readonly Expr[] {
  switch (expr.op) {
    case 'for': case 'some': case 'every': return expr.bind.slice(0, 1).map((one) => one.in);
    case 'filter': return [expr.list];
    case 'function': return [];
    case 'if': {
      const test = asBoolean(evaluate(expr.test, scope, env)).value;
      return test === undefined ? partsOf(expr) : [expr.test, test ? expr.then : expr.else];
    }
    default: return partsOf(expr);
  }
}
