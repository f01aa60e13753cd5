import type { Sentences } from '../app/sentences.ts';
import type { loginZhCN } from './login.zh-CN.ts';

export const loginEn = {
  title: 'Sign in to Qingce',
  lead: 'For firms, schools, referrers and the offices. Reading a policy and computing need no account.',
  username: 'User name',
  password: 'Password',
  code: 'Authenticator or recovery code',
  codeNeeded: 'Enter the code of your authenticator, or a recovery code',
  signIn: 'Sign in',
  usernameNeeded: 'Enter your user name',
  passwordNeeded: 'Enter your password',
  noAccount: 'No account yet?',
  signUp: 'Open an account',
  signUpTitle: 'Open an account',
  signUpLead: 'Firms, schools and referrers open their own; accounts of the offices are opened by their administrators.',
  haveAccount: 'Already have an account?',
  displayName: 'Your name',
  displayNameNeeded: 'Enter your name',
  usernameHelp: '3 to 40 small letters, digits, dots, hyphens or underscores.',
  notFitting: 'Please keep to this rule',
  passwordHelp: 'At least 10 characters.',
  samples: 'Sample accounts',
  samplesLead: 'Only in a demonstration; choose one to fill it in.',
  again: 'Your session has ended',
  againLead: 'Please sign in again. What you entered is still here and is sent after that.',
} satisfies Sentences<typeof loginZhCN>;
