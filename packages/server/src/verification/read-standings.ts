import { readClaimFacts } from '../claim/index.ts';
import type { Claim, ClaimFacts, FactsShown } from '../claim/index.ts';
import { listPriorAwards } from '../eligibility/index.ts';
import type { AwardOnRecord } from '../eligibility/index.ts';
import type { VerbContext } from '../foundation/index.ts';
import { fillFromRecord } from '@qingce/policy-language/evaluate';
import type { CheckedPolicy } from '@qingce/policy-language/evaluate';
import { requiredFacts } from './required-facts.ts';
import { acceptedFacts, standingOf } from './verification.ts';
import type { FactStanding, Witnesses } from './verification.ts';
import { listFindings } from './verification.sql.ts';

/** As many people as the policy's steps name for the office: two where seats are counted on site, one elsewhere. */
function witnessesOf(policy: CheckedPolicy): Witnesses {
  return (office) =>
    Math.max(1, ...policy.process.steps.filter((step) => step.by.includes(office)).map((step) => step.people ?? 1));
}

/**
 * A claim's facts as claimed, with the standing of each that an office confirms, and as accepted so far: verified, and
 * where the policy says that a list is the record of earlier awards, at least what `record` holds.
 */
export interface VerifiedFacts {
  readonly claimed: ClaimFacts;
  readonly standings: readonly FactStanding[];
  readonly accepted: ClaimFacts;
  /** What the applicant was awarded under the policy by other claims. */
  readonly record: readonly AwardOnRecord[];
}

export async function readVerifiedFacts(
  context: Pick<VerbContext, 'tx' | 'businessNow'>,
  claim: Claim,
  policy: CheckedPolicy,
  shown: FactsShown = { withRegister: true },
): Promise<VerifiedFacts> {
  const claimed = await readClaimFacts(context, claim, shown);
  const findings = await listFindings(context.tx, claim.id);
  const witnesses = witnessesOf(policy);
  const standings = requiredFacts(policy, claimed).map((required) => standingOf(required, findings, witnesses));
  const awards = shown.withRegister ? await listPriorAwards(context.tx, claim) : [];
  const record = awards.filter(({ claimId }) => claimId !== claim.id);
  return { claimed, standings, accepted: fillFromRecord(policy, acceptedFacts(claimed, standings), record), record };
}
