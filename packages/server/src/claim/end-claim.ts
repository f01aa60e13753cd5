import type { WithReason } from '@qingce/contract';
import type { Tx } from '@qingce/database';
import { closeFolder } from '../documents/index.ts';
import type { VerbContext } from '../foundation/index.ts';
import { releaseReservation } from '../fund/index.ts';
import { requireMember } from '../identity/index.ts';
import { claimTransitions } from './claim.ts';
import type { Claim, Transition } from './claim.ts';
import { listClaims, listOpenedBy } from './claim.sql.ts';
import { beginAct, finishAct, lockClaimOf, requireState } from './move-claim.ts';

/**
 * 撤回 — the applicant takes the claim back before the bureaus sign. Refuses as beginAct does, and with
 * applicant.not-member.
 */
export async function withdrawClaim(context: VerbContext, input: WithReason & { claimId: string }): Promise<void> {
  const claim = await beginAct(context, input.claimId, claimTransitions.withdraw);
  requireMember(context.actor, claim.applicantId);
  await endClaim(context, claim, { transition: claimTransitions.withdraw, reason: input.reason });
}

/** 不予受理 — the claim cannot be dealt with, for the reason given. Refuses as beginAct does. */
export async function refuseAcceptance(context: VerbContext, input: WithReason & { claimId: string }): Promise<void> {
  const claim = await beginAct(context, input.claimId, claimTransitions.refuseAcceptance);
  await endClaim(context, claim, { transition: claimTransitions.refuseAcceptance, reason: input.reason });
}

/** Claims that a person began for an applicant and that no office has accepted. */
export async function listUnaccepted(
  tx: Tx, of: { applicantId: string; userId: string },
): Promise<Claim[]> {
  const { from } = claimTransitions.disown;
  const begun = (await listClaims(tx, { applicantIds: [of.applicantId], states: from }));
  const own = await listOpenedBy(tx, { userId: of.userId, claimIds: begun.map(({ id }) => id) });
  return begun.filter(({ id }) => own.has(id));
}

/**
 * 否认 — ends what a person began for an applicant whom they turned out not to act for: nobody's facts stand under its
 * name, and the year is open again to whoever does. Refuses as lockClaimOf does.
 */
export async function disownClaims(
  context: VerbContext, of: { applicantId: string; userId: string; reason: string },
): Promise<number> {
  const begun = await listUnaccepted(context.tx, of);
  for (const { id } of begun) {
    const claim = await lockClaimOf(context, id);
    requireState(claim, claimTransitions.disown);
    await endClaim(context, claim, { transition: claimTransitions.disown, reason: of.reason });
  }
  return begun.length;
}

/**
 * Ends a claim early: what it held of the fund is free again, an award that waits for a budget waits no more, and its
 * folder takes nothing more.
 */
export async function endClaim(
  context: VerbContext,
  claim: Claim,
  end: { transition: Transition; reason: string },
): Promise<void> {
  await releaseReservation(context, { claimId: claim.id });
  await closeFolder(context, claim.id, { isHandedIn: claim.number !== null });
  await finishAct(context, claim, {
    transition: end.transition,
    change: { ended: { act: end.transition.act, reason: end.reason } },
  });
}
