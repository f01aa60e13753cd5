import type { Answer } from '@qingce/policy-language/evaluate';
import type { Transition } from '../claim/index.ts';
import type { Fen } from '@qingce/values';
import type { Instant } from '../foundation/index.ts';

/** 审定 (3.2) — the government decides after the notice; a claim that the policy refuses is declined with its reasons. */
export const awardTransitions = {
  decide: { act: 'award.decide', from: ['in-notice'], to: 'decided', roles: ['city-government'], signs: true },
  approve: { act: 'award.approve', from: ['in-notice'], to: null, roles: [], signs: false },
  decline: { act: 'award.decline', from: ['reviewed'], to: 'refused', roles: ['city-government'], signs: true },
} as const satisfies Record<string, Transition>;

/** What was decided of one item, with the computed reasons and what would have qualified. */
export type DecidedItem = Pick<
  Answer['items'][number],
  'item' | 'clause' | 'outcome' | 'amount' | 'parts' | 'reasons' | 'next'
>;

/** 决定 — the decision on a claim. */
export interface Decision {
  readonly claimId: string;
  readonly number: string;
  readonly kind: 'award' | 'refusal';
  readonly amountFen: Fen;
  readonly items: readonly DecidedItem[];
  readonly note: string;
  readonly decidedBy: string;
  readonly decidedAt: Instant;
}

export function decidedItems(answer: Answer): DecidedItem[] {
  return answer.items.map(({ item, clause, outcome, amount, parts, reasons, next }) => ({
    item,
    clause,
    outcome,
    amount,
    parts,
    reasons,
    next,
  }));
}
