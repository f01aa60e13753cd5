import type { CheckedPolicy, Item, Reading } from '@qingce/policy-language/evaluate';
import { idsIn, isText } from './formula-nodes.ts';

/** The readings on which the answer about an item can depend, in declared order; without an item, all. */
export function readingsOf(policy: CheckedPolicy, item: Item | undefined): readonly Reading[] {
  if (!item) return policy.readings;
  const things = [
    ...policy.facts.filter(({ id }) => item.facts.includes(id)),
    ...policy.conditions.filter(({ id, scope }) => scope !== 'item' || item.conditions.includes(id)),
    ...policy.definitions.filter(({ items }) => items === undefined || items.includes(item.id)),
  ];
  const used = new Set([
    ...things.flatMap(({ readings }) => readings),
    ...idsIn([things, item.award], 'reading', isText),
  ]);
  return policy.readings.filter(({ id }) => used.has(id));
}
