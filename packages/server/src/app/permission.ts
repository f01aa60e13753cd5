import type { Role } from '@qingce/contract';
import { administrators } from '../identity/index.ts';

/** What is starred wherever it is shown, but where a permission says that it is not. */
export const personalFields = ['identity-number', 'account', 'contact'] as const;

/** Who may ask for an act. `signed-in` is any person with an account; roles are posts, or acting for an applicant. */
export interface Permission {
  /** The verb's name, as the audit trail and the key of its translation use it: 'claim.submit'. */
  readonly act: string;
  readonly who: 'anyone' | 'signed-in' | readonly Role[];
  /** 个人信息 — what the reply shows whole to `who`, each look on record; no other reply shows it to anyone. */
  readonly shows?: readonly (typeof personalFields)[number][];
  /** Done with a password that somebody else set: what it takes to change it, and nothing else. */
  readonly beforeOwnPassword?: true;
  /**
   * 核验前 — about an applicant as such, and open to who acts for it before an office has confirmed them; on a claim they
   * do what they may on those that they began.
   */
  readonly beforeConfirmed?: true;
  /** Acts that no idempotency key protects, with the reason. */
  readonly withoutKey?: string;
}

/**
 * Those who act for an applicant: on a route with `:applicantId` they reach only applicants that they are
 * members of.
 */
export const applicantRoles: readonly Role[] = ['applicant-clerk', 'mandate-holder'];

/** Every post of an office that deals with cases, those who only look included. */
export const officeRoles: readonly Role[] = [
  'commerce-clerk', 'commerce-section-chief', 'commerce-director', 'inspector', 'leading-officer', 'education-officer',
  'finance-reviewer', 'finance-clerk', 'finance-releaser', 'district-finance', 'city-government', 'auditor',
];

/** Those of an office who keep the register of applicants right, and those who look at how they do. */
export const applicantOffices: readonly Role[] = [
  'commerce-clerk', 'commerce-section-chief', 'commerce-director', 'auditor',
];

/** Those whose offices import files of third parties; which office imports which is told by the source. */
export const importers: readonly Role[] = [
  'commerce-clerk', 'education-officer', 'finance-reviewer', 'city-government',
];

/** Those through whose hands money goes. */
export const payingRoles: readonly Role[] = [
  'finance-clerk', 'finance-reviewer', 'finance-releaser', 'district-finance',
];

/** Whose work waits until they signed in with a second factor, by the setting of the deployment. */
export const secondFactorRoles: Readonly<Record<'nobody' | 'money' | 'offices', readonly Role[]>> = {
  nobody: [],
  money: payingRoles,
  offices: [...officeRoles, 'policy-drafter', ...administrators],
};
