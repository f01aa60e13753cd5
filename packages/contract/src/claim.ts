/** 申报 — a claim from draft to submission, as the applicant sees and writes it. */
import { z } from 'zod';
import { AuditHead } from './audit.ts';
import { Day, FactValue, Facts, Id, Instant, RequiredNote, Year, Yuan } from './wire.ts';

/**
 * States in the order of a claim's life; `withdrawn`, `not-accepted` (不予受理: never judged on its merits) and `refused`
 * (不予扶持) end it early.
 */
export const claimStates = [
  'draft',
  'submitted',
  'returned',
  'accepted',
  'verified',
  'reviewed',
  'jointly-approved',
  'in-notice',
  'decided',
  'ordered',
  'paid',
  'withdrawn',
  'not-accepted',
  'refused',
] as const;
export const ClaimState = z.enum(claimStates);
export type ClaimState = z.infer<typeof ClaimState>;
/** Where a claim ends before it comes to money: the applicant may claim the year anew. */
export const endedEarly = ['withdrawn', 'not-accepted', 'refused'] as const satisfies readonly ClaimState[];

export const OpenClaim = z.object({ policy: z.string(), applicantId: Id, claimYear: Year });
export type OpenClaim = z.infer<typeof OpenClaim>;

/** `revision` is the one that the writer saw; another one in the store is a conflict, and nothing is lost. */
export const SaveDraft = z.object({ revision: z.int().min(0), facts: Facts });
export type SaveDraft = z.infer<typeof SaveDraft>;
export const DraftSaved = z.object({ revision: z.int(), savedAt: Instant });
export type DraftSaved = z.infer<typeof DraftSaved>;

/** Who else has a draft before them now, by name, and the revision that is stored. */
export const DraftPresence = z.object({ revision: z.int(), others: z.array(z.string()) });
export type DraftPresence = z.infer<typeof DraftPresence>;

/** The draft as it is stored, and whose saves led there since the revision asked about, the oldest first. */
export const NewerDraft = z.object({
  revision: z.int(),
  facts: Facts,
  saves: z.array(z.object({ by: z.string(), isOwn: z.boolean(), at: Instant, facts: Facts })),
});
export type NewerDraft = z.infer<typeof NewerDraft>;

const Sha256 = z.string().regex(/^[0-9a-f]{64}$/);
/**
 * `declared`: the applicant declares that the facts of this revision and the documents are true. `contentHash` is the
 * hash of both that the signer was shown; what hashes otherwise by now is not what they signed, and is refused.
 */
export const SubmitClaim = z.object({
  revision: z.int().min(1), declared: z.literal(true), contentHash: Sha256.optional(),
});
export type SubmitClaim = z.infer<typeof SubmitClaim>;

/** 回执 — what proves a submission: number, arrival, hash of the content with its documents. */
export const Receipt = z.object({
  number: z.string(),
  claimId: Id,
  applicant: z.string(),
  policy: z.string(),
  policyHash: z.string(),
  claimYear: z.int(),
  submittedAt: Instant,
  contentHash: z.string(),
  /** `at` and `validUntil`: when the file first arrived, and its last day; receipts of before say neither. */
  documents: z.array(z.object({
    name: z.string(), sha256: z.string(), at: Instant.optional(), validUntil: Day.optional(),
  })),
  /** Who signed the declaration over that hash; receipts from before it was kept have none. */
  declaredBy: z.string().optional(),
  /** Where the audit trail stood then: whoever holds the receipt can hold the trail to it. */
  auditHead: AuditHead.optional(),
});
export type Receipt = z.infer<typeof Receipt>;

/** 上年申报 — the facts of the last earlier claim as they were claimed, with its number and the day of its arrival. */
export const EarlierClaim = z.object({
  number: z.string(), year: z.int(), on: Day, items: z.array(FactValue),
});
export type EarlierClaim = z.infer<typeof EarlierClaim>;

/** 声明 — the content as it hashes now, and what was signed last; `holds` while both are the same. */
export const Declaration = z.object({
  revision: z.int(),
  contentHash: z.string(),
  documents: z.int(),
  signed: z.object({ contentHash: z.string(), by: z.string(), at: Instant, holds: z.boolean() }).nullable(),
});
export type Declaration = z.infer<typeof Declaration>;

/**
 * 声明存证 — what was signed, whole: `contentHash` is the SHA-256 of `content` as canonical JSON, so whoever holds the
 * file can reckon it again. Form 2 has the last days of documents and the roster in it, form 1 had neither.
 * `receipt` is that of the same submission, and leads into the audit trail.
 */
export const DeclarationRecord = z.object({
  format: z.enum(['qingce-declaration-1', 'qingce-declaration-2']),
  content: z.object({
    claim: Id, policy: z.string(), year: z.int(), revision: z.int(), facts: Facts,
    documents: z.array(z.object({
      material: z.string(), name: z.string(), sha256: Sha256, validUntil: Day.nullable().optional(),
    })),
    /** Over the persons behind the rows, who are not in the file. */
    roster: Sha256.optional(),
  }),
  signed: z.object({ revision: z.int(), contentHash: Sha256, by: z.string(), at: Instant }),
  receipt: Receipt,
});
export type DeclarationRecord = z.infer<typeof DeclarationRecord>;

export const WithReason = z.object({ reason: RequiredNote });
export type WithReason = z.infer<typeof WithReason>;

/**
 * 期限 — the step of the policy's process that a claim waits in, and the last day that the policy allows for it; `on` is
 * null where the calendar of that year is not published yet. `daysLeft` counts from today and is negative when overdue.
 */
export const Due = z.object({ step: z.string(), on: Day.nullable(), daysLeft: z.int().nullable() });
export type Due = z.infer<typeof Due>;

/** A line of a worklist or of the applicant's own list. */
export const ClaimLine = z.object({
  id: Id,
  number: z.string().nullable(),
  policy: z.string(),
  claimYear: z.int(),
  applicant: z.string(),
  applicantId: Id,
  /** 待核验 — no office has compared the authorisation of whoever holds the applicant's mandate. */
  holderUnconfirmed: z.boolean(),
  items: z.array(z.string()),
  state: ClaimState,
  amount: Yuan.nullable(),
  since: Instant,
  due: Due.nullable(),
  /** What the claim may come to: decided, else proposed, else the most that was demanded at its submission. */
  atStake: Yuan.nullable(),
  waitsFor: z.string(),
  /** Lies on a frozen list. */
  onList: z.boolean(),
  actions: z.array(z.string()),
});
export type ClaimLine = z.infer<typeof ClaimLine>;
