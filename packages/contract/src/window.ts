/** 受理期 — the days on which the claims of a year are received, and what prolonged them. */
import { z } from 'zod';
import { Day, Instant, RequiredNote } from './wire.ts';

const paper = RequiredNote.max(100);

/**
 * 延长受理期 — by a decision that names the last day, or because the system stood still: then the day follows from the
 * rule, and `from` and `to` say when it did.
 */
export const ExtendWindow = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('decision'), until: Day, documentNo: paper, reason: RequiredNote }),
  z.object({ kind: z.literal('outage'), from: Instant, to: Instant, documentNo: paper, reason: RequiredNote }),
]);
export type ExtendWindow = z.infer<typeof ExtendWindow>;

const WindowExtension = z.object({
  kind: z.enum(['decision', 'outage']), until: Day, documentNo: z.string(), reason: z.string(),
  /** When the system stood still; null for a decision. */
  outage: z.object({ from: Instant, to: Instant }).nullable(),
  recordedAt: Instant,
});
export type WindowExtension = z.infer<typeof WindowExtension>;

/** First and last day by the policy's own text, and the last one with all that prolonged it, the oldest first. */
export const ClaimWindow = z.object({
  opens: Day, closes: Day, lastDay: Day, extensions: z.array(WindowExtension),
});
export type ClaimWindow = z.infer<typeof ClaimWindow>;
