/** 申报主体 — enterprises, institutions and individuals, and who acts for them. */
import { z } from 'zod';
import { District, Username } from './identity.ts';
import { Bilingual, Day, FactValue, Facts, Id, Instant, RequiredNote } from './wire.ts';

export const ApplicantKind = z.enum(['enterprise', 'institution', 'individual']);
export type ApplicantKind = z.infer<typeof ApplicantKind>;
/** 授权范围 — to work on claims, to register the account that is paid to, to give and end mandates. */
export const mandateScopes = ['act', 'account', 'people'] as const;
export const MandateScope = z.enum(mandateScopes);
export type MandateScope = z.infer<typeof MandateScope>;
const Scopes = z.array(MandateScope).min(1).max(mandateScopes.length).refine(
  (scopes) => new Set(scopes).size === scopes.length, { error: 'each scope once' });

/** Whoever registers an applicant becomes its first mandate holder. Individuals have a 公民身份号码 in place of a code. */
export const RegisterApplicant = z.object({
  kind: ApplicantKind, name: z.string().trim().min(2).max(120), creditCode: z.string().max(40).optional(),
  identityNumber: z.string().max(40).optional(),
});
export type RegisterApplicant = z.infer<typeof RegisterApplicant>;

export const Applicant = z.object({
  id: Id, kind: ApplicantKind, name: z.string(), creditCode: z.string().nullable(), registeredAt: Instant,
  /** 公民身份号码 of an individual, with stars; null where none was asked. */
  identityNumber: z.string().nullable(),
  /** What the offices' register said last of every fact, in the words of the policy's declarations. */
  registerFacts: Facts,
  /** A duplicate that was merged names the applicant that it is a part of. */
  mergedInto: Id.nullable(),
  /** 辖区 — GB/T 2260 code of the district that it belongs to, where one is known. */
  district: z.string().nullable(),
  /** Whether an office has compared the authorisation of whoever holds its mandate. */
  isConfirmed: z.boolean(),
});
export type Applicant = z.infer<typeof Applicant>;

/** The whole number, for whoever looked at it under record. */
export const IdentityNumberLook = z.object({ identityNumber: z.string() });
export type IdentityNumberLook = z.infer<typeof IdentityNumberLook>;

/** Both days count; without `from` it begins today, without `until` it lasts until it is ended. */
export const MandateTerms = z.object({ scopes: Scopes.default(['act']), from: Day.optional(), until: Day.optional() });
export type MandateTerms = z.infer<typeof MandateTerms>;
export const AddMember = MandateTerms.extend({ username: Username });
export type AddMember = z.infer<typeof AddMember>;

/**
 * 授权 — a person's mandate for an applicant, ended ones among them: `ended` says when, by whom and why, in their words
 * or as one of endReasons. `state` is by today's business date.
 */
export const Member = z.object({
  mandateId: Id, userId: Id, displayName: z.string(), scopes: z.array(MandateScope), from: Day, until: Day.nullable(),
  since: Instant, givenBy: z.string(), state: z.enum(['in-force', 'not-yet', 'expired', 'ended']),
  ended: z.object({ at: Instant, by: z.string(), reason: z.string() }).nullable(),
});
export type Member = z.infer<typeof Member>;
/** Why the product itself ended a mandate: another followed, an office restored, merged or refused the holder. */
export const endReasons = ['expired', 'restored', 'merged', 'refused'] as const;
export const EndMandate = z.object({ reason: RequiredNote.max(300) });
export type EndMandate = z.infer<typeof EndMandate>;

/** 加入申请 — by the code of the applicant, for its name may be another's. */
export const AskToJoin = z.object({ creditCode: z.string().max(40), note: z.string().trim().max(300).default('') });
export type AskToJoin = z.infer<typeof AskToJoin>;
export const JoinRequest = z.object({
  id: Id, applicantId: Id, applicantName: z.string(), displayName: z.string(), username: z.string(), note: z.string(),
  askedAt: Instant, state: z.enum(['waiting', 'admitted', 'declined', 'withdrawn']), reason: z.string().nullable(),
});
export type JoinRequest = z.infer<typeof JoinRequest>;
export const DeclineJoin = z.object({ reason: RequiredNote.max(300) });
export type DeclineJoin = z.infer<typeof DeclineJoin>;

/** 核验意见 — the office confirms the person, wants better papers, or refuses them: then nothing that they began counts. */
export const HolderVerdict = z.enum(['confirm', 'ask-again', 'refuse']);
export type HolderVerdict = z.infer<typeof HolderVerdict>;
export const DecideHolder = z.object({ userId: Id, verdict: HolderVerdict, reason: RequiredNote.max(300) });
export type DecideHolder = z.infer<typeof DecideHolder>;
/** 授权证明 — a letter of authority, a business licence: one file, known by its hash. */
const HolderDocument = z.object({
  id: Id, name: z.string(), sha256: z.string(), size: z.int(), at: Instant,
});
/**
 * 授权核验 — a person who says that they act for an applicant, by what they handed in and what an office last said of it.
 * `requestId` is there when they ask to join an applicant that somebody else registered.
 */
export const HolderCheck = z.object({
  applicantId: Id, applicantName: z.string(), creditCode: z.string().nullable(), userId: Id, displayName: z.string(),
  username: z.string(), requestId: Id.nullable(), since: Instant, state: z.enum(['waiting', 'confirmed', 'refused']),
  documents: z.array(HolderDocument),
  last: z.object({ verdict: HolderVerdict, reason: z.string(), by: z.string(), at: Instant }).nullable(),
  /** How many claims of theirs the office has not begun with: they end if it refuses the person. */
  claims: z.int(),
});
export type HolderCheck = z.infer<typeof HolderCheck>;

/** 恢复授权 — to whom, on which evidence, and whether those who managed mandates until now lose theirs. */
export const ProposeRestoration = z.object({
  username: Username, endsOthers: z.boolean(), evidence: RequiredNote.min(10).max(1000),
});
export type ProposeRestoration = z.infer<typeof ProposeRestoration>;
/** 合并重复主体 — the applicant of the address becomes a part of `into`. */
export const ProposeMerge = z.object({ into: Id, evidence: RequiredNote.min(10).max(1000) });
export type ProposeMerge = z.infer<typeof ProposeMerge>;
export const DecideCorrection = z.object({ confirm: z.boolean(), note: RequiredNote.max(300) });
export type DecideCorrection = z.infer<typeof DecideCorrection>;
export const ApplicantCorrection = z.object({
  id: Id, kind: z.enum(['restore', 'merge']), applicantId: Id, applicantName: z.string(),
  /** The person whose mandate is restored, or the applicant that stays. */
  towards: z.string(), endsOthers: z.boolean(), evidence: z.string(), proposedBy: z.string(), proposedAt: Instant,
  state: z.enum(['proposed', 'confirmed', 'rejected']), decidedBy: z.string().nullable(), note: z.string().nullable(),
});
export type ApplicantCorrection = z.infer<typeof ApplicantCorrection>;

export const SetDistrict = z.object({ district: District.nullable() });
export type SetDistrict = z.infer<typeof SetDistrict>;

/**
 * 登记事实 — from a day on, or, without one, as what has held ever since; null takes a fact out. What is recorded later
 * counts from its own first day on, whatever was said before.
 */
export const RecordRegisterFacts = z.object({
  facts: Facts, source: z.string().trim().min(1).max(200),
  documentNo: z.string().trim().min(1).max(120).nullable().default(null), validFrom: Day.nullable().default(null),
});
export type RecordRegisterFacts = z.infer<typeof RecordRegisterFacts>;

/** One statement of the register; null as value where the fact was taken out. */
export const RegisterStatement = z.object({
  fact: z.string(), value: FactValue,
  /** Null where it was recorded before sources were kept. */
  source: z.string().nullable(), documentNo: z.string().nullable(),
  /** The first day on which it holds; null: ever since the register is asked. */
  validFrom: Day.nullable(),
  recordedAt: Instant,
  /** Post and unit as they were then. */
  recordedBy: z.object({ name: z.string(), role: z.string(), unit: z.string().nullable() }).nullable(),
});
export type RegisterStatement = z.infer<typeof RegisterStatement>;

/**
 * What the register holds of a fact for a claim year, with the statement that says so; null and `isOpen` where it says
 * different things of days of that year.
 */
export const RegisterHeld = RegisterStatement.omit({ recordedBy: true }).extend({ isOpen: z.boolean() });
export type RegisterHeld = z.infer<typeof RegisterHeld>;

/** 登记事实沿革 — every statement, the newest first, and what the register holds for the year that was asked about. */
export const RegisterHistory = z.object({ statements: z.array(RegisterStatement), held: z.array(RegisterHeld) });
export type RegisterHistory = z.infer<typeof RegisterHistory>;

/** 登记事实变更 — a fact of the applicant that the register says otherwise, for the claim year, than was proposed. */
export const RegisterChange = z.object({
  key: z.string(), name: Bilingual,
  /** Null where the register held nothing, or says different things of days of the year. */
  from: FactValue.nullable(), to: FactValue.nullable(),
  /** The statement that says so: since which day, by which source, recorded when. */
  since: Day.nullable(), source: z.string().nullable(), documentNo: z.string().nullable(),
  recordedAt: Instant.nullable(),
});
export type RegisterChange = z.infer<typeof RegisterChange>;
