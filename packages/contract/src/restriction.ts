/** 资格限制 — an applicant that may not claim under a policy for a time. */
import { z } from 'zod';
import { Day, Id, Instant, RequiredNote } from './wire.ts';

export const OpenRestriction = z.object({ clause: RequiredNote.max(40), finding: RequiredNote, hearingOn: Day });
export type OpenRestriction = z.infer<typeof OpenRestriction>;
export const SayInRestriction = z.object({ text: RequiredNote });
export type SayInRestriction = z.infer<typeof SayInRestriction>;
/** Both days are restricted; `document` is the number of the decision. */
export const DecideRestriction = z.object({
  from: Day, until: Day, document: RequiredNote.max(120), reason: RequiredNote,
});
export type DecideRestriction = z.infer<typeof DecideRestriction>;

/** What can be done in a case, after it was opened. */
export const RestrictionAct = z.enum(['statement', 'hearing', 'drop', 'decide', 'ask-to-lift', 'lift']);
export type RestrictionAct = z.infer<typeof RestrictionAct>;
/** `state` is by today: decided it is to come, in force or ended; `acts` is what the reader may do now. */
export const Restriction = z.object({
  id: Id,
  number: z.string(),
  claimId: Id,
  claimNumber: z.string(),
  applicantId: Id,
  applicant: z.string(),
  policy: z.string(),
  clause: z.string(),
  finding: z.string(),
  hearingOn: Day,
  state: z.enum(['hearing', 'heard', 'to-come', 'in-force', 'ended', 'lifted', 'dropped']),
  decision: z.object({ from: Day, until: Day, document: z.string(), reason: z.string(), at: Instant }).nullable(),
  lift: z.object({ reason: z.string(), askedAt: Instant, at: Instant.nullable() }).nullable(),
  words: z.array(z.object({
    kind: z.enum(['statement', 'hearing', 'drop']), said: z.string(), by: z.string(), at: Instant,
  })),
  acts: z.array(RestrictionAct),
});
export type Restriction = z.infer<typeof Restriction>;
