import type { Role } from '@qingce/contract';

/** 三员 — they run the system and hold no business power. */
export const administrators: readonly Role[] = ['system-admin', 'security-admin', 'audit-admin'];

/** Whoever holds one of these holds no other and stands in for none: those who run it, and who look at the others. */
const alone: readonly Role[] = [...administrators, 'auditor'];

/** 不相容岗位 — of each group one person holds one: who orders a payment neither checks nor releases it. */
const groups: readonly (readonly Role[])[] = [
  ['finance-clerk', 'finance-reviewer', 'finance-releaser'],
  ['commerce-director', 'finance-reviewer'],
  // Who drafts a policy does not publish it.
  ['policy-drafter', 'commerce-director'],
];

/** 不相容 — whether no person may hold both posts, not even for a day as a stand-in. */
export function areApart(one: Role, other: Role): boolean {
  if (one === other) return false;
  if (alone.includes(one) || alone.includes(other)) return true;
  return groups.some((group) => group.includes(one) && group.includes(other));
}
