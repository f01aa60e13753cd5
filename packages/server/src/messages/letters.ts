import { messagePath, messageSentence } from '@qingce/contract';
import type { Language } from '@qingce/contract';
import { instantAfter } from '../foundation/index.ts';
import type { Instant } from '../foundation/index.ts';
import { confirmationMinutes } from './messages.ts';
import type { Mail, Outlook, StoredMessage, WaitingWork } from './messages.ts';
import { mailWordsEn } from './messages.en.ts';
import { mailWordsZhCN } from './messages.zh-CN.ts';

/** 站点 — stands before every link of a letter until it is sent, for only the sender knows the site's address. */
export const SITE = '{site}';

/** The text of a letter. */
export type Letter = Pick<Mail, 'subject' | 'body' | 'isSecret'>;

/** One act, with the link to its case. */
export function messageLetter(message: StoredMessage, language: Language): Letter {
  return dailyLetter({ messages: [message], outlook: undefined, dueWithin: 0 }, language);
}

interface DailyNews {
  readonly messages: readonly StoredMessage[];
  readonly outlook: Outlook | undefined;
  readonly dueWithin: number;
}

/** The acts of a day, each with the link to its case, and what an officer has to see to. */
export function dailyLetter({ messages, outlook, dueWithin }: DailyNews, language: Language): Letter {
  const words = wordsIn(language);
  const sentences = messages.map(({ act, fields }) => messageSentence(act, fields, language));
  const lines = messages.map(({ about }, place) => `${sentences[place] ?? ''}\n${SITE}/app${messagePath(about)}`);
  const work = outlook ? outlookParts({ outlook, dueWithin }, words) : [];
  const foot = words.foot.replace('{link}', `${SITE}/app/messages`);
  return {
    subject: [words.product, ...subjectParts(sentences, outlook, words)].join(' · '),
    body: [...lines, ...work, foot].join('\n\n'), isSecret: false,
  };
}

type Words = typeof mailWordsZhCN;

function counted(text: string, count: number): string[] {
  return count === 0 ? [] : [text.replace('{count}', `${count}`)];
}

/** A single sentence stands for itself; otherwise everything is counted. */
function subjectParts(sentences: readonly string[], outlook: Outlook | undefined, words: Words): string[] {
  return [
    ...(sentences.length === 1 ? sentences : counted(words.several, sentences.length)),
    ...counted(words.lateCount, outlook?.overdue.length ?? 0), ...counted(words.soonCount, outlook?.soon.length ?? 0),
  ];
}

/** How much waits and what is at stake, then what is late and what falls due soon, the first to fall due first. */
function outlookParts(
  { outlook, dueWithin }: { outlook: Outlook; dueWithin: number }, words: Words,
): string[] {
  const head = words.waiting.replace('{count}', `${outlook.waiting}`).replace('{atStake}', outlook.atStake);
  const soon = words.soon.replace('{days}', `${dueWithin}`);
  return [
    `${head}\n${SITE}/app/worklist`, ...workPart(words.late, outlook.overdue, words),
    ...workPart(soon, outlook.soon, words),
  ];
}

/** A letter is no list: beyond this the worklist says the rest. */
const workNamedMost = 20;

function workPart(title: string, work: readonly WaitingWork[], words: Words): string[] {
  if (work.length === 0) return [];
  const lines = work.slice(0, workNamedMost).map(({ number, due, atStake, claimId }) => {
    const amount = atStake === null ? '' : ` · ${words.amount.replace('{amount}', atStake)}`;
    return `${number} · ${due}${amount}\n${SITE}/app/cases/${claimId}`;
  });
  const left = work.length - lines.length;
  return [[title, ...lines, ...(left > 0 ? [words.andMore.replace('{count}', `${left}`)] : [])].join('\n')];
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

/** Whoever opens the link sets the password of the account that the address belongs to. */
export function passwordLetter(
  { token, until }: { token: string; until: Instant }, language: Language,
): Letter {
  const words = wordsIn(language);
  const body = words.password
    .replace('{link}', `${SITE}/app/new-password?token=${token}`)
    .replace('{until}', `${until.slice(0, 10)} ${until.slice(11, 16)}`);
  return { subject: `${words.product} · ${words.passwordSubject}`, body, isSecret: true };
}

function wordsIn(language: Language): Words {
  return language === 'en' ? mailWordsEn : mailWordsZhCN;
}
