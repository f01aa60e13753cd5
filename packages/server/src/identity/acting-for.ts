import type { Role } from '@qingce/contract';
import { refuse } from '../foundation/index.ts';
import type { Actor } from '../foundation/index.ts';

/** A person who has signed in. */
export type Person = Extract<Actor, { kind: 'user' }>;

/** The person who acts; refuses with identity.sign-in-required. */
export function getPerson(actor: Actor): Person {
  if (actor.kind !== 'user') throw refuse('identity.sign-in-required');
  return actor;
}

/** Whether the actor may act for that applicant, as clerk or as mandate holder. */
export function actsFor(actor: Actor, applicantId: string): boolean {
  return actor.kind === 'user' && actor.memberships.some((membership) => membership.applicantId === applicantId);
}

/**
 * 回避 — refuses with identity.own-applicant whoever holds a post and acts for that applicant as well: nobody deals for
 * an office with what is their own.
 */
export function requireDisinterested(actor: Actor, applicantId: string): void {
  if (hasStake(actor, applicantId)) throw refuse('identity.own-applicant');
}

/** Whether the actor holds a post of an office and acts for that applicant as well. */
export function hasStake(actor: Actor, applicantId: string): boolean {
  return actor.kind === 'user' && !isApplicantRole(actor.role) && actsFor(actor, applicantId);
}

/** Whether the role is acting for an applicant, and no post of an office. */
export function isApplicantRole(role: Role): boolean {
  return role === 'applicant-clerk' || role === 'mandate-holder';
}

/** Refuses with applicant.not-member unless the actor is a clerk or mandate holder of the applicant. */
export function requireMember(actor: Actor, applicantId: string): void {
  if (!actsFor(actor, applicantId)) throw refuse('applicant.not-member');
}

/** Refuses with applicant.not-member unless the actor holds the applicant's mandate. */
export function requireMandateHolder(actor: Actor, applicantId: string): void {
  const holds = actor.kind === 'user' && actor.memberships.some((membership) =>
    membership.applicantId === applicantId && membership.capacity === 'mandate-holder');
  if (!holds) throw refuse('applicant.not-member');
}
