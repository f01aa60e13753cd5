/** 申报材料 — one file for one material of a claim, known by its hash. */
import { z } from 'zod';
import { Day, Id, Instant } from './wire.ts';

/** Key of a material in the policy's list. */
export const Material = z.string().regex(/^[a-zA-Z0-9][a-zA-Z0-9.-]{0,79}$/);

/** `quarantined`: kept, but not a PDF, JPEG or PNG, so it counts for nothing and cannot be opened. */
export const StoredDocument = z.object({
  id: Id,
  claimId: Id,
  material: Material,
  name: z.string(),
  size: z.int(),
  sha256: z.string(),
  mediaType: z.string(),
  state: z.enum(['stored', 'quarantined']),
  at: Instant,
  /** Its last day of validity, as its applicant stated it; null where none was stated. */
  validUntil: Day.nullable(),
  /** When the file first arrived, for one that was taken over from an earlier claim. */
  firstAt: Instant.nullable(),
});
export type StoredDocument = z.infer<typeof StoredDocument>;

/** A document of an earlier claim of the same applicant, to be handed in again. */
export const TakeDocument = z.object({ documentId: Id });
