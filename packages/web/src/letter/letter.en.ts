import type { Sentences } from '../app/sentences.ts';
import type { letterZhCN } from './letter.zh-CN.ts';

export const letterEn = {
  title: {
    accepted: 'Notice: accepted', correction: 'Notice: corrections needed',
    award: 'Decision: awarded', partly: 'Decision: awarded in part', refusal: 'Decision: refused',
    unaccepted: 'Notice: not accepted', objected: 'Notice: not awarded',
  },
  letters: 'Letters:',
  print: 'Print',
  toCase: 'Back to the case',
  number: 'No. {number}',
  claimNumber: 'Claim {number}',
  to: 'To {applicant}:',
  basis: {
    accepted:
      'Your claim for {year} under “{policy}” was examined and is accepted. How far it is, which office holds it and the days expected can be seen on its page at any time.',
    correction: 'Your claim for {year} under “{policy}” was examined and has to be corrected. This is everything that is asked:',
    decided: 'Your claim for {year} under “{policy}” has been dealt with. It is decided:',
    unaccepted: 'Your claim for {year} under “{policy}” was examined and is not accepted, for this reason:',
    objected:
      'An objection to your claim for {year} under “{policy}” came during its public notice and was found to be right. It is not awarded, for this reason:',
  },
  toCorrect: 'What to correct',
  until: 'By when',
  untilDay: 'Please correct and submit again by {day}, that day included.',
  papers: 'Documents received',
  paper: '{name}, received {day}, SHA-256',
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
  none: 'This claim has no such letter.',
} satisfies Sentences<typeof letterZhCN>;
