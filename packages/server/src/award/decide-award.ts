import type { Answer } from '@qingce/policy-language/evaluate';
import { formatYuan, parseYuan } from '@qingce/values';
import type { Fen } from '@qingce/values';
import { beginAct, claimNumber, endClaim, finishAct, takeNumber } from '../claim/index.ts';
import type { Claim } from '../claim/index.ts';
import { insertPriorAwards } from '../eligibility/index.ts';
import { assert } from '../foundation/index.ts';
import type { VerbContext } from '../foundation/index.ts';
import { getPerson } from '../identity/index.ts';
import { requireApprovalOfAward } from '../measure/index.ts';
import { getPolicyVersion } from '../policy/index.ts';
import { findListOfClaim, findProposal, requireProposalStands } from '../review/index.ts';
import { approveNext } from './approval.ts';
import { insertDecision } from './award.sql.ts';
import { findDecisionBarrier, findRefusalBarrier } from './barriers.ts';
import { awardTransitions, decidedItems, grantedAnswer } from './award.ts';

/**
 * 审定 — the award of a claim whose notice has run its days without an open objection. Refuses as beginAct does, and with
 * award.notice-open, award.objection-open, award.no-approval-level, award.other-level, and as requireProposalStands and
 * requireApproval do. A large award is decided by the last of several people: until then
 * each of them approves.
 */
export async function decideAward(context: VerbContext, input: { claimId: string; note: string }): Promise<void> {
  const transition = awardTransitions.decide;
  const claim = await beginAct(context, input.claimId, transition);
  const barrier = await findDecisionBarrier(context, claim.id);
  if (barrier) throw barrier;
  await requireProposalStands(context, claim);
  await requireMeasureStands(context, claim);
  if (!(await approveNext(context, claim, input.note))) {
    await finishAct(context, claim, { transition: awardTransitions.approve });
    return;
  }
  const list = await findListOfClaim(context.tx, claim.id);
  const line = list?.lines.find(({ claimId }) => claimId === claim.id);
  const amountFen = parseYuan(line?.amount ?? '');
  assert(line && amountFen !== undefined, 'the claim has a line on its list');
  const { answer, number } = await keepDecision(context, claim, {
    kind: 'award', amountFen, note: input.note, granted: line.items.map(({ amount }) => amount),
  });
  await keepOnRecord(context, claim, { answer, number });
  await finishAct(context, claim, { transition, details: { decision: number, amount: formatYuan(amountFen) } });
}

/** An approval that ended since the proposal carries no award any more. */
async function requireMeasureStands(context: VerbContext, claim: Claim): Promise<void> {
  const proposal = await findProposal(context.tx, claim.id);
  assert(proposal && claim.policyHash, 'a claim in notice has a proposal and its policy');
  const policy = await getPolicyVersion(context.tx, claim.policyHash);
  const facts = proposal.facts as { items: readonly unknown[] };
  await requireApprovalOfAward(context, { ...claim, policy }, { facts, answer: proposal.answer });
}

/**
 * 不予扶持 — declines a claim to which the policy's answer is no, with the computed reasons. Refuses as beginAct and
 * requireProposalStands do, and with award.not-refusable when the answer is an award.
 */
export async function declineAward(context: VerbContext, input: { claimId: string; note: string }): Promise<void> {
  const transition = awardTransitions.decline;
  const claim = await beginAct(context, input.claimId, transition);
  await requireProposalStands(context, claim);
  const barrier = await findRefusalBarrier(context, claim.id);
  if (barrier) throw barrier;
  await keepDecision(context, claim, { kind: 'refusal', amountFen: 0n, note: input.note });
  await endClaim(context, claim, { transition, reason: input.note });
}

async function keepDecision(
  context: VerbContext,
  claim: Claim,
  { granted, ...decided }: {
    kind: 'award' | 'refusal'; amountFen: Fen; note: string;
    /** What the items that count are granted, in their order. */
    granted?: readonly string[];
  },
): Promise<{ answer: Answer; number: string }> {
  const proposal = await findProposal(context.tx, claim.id);
  assert(proposal, 'a reviewed claim has a proposal');
  const answer = granted ? grantedAnswer(proposal.answer, granted) : proposal.answer;
  const year = Number.parseInt(context.today.slice(0, 4), 10);
  const number = claimNumber(year, await takeNumber(context.tx, 'decision', year));
  await insertDecision(context.tx, {
    claimId: claim.id,
    cycle: claim.cycle,
    number,
    ...decided,
    items: decidedItems(answer),
    decidedBy: getPerson(context.actor).id,
    decidedAt: context.businessNow,
  });
  return { answer, number };
}

/** 入已奖记录 — what the decision of that number awards, item by item, for later claims of the applicant to count. */
export function keepOnRecord(
  context: VerbContext, claim: Claim, decided: { answer: Answer; number: string },
): Promise<void> {
  const { items, counted } = decided.answer;
  return insertPriorAwards(context.tx, items
    .filter((_item, position) => counted.includes(position))
    .map((item) => ({
      claimId: claim.id,
      cycle: claim.cycle,
      applicantId: claim.applicantId,
      policy: claim.policy,
      claimYear: claim.claimYear,
      item: item.item,
      amountFen: parseYuan(item.amount ?? '') ?? 0n,
      parts: item.parts,
      decision: decided.number,
      decidedOn: context.today,
    })));
}
