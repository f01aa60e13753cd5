/** 演示故事 — a round of claims told as data: who there is, what they claim, and who does what on which day. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  AdjustBudget, AgreeInstalments, AnswerOverride, ApplicantKind, ApproveMeasure, BankVerdict, BreachObligation,
  BudgetSubject, ClaimState, CloseYear, Correction, CrossCheck, Day, DecideRestriction, DeclareRoundRule, DrawSample,
  EnterRecognition, EnterTax, ExplainDelay, Facts, FactValue, FreezeSample, IssueCertificate, OpenRecovery,
  OpenRestriction, PledgeCertificate, ProposeOverride, ProposeRecovery, ReceiveRepayment, RecognitionVerdict,
  RecordAppeal, RecoveryPaper, RegisterTreasuryAccount, ReleasePledge, ReportContent, ReviewMeasure, Role,
  SayInRecovery, SayInRestriction, SetShares, SettleDisagreement, UnitId, Username, WithdrawRecognition, WriteOff,
  Yuan,
} from '@qingce/contract';
import { z } from 'zod';

/** A name in both languages; people who are masked in public have one spelling only. */
const Name = z.object({ zh: z.string().min(1), en: z.string().optional() });
const Key = z.string().regex(/^[a-z0-9-]+$/);
const Code = z.string().min(1);
const text = z.string().min(1);

const Officer = z.object({
  login: Username, name: Name, role: Role, unit: UnitId.optional(), sample: z.boolean().default(false),
});
export type Officer = z.infer<typeof Officer>;

const Person = z.object({
  login: Username, name: Name, capacity: z.enum(['clerk', 'mandate-holder']), sample: z.boolean().default(false),
});

const StoryApplicant = z.object({
  key: Key, kind: ApplicantKind, name: Name, creditCode: z.string().optional(), place: Name,
  account: z.string(),
  /** What the applicant says of itself in every claim, and what the offices' register holds about it. */
  declared: Facts, register: Facts,
  /** The first one registers the applicant and acts for it unless an act names another. */
  people: z.tuple([Person], Person),
});
export type StoryApplicant = z.infer<typeof StoryApplicant>;

/** What a claim comes to, computed by hand. */
const Expected = z.object({
  outcome: z.enum(['eligible', 'ineligible', 'undetermined']),
  amount: Yuan.optional(), items: z.array(Yuan).optional(),
  /** Reason codes, the decisive one first; and what a refused item would be worth after the change told. */
  reasons: z.array(Code).optional(), next: Yuan.optional(),
  /** Amounts of the payment orders by treasury. */
  orders: z.record(z.string(), Yuan).optional(),
});

const StoryClaim = z.object({
  key: Key, applicant: Key, year: z.int(), items: z.array(z.object({ item: Key }).catchall(FactValue)).min(1),
  /** What the offices find, by path; a path that is not here is confirmed as claimed. */
  verified: Facts.default({}),
  /** The persons behind a row, by its path; a story holds no identity numbers, so the play makes some up. */
  roster: z.record(z.string(), z.array(z.object({ name: text, school: text }))).default({}),
  expect: Expected.optional(), why: z.string().min(1), ends: ClaimState,
});
export type StoryClaim = z.infer<typeof StoryClaim>;

/** An act that does not come out as expected is an error of the story. */
const ActExpected = z.object({
  /** The refusal, or the policy's reason, that the act must meet. */
  refused: Code.optional(), state: ClaimState.optional(), total: Yuan.optional(), closesOn: Day.optional(),
  difference: Yuan.optional(), short: Yuan.optional(),
  /** What is made of a word of the bank; `applied` where nothing is told. */
  verdict: BankVerdict.shape.verdict.optional(),
  /** What a recovery case is still owed, and the last day on which it can be enforced. */
  outstanding: Yuan.optional(), barredAfter: Day.optional(),
  /** What the policy has given back, in the case that a broken obligation opens. */
  asked: Yuan.optional(),
});

const act = <Name extends string, Shape extends z.ZodRawShape>(name: Name, shape: Shape) =>
  z.strictObject({
    on: Day, by: Username.optional(), act: z.literal(name), expect: ActExpected.default({}), ...shape,
  });
const claims = z.array(Key).min(1);

const StoryAct = z.discriminatedUnion('act', [
  act('fund.receive-appropriation', { year: z.int(), amount: Yuan, documentNo: text }),
  act('fund.adjust-budget', AdjustBudget.shape),
  act('fund.close-year', CloseYear.shape),
  act('fund.set-subject', BudgetSubject.shape),
  act('fund.set-shares', { from: Day, shares: SetShares.shape.shares, basis: text }),
  act('measure.propose', {
    measure: Key, applicant: Key, subject: Key, purpose: text, ceiling: Yuan, expiresOn: Day,
  }),
  act('measure.review', { measure: Key, ...ReviewMeasure.shape }),
  act('measure.approve', { measure: Key, ...ApproveMeasure.shape }),
  act('measure.reject', { measure: Key, reason: text }),
  act('claim.save-draft', { claims }),
  act('claim.submit', { claims, changes: Facts.optional() }),
  act('claim.withdraw', { claims, reason: text }),
  act('claim.enter-paper', { claims, receivedOn: Day }),
  act('claim.confirm-paper', { claims }),
  act('claim.accept', { claims }),
  act('claim.return', { claims, corrections: z.array(Correction).min(1) }),
  act('claim.answer-correction', { claims, answers: z.array(text).min(1) }),
  act('claim.recuse', { claims, reason: text }),
  act('claim.ask-recusal', { claims, officer: Username, reason: text }),
  act('claim.decide-recusal', { claims, isGranted: z.boolean(), note: text }),
  act('claim.extend-correction', { claims, until: Day, reason: text }),
  act('claim.refuse-uncorrected', { claims, reason: text }),
  act('claim.refuse-acceptance', { claims, reason: text }),
  act('verification.confirm-fact', { claims }),
  // Everybody on the rosters is approved, but for those refused, each with the reason; `*` refuses all others.
  act('roster.decide', { claims, refused: z.record(text, text).default({}) }),
  act('visit.plan', {
    visit: Key, claims: z.tuple([Key]), plannedOn: Day, place: text, inspectors: z.array(Username).min(2),
  }),
  // Every fact of the claim that is found on site, as the claim's `verified` tells it.
  act('visit.report', {
    visit: Key, claims: z.tuple([Key]), comment: ReportContent.shape.comment.default(null),
    remark: z.string().default(''),
  }),
  act('review.declare-rule', { claimYear: z.int(), ...DeclareRoundRule.shape }),
  // A look at a round as it would be approved today; what is short of it altogether is told.
  act('review.simulate-round', { claimYear: z.int() }),
  // A file of another authority, as lines of cells without commas, and what must come of comparing it.
  act('crosscheck.import', {
    source: Key, year: z.int(), name: text, table: z.array(z.array(z.string())).min(2),
    verdicts: z.array(z.object({ claim: Key, fact: text, verdict: CrossCheck.shape.verdict })),
  }),
  // Entries of the registers, known by their names, and what they then must say of facts of claims.
  act('recognition.enter', { entries: z.array(EnterRecognition).min(1) }),
  act('recognition.confirm', {
    names: z.array(text).min(1),
    verdicts: z.array(z.object({ claim: Key, path: text, verdict: RecognitionVerdict })).default([]),
  }),
  act('recognition.withdraw', { name: text, ...WithdrawRecognition.omit({ version: true }).shape }),
  act('sample.freeze', { sample: Key, ...FreezeSample.omit({ policy: true }).shape }),
  act('sample.draw', { sample: Key, ...DrawSample.shape }),
  act('review.propose', { claims, note: text }),
  act('review.compose-list', { list: Key, claims }),
  act('review.sign-list', {
    list: Key, opinion: text, disagreements: z.array(z.object({ claim: Key, reason: text })).default([]),
  }),
  act('review.propose-override', { claims, ...ProposeOverride.shape }),
  act('review.confirm-override', { claims, ...AnswerOverride.shape }),
  act('review.settle-disagreement', { claims, ...SettleDisagreement.shape }),
  act('notice.publish', { list: Key }),
  act('notice.raise-objection', {
    list: Key, claims: z.tuple([Key]), objection: Key, name: text, contact: text, statement: text,
  }),
  act('notice.resolve-objection', { objection: Key, outcome: z.enum(['upheld', 'rejected']), reply: text }),
  act('award.record-appeal', { claims, ...RecordAppeal.shape }),
  act('award.decide', { claims, note: text }),
  act('award.decline', { claims, note: text }),
  // Of the claim in whose handling it was found.
  act('restriction.open', { claims, ...OpenRestriction.shape }),
  act('restriction.statement', { claims, ...SayInRestriction.shape }),
  act('restriction.hearing', { claims, ...SayInRestriction.shape }),
  act('restriction.decide', { claims, ...DecideRestriction.shape }),
  act('payment.order', { claims }),
  act('payment.enter-tax', { claims, treasury: Key, ...EnterTax.shape }),
  act('payment.build-batch', { batch: Key, treasury: Key, claims }),
  act('payment.check-batch', { batch: Key }),
  act('payment.release-batch', { batch: Key }),
  act('payment.register-payee', { applicant: Key, account: text }),
  act('payment.propose-reissue', { claims, treasury: Key, reason: text }),
  act('payment.confirm-reissue', { claims, treasury: Key }),
  act('payment.explain-delay', { claims, treasury: Key, ...ExplainDelay.shape }),
  // Every treasury's month; only the difference is told.
  act('payment.reconcile', { month: text }),
  // What the bank says of the claims' lines in a batch.
  act('payment.import-returns', {
    batch: Key, outcome: BankVerdict.shape.outcome, reason: z.string().default(''), claims,
  }),
  act('payment.register-treasury-account', RegisterTreasuryAccount.omit({ policy: true, bank: true }).shape),
  act('obligation.breach', { case: Key, claims: z.tuple([Key]), ...BreachObligation.shape }),
  act('recovery.open', { case: Key, claims: z.tuple([Key]), ...OpenRecovery.shape }),
  act('recovery.state', { case: Key, ...SayInRecovery.shape }),
  act('recovery.hold-hearing', { case: Key, ...SayInRecovery.shape }),
  act('recovery.drop', { case: Key, ...SayInRecovery.shape }),
  act('recovery.propose', { case: Key, ...ProposeRecovery.shape }),
  act('recovery.decide', { case: Key }),
  act('recovery.refer', { case: Key, ...RecoveryPaper.shape }),
  act('recovery.suspend', { case: Key, ...RecoveryPaper.shape }),
  act('recovery.resume', { case: Key, ...RecoveryPaper.shape }),
  // The order of one treasury for a later claim of the same applicant.
  act('recovery.set-off', { case: Key, claims: z.tuple([Key]), treasury: Key }),
  act('recovery.undo-set-off', { case: Key, claims: z.tuple([Key]), treasury: Key, reason: text }),
  act('recovery.agree-instalments', { case: Key, ...AgreeInstalments.shape }),
  act('recovery.receive', { case: Key, ...ReceiveRepayment.shape }),
  act('recovery.write-off', { case: Key, ...WriteOff.shape }),
  act('certificate.issue', { claims, ...IssueCertificate.shape }),
  act('certificate.pledge', { claims, ...PledgeCertificate.shape }),
  act('certificate.release', { claims, ...ReleasePledge.shape }),
  // Nothing is done: the debt must stand as told.
  act('recovery.look', { case: Key }),
]);
export type StoryAct = z.infer<typeof StoryAct>;
export type ActNamed<Name extends StoryAct['act']> = Extract<StoryAct, { act: Name }>;

const StoryHead = z.object({
  id: Key, policy: z.string(),
  /** Played where no other is asked for; of several stories one says so. */
  byDefault: z.boolean().default(false),
  title: Name, note: Name, clock: z.object({ from: Day, to: Day }),
  /** Who keeps the register of applicants, and on what it rests. */
  register: z.object({ by: Username, source: text }),
  bank: text,
});

/** 续 — the years after, played on request only: the demonstration stays on the last day of its own clock. */
const Sequel = z.object({ to: Day, title: Name, acts: z.array(StoryAct) });

const Files = z.object({
  head: StoryHead,
  accounts: z.object({ administrators: z.array(Officer), officers: z.array(Officer) }),
  applicants: z.object({ applicants: z.array(StoryApplicant) }),
  claims: z.object({ claims: z.array(StoryClaim) }),
  acts: z.object({ acts: z.array(StoryAct) }),
  sequel: Sequel.nullable(),
});

export type Story = z.infer<typeof StoryHead> & {
  /** Fingerprint of the files, by which a half played story is known again. */
  readonly hash: string;
  readonly administrators: readonly Officer[]; readonly officers: readonly Officer[];
  readonly applicants: readonly StoryApplicant[];
  readonly claims: readonly StoryClaim[];
  readonly acts: readonly StoryAct[];
  readonly sequel: z.infer<typeof Sequel> | null;
};

const fileNames = {
  head: 'story.json', accounts: 'accounts.json', applicants: 'applicants.json', claims: 'claims.json',
  acts: 'acts.json', sequel: 'sequel.json',
};

/** Reads the files of a story's folder, of which it can do without a sequel; throws ZodError, naming the path. */
export async function readStory(folder: string): Promise<Story> {
  const hash = createHash('sha256');
  const read = await Promise.all(Object.entries(fileNames).map(async ([part, name]) => {
    const content = await readFile(join(folder, name), 'utf8').catch((error: unknown) => {
      if (part === 'sequel' && (error as NodeJS.ErrnoException).code === 'ENOENT') return 'null';
      throw error;
    });
    return [part, content] as const;
  }));
  for (const [, content] of read) hash.update(content);
  const files = Files.parse(Object.fromEntries(read.map(([part, content]) => [part, JSON.parse(content)])));
  return {
    ...files.head, hash: hash.digest('hex'), ...files.accounts,
    applicants: files.applicants.applicants, claims: files.claims.claims, acts: files.acts.acts,
    sequel: files.sequel,
  };
}

/** Every act, those of the years after included. */
export function allActs({ acts, sequel }: Story): readonly StoryAct[] {
  return [...acts, ...sequel?.acts ?? []];
}

/** The name as the product shows it: Chinese, with an English gloss beside it. */
export function shownName(name: z.infer<typeof Name>): string {
  return name.en === undefined ? name.zh : `${name.zh} ${name.en}`;
}
