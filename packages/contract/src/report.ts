/** 报表 — where a fund's money went over a year, its stages, what is to be paid, and the postings behind each number. */
import { z } from 'zod';
import { FundPosition } from './fund.ts';
import { Payable } from './payment.ts';
import { Day, Instant, RequiredNote, Year, Yuan } from './wire.ts';

/**
 * What stood at the end of a day on which something moved; the four others add up to `ceiling`: what came in, less what
 * was carried away and what was recovered of an earlier year.
 */
const FundDay = z.object({ day: Day, ceiling: Yuan, available: Yuan, reserved: Yuan, ordered: Yuan, paid: Yuan });
/** Claims of the year that came as far as a stage, and what they came to there. */
const Stage = z.object({
  stage: z.enum(['submitted', 'proposed', 'approved', 'decided', 'ordered', 'paid']),
  claims: z.int(),
  amount: Yuan,
});
/** 资金年报 — one fund and year on one page. */
export const FundReport = z.object({
  position: FundPosition,
  days: z.array(FundDay),
  stages: z.array(Stage),
  ageing: z.array(z.object({ treasury: z.string(), bucket: Payable.shape.bucket, orders: z.int(), amount: Yuan })),
  treasuries: z.array(z.object({ treasury: z.string(), ordered: Yuan, paid: Yuan, tax: Yuan, bounced: Yuan })),
});
export type FundReport = z.infer<typeof FundReport>;

const AccountKind = z.enum([
  'appropriation', 'recoveries', 'available', 'carried', 'reserved', 'payable', 'paid', 'tax', 'bounced', 'recovered',
]);
/** Which accounts of a fund and year: of a kind, of an item (`-` for money of no item), of a treasury, of a claim. */
export const PostingFilter = z.object({
  year: z.coerce.number().pipe(Year),
  kind: AccountKind.optional(),
  item: z.string().regex(/^(-|[a-z0-9-]{1,80})$/).optional(),
  treasury: z.string().min(1).max(40).optional(),
  claim: z.uuid().optional(),
});
export type PostingFilter = z.infer<typeof PostingFilter>;
/**
 * 分录 — one line of the ledger: `amount` is signed, more of the account above zero and less of it below; the act that
 * wrote it, who did it, and its case or its budget document.
 */
const PostingLine = z.object({
  entry: z.string(),
  line: z.int(),
  at: Instant,
  act: z.string(),
  by: z.string().nullable(),
  kind: AccountKind,
  item: z.string().nullable(),
  treasury: z.string().nullable(),
  amount: Yuan,
  claimId: z.string().nullable(),
  claimNumber: z.string().nullable(),
  documentNo: z.string().nullable(),
});
export type PostingLine = z.infer<typeof PostingLine>;
/** The newest first; `total` and `count` are over all of them, `postings` holds 2,000 at most. */
export const Postings = z.object({ total: Yuan, count: z.int(), postings: z.array(PostingLine) });
export type Postings = z.infer<typeof Postings>;

const Subject = (digits: RegExp) => z.object({ code: z.string().regex(digits), name: RequiredNote.max(80) });
/**
 * 预算科目 — the classification of the budget that an item's money is booked under from a year on: 功能分类 (类款项), 政府预算
 * 经济分类 and 部门预算经济分类 (类款); item null for all items without one of their own.
 */
export const BudgetSubject = z.object({
  fromYear: Year,
  item: z.string().regex(/^[a-z0-9-]{1,80}$/).nullable(),
  functional: Subject(/^\d{3}(\d{2}){0,2}$/),
  economic: Subject(/^\d{3}(\d{2})?$/),
  department: Subject(/^\d{3}(\d{2})?$/),
  basis: RequiredNote.max(200),
});
export type BudgetSubject = z.infer<typeof BudgetSubject>;
