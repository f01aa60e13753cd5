/** 受理审查与补正 — the checklist of a submission, and the round in which it is corrected item by item. */
import { z } from 'zod';
import { Bilingual, Day, FactValue, Instant, Note, RequiredNote } from './wire.ts';

/** One thing to correct: the fact or the document, what is wrong with it, and what is asked. */
export const Correction = z
  .object({
    fact: z.string().min(1).max(200).optional(),
    material: z.string().min(1).max(80).optional(),
    what: RequiredNote,
    ask: RequiredNote,
  })
  .refine(({ fact, material }) => (fact === undefined) !== (material === undefined), {
    error: 'names a fact or a material, and not both',
  });
export type Correction = z.infer<typeof Correction>;
export const ReturnClaim = z.object({ corrections: z.array(Correction).min(1).max(50) });
export type ReturnClaim = z.infer<typeof ReturnClaim>;

/** What the applicant says to one item, counted from 1. */
export const AnswerCorrection = z.object({ item: z.int().min(1).max(50), answer: RequiredNote });
export type AnswerCorrection = z.infer<typeof AnswerCorrection>;
/** 延期 — a later last day, with the reason. */
export const ExtendCorrection = z.object({ until: Day, reason: RequiredNote });
export type ExtendCorrection = z.infer<typeof ExtendCorrection>;

/**
 * What changed between two submissions: a fact or a whole row at its path, or a document of a material; `before` is
 * absent for what is new, `after` for what is gone. Documents are told by name and sha256.
 */
export const Change = z.object({
  kind: z.enum(['fact', 'row', 'document']),
  path: z.string(),
  before: FactValue.optional(),
  after: FactValue.optional(),
});
export type Change = z.infer<typeof Change>;

/** 补正轮次 — one round, open or answered. */
export const CorrectionRound = z.object({
  round: z.int(),
  askedBy: z.string(),
  askedAt: Instant,
  /** The last day, extensions included; null where the policy sets none. */
  dueOn: Day.nullable(),
  /** What becomes of the claim after that day. */
  missed: z.enum(['refuse', 'as-submitted']),
  items: z.array(z.intersection(Correction, z.object({ answer: z.string().nullable() }))),
  extensions: z.array(z.object({ until: Day, reason: z.string(), by: z.string(), at: Instant })),
  answeredAt: Instant.nullable(),
  changes: z.array(Change),
});
export type CorrectionRound = z.infer<typeof CorrectionRound>;

/** The clerk's finding on one line of the checklist. */
export const CheckLine = z.object({ line: z.string().min(1).max(200), isRight: z.boolean(), note: Note });
export type CheckLine = z.infer<typeof CheckLine>;

/**
 * 审查清单 — one line: a material that the item asks for, or a condition of the policy, with what the system sees of it
 * and what the clerk found.
 */
export const ChecklistLine = z.object({
  line: z.string(),
  kind: z.enum(['material', 'condition']),
  /** Item by its place in the claim; null where it concerns all of them. */
  position: z.int().nullable(),
  clause: z.string(),
  /** Name of the material, or the sentence that a claim meets which fails the condition. */
  text: Bilingual,
  required: z.boolean(),
  seen: z.enum(['given', 'missing', 'holds', 'fails', 'open']),
  found: z.object({ isRight: z.boolean(), note: z.string(), by: z.string(), at: Instant }).nullable(),
});
export type ChecklistLine = z.infer<typeof ChecklistLine>;
