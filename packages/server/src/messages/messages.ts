import { toldActs } from '@qingce/contract';
import type { Language, MailRhythm, MessageObject, ToldAct } from '@qingce/contract';
import type { Day, Instant, VerbContext } from '../foundation/index.ts';

/** 通知 — one act, told to one person. */
export interface StoredMessage {
  readonly id: string;
  readonly userId: string;
  readonly act: ToldAct;
  readonly about: MessageObject;
  readonly fields: Readonly<Record<string, string>>;
  readonly toldAt: Instant;
  readonly readAt: Instant | null;
}

/** Where mail reaches a person. `tokenUntil` is the end of the confirmation link that was sent last. */
export interface MailAddress {
  readonly userId: string;
  readonly address: string;
  readonly language: Language;
  readonly rhythm: MailRhythm;
  /** Working days within which what falls due is named in an officer's daily letter. */
  readonly dueWithin: number;
  /** The business day of the last daily letter. */
  readonly writtenOn: Day | null;
  readonly confirmedAt: Instant | null;
  readonly tokenSha256: string | null;
  readonly tokenUntil: Instant | null;
}

/** A letter on its way. */
export interface Mail {
  readonly id: string;
  readonly userId: string;
  readonly address: string;
  readonly subject: string;
  readonly body: string;
  /** Carries a link that opens something: its text is not kept once it was sent. */
  readonly isSecret: boolean;
  readonly tries: number;
  readonly dueAt: Instant;
}

/** One claim in a daily letter, without a name: its number, its last day and the amount at stake in yuan. */
export interface WaitingWork {
  readonly claimId: string;
  readonly number: string;
  readonly due: Day;
  readonly atStake: string | null;
}

/** 待办概况 — what an officer's daily letter says of the work that waits: late, soon due, and all its amounts in yuan. */
export interface Outlook {
  readonly overdue: readonly WaitingWork[];
  readonly soon: readonly WaitingWork[];
  readonly waiting: number;
  readonly atStake: string;
}

/** Finds an officer's outlook; undefined for everybody else, and where nothing is late or soon due. */
export type FindOutlook = (
  context: VerbContext, of: { userId: string; dueWithin: number },
) => Promise<Outlook | undefined>;

/** Hands a letter to the mail server; throws what the server or the line said. */
export interface PostOffice {
  send(mail: { to: string; subject: string; text: string; messageId: string }): Promise<void>;
}

/** Working days ahead that an officer's daily letter looks, until they choose otherwise. */
export const dueWithinDays = 3;

/** How long a confirmation link is good for, in minutes. */
export const confirmationMinutes = 24 * 60;

/** How long a link that sets a forgotten password is good for, in minutes. */
export const passwordMinutes = 30;

/** How long a try may take before another sender may take the letter over, in minutes. */
export const leaseMinutes = 10;

/** Minutes until the next try, after so many tries; undefined: enough, the letter has failed. */
export function minutesToNextTry(tries: number): number | undefined {
  return [1, 5, 30, 120, 360, 720, 1440][tries - 1];
}

export function isTold(act: string): act is ToldAct {
  return (toldActs as readonly string[]).includes(act);
}
