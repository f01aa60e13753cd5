/** 联合审核 — claims put on one frozen list that both bureaus sign by its hash. */
import { z } from 'zod';
import { Day, Id, Instant, Note, RequiredNote, Yuan } from './wire.ts';

export const ComposeList = z.object({ claims: z.array(Id).min(1).max(500) });
export type ComposeList = z.infer<typeof ComposeList>;
/**
 * `hash` is the one that the signer saw; another one in the store refuses the signature. A line that is not among the
 * disagreements is agreed to; the opinion on each is kept.
 */
/**
 * 无利害关系声明 (公务员法 76) — what a signer declares with the signature, as it is stored with it; the page shows it in the
 * reader's language. Whoever cannot say so declares the stake instead.
 */
export const noStakeStatement = {
  zh: '本人与名单所列各申报主体和申报事项均无应当回避的利害关系。',
  en: 'I have no stake in any applicant or claim on this list that would have me keep off it.',
} as const;
export const SignList = z.object({
  hash: z.string(),
  noStake: z.literal(true),
  opinion: Note.min(1),
  disagreements: z.array(z.object({ claimId: Id, reason: RequiredNote })).max(500).default([]),
});
export type SignList = z.infer<typeof SignList>;
/** 裁定 — the line stands as it was proposed, or its claim is reviewed anew from the beginning. */
export const SettleDisagreement = z.object({ outcome: z.enum(['stands', 'anew']), decision: RequiredNote });
export type SettleDisagreement = z.infer<typeof SettleDisagreement>;

/** 改定金额 — for each item that is awarded, in their order, what is to be awarded instead; with reason and basis. */
export const ProposeOverride = z.object({
  amounts: z.array(Yuan).min(1).max(100), reason: RequiredNote, basis: RequiredNote,
});
export type ProposeOverride = z.infer<typeof ProposeOverride>;
export const AnswerOverride = z.object({ agrees: z.boolean(), note: RequiredNote });
export type AnswerOverride = z.infer<typeof AnswerOverride>;
export const Override = z.object({
  items: z.array(z.object({ item: z.string(), computed: Yuan, amount: Yuan })),
  computed: Yuan,
  amount: Yuan,
  reason: z.string(),
  basis: z.string(),
  state: z.enum(['proposed', 'confirmed', 'refused']),
  proposedBy: z.string(),
  proposedAt: Instant,
  answer: z.string().nullable(),
  answeredBy: z.string().nullable(),
  answeredAt: Instant.nullable(),
});
export type Override = z.infer<typeof Override>;

/** 重新办理 — the step at which a case begins anew. */
export const ReopenStep = z.enum(['acceptance', 'verification', 'preliminary-review']);
export type ReopenStep = z.infer<typeof ReopenStep>;

/** 逐件意见 — what one bureau said of one line; `reason` is '' where it agreed. */
const LineOpinion = z.object({
  claimId: Id, office: z.string(), by: z.string(), agrees: z.boolean(), reason: z.string(),
});
/**
 * 分歧 — a line that a bureau did not agree to, with what both said. `escalatedTo` are the offices that the policy names,
 * none where it names none; `lapsed` when its claim was withdrawn meanwhile.
 */
export const Disagreement = z.object({
  id: Id,
  number: z.string(),
  policy: z.string(),
  claimId: Id,
  claimNumber: z.string(),
  applicant: z.string(),
  amount: Yuan,
  list: z.object({ id: Id, number: z.string() }),
  opinions: z.array(LineOpinion.omit({ claimId: true })),
  escalatedTo: z.array(z.string()),
  openedAt: Instant,
  state: z.enum(['open', 'settled', 'lapsed']),
  settled: z.object({
    outcome: z.enum(['stands', 'anew']), decision: z.string(), by: z.string(), at: Instant,
  }).nullable(),
});
export type Disagreement = z.infer<typeof Disagreement>;

/** 总量控制 — how a list's awards were divided: by which rule, by which factor on each line of the budget that is short. */
export const Allotment = z.object({
  method: z.enum(['pro-rata', 'next-budget', 'priority']),
  /** Item null is the pooled part; the factor is a percentage cut to four places: '47.6530%'. */
  factors: z.array(z.object({ item: z.string().nullable(), available: Yuan, demanded: Yuan, factor: z.string() })),
  /** Numbers of the claims that wait in full for the next budget. */
  deferred: z.array(z.string()),
});
export type Allotment = z.infer<typeof Allotment>;

/** 总量规则 — what a round declared before it opened. */
export const RoundRule = z.object({
  method: z.enum(['next-budget', 'pro-rata', 'priority', 'supplementary']),
  /** Items of the policy, the first one paid first, those not named last; empty for any other method. */
  priority: z.array(z.string()),
  basis: z.string(),
  declaredAt: Instant,
});
export type RoundRule = z.infer<typeof RoundRule>;
export const DeclareRoundRule = z.object({
  method: RoundRule.shape.method, priority: z.array(z.string().max(80)).max(100).default([]), basis: RequiredNote,
});
export type DeclareRoundRule = z.infer<typeof DeclareRoundRule>;
/** 总量测算 — a round as it would be approved today. */
export const RoundView = z.object({
  rule: RoundRule.nullable(),
  /** The rule in force: the declared one, or the default. */
  method: RoundRule.shape.method,
  /** First day of the window; null where the policy has none. */
  opens: Day.nullable(),
  isOpen: z.boolean(),
  allotment: Allotment.nullable(),
  claims: z.array(z.object({
    claimId: Id, number: z.string(), applicant: z.string(), award: Yuan, granted: Yuan, short: Yuan,
  })),
});
export type RoundView = z.infer<typeof RoundView>;
/** 待下年预算兑现 — an approved award that waits for a budget. */
export const DeferredAward = z.object({
  claimId: Id, number: z.string(), applicant: z.string(), policy: z.string(), amount: Yuan, since: Day, days: z.int(),
});
export type DeferredAward = z.infer<typeof DeferredAward>;

const ListLine = z.object({
  claimId: Id,
  number: z.string(),
  applicant: z.string(),
  items: z.array(z.object({
    item: z.string(), clause: z.string(), amount: Yuan, computed: Yuan.optional(), uncut: Yuan.optional(),
  })),
  amount: Yuan,
  /** 改定 — what the policy computes, and why another amount is awarded; only where it is. */
  computed: Yuan.optional(),
  override: z.object({ reason: z.string(), basis: z.string() }).optional(),
  /** What it would come to, had the money sufficed; only where it was cut. */
  uncut: Yuan.optional(),
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
  opinions: z.array(LineOpinion),
  /** Of lines that left the list, the first one first. */
  disagreements: z.array(Disagreement),
  /** 回避与辖区 — how many lines the reader does not see: a stake in them, or another district. */
  hidden: z.int(),
  signatures: z.array(z.object({
    office: z.string(), by: z.string(), at: Instant, opinion: z.string(),
    /** 声明无利害关系 — with the signature; a signature from before it was asked has none. */
    noStake: z.boolean(),
  })),
  /** Null where the money sufficed. */
  allotment: Allotment.nullable(),
  /** 撤销 — who took the list back before it was published, and why. */
  dissolved: z.object({ by: z.string(), at: Instant, reason: z.string() }).nullable(),
});
export type ReviewList = z.infer<typeof ReviewList>;
