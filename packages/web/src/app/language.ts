import { languages } from '@qingce/contract';
import type { Language } from '@qingce/contract';

const ONE_YEAR_SECONDS = 31_536_000;

/** The language of the working pages: `?lang`, then the cookie that the public pages set too, then zh-CN. */
export function languageOf({ search, cookie }: { search: string; cookie: string }): Language {
  const kept = /(?:^|;\s*)lang=([^;]+)/.exec(cookie)?.[1];
  const candidates = [new URLSearchParams(search).get('lang'), kept];
  return (
    candidates.flatMap((candidate) => languages.find((language) => language === candidate) ?? [])[0] ??
    'zh-CN'
  );
}

/** Keeps the choice for this and the public pages. */
export function keepLanguage(language: Language): void {
  document.cookie = `lang=${language}; path=/; max-age=${ONE_YEAR_SECONDS}; samesite=lax`;
  document.documentElement.lang = language;
}
