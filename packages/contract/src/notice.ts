/** 公示 — the frozen list before the public, and objections to its lines. */
import { z } from 'zod';
import { Allotment } from './review.ts';
import { Day, Id, Instant, RequiredNote, Yuan } from './wire.ts';

export const PublishNotice = z.object({ listId: Id });
export type PublishNotice = z.infer<typeof PublishNotice>;
export const Notice = z.object({
  id: Id,
  number: z.string(),
  policy: z.string(),
  claimYear: z.int(),
  publishedOn: Day,
  opensOn: Day,
  closesOn: Day,
  open: z.boolean(),
  hash: z.string(),
  total: Yuan,
  lines: z.array(
    z.object({
      number: z.string(),
      applicant: z.string(),
      item: z.string(),
      clause: z.string(),
      amount: Yuan,
      uncut: Yuan.optional(),
    }),
  ),
  /** How the money was divided; null where it sufficed. */
  allotment: Allotment.nullable(),
});
export type Notice = z.infer<typeof Notice>;
/** How long the parts of an objection may be, in characters. */
export const objectionLengths = {
  name: { min: 2, max: 80 },
  contact: { min: 5, max: 120 },
  statement: { min: 10, max: 4000 },
} as const;
const written = ({ min, max }: { min: number; max: number }) => z.string().trim().min(min).max(max);
/** Real-name objection of a member of the public to one line of a notice. */
export const RaiseObjection = z.object({
  line: z.string().min(1).max(40),
  name: written(objectionLengths.name),
  contact: written(objectionLengths.contact),
  statement: written(objectionLengths.statement),
});
export type RaiseObjection = z.infer<typeof RaiseObjection>;
export const ResolveObjection = z.object({ outcome: z.enum(['upheld', 'rejected']), reply: RequiredNote });
export type ResolveObjection = z.infer<typeof ResolveObjection>;
export const Objection = z.object({
  id: Id,
  number: z.string(),
  noticeId: Id,
  line: z.string(),
  claimId: Id,
  name: z.string(),
  contact: z.string(),
  statement: z.string(),
  at: Instant,
  state: z.enum(['open', 'upheld', 'rejected']),
  reply: z.string().nullable(),
});
export type Objection = z.infer<typeof Objection>;
/** An objection in the office's list: who raised it is masked, how to reach them left out. */
export const ObjectionLine = Objection.omit({ contact: true });
export type ObjectionLine = z.infer<typeof ObjectionLine>;
