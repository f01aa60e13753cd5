import type { Sentences } from '../app/sentences.ts';
import type { loginZhCN } from './login.zh-CN.ts';

export const loginEn = {
  title: 'Sign in to Qingce',
  lead: 'For firms, schools, referrers and the offices. Reading a policy and computing need no account.',
  username: 'User name',
  password: 'Password',
  signIn: 'Sign in',
  usernameNeeded: 'Enter your user name',
  passwordNeeded: 'Enter your password',
  samples: 'Sample accounts',
  samplesLead: 'Only in a demonstration; choose one to fill it in.',
  again: 'Your session has ended',
  againLead: 'Please sign in again. What you entered is still here and is sent after that.',
} satisfies Sentences<typeof loginZhCN>;
