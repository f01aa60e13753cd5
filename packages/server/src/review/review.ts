import { createHash } from 'node:crypto';
import type { Answer } from '@qingce/policy-language/evaluate';
import type { ReviewList } from '@qingce/contract';
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
    roles: ['commerce-section-chief'],
    signs: true,
  },
  compose: {
    act: 'review.compose-list',
    from: ['reviewed'],
    to: null,
    roles: ['commerce-section-chief'],
    signs: false,
  },
  sign: {
    act: 'review.sign-list',
    from: ['reviewed'],
    to: null,
    roles: ['commerce-director', 'finance-reviewer'],
    signs: true,
  },
  dissolve: {
    act: 'review.dissolve-list',
    from: ['reviewed', 'jointly-approved'],
    to: 'reviewed',
    roles: ['commerce-section-chief'],
    signs: false,
  },
  approve: { act: 'review.approve', from: ['reviewed'], to: 'jointly-approved', roles: [], signs: false },
} as const satisfies Record<string, Transition>;

/** 初审意见 — the facts accepted, the policy's answer to them, and the chief's words. */
export interface Proposal {
  readonly claimId: string;
  readonly policyHash: string;
  readonly facts: unknown;
  readonly answer: Answer;
  /** Awards to the applicant that were decided before and are counted in the facts. */
  readonly record: readonly AwardOnRecord[];
  readonly note: string;
  readonly proposedBy: string;
  readonly proposedAt: Instant;
}

/** The line of a claim on a list: every item that is awarded, and what the claim comes to. */
export function lineOf(claim: { id: string; number: string }, applicant: string, answer: Answer): ListLine {
  const awarded = answer.items.filter((_item, position) => answer.counted.includes(position));
  return {
    claimId: claim.id,
    number: claim.number,
    applicant,
    amount: answer.total,
    items: awarded.map(({ item, clause, amount }) => ({ item, clause, amount: amount ?? '0.00' })),
  };
}

/** What both bureaus sign: any change of a line gives another hash. */
export function listHash(lines: readonly ListLine[]): string {
  return createHash('sha256').update(canonicalJson(lines)).digest('hex');
}
