import { en } from './sentences.en.ts';
import { zhCN } from './sentences.zh-CN.ts';
import type { Bilingual } from '@qingce/policy-language';

/** The languages of the command line, 中文 first. */
export const languages = ['zh-CN', 'en'] as const;
export type Language = (typeof languages)[number];

export type SentenceKey = keyof typeof zhCN;

/** What a command says: its own sentences, and the policy's texts, in one language. */
export type Say = {
  (key: SentenceKey, values?: Readonly<Record<string, string | number>>): string;
  readonly language: Language;
  readonly of: (text: Bilingual) => string;
};

const sentences: Record<Language, Record<SentenceKey, string>> = { 'zh-CN': zhCN, en };

/**
 * The sentences of the command line in one language; `{name}` in them is replaced by the value of that name.
 */
export function sayIn(language: Language): Say {
  const chosen = sentences[language];
  const say = (key: SentenceKey, values: Readonly<Record<string, string | number>> = {}): string =>
    chosen[key].replaceAll(/\{(\w+)\}/g, (hole, name: string) => String(values[name] ?? hole));
  return Object.assign(say, { language, of: (text: Bilingual) => (language === 'en' ? text.en : text.zh) });
}
