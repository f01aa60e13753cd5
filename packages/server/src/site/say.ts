import type { Language } from '@qingce/contract';
import { html } from './html.ts';
import type { Html, Part } from './html.ts';
import { certificateEn } from './certificate.en.ts';
import { certificateZhCN } from './certificate.zh-CN.ts';
import { noticesEn } from './notices.en.ts';
import { noticesZhCN } from './notices.zh-CN.ts';
import { siteEn } from './site.en.ts';
import { siteZhCN } from './site.zh-CN.ts';
import { spendingEn } from './spending.en.ts';
import { spendingZhCN } from './spending.zh-CN.ts';

/** Says a sentence with each `{name}` in it replaced; `.with` takes links and dates, and gives markup. */
export interface Say<Key extends string> {
  (key: Key, values?: Readonly<Record<string, string | number>>): string;
  with(key: Key, parts: Readonly<Record<string, Part>>): Html;
}

export type SiteSentence = keyof typeof siteZhCN;
export type SaySite = Say<SiteSentence>;
export type SaySpending = Say<keyof typeof spendingZhCN>;
type SayCertificate = Say<keyof typeof certificateZhCN>;
export type SayNotices = Say<keyof typeof noticesZhCN>;

/** The sentences of the public pages in one language. */
export function saySite(language: Language): SaySite {
  return sayFrom<SiteSentence>(language === 'en' ? siteEn : siteZhCN);
}

/** The sentences of the pages about notices in one language. */
export function sayNotices(language: Language): SayNotices {
  return sayFrom<keyof typeof noticesZhCN>(language === 'en' ? noticesEn : noticesZhCN);
}

/** The sentences of the page about the money in one language. */
export function saySpending(language: Language): SaySpending {
  return sayFrom<keyof typeof spendingZhCN>(language === 'en' ? spendingEn : spendingZhCN);
}

/** The sentences of the page that checks a certificate, in one language. */
export function sayCertificate(language: Language): SayCertificate {
  return sayFrom<keyof typeof certificateZhCN>(language === 'en' ? certificateEn : certificateZhCN);
}

function sayFrom<Key extends string>(sentences: Readonly<Record<Key, string>>): Say<Key> {
  const say = (key: Key, values: Readonly<Record<string, string | number>> = {}): string =>
    sentences[key].replaceAll(/\{(\w+)\}/g, (blank, name: string) => String(values[name] ?? blank));
  const withParts = (key: Key, parts: Readonly<Record<string, Part>>): Html =>
    // Split at the blanks, every second piece is the name of one.
    html`${sentences[key].split(/\{(\w+)\}/).map((piece, at) => (at % 2 === 0 ? piece : parts[piece]))}`;
  return Object.assign(say, { with: withParts });
}
