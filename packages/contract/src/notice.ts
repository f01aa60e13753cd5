/** 公示 — the frozen list before the public, and objections to its lines. */
import { z } from 'zod';
import { Allotment, ReopenStep } from './review.ts';
import { Day, Id, Instant, RequiredNote, Yuan } from './wire.ts';

export const PublishNotice = z.object({ listId: Id });
export type PublishNotice = z.infer<typeof PublishNotice>;
const NoticeName = z.object({ id: Id, number: z.string() });
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
  /** 更正 — lines taken back to be corrected, with the notice in which each was published again. */
  recalled: z.array(z.object({ line: z.string(), on: Day, successor: NoticeName.nullable() })),
  /** Lines that were published before and are published again here, corrected. */
  corrects: z.array(z.object({ line: z.string(), notice: NoticeName })),
  total: Yuan,
  lines: z.array(
    z.object({
      number: z.string(),
      applicant: z.string(),
      item: z.string(),
      clause: z.string(),
      amount: Yuan,
      /** What the policy computes and why another amount is proposed; only where it is. */
      computed: Yuan.optional(),
      reason: z.string().optional(),
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
const CorrectionStep = ReopenStep.extract(['verification', 'preliminary-review']);
/** 更正公示 — takes a line back out of its notice, to be corrected from that step on. */
export const RecallLine = z.object({ reason: RequiredNote, step: CorrectionStep });
export type RecallLine = z.infer<typeof RecallLine>;
/** Upheld, the claim is refused, or with `correctFrom` its line is taken back and corrected from that step on. */
export const ResolveObjection = z.object({
  outcome: z.enum(['upheld', 'rejected']), reply: RequiredNote, correctFrom: CorrectionStep.nullable().default(null),
});
export type ResolveObjection = z.infer<typeof ResolveObjection>;
/** 异议证据 — a file that came with an objection; what is no document or picture is kept apart and never opened. */
export const ObjectionEvidence = z.object({
  id: Id, name: z.string(), sha256: z.string(), size: z.int(), state: z.enum(['stored', 'quarantined']), at: Instant,
});
export type ObjectionEvidence = z.infer<typeof ObjectionEvidence>;
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
  resolvedAt: Instant.nullable(),
});
export type Objection = z.infer<typeof Objection>;
/** An objection in the office's list: who raised it is masked, how to reach them left out. */
export const ObjectionLine = Objection.omit({ contact: true }).extend({ evidence: z.array(ObjectionEvidence) });
export type ObjectionLine = z.infer<typeof ObjectionLine>;
