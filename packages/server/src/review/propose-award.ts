import { beginAct, finishAct } from '../claim/index.ts';
import { assessClaim } from '../eligibility/index.ts';
import { assert, refuse } from '../foundation/index.ts';
import type { VerbContext } from '../foundation/index.ts';
import { getPerson } from '../identity/index.ts';
import { requireApprovalOfAward } from '../measure/index.ts';
import { getPolicyVersion } from '../policy/index.ts';
import { requireRecognitionsStand } from '../recognition/index.ts';
import { readVerifiedFacts } from '../verification/index.ts';
import { insertProposal } from './review.sql.ts';
import { waitForEarlierClaims } from './record.ts';
import { reviewTransitions } from './review.ts';

/**
 * 初审 — fixes the facts that the offices accept and the pinned policy's answer to them, with what the applicant
 * was awarded before. Refuses as beginAct does, with review.earlier-claim-open while another claim draws on the same
 * record, with recognition.fell, with review.undetermined while the answer still waits for a fact, and as
 * requireApproval does.
 */
export async function proposeAward(context: VerbContext, input: { claimId: string; note: string }): Promise<void> {
  const transition = reviewTransitions.propose;
  const claim = await beginAct(context, input.claimId, transition);
  assert(claim.policyHash, 'a submitted claim has pinned its policy');
  const policy = await getPolicyVersion(context.tx, claim.policyHash);
  await waitForEarlierClaims(context, claim, policy);
  await requireRecognitionsStand(context, claim);
  const { accepted, record } = await readVerifiedFacts(context, claim, policy);
  const answer = assessClaim(policy, accepted, { advice: true });
  if (answer.items.some((item) => item.outcome === 'undetermined')) {
    throw refuse('review.undetermined', { missing: answer.items.flatMap((item) => item.missing).join('、') });
  }
  await requireApprovalOfAward(context, { ...claim, policy }, { facts: accepted, answer });
  await insertProposal(context.tx, {
    claimId: claim.id, cycle: claim.cycle, policyHash: policy.hash, facts: accepted, answer, record, note: input.note,
    proposedBy: getPerson(context.actor).id, proposedAt: context.businessNow,
  });
  await finishAct(context, claim, { transition, details: { outcome: answer.outcome, total: answer.total } });
}
