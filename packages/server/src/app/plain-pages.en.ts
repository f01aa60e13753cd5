import type { plainPagesZhCN } from './plain-pages.zh-CN.ts';

/** The words of the sign-in page and the page of a refused request. */
export const plainPagesEn = {
  product: 'Qingce',
  signIn: 'Sign in',
  signInBy: 'Sign in by',
  username: 'User name',
  code: 'Authenticator or recovery code',
  password: 'Password',
  problem: 'Not done',
  home: 'Back to the home page',
} satisfies Record<keyof typeof plainPagesZhCN, string>;
