import { getApplicant } from '../applicant/index.ts';
import type { Instant, VerbContext } from '../foundation/index.ts';
import { getPolicyInForce, getPolicyVersion } from '../policy/index.ts';
import { countedAs } from '../window/index.ts';
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
 * the time is that of the submission, or of the business clock while there is none, as the window counts it.
 */
export async function readClaimFacts(
  context: Pick<VerbContext, 'tx' | 'businessNow'>, claim: Claim,
): Promise<ClaimFacts> {
  const applicant = await getApplicant(context, claim.applicantId);
  const claimed = recordOf(claim.facts.applicant);
  return {
    applicant: { ...claimed, ...applicant.registerFacts, kind: applicant.kind },
    claim: { year: claim.claimYear, submittedAt: await timeOf(context, claim) },
    items: itemsOf(claim.facts),
  };
}

async function timeOf(
  { tx, businessNow }: Pick<VerbContext, 'tx' | 'businessNow'>, claim: Claim,
): Promise<Instant> {
  const policy = claim.policyHash
    ? await getPolicyVersion(tx, claim.policyHash)
    : await getPolicyInForce(tx, claim.policy);
  return countedAs(tx, { policy, claimYear: claim.claimYear, arrived: claim.submittedAt ?? businessNow });
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
