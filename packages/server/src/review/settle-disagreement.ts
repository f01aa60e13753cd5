import type { SettleDisagreement } from '@qingce/contract';
import { recordAudit } from '../audit/index.ts';
import { beginAct, finishAct } from '../claim/index.ts';
import type { Claim } from '../claim/index.ts';
import { assert, refuse } from '../foundation/index.ts';
import type { Actor, Refusal, VerbContext } from '../foundation/index.ts';
import { getPerson } from '../identity/index.ts';
import { findStep, getPolicyVersion } from '../policy/index.ts';
import { findDisagreement, settleStoredDisagreement } from './disagreement.sql.ts';
import { reopenCase } from './reopen-case.ts';
import { reviewTransitions } from './review.ts';

type Reading = Pick<VerbContext, 'tx'> & { actor: Actor };

/** Whether a disagreement about the claim waits to be settled. */
export async function hasOpenDisagreement(context: Pick<VerbContext, 'tx'>, claim: Claim): Promise<boolean> {
  return (await findDisagreement(context.tx, claim.id))?.settled === null;
}

/** What keeps the person from settling: the policy names no office for it, or another one. */
export async function findSettlementBarrier(context: Reading, claim: Claim): Promise<Refusal | undefined> {
  assert(claim.policyHash, 'a reviewed claim has pinned its policy');
  const step = findStep(await getPolicyVersion(context.tx, claim.policyHash), 'escalation');
  if (!step) return refuse('review.no-escalation');
  const isTheirs = step.by.some((office) => office === getPerson(context.actor).unit);
  return isTheirs ? undefined : refuse('review.other-office-settles', { office: step.by.join('、') });
}

/**
 * 裁定分歧 — a third person, of the office that the policy's escalation step names, decides in writing: the line stands and
 * may be listed again, or the case begins anew with its preliminary review. Refuses as beginAct does, and with
 * review.disagreement-not-found, review.no-escalation and review.other-office-settles.
 */
export async function settleDisagreement(
  context: VerbContext, input: SettleDisagreement & { claimId: string },
): Promise<void> {
  const transition = reviewTransitions.settle;
  const claim = await beginAct(context, input.claimId, transition);
  const disagreement = await findDisagreement(context.tx, claim.id);
  if (!disagreement || disagreement.settled) throw refuse('review.disagreement-not-found');
  const barrier = await findSettlementBarrier(context, claim);
  if (barrier) throw barrier;
  const { outcome, decision } = input;
  const { id: by } = getPerson(context.actor);
  await settleStoredDisagreement(context.tx, {
    id: disagreement.id, settled: { outcome, decision, by, at: context.businessNow },
  });
  await recordAudit(context, {
    act: transition.act, object: { kind: 'disagreement', id: disagreement.id },
    details: { number: disagreement.number, outcome },
  });
  await finishAct(context, claim, { transition, details: { disagreement: disagreement.number, outcome } });
  if (outcome === 'anew')
    await reopenCase(context, claim, { step: 'preliminary-review', transition: reviewTransitions.beginAnew });
}
