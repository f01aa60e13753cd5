import type { PayeeAccount, PayeeLook } from '@qingce/contract';
import { maskAccount } from '@qingce/values';
import { getApplicant } from '../applicant/index.ts';
import { recordAudit } from '../audit/index.ts';
import { refuse } from '../foundation/index.ts';
import type { VerbContext } from '../foundation/index.ts';
import { findPayee } from './payment.sql.ts';

/** 收款账户 — the account that the applicant is paid to now, its number with stars; null before there is one. */
export async function readPayee(context: VerbContext, applicantId: string): Promise<PayeeAccount | null> {
  const applicant = await getApplicant(context, applicantId);
  const payee = await findPayee(context.tx, applicant.id);
  if (!payee) return null;
  return { holder: payee.holder, account: maskAccount(payee.account), bank: payee.bank, bankCode: payee.bankCode };
}

/**
 * 查看收款账号 — the whole number; each look is kept in the history of the applicant. Refuses with applicant.not-found
 * and payment.no-payee.
 */
export async function lookAtPayee(context: VerbContext, applicantId: string): Promise<PayeeLook> {
  const applicant = await getApplicant(context, applicantId);
  const payee = await findPayee(context.tx, applicant.id);
  if (!payee) throw refuse('payment.no-payee');
  await recordAudit(context, { act: 'payment.look-at-payee', object: { kind: 'applicant', id: applicant.id } });
  return { account: payee.account };
}
