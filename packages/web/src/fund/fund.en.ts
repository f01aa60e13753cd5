import type { Sentences } from '../app/sentences.ts';
import type { fundZhCN } from './fund.zh-CN.ts';

export const fundEn = {
  menu: 'Fund',
  title: 'Position of the fund',
  empty: 'No budget has been received yet.',
  year: 'Year {year}',
  appropriated: 'Appropriated',
  available: 'Available',
  reserved: 'Held',
  ordered: 'Ordered',
  paid: 'Paid',
  soft: 'Demand under review (holds nothing)',
  over: 'Demand under review exceeds what is available.',
  receive: 'Record an appropriation',
  shares: 'Set the ratio',
  amount: 'Amount (yuan)',
  documentNo: 'Document number',
  budgetYear: 'Year',
  from: 'From',
  basis: 'Legal basis',
  submit: 'Confirm',
  done: 'Recorded.',
} satisfies Sentences<typeof fundZhCN>;
