/** 拨付 — payment orders, one per treasury share, and their bank results. */
import { z } from 'zod';
import { Day, Id, Instant, RequiredNote, Year, Yuan } from './wire.ts';

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
/** Dated shares of the treasuries with their legal basis; ratios are decimal strings that add to 1. */
export const SetShares = z.object({
  from: Day,
  shares: z.record(z.string(), z.string()),
  basis: RequiredNote,
});
export type SetShares = z.infer<typeof SetShares>;
export const ReceiveAppropriation = z.object({
  year: Year,
  amount: Yuan,
  documentNo: RequiredNote.max(120),
});
export type ReceiveAppropriation = z.infer<typeof ReceiveAppropriation>;
/** The fund of one year: ceiling, soft demand beside it, what is held, ordered, paid and still free. */
export const FundPosition = z.object({
  year: z.int(),
  appropriated: Yuan,
  softlyReserved: Yuan,
  reserved: Yuan,
  ordered: Yuan,
  paid: Yuan,
  available: Yuan,
});
export type FundPosition = z.infer<typeof FundPosition>;
/** 收款账户 — an account in the applicant's own name. */
export const RegisterPayee = z.object({
  account: z.string().trim().min(8).max(32),
  bank: z.string().trim().min(2).max(120),
});
export type RegisterPayee = z.infer<typeof RegisterPayee>;
