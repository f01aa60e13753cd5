import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Language } from '@qingce/contract';
import { homeEn } from '../home/home.en.ts';
import { homeZhCN } from '../home/home.zh-CN.ts';
import { loginEn } from '../login/login.en.ts';
import { loginZhCN } from '../login/login.zh-CN.ts';
import { sharedEn } from '../shared/shared.en.ts';
import { sharedZhCN } from '../shared/shared.zh-CN.ts';
import { appEn } from './app.en.ts';
import { appZhCN } from './app.zh-CN.ts';

// One line a concept: `useTranslation('<concept>')` then knows its sentences.
const zhCN = { app: appZhCN, shared: sharedZhCN, home: homeZhCN, login: loginZhCN };
const en = { app: appEn, shared: sharedEn, home: homeEn, login: loginEn };

declare module 'i18next' {
  interface CustomTypeOptions { defaultNS: 'app'; resources: typeof zhCN; returnNull: false }
}

/** Makes the sentences of all concepts ready in a language. Blanks are written {name}, as on the server. */
export async function prepareWording(language: Language): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: language, fallbackLng: false, defaultNS: 'app', resources: { 'zh-CN': zhCN, en },
    interpolation: { escapeValue: false, prefix: '{', suffix: '}' },
  });
}
