import { visit } from '../evaluate/policy-index.ts';
import type { Expr, Fact } from './ir.ts';
import type { Workshop } from './open-checker.ts';

/** Complains of defaults that need themselves: neither fact would ever have a value. */
export function checkDefaultCycles(workshop: Workshop, facts: readonly Fact[]): void {
  const places = new Map([...workshop.factIds].map(([{ at }, id]) => [id, at]));
  const told = new Set<Fact>();
  const check = (group: readonly Fact[], reads: (expr: Expr) => readonly Fact[]): void => {
    for (const fact of group) {
      const circle = circleFrom(fact, reads);
      const at = places.get(fact.id);
      if (!at || !circle || circle.some((each) => told.has(each))) continue;
      for (const each of circle) told.add(each);
      const path = circle.map(({ name }) => name).join(' → ');
      workshop.checker.complain('default-cycle', at, { values: { path } });
    }
  };
  check(facts, (expr) => factsIn(workshop, facts, expr));
  for (const { row } of facts) if (row) check(row, (expr) => fieldsIn(row, expr));
}

/** The facts that lead from one back to itself through defaults, if any do. */
function circleFrom(start: Fact, reads: (expr: Expr) => readonly Fact[]): Fact[] | undefined {
  const trails: Fact[][] = [[start]];
  const seen = new Set<Fact>();
  for (const trail of trails) {
    const defaults = Object.values(trail.at(-1)?.defaults ?? {});
    for (const next of defaults.flatMap((each) => (each.kind === 'formula' ? reads(each.expr) : []))) {
      if (next === start) return [...trail, start];
      if (!seen.has(next)) trails.push([...trail, next]);
      seen.add(next);
    }
  }
  return undefined;
}

/** The facts that a formula reads, in definitions too. */
function factsIn(workshop: Workshop, facts: readonly Fact[], expr: Expr): Fact[] {
  const found = new Set<number>();
  visit(expr, (part) => {
    if (part.op === 'fact') found.add(part.id);
    const definition = part.op === 'definition' ? workshop.definitions.checked[part.id] : undefined;
    for (const { id } of definition ? factsIn(workshop, facts, definition.expr) : []) found.add(id);
  });
  return facts.filter(({ id }) => found.has(id));
}

/** The fields of the same row that a formula reads. */
function fieldsIn(row: readonly Fact[], expr: Expr): Fact[] {
  const keys = new Set<string>();
  visit(expr, (part) => {
    if (part.op === 'field') keys.add(part.key);
  });
  return row.filter(({ key }) => keys.has(key));
}
