import type { AnswerCorrection, Change } from '@qingce/contract';
import type { ClaimDocument } from '../documents/index.ts';
import { assert, refuse } from '../foundation/index.ts';
import type { VerbContext } from '../foundation/index.ts';
import { getPerson, requireMember } from '../identity/index.ts';
import { changesBetween } from './changes.ts';
import { claimTransitions } from './claim.ts';
import type { Claim } from './claim.ts';
import { isLate, unanswered } from './correction.ts';
import { closeRound, findOpenRound, putAnswer } from './correction.sql.ts';
import { lockClaimOf, requireState } from './move-claim.ts';

/**
 * 逐条答复 — what the applicant says to one item; kept like a draft until the claim is submitted, so the trail has no line.
 * Refuses with claim.not-found, applicant.not-member, claim.wrong-state, claim.correction-late and
 * claim.correction-item.
 */
export async function answerCorrection(
  context: VerbContext,
  input: AnswerCorrection & { claimId: string },
): Promise<void> {
  const claim = await lockClaimOf(context, input.claimId);
  requireMember(context.actor, claim.applicantId);
  requireState(claim, claimTransitions.answerCorrection);
  const round = await findOpenRound(context.tx, claim.id);
  assert(round, 'a returned claim has an open round');
  if (isLate(round, context.today)) throw refuse('claim.correction-late', { due: round.dueOn ?? '' });
  if (input.item > round.items.length) throw refuse('claim.correction-item', { item: `${input.item}` }, 'item');
  await putAnswer(context.tx, {
    roundId: round.id,
    item: input.item,
    answer: input.answer,
    by: getPerson(context.actor).id,
    at: context.businessNow,
  });
}

/**
 * Ends the open round of a returned claim with what changed; undefined for a claim that was not sent back. Refuses
 * with claim.correction-late after the last day and with claim.correction-unanswered.
 */
export async function closeCorrection(
  context: VerbContext,
  claim: Claim,
  documents: readonly ClaimDocument[],
): Promise<readonly Change[] | undefined> {
  if (claim.state !== 'returned') return undefined;
  const round = await findOpenRound(context.tx, claim.id);
  assert(round, 'a returned claim has an open round');
  if (isLate(round, context.today)) throw refuse('claim.correction-late', { due: round.dueOn ?? '' });
  const open = unanswered(round);
  if (open.length > 0) throw refuse('claim.correction-unanswered', { items: open.join('、') });
  const changes = changesBetween(round.before, { facts: claim.facts, documents });
  await closeRound(context.tx, { id: round.id, at: context.businessNow, changes });
  return changes;
}
