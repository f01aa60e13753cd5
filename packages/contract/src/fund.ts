/** 资金 — budget documents, treasuries' shares, and where the money of a fund stands. */
import { z } from 'zod';
import { Day, Instant, Note, RequiredNote, Year, Yuan } from './wire.ts';

const ItemId = z.string().regex(/^[a-z0-9-]{1,80}$/);
const BudgetAmount = z.object({ item: ItemId.nullable(), amount: Yuan });

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
  /** Absent or null for the pooled part; else an item of the policy, whose own line it raises. */
  item: ItemId.nullish(),
  documentNo: RequiredNote.max(120),
});
export type ReceiveAppropriation = z.infer<typeof ReceiveAppropriation>;
/** 预算调整 — signed amounts by line: less, more, or from one line to another. */
export const AdjustBudget = z.object({
  year: Year,
  documentNo: RequiredNote.max(120),
  note: Note.default(''),
  lines: z.array(BudgetAmount).min(1).max(50),
});
export type AdjustBudget = z.infer<typeof AdjustBudget>;
/** 年终结账 — what nobody was promised is carried to the next year, or lapses. */
export const CloseYear = z.object({
  year: Year,
  documentNo: RequiredNote.max(120),
  remainder: z.enum(['carry', 'lapse']),
});
export type CloseYear = z.infer<typeof CloseYear>;
/** 预算文件 — as it was entered; amounts signed, item null the pooled part. */
export const BudgetDocumentLine = z.object({
  year: z.int(),
  documentNo: z.string(),
  kind: z.enum(['grant', 'reduction', 'transfer', 'carry-over']),
  lines: z.array(BudgetAmount),
  note: z.string(),
  recordedAt: Instant,
});
export type BudgetDocumentLine = z.infer<typeof BudgetDocumentLine>;
/** One line of a year's budget: what is free on it, and what stands at the item whatever line it drew on. */
const FundLine = z.object({
  item: z.string().nullable(),
  /** The item draws on a line of its own; without one it draws on the pooled part. */
  hasLine: z.boolean(),
  available: Yuan,
  reserved: Yuan,
  ordered: Yuan,
  paid: Yuan,
  tax: Yuan,
  bounced: Yuan,
});
/**
 * The fund of one year: ceiling, soft demand beside it, and where the money stands: appropriated + recoveries =
 * available + reserved + ordered + paid + tax + bounced + recovered + carried.
 */
export const FundPosition = z.object({
  year: z.int(),
  appropriated: Yuan,
  softlyReserved: Yuan,
  /** Approved awards that wait for a budget; they hold nothing. */
  deferred: Yuan,
  reserved: Yuan,
  ordered: Yuan,
  paid: Yuan,
  /** 代扣税款 — withheld from individuals. */
  tax: Yuan,
  available: Yuan,
  bounced: Yuan,
  recoveries: Yuan,
  recovered: Yuan,
  carried: Yuan,
  lines: z.array(FundLine),
  closed: z.object({ at: Instant, documentNo: z.string(), carried: Yuan, lapsed: Yuan }).nullable(),
});
export type FundPosition = z.infer<typeof FundPosition>;
/** 恒等核对 — what the last look at the money found; nobody's name where the program looked by itself. */
export const MoneyCheck = z.object({
  at: Instant,
  by: z.string().nullable(),
  counted: z.object({ accounts: z.int(), entries: z.int(), claims: z.int() }),
  /** Which of I1 to I12 does not hold, of what, and how; amounts in fen. */
  breaches: z.array(z.object({ invariant: z.string(), object: z.string(), what: z.string() })),
});
export type MoneyCheck = z.infer<typeof MoneyCheck>;
