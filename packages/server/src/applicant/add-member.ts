import type { AddMember } from '@qingce/contract';
import { recordAudit } from '../audit/index.ts';
import { refuse } from '../foundation/index.ts';
import type { VerbContext } from '../foundation/index.ts';
import { findAccountByName } from '../identity/index.ts';
import { giveMandate, lockManaged } from './give-mandate.ts';

/**
 * 授权办事 — whoever manages the mandates lets a further person act for the applicant; returns the mandate's id. Refuses
 * with applicant.not-member, applicant.outside-mandate, identity.user-not-found, applicant.office-holder,
 * applicant.already-member and applicant.mandate-days.
 */
export async function addMember(context: VerbContext, input: AddMember & { applicantId: string }): Promise<string> {
  const { applicantId, username, ...terms } = input;
  const mandates = await lockManaged(context, applicantId);
  const account = await findAccountByName(context.tx, username);
  if (!account) throw refuse('identity.user-not-found', undefined, 'username');
  const { id, scopes } = await giveMandate(context, { applicantId, account, terms, mandates });
  await recordAudit(context, {
    act: 'applicant.add-member', object: { kind: 'applicant', id: applicantId },
    concerns: [{ kind: 'user', id: account.id }],
    details: { scopes: scopes.join(' '), from: terms.from ?? context.today, until: terms.until ?? null },
  });
  return id;
}
