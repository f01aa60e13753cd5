/** Kinds of formulas that the specialisation looks for. */
import { partsOf } from '../evaluate/policy-index.ts';
import type { CheckedPolicy, Constant, Expr } from '../typed/ir.ts';

/** Whether it is one literal. */
function isConstant(expr: Expr): expr is Constant & Expr {
  return ['number', 'boolean', 'text', 'day', 'duration'].includes(expr.op);
}

/** Whether it is a value through and through, with nothing left to work out. */
export function isValue(expr: Expr): boolean {
  if (isConstant(expr)) return true;
  return ['list', 'record', 'period'].includes(expr.op) && partsOf(expr).every(isValue);
}

/** The literal true or false, if it is one. */
export function truthOf(expr: Expr): boolean | undefined {
  return expr.op === 'boolean' ? expr.value : undefined;
}

const CHEAP_PARTS = 8;

/** Whether writing it twice costs nothing: names, literals, and periods and fields of these. */
export function isCheap(expr: Expr): boolean {
  return sizeIfCheap(expr) <= CHEAP_PARTS;
}

function sizeIfCheap(expr: Expr): number {
  if (isConstant(expr)) return 1;
  switch (expr.op) {
    case 'fact': case 'local': case 'definition': case 'given': case 'earlier': case 'granted': return 1;
    case 'field': case 'period':
      return partsOf(expr).reduce((size, part) => size + sizeIfCheap(part), 1);
    default: return Infinity;
  }
}

/** Every local that the policy binds anywhere. */
export function localsOf(policy: CheckedPolicy): number[] {
  const facts = policy.facts.flatMap((fact) => [fact, ...fact.row ?? []]);
  const standIns = facts.flatMap((fact) => Object.values(fact.defaults ?? {}));
  const formulas = [
    ...policy.definitions.map((one) => one.expr), ...policy.conditions.map((one) => one.expr),
    ...policy.items.map((one) => one.award),
    ...standIns.flatMap((one) => (one.kind === 'formula' ? [one.expr] : [])),
    ...facts.flatMap((fact) => (fact.whole ? [fact.whole] : [])),
    ...policy.tables.flatMap((table) => table.rows).flatMap((row) => row.when.filter((test) => test !== null)),
  ];
  const rows = [
    ...facts.flatMap((fact) => fact.local ?? []),
    ...policy.conditions.flatMap((one) => (one.each ? [one.each.local] : [])),
    ...policy.tables.flatMap((table) => table.inputs.map(({ local }) => local)),
  ];
  return [...rows, ...formulas.flatMap(localsIn)];
}

function localsIn(expr: Expr): number[] {
  return [...boundBy(expr), ...partsOf(expr).flatMap(localsIn)];
}

function boundBy(expr: Expr): readonly number[] {
  switch (expr.op) {
    case 'for': case 'some': case 'every': return expr.bind.map(({ local }) => local);
    case 'filter': return [expr.local];
    case 'record': return expr.entries.map(({ local }) => local);
    case 'function': return expr.params;
    default: return [];
  }
}

/** How often a formula names that local, anything within a loop or function counting as often. */
export function usesOf(expr: Expr, local: number): number {
  if (expr.op === 'local') return expr.id === local ? 1 : 0;
  const uses = partsOf(expr).reduce((sum, part) => sum + usesOf(part, local), 0);
  const repeats = ['for', 'some', 'every', 'filter', 'function'].includes(expr.op);
  return repeats && uses > 0 ? uses + 1 : uses;
}
