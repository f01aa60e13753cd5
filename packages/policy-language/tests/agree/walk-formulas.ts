/**
 * Walks through every formula of a checked policy, to find its constants, its branches and what reads which
 * fact.
 */
import type { CheckedPolicy, Expr, Fact } from '../../src/typed/ir.ts';

/** The formula and every formula within it, definitions and tables not followed. */
export function partsOf(expr: Expr): Expr[] {
  return [expr, ...innerOf(expr).flatMap(partsOf)];
}

function innerOf(expr: Expr): readonly Expr[] {
  switch (expr.op) {
    case 'field': return [expr.of];
    case 'filter': return [expr.list, expr.where];
    case 'at': return [expr.list, expr.index];
    case 'for': return [...expr.bind.map((one) => one.in), expr.result];
    case 'some': case 'every': return [...expr.bind.map((one) => one.in), expr.test];
    case 'if': return [expr.test, expr.then, expr.else];
    case 'record': return expr.entries.map((entry) => entry.value);
    case 'list': return expr.items;
    case 'period': case 'integers': return [expr.from, expr.to];
    case 'function': return [expr.body];
    case 'apply': return [expr.function, ...expr.args];
    case 'table': case 'call': return expr.args;
    default: return [];
  }
}

/** Every formula that the policy holds, wherever it stands. */
export function formulasOf(policy: CheckedPolicy): Expr[] {
  const facts = policy.facts.flatMap((fact) => [fact, ...fact.row ?? []]);
  const defaults = facts
    .flatMap((fact) => Object.values(fact.defaults ?? {}))
    .flatMap((one): Expr[] =>
      one.kind === 'formula' ? [one.expr] : one.kind === 'literal' ? [one.value] : [],
    );
  const cells = policy.tables
    .flatMap((table) => table.rows)
    .flatMap((row): Expr[] => [...row.when.filter((test) => test !== null), ...row.then]);
  const constants: Expr[] = policy.items
    .flatMap((item) => Object.values(item.constants))
    .map((constant) => constant.value);
  return [
    ...policy.definitions.map((one) => one.expr),
    ...policy.conditions.map((one) => one.expr),
    ...policy.items.map((item) => item.award),
    ...defaults,
    ...facts.flatMap((fact) => (fact.whole ? [fact.whole] : [])),
    ...cells,
    ...constants,
  ];
}

/** The ids of the facts that a formula reads, through definitions too. */
export function factsReadBy(
  policy: CheckedPolicy,
  expr: Expr,
  visited: Set<number> = new Set(),
): Set<number> {
  const read = new Set<number>();
  for (const part of partsOf(expr)) {
    if (part.op === 'fact') read.add(part.id);
    if (part.op === 'given' || part.op === 'qualifying') read.add(part.fact);
    if (part.op !== 'definition' || visited.has(part.id)) continue;
    visited.add(part.id);
    const definition = policy.definitions.find((one) => one.id === part.id);
    if (definition) for (const id of factsReadBy(policy, definition.expr, visited)) read.add(id);
  }
  return read;
}

/** The fact with that id, row fields included. */
export function factById(policy: CheckedPolicy, id: number): Fact | undefined {
  return policy.facts.flatMap((fact) => [fact, ...fact.row ?? []]).find((fact) => fact.id === id);
}
