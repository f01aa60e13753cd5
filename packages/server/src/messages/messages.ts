import { toldActs } from '@qingce/contract';
import type { Language, MailRhythm, ToldAct } from '@qingce/contract';
import type { Instant } from '../foundation/index.ts';

/** 通知 — one act on a claim, told to one person. */
export interface StoredMessage {
  readonly id: string;
  readonly userId: string;
  readonly act: ToldAct;
  readonly claimId: string;
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
  /** Carries a confirmation link: its text is not kept once it was sent. */
  readonly isSecret: boolean;
  readonly tries: number;
  readonly dueAt: Instant;
}

/** Hands a letter to the mail server; throws what the server or the line said. */
export interface PostOffice {
  send(mail: { to: string; subject: string; text: string; messageId: string }): Promise<void>;
}

/** How long a confirmation link is good for, in minutes. */
export const confirmationMinutes = 24 * 60;

/** How long a try may take before another sender may take the letter over, in minutes. */
export const leaseMinutes = 10;

/** Minutes until the next try, after so many tries; undefined: enough, the letter has failed. */
export function minutesToNextTry(tries: number): number | undefined {
  return [1, 5, 30, 120, 360, 720, 1440][tries - 1];
}

export function isTold(act: string): act is ToldAct {
  return (toldActs as readonly string[]).includes(act);
}
