import { en } from './law-view.en.ts';
import { zhCN } from './law-view.zh-CN.ts';
import type { Bilingual } from '@qingce/policy-language/evaluate';

/** The two languages of every page; 中文 first. */
export type Language = 'zh-CN' | 'en';

export type WordingKey = keyof typeof zhCN;
export type Say = (key: WordingKey, values?: Readonly<Record<string, string | number>>) => string;

const wordings: Record<Language, Record<WordingKey, string>> = { 'zh-CN': zhCN, en };

/** The sentences of the law page in one language; `{name}` in them is replaced by the value of that name. */
export function sayIn(language: Language): Say {
  const wording = wordings[language];
  return (key, values = {}) =>
    wording[key].replace(/\{([a-z]+)\}/gi, (place, name: string) => String(values[name] ?? place));
}

/** A text of the policy in the page's language. */
export function inLanguage(text: Bilingual, language: Language): string {
  return language === 'en' ? text.en : text.zh;
}
