/** 政策起草 — a changed text of a policy: saved, examined, compared, proposed, published by a second person. */
import { z } from 'zod';
import { Bilingual, Id, Instant, RequiredNote, Yuan } from './wire.ts';

/** How long a text may be, in characters; the longest policy of the repository has a quarter of it. */
const draftCharactersMost = 400_000;
const PolicyText = z.string().min(1).max(draftCharactersMost);
/** The worked examples as the file beside the policy holds them; empty where there are none. */
const ExamplesText = z.string().max(draftCharactersMost);
const Hash = z.string().regex(/^sha256:[0-9a-f]{64}$/);
const SaveNumber = z.int().min(1).max(1_000_000);

const draftStates = ['open', 'proposed', 'published', 'outdated'] as const;
/** `outdated`: another version has come into force since the draft began, so that it cannot be published any more. */
const DraftState = z.enum(draftStates);

/** `title` says in a few words what is changed. */
export const BeginDraft = z.object({ policy: z.string().max(80), title: RequiredNote.max(120) });
export type BeginDraft = z.infer<typeof BeginDraft>;

/** `base` is the save that the writer saw; another newest one is a conflict, and nothing is lost. */
export const SavePolicyDraft = z.object({ base: SaveNumber, policy: PolicyText, examples: ExamplesText });
export type SavePolicyDraft = z.infer<typeof SavePolicyDraft>;
export const PolicyDraftSaved = z.object({ save: SaveNumber, savedAt: Instant });
export type PolicyDraftSaved = z.infer<typeof PolicyDraftSaved>;

/** 提请发布 — what decided the change: the paper's title and its number, and why. */
export const ProposeDraft = z.object({
  save: SaveNumber, reason: RequiredNote, document: RequiredNote.max(120), documentNo: RequiredNote.max(80),
});
export type ProposeDraft = z.infer<typeof ProposeDraft>;
/** 发布 — of exactly the text that the second person saw. */
export const PublishDraft = z.object({ hash: Hash });
export type PublishDraft = z.infer<typeof PublishDraft>;

const proposalOutcomes = ['published', 'returned', 'withdrawn'] as const;
const Proposal = z.object({
  save: SaveNumber, hash: Hash, reason: z.string(), document: z.string(), documentNo: z.string(), by: z.string(),
  at: Instant, outcome: z.enum(proposalOutcomes).nullable(), settledBy: z.string().nullable(),
  settledAt: Instant.nullable(), note: z.string().nullable(),
});

export const PolicyDraftLine = z.object({
  id: Id, policy: z.string(), policyTitle: Bilingual, title: z.string(), state: DraftState, begunBy: z.string(),
  begunAt: Instant, save: SaveNumber, savedBy: z.string(), savedAt: Instant,
});
export type PolicyDraftLine = z.infer<typeof PolicyDraftLine>;

/** A draft with its newest text, and the texts of the version that it began from. */
export const PolicyDraft = PolicyDraftLine.extend({
  baseHash: Hash, source: z.string(), base: z.object({ policy: z.string(), examples: z.string() }),
  text: z.object({ policy: z.string(), examples: z.string() }),
  saves: z.array(z.object({ save: SaveNumber, by: z.string(), at: Instant })),
  proposals: z.array(Proposal),
});
export type PolicyDraft = z.infer<typeof PolicyDraft>;

/** What is examined: a text as it stands before the writer, saved or not. */
export const ExamineDraft = z.object({ policy: PolicyText, examples: ExamplesText });
export type ExamineDraft = z.infer<typeof ExamineDraft>;

const Complaint = z.object({
  code: z.string(), severity: z.enum(['error', 'warning']), line: z.int(), column: z.int(), to: z.int(),
  message: Bilingual, fix: z.string().nullable(),
});
export type DraftComplaint = z.infer<typeof Complaint>;
const Mismatch = z.object({ what: z.string(), expected: z.string(), got: Bilingual });
const ExampleRun = z.object({
  id: z.string(), title: z.string(), readings: z.string().nullable(), differences: z.array(Mismatch),
});
export type DraftExampleRun = z.infer<typeof ExampleRun>;
/** `from` and `to` are UTF-16 offsets of the text that was examined. */
const Figure = z.object({
  kind: z.enum(['constant', 'table', 'parameter', 'window', 'day']), clause: z.string(), name: Bilingual,
  written: z.string(), from: z.int(), to: z.int(), line: z.int(),
});
export type DraftFigure = z.infer<typeof Figure>;
const Difference = z.object({
  clause: z.string(), subject: z.string(), name: Bilingual, before: z.string().nullable(), after: z.string().nullable(),
});
export type DraftDifference = z.infer<typeof Difference>;

/**
 * 检查 — what the compiler says of a text, which worked examples come out, what changed in words since the version that
 * the draft began from, and the figures with their places. `hash` is null where there is an error.
 */
export const Examination = z.object({
  hash: Hash.nullable(), complaints: z.array(Complaint), moreComplaints: z.int(),
  examples: z.object({
    passed: z.int(), failed: z.int(), runs: z.array(ExampleRun), problem: Bilingual.nullable(),
  }),
  differences: z.array(Difference), figures: z.array(Figure),
});
export type Examination = z.infer<typeof Examination>;

/** The most synthetic claims that a comparison judges. */
export const syntheticClaimsMost = 100_000;

/** 比较或证明 — what to reckon out of a save: its effect on claims, or what holds whatever the facts are. */
export const BeginReckoning = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('effect'), save: SaveNumber, claims: z.int().min(1).max(syntheticClaimsMost),
    seed: z.int().min(1).max(2_147_483_647),
  }),
  z.object({ kind: z.literal('proof'), save: SaveNumber }),
]);
export type BeginReckoning = z.infer<typeof BeginReckoning>;
export const ReckoningBegun = z.object({ reckoningId: Id });

const ItemEffect = z.object({
  item: z.string(), name: Bilingual, claimed: z.int(), eligibleBefore: z.int(), eligibleAfter: z.int(), before: Yuan,
  after: Yuan,
});
/** 影响 — of the same claims under both texts: who gains, who loses, and sums in 元; no claim is named. */
const Effect = z.object({
  claims: z.int(), winners: z.int(), losers: z.int(), before: Yuan, after: Yuan,
  greatest: z.array(z.object({ before: Yuan, after: Yuan })), items: z.array(ItemEffect),
});
export type Effect = z.infer<typeof Effect>;
const Proof = z.object({
  kind: z.string(), subject: Bilingual, clause: z.string(), line: z.int(),
  standing: z.enum(['proved', 'refuted', 'unproved']), why: Bilingual.nullable(),
  /** Facts that show where it does not hold, as JSON. */
  facts: z.string().nullable(),
});
export type DraftProof = z.infer<typeof Proof>;

/** 推算 — under way, done, cancelled, or failed; with how far it is and what came of it. */
export const Reckoning = z.object({
  id: Id, kind: z.enum(['effect', 'proof']), save: SaveNumber, hash: Hash.nullable(),
  state: z.enum(['waiting', 'under-way', 'done', 'cancelled', 'failed', 'too-long']),
  done: z.int(), all: z.int(),
  effect: z.object({ underWay: Effect, synthetic: Effect }).nullable(),
  proofs: z.array(Proof).nullable(),
});
export type Reckoning = z.infer<typeof Reckoning>;
