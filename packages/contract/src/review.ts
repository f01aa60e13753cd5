/** 联合审核 — claims put on one frozen list that both bureaus sign by its hash. */
import { z } from 'zod';
import { Id, Instant, Note, Yuan } from './wire.ts';

export const ComposeList = z.object({ claims: z.array(Id).min(1).max(500) });
export type ComposeList = z.infer<typeof ComposeList>;
/** `hash` is the one that the signer saw; another one in the store refuses the signature. */
export const SignList = z.object({ hash: z.string(), opinion: Note.min(1) });
export type SignList = z.infer<typeof SignList>;

const ListLine = z.object({
  claimId: Id,
  number: z.string(),
  applicant: z.string(),
  items: z.array(z.object({ item: z.string(), clause: z.string(), amount: Yuan })),
  amount: Yuan,
});
export const ReviewList = z.object({
  id: Id,
  number: z.string(),
  policy: z.string(),
  claimYear: z.int(),
  state: z.enum(['open', 'signed', 'in-notice', 'closed', 'dissolved']),
  hash: z.string(),
  total: Yuan,
  composedAt: Instant,
  lines: z.array(ListLine),
  signatures: z.array(z.object({ office: z.string(), by: z.string(), at: Instant, opinion: z.string() })),
  /** 撤销 — who took the list back before it was published, and why. */
  dissolved: z.object({ by: z.string(), at: Instant, reason: z.string() }).nullable(),
});
export type ReviewList = z.infer<typeof ReviewList>;
