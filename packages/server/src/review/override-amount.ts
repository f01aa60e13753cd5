import type { AnswerOverride, ProposeOverride } from '@qingce/contract';
import type { Answer } from '@qingce/policy-language/evaluate';
import { formatYuan, parseYuan } from '@qingce/values';
import type { Fen } from '@qingce/values';
import { recordAudit } from '../audit/index.ts';
import { beginAct, finishAct } from '../claim/index.ts';
import type { Claim } from '../claim/index.ts';
import { assert, refuse } from '../foundation/index.ts';
import type { Refusal, VerbContext } from '../foundation/index.ts';
import { getPerson } from '../identity/index.ts';
import { answerOverride, findOverride, insertOverride } from './override.sql.ts';
import { findListOfClaim, findProposal } from './review.sql.ts';
import { awardedItems, reviewTransitions } from './review.ts';

interface Amounts { readonly computed: readonly Fen[]; readonly wanted: readonly Fen[] }

/**
 * 提出改定 — a lower award than the policy computes, item by item, with the reason and what it rests on. Nothing is
 * awarded above what the text gives: where a policy leaves discretion it declares the fact that is set. Refuses as
 * beginAct does, and with review.on-a-list, review.override-exists, review.override-items, review.override-above and
 * review.override-same.
 */
export async function proposeOverride(
  context: VerbContext, input: ProposeOverride & { claimId: string },
): Promise<void> {
  const transition = reviewTransitions.proposeOverride;
  const claim = await beginAct(context, input.claimId, transition);
  if (await findListOfClaim(context.tx, claim.id)) throw refuse('review.on-a-list', { number: claim.number ?? '' });
  if (await findOverride(context.tx, claim.id)) throw refuse('review.override-exists');
  const proposal = await findProposal(context.tx, claim.id);
  assert(proposal, 'a reviewed claim has a proposal');
  const { computed, wanted } = amountsOf(proposal.answer, input.amounts);
  const [computedFen, amountFen] = [sum(computed), sum(wanted)];
  await insertOverride(context.tx, {
    id: context.newId(), claimId: claim.id, cycle: claim.cycle,
    items: awardedItems(proposal.answer).map(({ item }, place) => ({
      item, computed: formatYuan(computed[place] ?? 0n), amount: formatYuan(wanted[place] ?? 0n),
    })),
    computed: formatYuan(computedFen), amount: formatYuan(amountFen), computedFen, amountFen,
    reason: input.reason, basis: input.basis, state: 'proposed', proposedBy: getPerson(context.actor).id,
    proposedAt: context.businessNow, answer: null, answeredBy: null, answeredAt: null,
  });
  await recordAudit(context, {
    act: transition.act, object: { kind: 'claim', id: claim.id },
    details: { number: claim.number, computed: formatYuan(computedFen), amount: formatYuan(amountFen) },
  });
}

/** One amount for each item that counts, none above what was computed, and at least one below it. */
function amountsOf(answer: Answer, amounts: readonly string[]): Amounts {
  const items = awardedItems(answer);
  if (items.length === 0 || amounts.length !== items.length)
    throw refuse('review.override-items', { items: `${items.length}` }, 'amounts');
  const computed = items.map(({ amount }) => parseYuan(amount) ?? 0n);
  const wanted = amounts.map((amount) => parseYuan(amount) ?? 0n);
  for (const [place, fen] of computed.entries()) {
    if ((wanted[place] ?? 0n) > fen)
      throw refuse('review.override-above', { computed: formatYuan(fen) }, `amounts[${place}]`);
  }
  if (sum(wanted) === 0n || sum(wanted) === sum(computed)) throw refuse('review.override-same', undefined, 'amounts');
  return { computed, wanted };
}

function sum(amounts: readonly Fen[]): Fen {
  return amounts.reduce((total, fen) => total + fen, 0n);
}

/**
 * 确认改定 — another person agrees to the override, or not, and signs for it. Refuses as beginAct does, and with
 * review.no-override.
 */
export async function confirmOverride(
  context: VerbContext, input: AnswerOverride & { claimId: string },
): Promise<void> {
  const transition = reviewTransitions.confirmOverride;
  const claim = await beginAct(context, input.claimId, transition);
  const override = await findOverride(context.tx, claim.id);
  if (override?.state !== 'proposed') throw refuse('review.no-override');
  const state = input.agrees ? 'confirmed' : 'refused';
  await answerOverride(context.tx, {
    id: override.id, state, answer: input.note, by: getPerson(context.actor).id, at: context.businessNow,
  });
  await finishAct(context, claim, {
    transition, details: { outcome: state, computed: override.computed, amount: override.amount },
  });
}

/** Whether an override of the claim waits for the second person. */
export async function hasOpenOverride(context: Pick<VerbContext, 'tx'>, claim: Claim): Promise<boolean> {
  return (await findOverride(context.tx, claim.id))?.state === 'proposed';
}

/** What stands in the way of listing a claim: an override that nobody has confirmed yet. */
export async function findOverrideBarrier(
  context: Pick<VerbContext, 'tx'>, claim: Claim,
): Promise<Refusal | undefined> {
  return await hasOpenOverride(context, claim)
    ? refuse('review.override-open', { number: claim.number ?? '' })
    : undefined;
}
