import type { Applicant } from '@qingce/contract';
import type { Claim } from './claim.ts';

type Json = Claim['facts'][string];
/** Facts in the contract's form: `{ applicant, claim: { year, submittedAt }, items }`. */
export interface ClaimFacts {
  readonly applicant: Record<string, Json>;
  readonly claim: Record<string, Json>;
  readonly items: Json[];
}

/**
 * The facts of a claim as the policy asks for them: what the applicant claims, over what the register holds about them;
 * the time is that of the submission, or of the business clock while there is none.
 */
export function claimFactsOf(claim: Claim, applicant: Applicant, businessNow: string): ClaimFacts {
  const claimed = recordOf(claim.facts.applicant);
  return {
    applicant: { ...claimed, ...applicant.registerFacts, kind: applicant.kind },
    claim: { year: claim.claimYear, submittedAt: claim.submittedAt ?? businessNow },
    items: itemsOf(claim.facts),
  };
}

/** The items of a draft, each a record with its `item`. */
function itemsOf(facts: Claim['facts']): Json[] {
  return Array.isArray(facts.items) ? facts.items : [];
}

/** Ids of the items claimed, in order. */
export function itemIdsOf(facts: Claim['facts']): string[] {
  return itemsOf(facts)
    .map((item) => recordOf(item).item)
    .filter((id) => typeof id === 'string');
}

function recordOf(value: Json | undefined): Record<string, Json> {
  return value !== null && typeof value === 'object' && !Array.isArray(value) ? value : {};
}
