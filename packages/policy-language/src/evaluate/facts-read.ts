/** Which facts a formula can read at all, through whatever it calls by name. */
import type { Scope } from './scope.ts';
import { rowKey, visit } from './policy-index.ts';
import type { Expr } from '../typed/ir.ts';

export function factsRead(formulas: readonly Expr[], scope: Scope): Set<number> {
  const facts = new Set<number>();
  const definitions = new Set<number>();
  const read = (expr: Expr): void => visit(expr, (part) => {
    if (part.op === 'fact') facts.add(part.id);
    if (part.op === 'given') facts.add(part.fact);
    if (part.op === 'qualifying' && !facts.has(part.fact)) {
      facts.add(part.fact);
      const conditions = scope.index.rowConditions.get(rowKey(scope.at?.item.id ?? '', part.fact)) ?? [];
      conditions.forEach((condition) => read(condition.expr));
    }
    if (part.op === 'definition' && !definitions.has(part.id)) {
      definitions.add(part.id);
      const found = scope.index.definitions.get(part.id);
      if (found) read(found.expr);
    }
  });
  formulas.forEach(read);
  return facts;
}
