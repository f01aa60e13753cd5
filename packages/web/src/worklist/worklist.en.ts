import type { Sentences } from '../app/sentences.ts';
import type { worklistZhCN } from './worklist.zh-CN.ts';

export const worklistEn = {
  menu: 'Worklist',
  title: 'My worklist',
  all: 'All claims',
  allMenu: 'All claims',
  empty: 'No claim waits for you now. New work appears here when the business date moves on or another office has finished.',
  emptyAll: 'There are no claims yet.',
  number: 'Number',
  applicant: 'Applicant',
  items: 'Items',
  year: 'Year',
  state: 'State',
  amount: 'Amount (yuan)',
  waitsFor: 'Held by',
  since: 'Since',
  open: 'Open {number}',
  acts: 'To do',
  due: 'Deadline',
  atMost: 'at most {amount}',
  listToSign: 'List {number} waits for your signature',
  listToPublish: 'List {number} is signed and waits for you to publish it',
  objectionsToAnswer: 'Objections to be answered: {n}',
  ordersToRelease: 'Payment orders to be released: {n}',
  ordersAtBank: 'Payment orders whose result is to be recorded: {n}',
  count: 'Claims: {n}',
} satisfies Sentences<typeof worklistZhCN>;
