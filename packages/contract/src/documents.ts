/** 申报材料 — one file for one material of a claim, known by its hash. */
import { z } from 'zod';
import { Id, Instant } from './wire.ts';

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
});
export type StoredDocument = z.infer<typeof StoredDocument>;
