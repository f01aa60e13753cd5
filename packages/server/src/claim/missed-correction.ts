import type { WithReason } from '@qingce/contract';
import { closeFolder, listDocuments } from '../documents/index.ts';
import { assert, refuse } from '../foundation/index.ts';
import type { Day, Refusal, VerbContext } from '../foundation/index.ts';
import type { Reader } from '@qingce/database';
import { findStep, getPolicyVersion } from '../policy/index.ts';
import { changesBetween } from './changes.ts';
import { claimTransitions } from './claim.ts';
import type { Claim } from './claim.ts';
import { listClaims } from './claim.sql.ts';
import { isLate } from './correction.ts';
import type { Round } from './correction.ts';
import { closeRound, findOpenRound } from './correction.sql.ts';
import { endClaim } from './end-claim.ts';
import { beginAct, finishAct, lockClaimOf } from './move-claim.ts';

/**
 * 逾期未补正不予受理 — ends a claim that was not corrected in time, where the policy says so. Refuses as beginAct does, and
 * with claim.correction-running and claim.correction-goes-on.
 */
export async function refuseUncorrected(context: VerbContext, input: WithReason & { claimId: string }): Promise<void> {
  const transition = claimTransitions.refuseUncorrected;
  const claim = await beginAct(context, input.claimId, transition);
  const barrier = await findUncorrectedBarrier(context, claim);
  if (barrier) throw barrier;
  await endClaim(context, claim, { transition, reason: input.reason });
}

/** What stands in the way of refusing a returned claim: its time runs still, or the policy lets it go on. */
export async function findUncorrectedBarrier(
  context: { tx: Reader; today: Day },
  claim: Claim,
): Promise<Refusal | undefined> {
  const round = await findOpenRound(context.tx, claim.id);
  assert(round, 'a returned claim has an open round');
  if (!isLate(round, context.today)) return refuse('claim.correction-running', { due: round.dueOn ?? '—' });
  return (await missedOf(context.tx, claim)) === 'refuse' ? undefined : refuse('claim.correction-goes-on');
}

/** What the claim's version of the policy makes of a correction that was missed; refusal where it says nothing. */
export async function missedOf(reader: Reader, claim: Claim): Promise<'refuse' | 'as-submitted'> {
  assert(claim.policyHash, 'a returned claim has pinned its policy');
  const policy = await getPolicyVersion(reader, claim.policyHash);
  return findStep(policy, 'correction')?.missed ?? 'refuse';
}

/**
 * 逾期未补正按原申报办理 — brings claims back that were not corrected in time, as they were submitted, where the policy says
 * so; what falls due each business day. Documents that came in meanwhile stay in the folder.
 */
export async function resumeUncorrected(context: VerbContext): Promise<void> {
  for (const { id } of await listClaims(context.tx, { states: ['returned'] })) {
    const claim = await lockClaimOf(context, id);
    const round = await findOpenRound(context.tx, claim.id);
    const isMissed = claim.state === 'returned' && round && isLate(round, context.today);
    if (!isMissed || (await missedOf(context.tx, claim)) !== 'as-submitted') continue;
    await resume(context, claim, round);
  }
}

async function resume(context: VerbContext, claim: Claim, round: Round): Promise<void> {
  // The receipt of that submission is over this revision: it holds again.
  const { facts, revision } = round.before;
  const changes = changesBetween(round.before, { facts, documents: await listDocuments(context, claim.id) });
  await closeRound(context.tx, { id: round.id, at: context.businessNow, changes });
  await closeFolder(context, claim.id);
  await finishAct(context, claim, {
    transition: claimTransitions.resumeUncorrected,
    change: { facts, revision: revision ?? claim.revision },
    details: { dueOn: round.dueOn },
  });
}
