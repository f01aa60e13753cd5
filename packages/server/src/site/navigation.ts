import type { SiteSentence } from './say.ts';

/** 主导航 — the sections of the public pages, one line each. A line without a page would be a dead link. */
export const navigation: readonly { readonly path: string; readonly sentence: SiteSentence }[] = [
  { path: '/', sentence: 'navigationPolicies' },
  { path: '/notices', sentence: 'navigationNotices' },
  { path: '/spending', sentence: 'navigationSpending' },
  { path: '/individual-measures', sentence: 'measures' },
];
