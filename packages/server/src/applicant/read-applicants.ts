import type { Applicant, Member } from '@qingce/contract';
import { refuse } from '../foundation/index.ts';
import type { VerbContext } from '../foundation/index.ts';
import { findDisplayNames, getPerson, listMembers } from '../identity/index.ts';
import { findApplicant, listApplicants } from './applicant.sql.ts';

/** The applicants that the person acts for; to an office all of them. */
export function listReachableApplicants(context: VerbContext): Promise<Applicant[]> {
  const person = getPerson(context.actor);
  const isApplicantsOwn = person.role === 'applicant-clerk' || person.role === 'mandate-holder';
  return listApplicants(
    context.tx, isApplicantsOwn ? person.memberships.map((membership) => membership.applicantId) : undefined
  );
}

/** Refuses with applicant.not-found. */
export async function getApplicant(context: Pick<VerbContext, 'tx'>, applicantId: string): Promise<Applicant> {
  const applicant = await findApplicant(context.tx, applicantId);
  if (!applicant) throw refuse('applicant.not-found');
  return applicant;
}

/** Who acts for the applicant, the first one first. */
export async function listMembersOf(context: Pick<VerbContext, 'tx'>, applicantId: string): Promise<Member[]> {
  const members = await listMembers(context.tx, applicantId);
  const names = await findDisplayNames(context.tx, members.map((member) => member.userId));
  return members.map(({ userId, capacity, since }) => ({
    userId, capacity, since, displayName: names.get(userId) ?? '',
  }));
}
