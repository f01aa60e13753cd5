import type { AddMember, Member } from '@qingce/contract';
import { brokenConstraint } from '@qingce/database';
import { recordAudit } from '../audit/index.ts';
import { refuse } from '../foundation/index.ts';
import type { VerbContext } from '../foundation/index.ts';
import { findAccountByName, insertMembership, requireMandateHolder } from '../identity/index.ts';

/**
 * 增加经办人 — a mandate holder lets a further person act for the applicant. Refuses with applicant.not-member,
 * identity.user-not-found, applicant.office-holder and applicant.already-member.
 */
export async function addMember(context: VerbContext, input: AddMember & { applicantId: string }): Promise<Member> {
  requireMandateHolder(context.actor, input.applicantId);
  const account = await findAccountByName(context.tx, input.username);
  if (!account) throw refuse('identity.user-not-found', undefined, 'username');
  if (account.role !== null) throw refuse('applicant.office-holder', undefined, 'username');
  const { applicantId, capacity } = input;
  const since = context.businessNow;
  try {
    await insertMembership(context.tx, { applicantId, userId: account.id, capacity, since });
  } catch (error) {
    if (brokenConstraint(error) === 'membership_pkey') throw refuse('applicant.already-member', undefined, 'username');
    throw error;
  }
  await recordAudit(context, {
    act: 'applicant.add-member', object: { kind: 'applicant', id: applicantId },
    concerns: [{ kind: 'user', id: account.id }], details: { capacity },
  });
  return { userId: account.id, displayName: account.displayName, capacity, since };
}
