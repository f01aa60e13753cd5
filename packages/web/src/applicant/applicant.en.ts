import type { Sentences } from '../app/sentences.ts';
import type { applicantZhCN } from './applicant.zh-CN.ts';

export const applicantEn = {
  menu: 'Applicants',
  title: 'Applicants',
  empty: 'No applicant is registered yet.',
  register: 'Register an applicant',
  registerTitle: 'Register an applicant',
  kind: 'Kind',
  kinds: { enterprise: 'Enterprise', institution: 'Institution (school, referring organisation)', individual: 'Individual' },
  name: 'Name',
  nameHelp: 'As on the business licence or identity document.',
  creditCode: 'Unified social credit code',
  creditCodeProblem: { length: 'It has 18 characters.', alphabet: 'A character is not allowed (letters I, O, S, V, Z are not used).', check: 'The check character does not fit; compare with the licence.' },
  needed: 'Please fill this in.',
  submit: 'Register',
  cancel: 'Cancel',
  done: 'Registered.',
  payee: 'Account',
  payeeTitle: 'Account of {name}',
  payeeLead: 'The account is held in the applicant’s own name and registered by its mandate holder.',
  account: 'Account number',
  accountAgain: 'Account number, again',
  accountDiffers: 'The two differ.',
  bank: 'Bank',
  registeredAt: 'Registered',
} satisfies Sentences<typeof applicantZhCN>;
