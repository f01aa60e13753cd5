import type { RegisterPayee, RegisterTreasuryAccount } from '@qingce/contract';
import { accountNumberProblem, bankCodeProblem, passesLuhn } from '@qingce/values';
import { getApplicant } from '../applicant/index.ts';
import { recordAudit } from '../audit/index.ts';
import { refuse } from '../foundation/index.ts';
import type { VerbContext } from '../foundation/index.ts';
import { getPerson, requireScope } from '../identity/index.ts';
import { getPolicyInForce } from '../policy/index.ts';
import { insertPayee } from './payment.sql.ts';
import { actsForTreasury } from './payment.ts';

/**
 * 登记收款账户 — whoever has a mandate for it says where the applicant is paid to; the account is held in its own name.
 * Refuses with applicant.not-found, applicant.not-member, applicant.outside-mandate, applicant.holder-unconfirmed,
 * payment.account-number, payment.card-number and payment.bank-code.
 */
export async function registerPayee(
  context: VerbContext,
  input: RegisterPayee & { applicantId: string },
): Promise<void> {
  const applicant = await getApplicant(context, input.applicantId);
  requireScope(context.actor, applicant.id, 'account');
  if (accountNumberProblem(input.account)) throw refuse('payment.account-number', undefined, 'account');
  if (applicant.kind === 'individual' && isWrongCard(input.account)) {
    throw refuse('payment.card-number', undefined, 'account');
  }
  await insertPayee(context.tx, {
    id: context.newId(),
    bankCode: getBankCode(input.bankCode),
    applicantId: applicant.id,
    treasury: null,
    holder: applicant.name,
    account: input.account,
    bank: input.bank,
    by: getPerson(context.actor).id,
    at: context.businessNow,
  });
  await recordAudit(context, { act: 'payment.register-payee', object: { kind: 'applicant', id: applicant.id } });
}

/** Only cards have a check digit, and only people are paid to cards: 16–19 digits that begin with 62 (UnionPay). */
function isWrongCard(account: string): boolean {
  return /^62[0-9]{14,17}$/.test(account) && !passesLuhn(account);
}

/** 支付系统行号 — null where none was given. Refuses with payment.bank-code. */
function getBankCode(text: string | undefined): string | null {
  if (text === undefined || text === '') return null;
  if (bankCodeProblem(text)) throw refuse('payment.bank-code', undefined, 'bankCode');
  return text;
}

/**
 * 登记财政收款账户 — where a treasury receives what is given back or set off. Refuses with payment.other-treasury for an
 * account of another's treasury, and with payment.account-number and payment.bank-code.
 */
export async function registerTreasuryAccount(context: VerbContext, input: RegisterTreasuryAccount): Promise<void> {
  const { policy: policyId, treasury, holder, account, bank } = input;
  const policy = await getPolicyInForce(context.tx, policyId);
  const person = getPerson(context.actor);
  if (!policy.shares?.parties.some(({ id }) => id === treasury) || !actsForTreasury(policy, person, treasury)) {
    throw refuse('payment.other-treasury', { treasury }, 'treasury');
  }
  if (accountNumberProblem(account)) throw refuse('payment.account-number', undefined, 'account');
  const id = context.newId();
  const at = context.businessNow;
  const bankCode = getBankCode(input.bankCode);
  await insertPayee(context.tx, {
    id, applicantId: null, treasury, holder, account, bank, bankCode, by: person.id, at,
  });
  await recordAudit(context, {
    act: 'payment.register-treasury-account', object: { kind: 'treasury', id: treasury },
    details: { policy: policy.id, treasury },
  });
}
