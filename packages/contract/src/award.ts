/** 救济 — what a review authority or a court said of a decision, as the office records it. */
import { z } from 'zod';
import { ReopenStep } from './review.ts';
import { Bilingual, Day, Instant, RequiredNote } from './wire.ts';

const Outcome = z.enum(['upheld', 'dismissed', 'withdrawn']);
/** `remedy` is one of the policy's; an appeal that is upheld begins the case anew at `step`, any other has none. */
export const RecordAppeal = z.object({
  remedy: z.string().max(80),
  outcome: Outcome,
  documentNo: z.string().trim().min(2).max(120),
  decidedOn: Day,
  finding: RequiredNote,
  step: ReopenStep.nullable().default(null),
});
export type RecordAppeal = z.infer<typeof RecordAppeal>;

export const Appeal = z.object({
  remedy: Bilingual,
  outcome: Outcome,
  documentNo: z.string(),
  decidedOn: Day,
  finding: z.string(),
  step: ReopenStep.nullable(),
  by: z.string(),
  at: Instant,
});
export type Appeal = z.infer<typeof Appeal>;
