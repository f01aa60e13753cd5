import { createHash } from 'node:crypto';
import type { Answer } from '@qingce/policy-language/evaluate';
import type { Override, ReviewList } from '@qingce/contract';
import { canonicalJson } from '@qingce/values';
import type { Transition } from '../claim/index.ts';
import type { AwardOnRecord } from '../eligibility/index.ts';
import type { Instant } from '../foundation/index.ts';

type ListLine = ReviewList['lines'][number];

/** 初审与联合审核 (3.2) — the chief proposes, both bureaus sign the same frozen list. */
export const reviewTransitions = {
  propose: {
    act: 'review.propose',
    from: ['verified'],
    to: 'reviewed',
    roles: ['commerce-section-chief'], steps: ['preliminary-review'],
    signs: true,
  },
  compose: {
    act: 'review.compose-list',
    from: ['reviewed'],
    to: null,
    roles: ['commerce-section-chief'], steps: ['preliminary-review'],
    signs: false,
  },
  sign: {
    act: 'review.sign-list',
    from: ['reviewed'],
    to: null,
    roles: ['commerce-director', 'finance-reviewer'], steps: ['joint-review'],
    signs: true,
  },
  dissolve: {
    act: 'review.dissolve-list',
    from: ['reviewed', 'jointly-approved'],
    to: 'reviewed',
    roles: ['commerce-section-chief'], steps: ['preliminary-review'],
    signs: false,
  },
  proposeOverride: {
    act: 'review.propose-override', from: ['reviewed'], to: null, roles: ['commerce-section-chief'],
    steps: ['preliminary-review'], signs: false,
  },
  confirmOverride: {
    act: 'review.confirm-override', from: ['reviewed'], to: null,
    roles: ['commerce-director', 'finance-reviewer', 'leading-officer'], steps: ['joint-review', 'escalation'],
    signs: true,
  },
  part: { act: 'review.part-line', from: ['reviewed'], to: null, roles: [], signs: false },
  settle: {
    act: 'review.settle-disagreement',
    from: ['reviewed'],
    to: null,
    roles: ['leading-officer'],
    signs: true,
  },
  reverify: {
    act: 'review.reverify', from: ['verified', 'reviewed', 'jointly-approved', 'decided'],
    to: 'accepted',
    roles: ['commerce-section-chief'], signs: false,
  },
  voidSignature: {
    act: 'review.void-signature', from: ['reviewed', 'jointly-approved'], to: 'reviewed', roles: [], signs: false,
  },
  beginAnew: { act: 'review.begin-anew', from: ['reviewed'], to: 'verified', roles: [], signs: false },
  approve: { act: 'review.approve', from: ['reviewed'], to: 'jointly-approved', roles: [], signs: false },
} as const satisfies Record<string, Transition>;

/** 初审意见 — the facts accepted, the policy's answer to them, and the chief's words. */
export interface Proposal {
  readonly claimId: string;
  readonly cycle: number;
  readonly policyHash: string;
  readonly facts: unknown;
  readonly answer: Answer;
  /** Awards to the applicant that were decided before and are counted in the facts. */
  readonly record: readonly AwardOnRecord[];
  readonly note: string;
  readonly proposedBy: string;
  readonly proposedAt: Instant;
}

/** The items of an answer that are awarded, in their order. */
export function awardedItems({ items, counted }: Answer): { item: string; clause: string; amount: string }[] {
  return items.filter((_item, position) => counted.includes(position))
    .map(({ item, clause, amount }) => ({ item, clause, amount: amount ?? '0.00' }));
}

/**
 * The line of a claim on a list: every item that is awarded, and what the claim comes to; where an override was
 * confirmed, what was computed and why another amount is awarded stand beside.
 */
export function lineOf(
  claim: { id: string; number: string },
  applicant: string,
  proposed: { answer: Answer; override?: Override | undefined },
): ListLine {
  const { answer, override } = proposed;
  const line = { claimId: claim.id, number: claim.number, applicant };
  const items = awardedItems(answer);
  if (override?.state !== 'confirmed') return { ...line, amount: answer.total, items };
  return {
    ...line,
    amount: override.amount,
    computed: override.computed,
    override: { reason: override.reason, basis: override.basis },
    items: items.map((item, place) => {
      const amount = override.items[place]?.amount ?? item.amount;
      return amount === item.amount ? item : { ...item, amount, computed: item.amount };
    }),
  };
}

/** What both bureaus sign: any change of a line gives another hash. */
export function listHash(lines: readonly ListLine[]): string {
  return createHash('sha256').update(canonicalJson(lines)).digest('hex');
}
