import { beginAct } from '../claim/index.ts';
import { refuse } from '../foundation/index.ts';
import type { VerbContext } from '../foundation/index.ts';
import { findProposalBarrier } from './proposal-stands.ts';
import { reopenCase } from './reopen-case.ts';
import { reviewTransitions } from './review.ts';

/**
 * 重新核定 — what the claim rests on has changed since: an entry was withdrawn or corrected, the register says otherwise of
 * the applicant, or more was awarded. The case begins anew at its verification, off its list, and the names put to it
 * before count no more; a decision that is not yet ordered is annulled with its cycle. A line in notice is taken back
 * there instead. Refuses as beginAct does, and with review.nothing-changed.
 */
export async function reverifyClaim(context: VerbContext, input: { claimId: string }): Promise<void> {
  const transition = reviewTransitions.reverify;
  const claim = await beginAct(context, input.claimId, transition);
  const barrier = await findProposalBarrier(context, claim);
  if (!barrier) throw refuse('review.nothing-changed');
  await reopenCase(context, claim, { step: 'verification', transition, details: { because: barrier.code } });
}
