import type { MandateScope, Role } from '@qingce/contract';
import { refuse } from '../foundation/index.ts';
import type { Actor } from '../foundation/index.ts';

/** A person who has signed in. */
export type Person = Extract<Actor, { kind: 'user' }>;

/** The person who acts; refuses with identity.sign-in-required. */
export function getPerson(actor: Actor): Person {
  if (actor.kind !== 'user') throw refuse('identity.sign-in-required');
  return actor;
}

/** 三员 — refuses with identity.own-account whoever would use their power over accounts for their own. */
export function requireOthers(actor: Actor, userId: string): void {
  if (actor.kind === 'user' && actor.id === userId) throw refuse('identity.own-account');
}

/** Whether the actor holds any mandate for that applicant today, and so may look at what is its own. */
export function actsFor(actor: Actor, applicantId: string): boolean {
  return actor.kind === 'user' && actor.memberships.some((membership) => membership.applicantId === applicantId);
}

/**
 * 回避 — refuses with identity.own-applicant whoever holds a post and acts for that applicant as well, or ever did:
 * nobody deals for an office with what is or was their own.
 */
export function requireDisinterested(actor: Actor, applicantId: string): void {
  if (hasStake(actor, applicantId)) throw refuse('identity.own-applicant');
}

/** Whether the actor holds a post of an office and acts for that applicant as well, or did before (decision 0072). */
export function hasStake(actor: Actor, applicantId: string): boolean {
  if (actor.kind !== 'user' || isApplicantRole(actor.role)) return false;
  return actsFor(actor, applicantId) || actor.formerly?.includes(applicantId) === true;
}

/** Whether the role is acting for an applicant, and no post of an office. */
export function isApplicantRole(role: Role): boolean {
  return role === 'applicant-clerk' || role === 'mandate-holder';
}

/** Whether a mandate of the actor for that applicant reaches so far. */
export function mayFor(actor: Actor, applicantId: string, scope: MandateScope): boolean {
  return actor.kind === 'user' && actor.memberships.some((membership) =>
    membership.applicantId === applicantId && membership.scopes.includes(scope));
}

/** 待核验 — whether the actor acts for that applicant by their own word alone, for no office has confirmed it. */
export function isUnconfirmedFor(actor: Actor, applicantId: string): boolean {
  return actor.kind === 'user' && actor.memberships.some((membership) =>
    membership.applicantId === applicantId && !membership.isConfirmed);
}

/** Refuses with applicant.holder-unconfirmed whoever acts for that applicant by their own word alone. */
export function requireConfirmed(actor: Actor, applicantId: string): void {
  if (isUnconfirmedFor(actor, applicantId)) throw refuse('applicant.holder-unconfirmed');
}

/** Those that the person acts for and an office confirmed it: whose earlier affairs they may look at. */
export function confirmedApplicants(person: Person): string[] {
  return person.memberships.filter(({ isConfirmed }) => isConfirmed).map(({ applicantId }) => applicantId);
}

/**
 * Refuses with applicant.not-member, with applicant.holder-unconfirmed where an office has to confirm the person first,
 * and with applicant.outside-mandate whoever may only do something else for it.
 */
export function requireScope(actor: Actor, applicantId: string, scope: MandateScope): void {
  if (!actsFor(actor, applicantId)) throw refuse('applicant.not-member');
  if (mayFor(actor, applicantId, scope)) return;
  throw refuse(isUnconfirmedFor(actor, applicantId) ? 'applicant.holder-unconfirmed' : 'applicant.outside-mandate');
}

/** Refuses like requireScope unless the actor may work on the applicant's claims. */
export function requireMember(actor: Actor, applicantId: string): void {
  requireScope(actor, applicantId, 'act');
}
