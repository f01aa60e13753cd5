/** 纸质申报 — a claim that came in on paper: typed by one officer, compared with the scan by another. */
import { z } from 'zod';
import { Day, Facts, Id, Instant, RequiredNote, Year } from './wire.ts';
import { Material } from './documents.ts';

/** `receivedOn` is the day on which the paper arrived; `materials` are those that the scan holds. */
export const EnterPaper = z.object({
  policy: z.string().max(80), applicantId: Id, year: Year, receivedOn: Day, facts: Facts,
  materials: z.array(Material).max(60),
});
export type EnterPaper = z.infer<typeof EnterPaper>;
export const RejectPaper = z.object({ reason: RequiredNote });

/** 未录完 — a claim on paper that somebody has begun to type; what is typed so far is read by itself. */
export const PaperDraft = z.object({
  policy: z.string(), applicantId: Id, applicant: z.string(), year: z.int(), savedAt: Instant, savedBy: z.string(),
});
export type PaperDraft = z.infer<typeof PaperDraft>;

export const PaperClaim = z.object({
  id: Id, policy: z.string(), applicantId: Id, applicant: z.string(), year: z.int(), receivedOn: Day, facts: Facts,
  materials: z.array(z.string()),
  scan: z.object({ name: z.string(), sha256: z.string(), size: z.int() }).nullable(),
  enteredBy: z.string(), enteredAt: Instant,
  /** Whether the reader is who entered it. */
  isOwn: z.boolean(),
  state: z.enum(['entered', 'confirmed', 'rejected']),
  settled: z.object({ by: z.string(), at: Instant, reason: z.string().nullable() }).nullable(),
  claimId: Id.nullable(),
});
export type PaperClaim = z.infer<typeof PaperClaim>;
