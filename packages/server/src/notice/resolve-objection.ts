import type { ResolveObjection } from '@qingce/contract';
import { recordAudit } from '../audit/index.ts';
import { beginAct, endClaim, findSignedAct, lockClaimOf, requireOffice } from '../claim/index.ts';
import type { Claim } from '../claim/index.ts';
import { refuse } from '../foundation/index.ts';
import type { VerbContext } from '../foundation/index.ts';
import { getPerson } from '../identity/index.ts';
import { lockObjection, updateObjection } from './notice.sql.ts';
import { takeBack } from './recall-line.ts';
import { noticeTransitions } from './notice.ts';

/**
 * 处理异议 — answers an objection. Upheld, the claim is refused and what it held of the fund is free again, or its line is
 * taken back to be corrected; rejected, the line goes on. Refuses with notice.objection-not-found,
 * notice.objection-resolved, claim.other-office, claim.signed-before, and as beginAct does.
 */
export async function resolveObjection(
  context: VerbContext,
  input: ResolveObjection & { objectionId: string },
): Promise<void> {
  const objection = await lockObjection(context.tx, input.objectionId);
  if (!objection) throw refuse('notice.objection-not-found');
  if (objection.state !== 'open') throw refuse('notice.objection-resolved');
  const transition = noticeTransitions.uphold;
  // A reply is owed even when the claim has been refused meanwhile; upholding needs one that is still in notice.
  const claim =
    input.outcome === 'upheld'
      ? await beginAct(context, objection.claimId, transition)
      : await lockClaimOf(context, objection.claimId);
  await requireOffice(context, claim, transition);
  await requireNothingMade(context, claim);
  await updateObjection(context.tx, {
    id: objection.id, state: input.outcome, reply: input.reply, resolvedAt: context.businessNow,
  });
  await recordAudit(context, {
    act: transition.act,
    object: { kind: 'objection', id: objection.id },
    concerns: [{ kind: 'claim', id: claim.id }],
    details: { number: objection.number, outcome: input.outcome },
  });
  if (input.outcome !== 'upheld') return;
  const { reply: reason, correctFrom: step } = input;
  if (step === null) await endClaim(context, claim, { transition, reason });
  else await takeBack(context, claim, { reason, step, objectionId: objection.id });
}

/**
 * Whoever accepted, verified or proposed the claim does not answer what is said against it: claim.signed-before. The
 * name on the list is no hindrance, for the answer is the word of the bureau that published it (decision 0074).
 */
async function requireNothingMade(context: VerbContext, { id: claimId }: Claim): Promise<void> {
  const act = await findSignedAct(context.tx, { claimId, userId: getPerson(context.actor).id });
  if (act !== undefined && act !== 'review.sign-list') throw refuse('claim.signed-before');
}
