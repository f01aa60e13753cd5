import type { CheckedPolicy, Expr, Item, Reading } from '@qingce/policy-language/evaluate';

/** The readings on which the answer about an item can depend, in declared order; without an item, all. */
export function readingsOf(policy: CheckedPolicy, item: Item | undefined): readonly Reading[] {
  if (!item) return policy.readings;
  const used = new Set([
    ...namedBy(policy.facts.filter(({ id }) => item.facts.includes(id))),
    ...namedBy(policy.conditions.filter(({ id, scope }) => scope !== 'item' || item.conditions.includes(id))),
    ...namedBy(policy.definitions.filter(({ items }) => items === undefined || items.includes(item.id))),
    ...readIn(item.award),
  ]);
  return policy.readings.filter(({ id }) => used.has(id));
}

function namedBy(things: readonly { readonly readings: readonly string[]; readonly expr?: Expr }[]): readonly string[] {
  return things.flatMap(({ readings, expr }) => [...readings, ...expr ? readIn(expr) : []]);
}

/** The readings that a formula asks for, wherever in it. */
function readIn(node: unknown): readonly string[] {
  if (typeof node !== 'object' || node === null) return [];
  const { op, id } = node as { op?: unknown; id?: unknown };
  const own = op === 'reading' && typeof id === 'string' ? [id] : [];
  return [...own, ...Object.values(node).flatMap(readIn)];
}
