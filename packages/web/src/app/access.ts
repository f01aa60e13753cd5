import { roles } from '@qingce/contract';
import type { Role } from '@qingce/contract';

/**
 * Who may open a page: anyone who has signed in, or these posts. The server refuses for itself; this hides
 * dead ends.
 */
export type Who = 'signed-in' | readonly Role[];

export const applicantRoles = ['applicant-clerk', 'mandate-holder'] as const satisfies readonly Role[];
export const adminRoles = [
  'system-admin',
  'security-admin',
  'audit-admin',
] as const satisfies readonly Role[];

/** 政策起草人 — writes the text of policies, and sees no claim. */
export const drafterRoles = ['policy-drafter'] as const satisfies readonly Role[];

/** Every post of an office that deals with cases, those who only look included. */
export const officeRoles: readonly Role[] = roles.filter(
  (role) => ![applicantRoles, adminRoles, drafterRoles].some((others) => isOneOf(others, role)),
);

export function mayOpen(who: Who, role: Role): boolean {
  return who === 'signed-in' || who.includes(role);
}

function isOneOf(list: readonly Role[], role: Role): boolean {
  return list.includes(role);
}
