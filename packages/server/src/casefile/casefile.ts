import type { CaseAction, ClaimState, Role } from '@qingce/contract';
import { awardTransitions } from '../award/index.ts';
import { claimTransitions } from '../claim/index.ts';
import type { Transition } from '../claim/index.ts';
import { noticeTransitions } from '../notice/index.ts';
import { paymentTransitions } from '../payment/index.ts';
import { reviewTransitions } from '../review/index.ts';
import { verificationTransitions } from '../verification/index.ts';

/** 流转表 — every row of every module: the checks of the server, the buttons, the documents and the tests read this one. */
export const transitions: readonly Transition[] = [
  claimTransitions, verificationTransitions, reviewTransitions, noticeTransitions, awardTransitions, paymentTransitions,
].flatMap((rows) => Object.values<Transition>(rows));

/** Acts on whole lists or orders, reached from their own pages and not from a claim's. */
const elsewhere = new Set(['review.compose-list', 'review.sign-list', 'notice.publish', 'notice.resolve-objection']);

/**
 * What the person may do with a claim in that state; `why` names the refusal that stands in the way although post and
 * state would allow it.
 */
export function actionsFor(state: ClaimState, person: { role: Role; hasSigned: boolean }): CaseAction[] {
  return transitions
    .filter((row) => row.from.includes(state) && row.roles.includes(person.role) && !elsewhere.has(row.act))
    .map((row) => {
      const why = row.signs && person.hasSigned ? 'claim.signed-before' : null;
      return { action: row.act, allowed: why === null, why };
    });
}

/** The office that has to act next, as the policy names it; '' when nobody has. */
const waitsFor: Readonly<Record<ClaimState, string>> = {
  'draft': 'applicant', 'submitted': 'commerce', 'returned': 'applicant', 'accepted': 'verification', 'verified': 'commerce',
  'reviewed': 'joint-review', 'jointly-approved': 'commerce', 'in-notice': 'public', 'decided': 'finance', 'ordered': 'treasuries',
  'paid': '', 'withdrawn': '', 'refused': '',
};

export function waitingOffice(state: ClaimState): string {
  return waitsFor[state];
}
