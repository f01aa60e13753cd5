import { beginAct, claimTransitions, findAcceptanceBarrier, finishAct, lockClaimOf } from '../claim/index.ts';
import type { VerbContext } from '../foundation/index.ts';
import { completeWhenAllConfirmed } from './confirm-fact.ts';

/**
 * 受理 — the claim is complete and goes to verification, or past it when no office has to confirm anything. Refuses
 * as beginAct does, and with claim.checked-wrong.
 */
export async function acceptClaim(context: VerbContext, input: { claimId: string }): Promise<void> {
  const transition = claimTransitions.accept;
  const claim = await beginAct(context, input.claimId, transition);
  const barrier = await findAcceptanceBarrier(context, claim);
  if (barrier) throw barrier;
  await finishAct(context, claim, { transition });
  await completeWhenAllConfirmed(context, await lockClaimOf(context, claim.id));
}
