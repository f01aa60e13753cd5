import type { spendingZhCN } from './spending.zh-CN.ts';

/** The words of the page that tells where the money went. */
export const spendingEn = {
  title: 'Where the money went',
  lead: 'How much each policy was given a year, how much was paid, and for which awards. Only totals are published here; each award stands in its public notice. The figures are those of the ledger on {today}.',
  noneAtAll: 'No budget has been received yet.',
  year: '{year}',
  closed: 'closed',
  caption: 'Where the money of {year} went (yuan)',
  item: 'Award',
  unnamed: 'no award named',
  paid: 'Paid',
  underway: 'To be paid',
  held: 'Held',
  total: 'Total',
  budget: 'Of a budget of {budget} yuan, {paid} yuan were paid and {available} yuan are available.',
  carried: '{carried} yuan of it went on to the next year or were given back.',
  toNotices: 'Each award stands in the public notices',
} satisfies Record<keyof typeof spendingZhCN, string>;
