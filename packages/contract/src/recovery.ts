/** 追回 — findings against what was paid, the debts that follow, and what became of them. */
import { z } from 'zod';
import { Day, Id, Instant, Note, RequiredNote, Yuan } from './wire.ts';

const Share = z.object({ treasury: z.string(), item: z.string().nullable(), amount: Yuan });
const Part = z.object({ item: z.string().nullable(), amount: Yuan });

/** `kind` is one that the policy declares; the hearing is as many days away as it says. */
export const OpenRecovery = z.object({
  kind: z.string().min(1).max(40),
  clause: RequiredNote.max(40),
  finding: RequiredNote,
  hearingOn: Day,
});
export type OpenRecovery = z.infer<typeof OpenRecovery>;
export const RecoveryOpened = z.object({ caseId: Id, number: z.string() });
/** 陈述、笔录、说明 — what was said, in the sayer's words. */
export const SayInRecovery = z.object({ text: RequiredNote });
export type SayInRecovery = z.infer<typeof SayInRecovery>;
/** What has to be given back item by item; interest only where a document says so. `rate` is a year's, as a decimal. */
export const ProposeRecovery = z.object({
  parts: z.array(Part).min(1).max(40),
  reason: RequiredNote,
  interest: z.object({
    rate: z.string().regex(/^0\.\d{1,6}$/), from: Day, basis: RequiredNote.max(200),
  }).nullable().default(null),
});
export type ProposeRecovery = z.infer<typeof ProposeRecovery>;
export const AgreeInstalments = z.object({
  parts: z.array(z.object({ dueOn: Day, amount: Yuan })).min(1).max(60),
});
export type AgreeInstalments = z.infer<typeof AgreeInstalments>;
/** 复议、诉讼、移送 — an act that rests on a paper of another office. */
export const RecoveryPaper = z.object({ paper: RequiredNote.max(120), note: Note.default('') });
export type RecoveryPaper = z.infer<typeof RecoveryPaper>;
export const ReceiveRepayment = z.object({ amount: Yuan, bankReference: RequiredNote.max(60), receivedOn: Day });
export type ReceiveRepayment = z.infer<typeof ReceiveRepayment>;
/** A file of receipts, one a line: `case number,amount,reference,day`. */
export const ImportRepayments = z.object({ text: z.string().min(1).max(500_000) });
export type ImportRepayments = z.infer<typeof ImportRepayments>;
export const RepaymentVerdict = z.object({
  line: z.int(),
  number: z.string(),
  amount: Yuan,
  reference: z.string(),
  verdict: z.enum(['applied', 'duplicate', 'no-such-case', 'not-demanded', 'beyond-owed', 'day-impossible']),
});
export type RepaymentVerdict = z.infer<typeof RepaymentVerdict>;
export const SetOff = z.object({ orderId: Id });
export type SetOff = z.infer<typeof SetOff>;
export const UndoSetOff = z.object({ orderId: Id, reason: RequiredNote });
export type UndoSetOff = z.infer<typeof UndoSetOff>;
export const WriteOff = z.object({ amount: Yuan, paper: RequiredNote.max(120), reason: RequiredNote });
export type WriteOff = z.infer<typeof WriteOff>;

/**
 * 追回案 in a line. `outstanding` is the principal that is still owed, `underWay` the part of it that waits for the bank
 * as a set-off; null before there is a debt. `days` counts from the demand while it is owed.
 */
export const RecoveryLine = z.object({
  id: Id,
  number: z.string(),
  claimId: Id,
  claimNumber: z.string(),
  applicantId: Id,
  applicant: z.string(),
  policy: z.string(),
  kind: z.string(),
  state: z.enum(['hearing', 'heard', 'proposed', 'demanded', 'suspended', 'settled', 'dropped']),
  amount: Yuan.nullable(),
  outstanding: Yuan.nullable(),
  underWay: Yuan.nullable(),
  interestDue: Yuan.nullable(),
  dueOn: Day.nullable(),
  days: z.int().nullable(),
  openedAt: Instant,
});
export type RecoveryLine = z.infer<typeof RecoveryLine>;

export const RecoveryCase = RecoveryLine.extend({
  clause: z.string(),
  finding: z.string(),
  hearingOn: Day,
  /** What the policy says has to be given back, where an obligation was not kept; null where it says nothing. */
  asked: z.object({ item: z.string(), amount: Yuan }).nullable(),
  shares: z.array(Share),
  /** What was paid of the claim and is not owed back yet: the most that can be proposed. */
  recoverable: z.array(Share),
  reason: z.string().nullable(),
  interest: z.object({ rate: z.string(), from: Day, basis: z.string() }).nullable(),
  interestPaid: Yuan,
  demandNumber: z.string().nullable(),
  decidedAt: Instant.nullable(),
  amountInWords: z.string().nullable(),
  /** The last day on which the debt can be enforced, unless it is interrupted again. */
  barredAfter: Day.nullable(),
  carries: z.object({ interest: z.boolean(), judicial: z.boolean() }),
  words: z.array(z.object({
    kind: z.enum(['statement', 'hearing', 'drop', 'suspend', 'resume', 'refer', 'note']),
    said: z.string(), paper: z.string(), onDay: Day, by: z.string(),
  })),
  movements: z.array(z.object({
    kind: z.enum(['receipt', 'write-off', 'set-off']),
    principal: Yuan, interest: Yuan, reference: z.string(), onDay: Day.nullable(), reason: z.string(),
    isDone: z.boolean(),
  })),
  plan: z.array(z.object({ dueOn: Day, amount: Yuan, state: z.enum(['met', 'due', 'overdue']) })),
  /** Where to pay: the treasury that keeps the remainder. */
  account: z.object({ treasury: z.string(), holder: z.string(), account: z.string(), bank: z.string() }).nullable(),
  /** Unsent orders to the same applicant that may be withheld for it. */
  orders: z.array(z.object({
    id: Id, number: z.string(), claimNumber: z.string(), treasury: z.string(), amount: Yuan,
  })),
  /** Those that are withheld for it and not in a batch yet. */
  withheld: z.array(z.object({
    id: Id, number: z.string(), claimNumber: z.string(), treasury: z.string(), amount: Yuan,
  })),
  actions: z.array(z.string()),
});
export type RecoveryCase = z.infer<typeof RecoveryCase>;
