import type { ClaimState } from '@qingce/contract';
import { fillFromRecord, recordFacts } from '@qingce/policy-language/evaluate';
import type { CheckedPolicy } from '@qingce/policy-language/evaluate';
import { canonicalJson } from '@qingce/values';
import { listSameApplicants, lockSameApplicants } from '../applicant/index.ts';
import { itemIdsOf, listClaims } from '../claim/index.ts';
import type { Claim, ClaimFacts } from '../claim/index.ts';
import { listPriorAwards } from '../eligibility/index.ts';
import { assert, refuse } from '../foundation/index.ts';
import type { Refusal, VerbContext } from '../foundation/index.ts';
import { getPolicyVersion } from '../policy/index.ts';
import { findProposal } from './review.sql.ts';

// Between its proposal and its decision a claim has taken its part of a cap that no record shows yet.
const undecided: readonly ClaimState[] = ['reviewed', 'jointly-approved', 'in-notice'];

/**
 * Holds the applicant and lets one claim at a time draw on the record of its awards and its duplicates': refuses with
 * review.earlier-claim-open while another that is to be awarded an item of that record has been proposed and not yet
 * decided. A cap over several claims is so never promised twice.
 */
export async function waitForEarlierClaims(context: VerbContext, claim: Claim, policy: CheckedPolicy): Promise<void> {
  const items = sourceItems(policy, claim);
  if (items.size === 0) return;
  await lockSameApplicants(context.tx, claim.applicantId);
  const applicantIds = await listSameApplicants(context.tx, claim.applicantId);
  const others = await listClaims(context.tx, { applicantIds, states: undecided });
  for (const other of others.filter(({ id, policy: its }) => id !== claim.id && its === claim.policy)) {
    const proposal = await findProposal(context.tx, other.id);
    assert(proposal && other.number, 'a claim under review has a proposal and a number');
    const { items: answered, counted } = proposal.answer;
    if (answered.some(({ item }, position) => counted.includes(position) && items.has(item)))
      throw refuse('review.earlier-claim-open', { number: other.number, year: `${other.claimYear}` });
  }
}

/** The items whose earlier awards some fact of the claim records. */
function sourceItems(policy: CheckedPolicy, claim: Claim): Set<string> {
  const facts = itemIdsOf(claim.facts).flatMap((item) => recordFacts(policy, item));
  return new Set(facts.flatMap(({ recorded }) => recorded.of));
}

/**
 * What stands in the way of an act that rests on the proposal: an award was decided since that it does not count. The
 * caller holds the applicant where the answer has to last.
 */
export async function findRecordBarrier(context: Pick<VerbContext, 'tx'>, claim: Claim): Promise<Refusal | undefined> {
  assert(claim.policyHash, 'a submitted claim has pinned its policy');
  const policy = await getPolicyVersion(context.tx, claim.policyHash);
  if (sourceItems(policy, claim).size === 0) return undefined;
  const proposal = await findProposal(context.tx, claim.id);
  if (!proposal) return undefined;
  const facts = proposal.facts as ClaimFacts;
  const record = (await listPriorAwards(context.tx, claim)).filter(({ claimId }) => claimId !== claim.id);
  const isSame = canonicalJson(fillFromRecord(policy, facts, record)) === canonicalJson(facts);
  return isSame ? undefined : refuse('review.record-grew', { number: claim.number ?? '' });
}
