import type { ClaimState, Role } from '@qingce/contract';
import { awardTransitions } from '../award/index.ts';
import { claimTransitions } from '../claim/index.ts';
import type { Transition } from '../claim/index.ts';
import { noticeTransitions } from '../notice/index.ts';
import { paymentTransitions } from '../payment/index.ts';
import { reviewTransitions } from '../review/index.ts';
import { verificationTransitions } from '../verification/index.ts';
import { rosterTransitions } from '../roster/index.ts';
import { visitTransitions } from '../visit/index.ts';

/**
 * 流转表 — every row of every module: the checks of the server, the buttons, the documents and the tests read this
 * one.
 */
export const transitions: readonly Transition[] = [
  claimTransitions,
  verificationTransitions,
  rosterTransitions,
  visitTransitions,
  reviewTransitions,
  noticeTransitions,
  awardTransitions,
  paymentTransitions,
].flatMap((rows) => Object.values<Transition>(rows));

/** Acts on whole lists or orders, or on one line, reached from their own places and not from a claim's buttons. */
const elsewhere = new Set([
  'claim.check', 'claim.answer-correction', 'review.compose-list', 'review.sign-list', 'review.dissolve-list',
  'notice.publish', 'notice.resolve-objection', 'visit.plan',
]);

/** Acts that something from outside gives cause for: a claim that waits for nothing else is nobody's work. */
export const onOccasion: ReadonlySet<string> = new Set([
  'notice.recall-line', 'award.record-appeal', 'review.propose-override',
]);

/** The rows that post and state allow on a claim's own page. */
export function rowsFor(state: ClaimState, role: Role): Transition[] {
  return transitions.filter((row) => row.from.includes(state) && row.roles.includes(role) && !elsewhere.has(row.act));
}

/** The office that has to act next, as the policy names it; '' when nobody has. */
const waitsFor: Readonly<Record<ClaimState, string>> = {
  draft: 'applicant',
  submitted: 'commerce',
  returned: 'applicant',
  accepted: 'verification',
  verified: 'commerce',
  reviewed: 'joint-review',
  'jointly-approved': 'commerce',
  'in-notice': 'public',
  decided: 'finance',
  ordered: 'treasuries',
  paid: '',
  withdrawn: '',
  'not-accepted': '',
  refused: '',
};

export function waitingOffice(state: ClaimState): string {
  return waitsFor[state];
}
