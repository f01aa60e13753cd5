import type { ClaimState, DecideRecusal, WithReason } from '@qingce/contract';
import { decideRecusal, finishAct, lockClaim, recuse } from '../claim/index.ts';
import { assert } from '../foundation/index.ts';
import type { VerbContext } from '../foundation/index.ts';
import { getPerson } from '../identity/index.ts';
import { askSoftlyAgain } from './ask-softly-again.ts';
import { keepDisagreements } from './disagreement.ts';
import { listOpinions } from './disagreement.sql.ts';
import {
  findListOfClaim, listClaimsOn, listSignatures, lockList, takeOffList, updateListState,
} from './review.sql.ts';
import type { StoredList } from './review.sql.ts';
import { reviewTransitions } from './review.ts';

/** 声明回避 — as recuse, and what the officer signed of the claim on a list that is not published is void. */
export async function declareStake(context: VerbContext, input: WithReason & { claimId: string }): Promise<void> {
  await recuse(context, input);
  await voidSignature(context, { claimId: input.claimId, officer: getPerson(context.actor).id });
}

/** 决定是否回避 — as decideRecusal; granted, a signature of the officer under a list that is not published is void. */
export async function decideOnRecusal(
  context: VerbContext, input: DecideRecusal & { claimId: string; requestId: string },
): Promise<void> {
  const officer = await decideRecusal(context, input);
  if (input.isGranted) await voidSignature(context, { claimId: input.claimId, officer });
}

/**
 * 签字作废 — whoever has a stake in a line cannot have signed for it: the line leaves a list that no notice shows yet, and
 * both bureaus sign it anew on another; the other lines and their signatures stand. What is published already is
 * for the objection and the appeal.
 */
async function voidSignature(context: VerbContext, of: { claimId: string; officer: string }): Promise<void> {
  const { tx } = context;
  const found = await findListOfClaim(tx, of.claimId);
  const list = found && await lockList(tx, found.id);
  if (!list || (list.state !== 'open' && list.state !== 'signed')) return;
  const signatures = await listSignatures(tx, [list.id]);
  const signed = signatures.find(({ by }) => by === of.officer);
  if (!signed) return;
  await leaveList(context, list, { claimId: of.claimId, office: signed.office });
}

async function leaveList(
  context: VerbContext, list: StoredList, { claimId, office }: { claimId: string; office: string },
): Promise<void> {
  const { tx } = context;
  // Not by lockClaimOf: who has just declared the stake is kept off already, and this is not an act of theirs.
  const claim = await lockClaim(tx, claimId);
  assert(claim, 'a claim on a list exists');
  const transition = reviewTransitions.voidSignature;
  const from: readonly ClaimState[] = transition.from;
  // Withdrawn while it lay on the list: it has nothing to go back to.
  if (!from.includes(claim.state)) return;
  const others = (await listOpinions(tx, [list.id])).filter((opinion) =>
    opinion.claimId === claimId && opinion.office !== office);
  await takeOffList(tx, claimId);
  await askSoftlyAgain(context, claim);
  await finishAct(context, claim, { transition, details: { list: list.number, office } });
  // What the other bureau disagreed with outlives the list; what was said over a void signature does not.
  const reviewed = { ...claim, state: transition.to };
  if (others.some(({ agrees }) => !agrees)) await keepDisagreements(context, list, [reviewed]);
  // Where no line is left there is nothing to sign or to publish: the list is done.
  if ((await listClaimsOn(tx, list.id)).size === 0) await updateListState(tx, { id: list.id, state: 'closed' });
}
