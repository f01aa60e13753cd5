import type { CheckedPolicy } from '@qingce/policy-language/evaluate';
import type { ClaimFacts } from '../claim/index.ts';

type Json = ClaimFacts['items'][number];
type Fact = CheckedPolicy['facts'][number];

/** A fact of a claim that an office must confirm: where it stands, whose it is, and what the applicant claims. */
export interface RequiredFact {
  readonly path: string;
  readonly office: string;
  readonly claimed: Json | undefined;
  readonly fact: Fact;
}

/**
 * 应核定事实 — the facts of the claim's items that the policy gives to an office to confirm, in the order of the law: those
 * that are claimed, and those that an item cannot do without. What the register holds about the applicant is
 * confirmed there.
 */
export function requiredFacts(policy: CheckedPolicy, facts: ClaimFacts): RequiredFact[] {
  return facts.items.flatMap((item, index) => {
    const given = recordOf(item);
    const declared = policy.items.find((candidate) => candidate.id === given.item);
    if (!declared) return [];
    const own = declared.facts.flatMap((id) => policy.facts[id] ?? []).filter(({ later }) => later === undefined);
    return own.flatMap((fact) => requiredOf(fact, given, { prefix: `items[${index}].`, item: declared.id }));
  });
}

function requiredOf(fact: Fact, given: Record<string, Json>, at: { prefix: string; item: string }): RequiredFact[] {
  const value = given[fact.key] ?? given[fact.name];
  const path = `${at.prefix}${fact.key}`;
  if (fact.confirmedBy !== undefined) {
    return value === undefined && mayBeAbsent(fact, at.item)
      ? []
      : [{ path, office: fact.confirmedBy, claimed: value, fact }];
  }
  if (fact.row === undefined || !Array.isArray(value)) return [];
  const fields = fact.row;
  return value.flatMap((row, index) =>
    fields.flatMap((field) => requiredOf(field, recordOf(row), { prefix: `${path}[${index}].`, item: at.item })),
  );
}

/** The item does without the fact: a default stands in, or it belongs to a pair that may be left out together. */
function mayBeAbsent(fact: Fact, item: string): boolean {
  return (
    fact.together !== undefined || (fact.defaults !== undefined && ('*' in fact.defaults || item in fact.defaults))
  );
}

function recordOf(value: Json | undefined): Record<string, Json> {
  return value !== null && typeof value === 'object' && !Array.isArray(value) ? value : {};
}
