import type { Language } from '@qingce/contract';
import { siteEn } from './site.en.ts';
import { siteZhCN } from './site.zh-CN.ts';

export type SiteSentence = keyof typeof siteZhCN;
export type SaySite = (key: SiteSentence, values?: Readonly<Record<string, string | number>>) => string;

/** The sentences of the public pages in one language, `{name}` in them replaced. */
export function saySite(language: Language): SaySite {
  const sentences: Readonly<Record<SiteSentence, string>> = language === 'en' ? siteEn : siteZhCN;
  return (key, values = {}) => sentences[key].replaceAll(/\{(\w+)\}/g, (blank, name: string) => String(values[name] ?? blank));
}
