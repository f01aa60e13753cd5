import type { Answer } from '@qingce/policy-language/evaluate';
import type { Transition } from '../claim/index.ts';
import { formatYuan, parseYuan, shareOut } from '@qingce/values';
import type { Fen } from '@qingce/values';
import type { Instant } from '../foundation/index.ts';

/** 审定 (3.2) — the government decides after the notice; a claim that the policy refuses is declined with its reasons. */
export const awardTransitions = {
  decide: { act: 'award.decide', from: ['in-notice'], to: 'decided', roles: ['city-government'], signs: true },
  approve: { act: 'award.approve', from: ['in-notice'], to: null, roles: [], signs: false },
  appeal: {
    act: 'award.record-appeal', from: ['decided', 'ordered', 'paid', 'not-accepted', 'refused'],
    to: null,
    roles: ['commerce-director'], steps: ['joint-review'], signs: false,
  },
  decline: {
    act: 'award.decline', from: ['reviewed'], to: 'refused', roles: ['city-government'], steps: ['decision'],
    signs: true,
  },
} as const satisfies Record<string, Transition>;

/** What was decided of one item, with the computed reasons and what would have qualified. */
export type DecidedItem = Pick<
  Answer['items'][number],
  'item' | 'clause' | 'outcome' | 'amount' | 'parts' | 'reasons' | 'next'
>;

/** 决定 — the decision on a claim. */
export interface Decision {
  readonly claimId: string;
  readonly cycle: number;
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

/**
 * The answer with each item that counts at what it is granted, in their order; where a round cut it, its parts are cut
 * with it, so that a record of awards holds what was awarded.
 */
export function grantedAnswer(answer: Answer, granted: readonly string[]): Answer {
  const places = answer.items.flatMap((_item, position) => (answer.counted.includes(position) ? [position] : []));
  const items = answer.items.map((item, position) => {
    const amount = granted[places.indexOf(position)];
    return amount === undefined || amount === item.amount ? item : { ...item, amount, parts: cutParts(item, amount) };
  });
  return { ...answer, items };
}

// `amount` is the key of what a part pays, whatever the policy.
function cutParts({ parts }: Answer['items'][number], amount: string): Answer['items'][number]['parts'] {
  const paid = parts.map((part) => parseYuan(String(part['amount'])) ?? 0n);
  const cut = shareOut(parseYuan(amount) ?? 0n, paid);
  return parts.map((part, index) => ({ ...part, amount: formatYuan(cut[index] ?? 0n) }));
}
