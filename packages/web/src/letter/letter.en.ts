import type { Sentences } from '../app/sentences.ts';
import type { letterZhCN } from './letter.zh-CN.ts';

export const letterEn = {
  title: {
    award: 'Decision: awarded', partly: 'Decision: awarded in part', refusal: 'Decision: refused',
    unaccepted: 'Notice: not accepted',
  },
  open: 'Open the letter',
  print: 'Print',
  toCase: 'Back to the case',
  number: 'No. {number}',
  claimNumber: 'Claim {number}',
  to: 'To {applicant}:',
  basis: 'Your claim for {year} under “{policy}” has been dealt with. It is decided:',
  basisUnaccepted: 'Your claim for {year} under “{policy}” was examined and is not accepted, for this reason:',
  items: 'Item by item',
  item: 'Item',
  clause: 'Clause',
  amount: 'Amount',
  total: 'Total',
  opinion: 'Opinion',
  computed: 'How it is worked out',
  refused: 'What is refused, and why',
  left: 'Rows left out',
  remedies: 'Routes of appeal',
  remedy: 'Within {within} of receiving this letter: {name}, with: {to}',
  remedyBasis: 'Basis: {basis}',
  days: '{n} days',
  months: '{n} months',
  official: 'The Chinese text of this letter is the official one.',
  none: 'Nothing has been decided of this claim yet.',
} satisfies Sentences<typeof letterZhCN>;
