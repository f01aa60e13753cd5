import type { RegisterPayee } from '@qingce/contract';
import { accountNumberProblem } from '@qingce/values';
import { getApplicant } from '../applicant/index.ts';
import { recordAudit } from '../audit/index.ts';
import { refuse } from '../foundation/index.ts';
import type { VerbContext } from '../foundation/index.ts';
import { getPerson, requireScope } from '../identity/index.ts';
import { insertPayee } from './payment.sql.ts';

/**
 * 登记收款账户 — whoever has a mandate for it says where the applicant is paid to; the account is held in its own name.
 * Refuses with applicant.not-found, applicant.not-member, applicant.outside-mandate and
 * payment.account-number.
 */
export async function registerPayee(
  context: VerbContext,
  input: RegisterPayee & { applicantId: string },
): Promise<void> {
  const applicant = await getApplicant(context, input.applicantId);
  requireScope(context.actor, applicant.id, 'account');
  if (accountNumberProblem(input.account)) throw refuse('payment.account-number', undefined, 'account');
  await insertPayee(context.tx, {
    id: context.newId(),
    applicantId: applicant.id,
    holder: applicant.name,
    account: input.account,
    bank: input.bank,
    by: getPerson(context.actor).id,
    at: context.businessNow,
  });
  await recordAudit(context, { act: 'payment.register-payee', object: { kind: 'applicant', id: applicant.id } });
}
