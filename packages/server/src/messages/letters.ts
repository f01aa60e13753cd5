import { messageSentence } from '@qingce/contract';
import type { Language } from '@qingce/contract';
import { instantAfter } from '../foundation/index.ts';
import type { Instant } from '../foundation/index.ts';
import { confirmationMinutes } from './messages.ts';
import type { Mail, StoredMessage } from './messages.ts';
import { mailWordsEn } from './messages.en.ts';
import { mailWordsZhCN } from './messages.zh-CN.ts';

/** 站点 — stands before every link of a letter until it is sent, for only the sender knows the site's address. */
export const SITE = '{site}';

/** The text of a letter. */
export type Letter = Pick<Mail, 'subject' | 'body' | 'isSecret'>;

/** One act or the acts of a day, each with the link to its case. */
export function messageLetter(
  messages: readonly StoredMessage[], language: Language,
): Letter {
  const words = wordsIn(language);
  const sentences = messages.map(({ act, fields }) => messageSentence(act, fields, language));
  const lines = messages.map(({ claimId }, place) => `${sentences[place] ?? ''}\n${SITE}/app/cases/${claimId}`);
  const [only] = sentences;
  const subject = sentences.length === 1 && only !== undefined
    ? `${words.product} · ${only}`
    : `${words.product} · ${words.several.replace('{count}', `${sentences.length}`)}`;
  const foot = words.foot.replace('{link}', `${SITE}/app/messages`);
  return { subject, body: [...lines, foot].join('\n\n'), isSecret: false };
}

/** Whoever can open the link reads the mail of that address. */
export function confirmationLetter(
  { token, at }: { token: string; at: Instant }, language: Language,
): Letter {
  const words = wordsIn(language);
  const until = instantAfter(at, confirmationMinutes);
  const body = words.confirm
    .replace('{link}', `${SITE}/app/messages?confirm=${token}`)
    .replace('{until}', `${until.slice(0, 10)} ${until.slice(11, 16)}`);
  return { subject: `${words.product} · ${words.confirmSubject}`, body, isSecret: true };
}

function wordsIn(language: Language): typeof mailWordsZhCN {
  return language === 'en' ? mailWordsEn : mailWordsZhCN;
}
