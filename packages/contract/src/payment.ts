/** 拨付 — payment orders, one per treasury share, and their bank results. */
import { z } from 'zod';
import { Day, Id, Instant, Note, RequiredNote, Yuan } from './wire.ts';

/** What the reader may do with an order now; the server knows post, treasury, and whose part was whose. */
const OrderAct = z.enum(['tax', 'batch', 'result', 'propose-reissue', 'confirm-reissue', 'delay']);
export type OrderAct = z.infer<typeof OrderAct>;
/** `reissue` is what one person proposed for an order that came back, and another has yet to confirm. */
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
  reissue: z.object({ reason: z.string(), account: z.string(), bank: z.string() }).nullable(),
  /** Whether it goes to an individual, so that finance says first what tax is withheld. */
  wantsTax: z.boolean(),
  /** What was entered last; null until then, and where the order is no longer what it was entered for. */
  tax: z.object({ amount: Yuan, net: Yuan, basis: z.string(), basisOn: Day }).nullable(),
  acts: z.array(OrderAct),
});
export type PaymentOrder = z.infer<typeof PaymentOrder>;
export const RecordBankResult = z.object({
  outcome: z.literal('paid'),
  bankReference: RequiredNote.max(60),
  paidOn: Day,
});
export type RecordBankResult = z.infer<typeof RecordBankResult>;
/** 登记代扣税款 — what is withheld of a payment to an individual, '0.00' included, and the provision it rests on. */
export const EnterTax = z.object({ tax: Yuan, basis: RequiredNote.max(500), basisOn: Day });
export type EnterTax = z.infer<typeof EnterTax>;
/** 编制批次 — orders of one treasury. */
export const BuildBatch = z.object({ treasury: z.string().min(1).max(40), orders: z.array(Id).min(1).max(1000) });
export type BuildBatch = z.infer<typeof BuildBatch>;
export const BatchId = z.object({ batchId: Id, fileSha256: z.string() });
export type BatchId = z.infer<typeof BatchId>;
/** `fileSha256` is the hash of the file that the signer saw; another one refuses. */
export const SignBatch = z.object({ fileSha256: z.string() });
export type SignBatch = z.infer<typeof SignBatch>;
const BatchAct = z.enum(['check', 'release', 'cancel', 'file']);
export type BatchAct = z.infer<typeof BatchAct>;
/** 支付批次 — with its lines, accounts masked, and what the reader may do with it now. */
export const PaymentBatch = z.object({
  id: Id,
  number: z.string(),
  treasury: z.string(),
  state: z.enum(['built', 'checked', 'released', 'cancelled']),
  lineCount: z.int(),
  total: Yuan,
  totalInWords: z.string(),
  fileSha256: z.string(),
  builtAt: Instant,
  builtBy: Id,
  checkedAt: Instant.nullable(),
  checkedBy: Id.nullable(),
  releasedAt: Instant.nullable(),
  acts: z.array(BatchAct),
  lines: z.array(z.object({
    line: z.int(),
    orderId: Id,
    instruction: z.string(),
    /** What the bank pays; with the tax it is the gross. */
    amount: Yuan,
    tax: Yuan,
    gross: Yuan,
    payee: z.string(),
    account: z.string(),
    bank: z.string(),
    /** 首次付款账户 — the day on which the account was registered, where no payment has reached it yet; else null. */
    firstUse: Day.nullable(),
    state: z.enum(['live', 'unknown', 'paid', 'failed', 'returned', 'dropped']),
  })),
});
export type PaymentBatch = z.infer<typeof PaymentBatch>;
/** The treasury's file as it was built (docs/treasury-files.md), and what each of its lines pays for, item by item. */
export const BatchFile = z.object({
  name: z.string(),
  text: z.string(),
  sha256: z.string(),
  year: z.int(),
  parts: z.array(z.object({ line: z.int(), policy: z.string(), item: z.string().nullable(), amount: Yuan })),
});
export type BatchFile = z.infer<typeof BatchFile>;
/** 银行回单 — a return file of a treasury's bank (docs/treasury-files.md). */
export const ImportReturns = z.object({
  treasury: z.string().min(1).max(40),
  name: RequiredNote.max(200),
  text: z.string().min(1).max(900_000),
});
export type ImportReturns = z.infer<typeof ImportReturns>;
/** What was made of a line of a return file; only an applied one moved money. */
export const BankVerdict = z.object({
  instruction: z.string(),
  outcome: z.enum(['paid', 'failed', 'returned', 'unknown']),
  amount: Yuan,
  reference: z.string(),
  day: Day,
  reason: z.string(),
  verdict: z.enum(['applied', 'noted', 'duplicate', 'no-such-instruction', 'amount-differs', 'other-treasury',
    'reference-used', 'contradicts', 'day-impossible']),
});
export type BankVerdict = z.infer<typeof BankVerdict>;
/** The same file, only to be looked at. */
export const PreviewReturns = ImportReturns.omit({ name: true });
/** What importing would make of each line; of a file that was imported, what was made of it. */
export const ReturnsPreview = z.object({
  isImported: z.boolean(),
  words: z.array(BankVerdict.extend({
    batch: z.string().nullable(), payee: z.string().nullable(),
    /** The bank had said that it cannot say, and says now. */
    isLate: z.boolean(),
  })),
});
export type ReturnsPreview = z.infer<typeof ReturnsPreview>;
export const ProposeReissue = z.object({ reason: RequiredNote });
export type ProposeReissue = z.infer<typeof ProposeReissue>;
/** 未付原因 — the codes that a treasury may give. */
const DelayCause = z.enum(['funds-not-in-place', 'account-unclear', 'papers-missing', 'bank', 'other']);
export type DelayCause = z.infer<typeof DelayCause>;
export const ExplainDelay = z.object({ cause: DelayCause, note: Note.default('') });
export type ExplainDelay = z.infer<typeof ExplainDelay>;
/** 应付账龄 — an order that is not paid: how old, where it waits, and why by its treasury's word. */
export const Payable = z.object({
  orderId: Id,
  number: z.string(),
  claimId: Id,
  claimNumber: z.string(),
  treasury: z.string(),
  amount: Yuan,
  days: z.int(),
  bucket: z.enum(['0-30', '31-60', '61-90', '90+']),
  waitsFor: z.enum(['batch', 'check', 'release', 'bank', 'bank-unclear', 'account']),
  cause: DelayCause.nullable(),
  note: z.string().nullable(),
  acts: z.array(OrderAct),
});
export type Payable = z.infer<typeof Payable>;
/** 月度对账 — one treasury: opening + ordered − paid − tax + bounced = closing; `difference` 0.00 unless it is wrong. */
export const Reconciliation = z.object({
  treasury: z.string(),
  month: z.string(),
  opening: Yuan,
  ordered: Yuan,
  paid: Yuan,
  tax: Yuan,
  bounced: Yuan,
  closing: Yuan,
  bankPaid: Yuan,
  bankReturned: Yuan,
  difference: Yuan,
});
export type Reconciliation = z.infer<typeof Reconciliation>;
/** 收款账户 — an account in the applicant's own name. */
export const RegisterPayee = z.object({
  account: z.string().trim().min(8).max(32),
  bank: z.string().trim().min(2).max(120),
  /** 支付系统行号 of the branch (CNAPS), 12 digits; empty where it is not known. */
  bankCode: z.string().trim().max(20).optional(),
});
export type RegisterPayee = z.infer<typeof RegisterPayee>;
/** The account that an applicant is paid to, its number with stars. */
export const PayeeAccount = z.object({
  holder: z.string(), account: z.string(), bank: z.string(), bankCode: z.string().nullable(),
});
export type PayeeAccount = z.infer<typeof PayeeAccount>;
/** The whole number, for whoever looked at it under record. */
export const PayeeLook = z.object({ account: z.string() });
export type PayeeLook = z.infer<typeof PayeeLook>;
/** 财政收款账户 — where a treasury of a policy receives what is given back. */
export const RegisterTreasuryAccount = RegisterPayee.extend({
  policy: z.string().regex(/^[a-z0-9-]{1,80}$/),
  treasury: z.string().min(1).max(40),
  holder: RequiredNote.max(120),
});
export type RegisterTreasuryAccount = z.infer<typeof RegisterTreasuryAccount>;
