import type { Sentences } from '../app/sentences.ts';
import type { noticeZhCN } from './notice.zh-CN.ts';

export const noticeEn = {
  menu: 'Objections',
  title: 'Objections',
  empty: 'There are no objections.',
  number: 'Objection',
  line: 'Claim',
  name: 'By',
  contact: 'Contact',
  show: 'Show',
  showOf: 'Show who raised objection {number}',
  objectorOf: 'Who raised objection {number}',
  lookKept: 'That you looked is kept in the audit trail. Use it only to check and answer the objection.',
  statement: 'Statement',
  at: 'Received',
  state: 'State',
  states: { open: 'Open', upheld: 'Upheld', rejected: 'Rejected' },
  answer: 'Answer',
  answerTitle: 'Answer objection {number}',
  outcome: 'Outcome',
  reply: 'Reply',
  upheldLead: 'If upheld, the claim is refused and what it held of the budget is free again; if rejected, it goes on when the notice ends.',
  submit: 'Confirm',
  done: 'Answered.',
} satisfies Sentences<typeof noticeZhCN>;
