import type { mailWordsZhCN } from './messages.zh-CN.ts';

export const mailWordsEn = {
  product: 'Qingce',
  several: '{count} new messages',
  lateCount: '{count} overdue',
  soonCount: '{count} due soon',
  waiting: '{count} claims wait for you, with {atStake} yuan at stake.',
  late: 'Overdue:',
  soon: 'Due within {days} working days:',
  amount: '{amount} yuan',
  andMore: 'And {count} more: see the worklist.',
  foot: 'Sent by a program that reads no answers. How you are told can be changed here: {link}',
  confirmSubject: 'confirm your address',
  confirm: 'Somebody asked Qingce to send messages about their claims to this address. If it was you, open this link to '
    + 'confirm (until {until}):\n\n{link}\n\nIf it was not, do nothing: no more mail will come.',
  passwordSubject: 'a new password',
  password: 'Somebody asked to set a new password for your account at Qingce. If it was you, open this link (until {until}, '
    + 'once):\n\n{link}\n\nIf it was not, do nothing: your password stays. An authenticator or a passkey is asked for '
    + 'as before.',
} satisfies Record<keyof typeof mailWordsZhCN, string>;
