/** 认定登记 — what an authority recognised, with its days: entered by one person, confirmed by another. */
import { z } from 'zod';
import { ClaimState } from './claim.ts';
import { CellProblem } from './crosscheck.ts';
import { Bilingual, Day, Id, Instant, Note, RequiredNote } from './wire.ts';

/** What an entry says; `validUntil` is its last day, null where none is set, `source` what it was typed from. */
const said = {
  name: RequiredNote.max(200), authority: RequiredNote.max(200), documentNo: RequiredNote.max(120), documentOn: Day,
  validFrom: Day, validUntil: Day.nullable(), source: RequiredNote.max(300),
};
/** What an entry says, alone: what is typed, and each line of a table. */
export const RecognitionContent = z.object(said);

/** Of a kind with holders, one of code and applicant is given; of a catalogue neither. */
export const EnterRecognition = z.object({
  kind: z.string().max(80), creditCode: z.string().trim().max(40).optional(), applicantId: Id.optional(), ...said,
});
export type EnterRecognition = z.infer<typeof EnterRecognition>;

/** `version` is the one that the officer saw; another one by now is a conflict. */
const seen = z.int().min(1);
export const CorrectRecognition = z.object({ version: seen, reason: RequiredNote, ...said });
export type CorrectRecognition = z.infer<typeof CorrectRecognition>;
/** `from` is the first day on which it no longer counts; its own first day where it never should have. */
export const WithdrawRecognition = z.object({ version: seen, from: Day, reason: RequiredNote });
export type WithdrawRecognition = z.infer<typeof WithdrawRecognition>;
/** All of them or none. */
export const SettleRecognitions = z.object({
  entries: z.array(z.object({ id: Id, version: seen })).min(1).max(500), confirm: z.boolean(), reason: Note.default(''),
});
export type SettleRecognitions = z.infer<typeof SettleRecognitions>;

/** A table that an entry was imported from: its name, the hash of its bytes, and the line. */
const ImportedFrom = z.object({ name: z.string(), sha256: z.string(), line: z.int() });
export const RecognitionVersion = z.object({
  version: z.int(), change: z.enum(['entry', 'correction', 'withdrawal']), name: z.string(), authority: z.string(),
  documentNo: z.string(), documentOn: Day, validFrom: Day, validUntil: Day.nullable(), withdrawnFrom: Day.nullable(),
  reason: z.string(), source: z.string(), imported: ImportedFrom.nullable(),
  file: z.object({ name: z.string(), sha256: z.string(), size: z.int() }).nullable(),
  enteredBy: z.string(), enteredAt: Instant,
  /** Whether the reader is who entered it. */
  isOwn: z.boolean(),
  settled: z.object({ confirmed: z.boolean(), reason: z.string(), by: z.string(), at: Instant }).nullable(),
});
export type RecognitionVersion = z.infer<typeof RecognitionVersion>;

/** How an entry stands on a day; `waiting` until it is confirmed at all, `rejected` when it was not. */
export const RecognitionState = z.enum(['waiting', 'rejected', 'not-yet', 'valid', 'expired', 'withdrawn']);
export type RecognitionState = z.infer<typeof RecognitionState>;

/** 认定 — an entry: whose it is, how it stands today, and its versions, the newest first. */
export const Recognition = z.object({
  id: Id, kind: z.string(), creditCode: z.string().nullable(), applicantId: Id.nullable(),
  /** The applicant of that code or id, where there is one. */
  applicant: z.string().nullable(),
  state: RecognitionState,
  /** The version that counts; null until one is confirmed. */
  inForce: z.int().nullable(),
  versions: z.array(RecognitionVersion),
});
export type Recognition = z.infer<typeof Recognition>;

export const RecognitionKind = z.object({
  id: z.string(), title: Bilingual, office: z.string(), hasHolder: z.boolean(),
});
export type RecognitionKind = z.infer<typeof RecognitionKind>;

/** 认定登记簿 — the kinds that a policy declares and their entries, the newest first. */
export const RecognitionRegister = z.object({
  kinds: z.array(RecognitionKind), entries: z.array(Recognition),
});
export type RecognitionRegister = z.infer<typeof RecognitionRegister>;

/** 表头 — the headings of a table that entries are imported from, each in either language. */
export const recognitionHeadings = {
  creditCode: { zh: '统一社会信用代码', en: 'Credit code' },
  name: { zh: '名称', en: 'Name' },
  authority: { zh: '认定机关', en: 'Authority' },
  documentNo: { zh: '文号', en: 'Document number' },
  documentOn: { zh: '发文日期', en: 'Date of the document' },
  validFrom: { zh: '有效期起', en: 'First day' },
  validUntil: { zh: '有效期止', en: 'Last day' },
  source: { zh: '出处', en: 'Source' },
} as const;
export type RecognitionColumn = keyof typeof recognitionHeadings;

/** What an import would enter, and what is wrong with it by line and heading. */
export const RecognitionPreview = z.object({
  name: z.string(), sha256: z.string(), rows: z.int(), problems: z.array(CellProblem),
});
export type RecognitionPreview = z.infer<typeof RecognitionPreview>;
export const RecognitionsEntered = z.object({ entered: z.int() });
export type RecognitionsEntered = z.infer<typeof RecognitionsEntered>;

/** What the register says of a fact on the days that matter; `partly` where it is silent on some of them. */
export const RecognitionVerdict = z.enum([
  'valid', 'partly', 'expired', 'not-yet', 'withdrawn', 'not-found', 'no-day',
]);
export type RecognitionVerdict = z.infer<typeof RecognitionVerdict>;

/** 登记簿比对 — a fact of a claim beside the register: a flag for the office that confirms the fact. */
export const RecognitionCheck = z.object({
  kind: z.string(), title: Bilingual, path: z.string(), name: Bilingual, office: z.string(),
  claimed: z.boolean().nullable(),
  /** The text by which an entry is found; null where the kind finds none by text. */
  called: z.string().nullable(),
  /** The days on which an entry must count, both included; null while the claim does not say them. */
  days: z.object({ from: Day, to: Day }).nullable(),
  verdict: RecognitionVerdict,
  entries: z.array(z.object({
    id: Id, version: z.int(), name: z.string(), authority: z.string(), documentNo: z.string(), documentOn: Day,
    validFrom: Day, validUntil: Day.nullable(), withdrawnFrom: Day.nullable(),
    /** Whether it counts on every one of the days. */
    counts: z.boolean(),
  })),
  /** The entry that the office's finding rests on; `stands` while it counts on those days. */
  reliedOn: z.object({ id: Id, version: z.int(), stands: z.boolean() }).nullable(),
});
export type RecognitionCheck = z.infer<typeof RecognitionCheck>;

/** A fact of a claim that rests on an entry that no longer counts. */
export const RecognitionFlag = RecognitionCheck.extend({
  claimId: Id, number: z.string(), applicant: z.string(), state: ClaimState,
});
export type RecognitionFlag = z.infer<typeof RecognitionFlag>;

/** The fact is so, by that entry in the version that was seen. */
export const ConfirmByRecognition = z.object({
  path: z.string().min(1).max(200), recognitionId: Id, version: seen, note: Note.default(''),
});
export type ConfirmByRecognition = z.infer<typeof ConfirmByRecognition>;
