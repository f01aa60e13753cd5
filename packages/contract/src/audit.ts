/** 审计 — the trail of acts, as outsiders may hold it to its word. */
import { z } from 'zod';
import { Role } from './identity.ts';
import { Day, Id, Instant } from './wire.ts';

/**
 * 审计链头 — after `seq` records the running hash of the trail is `head`. Whoever notes one can later tell whether
 * anything before it was changed: `npm run audit:verify -- --head seq:head`.
 */
export const AuditHead = z.object({ seq: z.int(), head: z.string() });
export type AuditHead = z.infer<typeof AuditHead>;

/** What an act is about, by the first part of its name; `looks` are all looks at what is personal. */
export const trailAreas = [
  'looks', 'identity', 'applicant', 'holder', 'policy', 'drafting', 'window', 'claim', 'documents',
  'verification', 'roster', 'visit', 'recognition', 'crosscheck', 'sample', 'review', 'notice', 'award',
  'measure', 'fund', 'payment', 'recovery', 'obligation', 'restriction', 'certificate', 'bundle', 'casefile',
  'messages', 'invariants', 'clock',
] as const;

/** What the trail is narrowed to: `who` is a part of a name or a user name, `about` the id of what was acted on. */
export const TrailFilter = z.object({
  area: z.enum(trailAreas).optional(),
  outcome: z.enum(['done', 'denied']).optional(),
  who: z.string().trim().min(1).max(60).optional(),
  about: Id.optional(),
  from: Day.optional(),
  until: Day.optional(),
  /** Only records before this one. */
  before: z.string().regex(/^[0-9]{1,18}$/).optional(),
});
export type TrailFilter = z.infer<typeof TrailFilter>;

/** 审计记录 — one act, or one that was denied, with post and unit as they were then; `at` by the business clock. */
export const TrailRecord = z.object({
  id: z.string(),
  act: z.string(),
  outcome: z.enum(['done', 'denied']),
  /** The name of the account today; null for the public and for the program itself. */
  by: z.string().nullable(),
  actor: z.enum(['user', 'public', 'system']),
  role: Role.nullable(),
  unit: z.string().nullable(),
  /** Whose post it was, where somebody stood in. */
  standsInFor: z.string().nullable(),
  /** What it was done to; `name` is what people call it, where it has a number or a name. */
  object: z.object({ kind: z.string(), id: z.string(), name: z.string().nullable() }),
  /** The claim that it belongs to, first of several. */
  claim: z.object({ id: Id, number: z.string().nullable() }).nullable(),
  details: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  at: Instant,
  recordedAt: Instant,
});
export type TrailRecord = z.infer<typeof TrailRecord>;

/** The newest records first; `older` continues with the ones before, null when there are none. */
export const Trail = z.object({ records: z.array(TrailRecord), older: z.string().nullable() });
export type Trail = z.infer<typeof Trail>;
