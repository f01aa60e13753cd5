import type { ReturnClaim } from '@qingce/contract';
import { openFolder } from '../documents/index.ts';
import { refuse } from '../foundation/index.ts';
import type { VerbContext } from '../foundation/index.ts';
import { claimTransitions } from './claim.ts';
import { beginAct, finishAct } from './move-claim.ts';

/**
 * 补正 — sends the claim back with everything that is to be corrected, once. Refuses as beginAct does, and with
 * claim.returned-before.
 */
export async function returnClaim(context: VerbContext, input: ReturnClaim & { claimId: string }): Promise<void> {
  const transition = claimTransitions.return;
  const claim = await beginAct(context, input.claimId, transition);
  if (claim.returns > 0) throw refuse('claim.returned-before');
  await openFolder(context, { claimId: claim.id, applicantId: claim.applicantId });
  await finishAct(context, claim, {
    transition,
    change: { corrections: input.corrections, returns: 1 },
    details: { corrections: input.corrections.length },
  });
}
