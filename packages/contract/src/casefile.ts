/**
 * 案卷 — one claim as its page shows it: facts three times over, the answer, what may be done, what
 * happened.
 */
import { z } from 'zod';
import { RegisterChange, RegisterHeld } from './applicant.ts';
import { Appeal } from './award.ts';
import { ClaimLine, ClaimState, Receipt } from './claim.ts';
import { ChecklistLine, CorrectionRound } from './correction.ts';
import { Payable, PaymentOrder } from './payment.ts';
import { Disagreement, Override } from './review.ts';
import { Bilingual, Day, FactValue, Facts, Id, Instant, RequiredNote, Yuan } from './wire.ts';

/** One fact as claimed, as verified and as accepted (verified where an office confirms it, else claimed). */
export const FactRow = z.object({
  path: z.string(),
  claimed: FactValue.optional(),
  verified: FactValue.optional(),
  accepted: FactValue.optional(),
  confirmedBy: z.string().nullable(),
  /** It follows from what is said of the persons on the roster; nobody confirms it by hand. */
  byRoster: z.boolean(),
  state: z.enum(['declared', 'awaiting', 'half-confirmed', 'confirmed', 'differs']),
  verifiedBy: z.array(z.string()),
  verifiedAt: Instant.nullable(),
  note: z.string().nullable(),
});
export type FactRow = z.infer<typeof FactRow>;

/** An act that post and state allow here; `why` is the refusal that stands in the way all the same. */
export const CaseAction = z.object({
  action: z.string(),
  allowed: z.boolean(),
  why: z.object({ code: z.string(), fields: z.record(z.string(), z.string()) }).nullable(),
});
export type CaseAction = z.infer<typeof CaseAction>;

export const TimelineEntry = z.object({
  at: Instant,
  businessDay: Day,
  act: z.string(),
  by: z.string(),
  role: z.string(),
  unit: z.string().nullable(),
  note: z.string().nullable(),
});
export type TimelineEntry = z.infer<typeof TimelineEntry>;

const CaseDocument = z.object({
  id: Id,
  material: z.string(),
  name: z.string(),
  size: z.int(),
  sha256: z.string(),
  at: Instant,
  validUntil: Day.nullable(),
  firstAt: Instant.nullable(),
});

const PaymentLine = z.object({
  id: Id,
  treasury: z.string(),
  amount: Yuan,
  state: z.enum(['built', 'released', 'paid', 'returned']),
  payee: z.string(),
  account: z.string(),
  bankReference: z.string().nullable(),
  /** What is withheld of a payment to an individual; the amount is the gross. */
  tax: PaymentOrder.shape.tax,
  /** How long it has been waiting, where, and why by its treasury's word; null once it is paid. */
  waiting: Payable.pick({ days: true, waitsFor: true, cause: true, note: true }).nullable(),
});

/**
 * 等待 — one station on the claim's way: behind it (`until` is there), where it waits now, or ahead (no `since`).
 * Held by the offices that the policy names for the step, else by `office` as in `waitsFor`. `expectedOn` is the last
 * day by the policy's times; null where it sets none, or none that can be reckoned yet. While paused the office's own
 * clock does not run: for a correction, an objection, or the answer of an office other than the one that accepted.
 */
export const Wait = z.object({
  state: ClaimState,
  office: z.string(),
  offices: z.array(z.string()),
  step: z.string().nullable(),
  since: Instant.nullable(),
  until: Instant.nullable(),
  expectedOn: Day.nullable(),
  pause: z.enum(['correction', 'objection', 'outside']).nullable(),
});
export type Wait = z.infer<typeof Wait>;

/** 已奖记录 — what the applicant was awarded under the policy before. */
const PriorAwardLine = z.object({
  claimYear: z.int(),
  item: z.string(),
  amount: Yuan,
  /** By policy year or the like, as the answer gave them: what lists that are a record of awards are filled with. */
  parts: z.array(z.record(z.string(), z.unknown())),
  /** Number and day of the decision that it rests on. */
  decision: z.string(),
  decidedOn: Day,
});

/** 决定 as the case page shows it; `letter` is the opinion, `reasons` the decided items. */
const CaseDecision = z.object({
  number: z.string(),
  kind: z.enum(['award', 'refusal']),
  amount: Yuan,
  reasons: FactValue,
  at: Instant,
  letter: z.string(),
});

export const CaseFile = z.object({
  claim: ClaimLine,
  revision: z.int(),
  /** Claimed facts as typed (contract form), and the accepted ones that the offices' answer rests on. */
  claimed: Facts,
  accepted: Facts,
  policyHash: z.string(),
  /** 申报主体 — the kinds of applicant as one of which the claim can be made. */
  kinds: z.array(z.string()),
  /** What the applicant typed, without what the register holds. */
  draft: Facts,
  facts: z.array(FactRow),
  /** Answers on claimed and on accepted facts (contract: "Answer"). */
  claimedAnswer: FactValue,
  acceptedAnswer: FactValue,
  /** 受理审查 — what the policy asks, line by line; empty before it is submitted. */
  checklist: z.array(ChecklistLine),
  /** 补正 — every round, the first one first. */
  rounds: z.array(CorrectionRound),
  /** 回避 — who declared a stake, as what, and why. */
  recusals: z.array(z.object({ by: z.string(), role: z.string(), reason: z.string(), at: Instant })),
  /** 审批层级 — the levels that the award has to pass, with who has given theirs; empty before the list. */
  approvals: z.array(
    z.object({ level: z.string(), name: Bilingual, by: z.string().nullable(), note: z.string().nullable() }),
  ),
  /** How it ended early: the act, and the reason given. */
  ended: z.object({ act: z.string(), reason: z.string() }).nullable(),
  receipt: Receipt.nullable(),
  documents: z.array(CaseDocument),
  /**
   * What the register holds for the claim year of the facts that the policy asks for, under their keys, with its
   * source; `said` is what the applicant says of it where they say otherwise. The register's value is assessed.
   */
  register: z.array(RegisterHeld.extend({ said: FactValue.optional() })),
  /** What the register says otherwise since the proposal; while it does the proposal does not stand. */
  registerChanges: z.array(RegisterChange),
  list: z
    .object({
      id: Id,
      hash: z.string(),
      signatures: z.array(z.object({ office: z.string(), by: z.string(), at: Instant, opinion: z.string() })),
    })
    .nullable(),
  /** 改定金额 — every override that was proposed; the applicant is told of those that were confirmed. */
  overrides: z.array(Override),
  /** 会签分歧 — for the offices; the applicant is not told what the bureaus say to each other. */
  disagreements: z.array(Disagreement),
  notice: z.object({ id: Id, opensOn: Day, closesOn: Day, openObjections: z.int() }).nullable(),
  decision: CaseDecision.nullable(),
  /** 原决定 — what was decided before the case was begun anew, the first one first. */
  formerDecisions: z.array(CaseDecision),
  appeals: z.array(Appeal),
  priorAwards: z.array(PriorAwardLine),
  payments: z.array(PaymentLine),
  waits: z.array(Wait),
  timeline: z.array(TimelineEntry),
  actions: z.array(CaseAction),
});
export type CaseFile = z.infer<typeof CaseFile>;

/** 备注 — for colleagues only, never seen by the applicant; or to the applicant, or the applicant's answer. */
export const CaseNote = z.object({
  id: Id,
  kind: z.enum(['internal', 'to-applicant', 'from-applicant']),
  text: z.string(),
  by: z.string(),
  /** Post and unit as they were then. */
  role: z.string(),
  unit: z.string().nullable(),
  at: Instant,
});
export type CaseNote = z.infer<typeof CaseNote>;
export const WriteNote = z.object({ text: RequiredNote, isInternal: z.boolean() });
export type WriteNote = z.infer<typeof WriteNote>;
