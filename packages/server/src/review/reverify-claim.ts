import { beginAct } from '../claim/index.ts';
import { refuse } from '../foundation/index.ts';
import type { VerbContext } from '../foundation/index.ts';
import { fallenOf } from '../recognition/index.ts';
import { reopenCase } from './reopen-case.ts';
import { reviewTransitions } from './review.ts';

/**
 * 重新核定 — a fact rests on an entry of the register that was withdrawn or corrected since: the case begins anew at its
 * verification, off its list, and the names put to it before count no more. A line in notice is taken back there
 * instead. Refuses as beginAct does, and with recognition.none-fell.
 */
export async function reverifyClaim(context: VerbContext, input: { claimId: string }): Promise<void> {
  const transition = reviewTransitions.reverify;
  const claim = await beginAct(context, input.claimId, transition);
  const fallen = await fallenOf(context, claim);
  if (fallen.length === 0) throw refuse('recognition.none-fell');
  await reopenCase(context, claim, { step: 'verification', transition, details: { fallen: fallen.length } });
}
