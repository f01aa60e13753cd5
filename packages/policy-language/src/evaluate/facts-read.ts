/** Which facts a formula can read at all, through whatever it calls by name. */
import { rowKey, visit } from './policy-index.ts';
import type { Scope } from './scope.ts';
import type { Expr } from '../typed/ir.ts';

/** Ids of top-level facts. */
export function factsRead(formulas: readonly Expr[], scope: Scope): Set<number> {
  const facts = new Set<number>();
  const seen = new Set<unknown>();
  const waiting = [...formulas];
  for (let formula = waiting.pop(); formula; formula = waiting.pop()) {
    if (seen.has(formula)) continue;
    seen.add(formula);
    visit(formula, (part) => {
      if (part.op === 'fact') facts.add(part.id);
      if (part.op === 'given' || part.op === 'qualifying') facts.add(part.fact);
      waiting.push(...calledBy(part, scope));
    });
  }
  return facts;
}

/** The formulas that a formula calls by name. */
function calledBy(expr: Expr, { index, at }: Scope): readonly Expr[] {
  if (expr.op === 'qualifying')
    return (index.rowConditions.get(rowKey(at?.item.id ?? '', expr.fact)) ?? []).map((one) => one.expr);
  const definition = expr.op === 'definition' ? index.definitions.get(expr.id) : undefined;
  return definition ? [definition.expr] : [];
}
