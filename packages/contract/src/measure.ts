/** 一企一策 — measures for one applicant: proposed, reviewed for fair competition, approved, disclosed. */
import { z } from 'zod';
import { Bilingual, Day, Id, Instant, RequiredNote, Yuan } from './wire.ts';

const Document = z.string().trim().min(2).max(120);

/** `subject` is one of those that the policy lets be proposed. */
export const ProposeMeasure = z.object({
  policy: z.string().max(80), applicantId: Id, subject: z.string().max(80), purpose: RequiredNote, ceiling: Yuan,
  expiresOn: Day,
});
export type ProposeMeasure = z.infer<typeof ProposeMeasure>;

/** 公平竞争审查 — an exception has to be named where the measure restricts competition. */
export const ReviewMeasure = z.object({
  document: Document, reviewedOn: Day, conclusion: z.enum(['no-restriction', 'exception']),
  exception: z.string().trim().max(2000).default(''),
});
export type ReviewMeasure = z.infer<typeof ReviewMeasure>;

/** `count-only`: count and total are published, who and how much are not, for the reason given. */
export const ApproveMeasure = z.object({
  number: Document, amount: Yuan, disclosure: z.enum(['full', 'count-only']),
  withheldWhy: z.string().trim().max(2000).default(''),
});
export type ApproveMeasure = z.infer<typeof ApproveMeasure>;

export const Measure = z.object({
  id: Id,
  policy: z.string(),
  applicantId: Id,
  applicant: z.string(),
  subject: Bilingual,
  purpose: z.string(),
  ceiling: Yuan,
  expiresOn: Day,
  state: z.enum(['proposed', 'reviewed', 'approved', 'rejected']),
  proposedBy: z.string(),
  proposedAt: Instant,
  review: z.object({
    document: z.string(), on: Day, conclusion: z.enum(['no-restriction', 'exception']), exception: z.string(),
    by: z.string(),
  }).nullable(),
  approval: z.object({
    number: z.string(), amount: Yuan, on: Day, by: z.string(), disclosure: z.enum(['full', 'count-only']),
    withheldWhy: z.string(),
  }).nullable(),
  rejectedWhy: z.string().nullable(),
});
export type Measure = z.infer<typeof Measure>;
export const MeasureProposed = z.object({ measureId: Id });
