/** 通知 — what a person is told about their cases, and where mail reaches them. */
import { z } from 'zod';
import { languages } from './refusal-sentence.ts';
import { Id, Instant } from './wire.ts';

/**
 * The acts on a claim, or on an applicant, that the applicant's people are told of, and what officers are told of their
 * work; each has a sentence in both languages.
 */
export const toldActs = [
  'claim.submit', 'claim.accept', 'claim.return', 'claim.refuse-acceptance', 'claim.withdraw', 'claim.decide-recusal',
  'review.approve', 'review.reverify',
  'notice.publish', 'notice.recall-line', 'notice.resolve-objection',
  'award.decide', 'award.decline', 'award.record-appeal', 'payment.order', 'payment.complete',
  'recovery.open', 'recovery.decide', 'recovery.set-off', 'recovery.undo-set-off',
  'restriction.open', 'restriction.decide', 'restriction.lift',
  'holder.confirm', 'holder.ask-again', 'holder.refuse',
  'casefile.office-wrote', 'casefile.applicant-wrote', 'casefile.work-came', 'casefile.work-came-standing-in',
  'review.list-waits', 'payment.batch-to-check', 'payment.batch-to-release', 'recovery.limitation-near',
  'casefile.overdue',
] as const;
export type ToldAct = (typeof toldActs)[number];

/** 每事一信 · 每日一信 · 不寄信 — how often mail is sent: at once, one letter a day, or never. */
export const MailRhythm = z.enum(['each', 'daily', 'none']);
export type MailRhythm = z.infer<typeof MailRhythm>;

/** In how many working days work has to fall due so that an officer's daily letter names it. */
const DueWithin = z.int().min(1).max(20);

/** What a message is about, and where its link leads. */
export const MessageObject = z.object({
  kind: z.enum(['claim', 'applicant', 'review-list', 'payment-batch', 'recovery-case']), id: Id,
});
export type MessageObject = z.infer<typeof MessageObject>;

/** `fields` fill the blanks of the sentence of the act: number of the claim, its applicant, its year. */
export const Message = z.object({
  id: Id,
  act: z.enum(toldActs),
  about: MessageObject,
  fields: z.record(z.string(), z.string()),
  at: Instant,
  isRead: z.boolean(),
});
export type Message = z.infer<typeof Message>;

/** The newest messages of a person, at most two hundred, and how many of all are unread. */
export const Messages = z.object({ unread: z.int(), messages: z.array(Message) });
export type Messages = z.infer<typeof Messages>;

/** Marks as read what had been told by then, so that nothing that came in meanwhile is missed. */
export const ReadMessages = z.object({ upTo: Instant });
export type ReadMessages = z.infer<typeof ReadMessages>;

export const SetMailAddress = z.object({
  address: z.email({ error: 'not a mail address such as "name@example.com"' }).max(254),
  language: z.enum(languages),
  rhythm: MailRhythm,
  /** Officers are asked; for others it stays as it is. */
  dueWithin: DueWithin.optional(),
});
export type SetMailAddress = z.infer<typeof SetMailAddress>;
export const ConfirmMailAddress = z.object({ token: z.string().min(1).max(200) });
export type ConfirmMailAddress = z.infer<typeof ConfirmMailAddress>;

/** How a mail fared; `problem` is what the mail server last said. */
export const MailRecord = z.object({
  id: Id,
  subject: z.string(),
  state: z.enum(['waiting', 'sent', 'failed']),
  tries: z.int(),
  dueAt: Instant,
  sentAt: Instant.nullable(),
  problem: z.string().nullable(),
});
export type MailRecord = z.infer<typeof MailRecord>;

/** `isSending`: whether this server has a mail server to hand letters to; `mails` are the last twenty. */
export const MailSettings = z.object({
  isSending: z.boolean(),
  address: z.string().nullable(),
  language: z.enum(languages),
  rhythm: MailRhythm,
  isConfirmed: z.boolean(),
  dueWithin: DueWithin,
  mails: z.array(MailRecord),
});
export type MailSettings = z.infer<typeof MailSettings>;
