import type { Sentences } from '../app/sentences.ts';
import type { paymentZhCN } from './payment.zh-CN.ts';

export const paymentEn = {
  menu: 'Payment orders',
  title: 'Payment orders',
  empty: 'There are no payment orders yet. Finance makes them for claims that were decided.',
  number: 'Order',
  claim: 'Claim',
  payee: 'Payee',
  account: 'Account',
  treasury: 'Treasury',
  amount: 'Amount',
  state: 'State',
  release: 'Release',
  releaseTitle: 'Release order {number}',
  result: 'Record result',
  resultTitle: 'Record the bank’s result of {number}',
  reference: 'Bank reference',
  paidOn: 'Paid on',
  submit: 'Confirm',
  done: 'Done.',
} satisfies Sentences<typeof paymentZhCN>;
