import { z } from 'zod';
import { Id, Instant, RequiredNote } from './wire.ts';

/** 申请回避 — of which officer, and why. */
export const AskRecusal = z.object({ officer: Id, reason: RequiredNote });
export type AskRecusal = z.infer<typeof AskRecusal>;

export const DecideRecusal = z.object({ isGranted: z.boolean(), note: RequiredNote });
export type DecideRecusal = z.infer<typeof DecideRecusal>;

const RecusalRequest = z.object({
  id: Id, officer: z.string(), reason: z.string(), askedBy: z.string(), at: Instant,
  /** Null while it waits for another officer's decision. */
  decision: z.object({ isGranted: z.boolean(), note: z.string(), by: z.string(), at: Instant }).nullable(),
});

/** What was asked about a claim, the first one first; whom its applicant may ask about, which the reader decides. */
export const RecusalRequests = z.object({
  requests: z.array(RecusalRequest),
  officers: z.array(z.object({ id: Id, name: z.string(), role: z.string() })),
  decides: z.array(Id),
});
export type RecusalRequests = z.infer<typeof RecusalRequests>;
