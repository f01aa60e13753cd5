/** 审计包 — a case with all that its award rests on, so that it is computed again without the server it came from. */
import { z } from 'zod';
import { RegisterStatement } from './applicant.ts';
import { Override, ReviewList } from './review.ts';
import { PaymentOrder } from './payment.ts';
import { FactValue, Id, Instant, Yuan } from './wire.ts';

/** Who compiles `source` and `policy` gets the version of that hash again; null where its files were not kept. */
const BundledPolicy = z.object({
  id: z.string(), hash: z.string(), files: z.object({ source: z.string(), policy: z.string() }).nullable(),
});

/**
 * 初审意见 — the facts that the offices accepted, earlier awards among them, and the policy's answer to them; with what
 * the register had said of the applicant until then, the first statement first. Bundles taken before hold none of it.
 */
const BundledProposal = z.object({
  policyHash: z.string(), facts: FactValue, answer: FactValue, proposedAt: Instant,
  register: z.array(RegisterStatement).default([]),
});

/** The frozen list whole, since its hash is over every line; each signature with the hash that its signer saw. */
const BundledList = z.object({
  number: z.string(), hash: z.string(), lines: ReviewList.shape.lines,
  signatures: z.array(z.object({ office: z.string(), by: Id, at: Instant, hash: z.string(), opinion: z.string() })),
});

const BundledDecision = z.object({
  number: z.string(), kind: z.enum(['award', 'refusal']), amount: Yuan, items: FactValue, decidedAt: Instant,
});

/** An order with the ratios of the treasuries that were in force when it was built, as settings of the policy. */
const BundledOrder = PaymentOrder.pick({
  number: true, treasury: true, amount: true, state: true, builtAt: true, bankReference: true, paidOn: true, tax: true,
}).extend({ settings: z.record(z.string(), z.string()) });

/** 分录 — a line of an entry that touches an account of the case; `grows` is the side on which its account grows. */
const BundledPosting = z.object({
  entry: z.string(), line: z.int(), at: Instant, act: z.string(), book: z.string(), kind: z.string(),
  claimId: z.string().nullable(), treasury: z.string().nullable(), item: z.string().nullable(),
  side: z.enum(['debit', 'credit']), grows: z.enum(['debit', 'credit']), amount: Yuan,
});

/**
 * A record of the trail as its leaf is computed from it (sha256 of 0x00 and its canonical JSON with `version: 1`), and
 * its link: the head is sha256 of 0x01, the head before and the leaf. Null while the record waits for its link.
 */
const BundledRecord = z.object({
  record: z.object({
    id: z.string(), act: z.string(), outcome: z.enum(['done', 'denied']), actorKind: z.string(),
    actorId: z.string().nullable(), actorRole: z.string().nullable(), actorUnit: z.string().nullable(),
    object: z.object({ kind: z.string(), id: z.string() }), details: z.record(z.string(), z.json()),
    requestId: z.string(), businessAt: Instant, recordedAt: Instant, subjects: z.array(z.string()),
  }),
  link: z.object({ seq: z.int(), leaf: z.string(), before: z.string(), head: z.string() }).nullable(),
});

export const CaseBundle = z.object({
  format: z.literal('qingce-case-bundle/1'),
  takenAt: Instant,
  claim: z.object({ id: Id, number: z.string(), policy: z.string(), claimYear: z.int(), state: z.string() }),
  policy: BundledPolicy,
  /** Null until the case was proposed; so is the rest of what comes later, or empty. */
  proposal: BundledProposal.nullable(),
  override: Override.pick({ items: true, computed: true, amount: true, reason: true, basis: true }).nullable(),
  list: BundledList.nullable(),
  decision: BundledDecision.nullable(),
  orders: z.array(BundledOrder),
  postings: z.array(BundledPosting),
  trail: z.array(BundledRecord),
});
export type CaseBundle = z.infer<typeof CaseBundle>;
