import type { ClaimState, Facts, Receipt, Role } from '@qingce/contract';
import type { StepRole } from '@qingce/policy-language/evaluate';
import type { z } from 'zod';
import type { Instant } from '../foundation/index.ts';

/** 申报 — a claim as it stands. `facts` are the applicant's own, in the contract's form but without year and time. */
export interface Claim {
  readonly id: string;
  readonly number: string | null;
  readonly policy: string;
  readonly policyHash: string | null;
  readonly applicantId: string;
  readonly claimYear: number;
  readonly state: ClaimState;
  readonly revision: number;
  readonly facts: z.infer<typeof Facts>;
  readonly returns: number;
  readonly submittedAt: Instant | null;
  readonly receipt: Receipt | null;
  readonly ended: { readonly act: string; readonly reason: string } | null;
  /** 办理轮次 — how often the case was begun anew; names are put to it once a cycle. */
  readonly cycle: number;
  readonly changedAt: Instant;
}

/** One row of the transition table: who may bring a claim from where to where. `to` null leaves it where it is. */
export interface Transition {
  readonly act: string;
  readonly from: readonly ClaimState[];
  readonly to: ClaimState | null;
  readonly roles: readonly Role[];
  /** Whose work it is: an office that the policy gives one of these steps to. Absent where the act has its own rule. */
  readonly steps?: readonly StepRole[];
  /** The act puts a name to the claim: whoever signed it before may not. */
  readonly signs: boolean;
}

const applicant: readonly Role[] = ['applicant-clerk', 'mandate-holder'];
const chief: readonly Role[] = ['commerce-section-chief'];
const clerk: readonly Role[] = ['commerce-clerk'];
const steps: readonly StepRole[] = ['acceptance'];

/** 申报与受理 — drafting, submission, acceptance, correction, withdrawal (3.1, 3.2, 5.1). */
export const claimTransitions = {
  saveDraft: { act: 'claim.save-draft', from: ['draft', 'returned'], to: null, roles: applicant, signs: false },
  submit: { act: 'claim.submit', from: ['draft', 'returned'], to: 'submitted', roles: applicant, signs: false },
  withdraw: {
    act: 'claim.withdraw',
    from: ['draft', 'submitted', 'returned', 'accepted', 'verified', 'reviewed'],
    to: 'withdrawn',
    roles: applicant,
    signs: false,
  },
  accept: { act: 'claim.accept', from: ['submitted'], to: 'accepted', roles: clerk, steps, signs: true },
  return: { act: 'claim.return', from: ['submitted'], to: 'returned', roles: clerk, steps, signs: false },
  check: { act: 'claim.check', from: ['submitted'], to: null, roles: clerk, steps, signs: false },
  answerCorrection: { act: 'claim.answer-correction', from: ['returned'], to: null, roles: applicant, signs: false },
  extendCorrection: {
    act: 'claim.extend-correction', from: ['returned'], to: null, roles: chief, steps, signs: false,
  },
  refuseUncorrected: {
    act: 'claim.refuse-uncorrected', from: ['returned'], to: 'not-accepted', roles: clerk, steps, signs: true,
  },
  resumeUncorrected: { act: 'claim.resume-uncorrected', from: ['returned'], to: 'submitted', roles: [], signs: false },
  disown: {
    act: 'claim.disown', from: ['draft', 'submitted', 'returned'], to: 'withdrawn', roles: [], signs: false,
  },
  refuseAcceptance: {
    act: 'claim.refuse-acceptance', from: ['submitted'], to: 'not-accepted', roles: clerk, steps, signs: true,
  },
} as const satisfies Record<string, Transition>;

/** The number that people call a claim by: `2017-0012`. */
export function claimNumber(year: number, ordinal: number): string {
  return `${year}-${`${ordinal}`.padStart(4, '0')}`;
}
