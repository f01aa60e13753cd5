/** 拨付 — payment orders, one per treasury share, and their bank results. */
import { z } from 'zod';
import { Day, Id, Instant, RequiredNote, Yuan } from './wire.ts';

export const PaymentOrder = z.object({
  id: Id,
  number: z.string(),
  claimId: Id,
  claimNumber: z.string(),
  applicant: z.string(),
  treasury: z.string(),
  amount: Yuan,
  amountInWords: z.string(),
  payee: z.string(),
  account: z.string(),
  bank: z.string(),
  state: z.enum(['built', 'released', 'paid', 'returned']),
  builtAt: Instant,
  bankReference: z.string().nullable(),
  paidOn: Day.nullable(),
});
export type PaymentOrder = z.infer<typeof PaymentOrder>;
export const RecordBankResult = z.object({
  outcome: z.literal('paid'),
  bankReference: RequiredNote.max(60),
  paidOn: Day,
});
export type RecordBankResult = z.infer<typeof RecordBankResult>;
/** 收款账户 — an account in the applicant's own name. */
export const RegisterPayee = z.object({
  account: z.string().trim().min(8).max(32),
  bank: z.string().trim().min(2).max(120),
});
export type RegisterPayee = z.infer<typeof RegisterPayee>;
