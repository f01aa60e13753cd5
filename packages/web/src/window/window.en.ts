import type { Sentences } from '../app/sentences.ts';
import type { windowZhCN } from './window.zh-CN.ts';

export const windowEn = {
  title: 'Application window',
  days: '{opens} to {lastDay}',
  original: 'First set to end on {closes}',
  extend: 'Prolong the window',
  lead: 'For all applicants alike. What arrives on the days gained is judged as if it had come in time; the receipt tells when it really came.',
  kind: 'Because of',
  kinds: { decision: 'A decision', outage: 'An outage, by the rule' },
  rule: 'When an hour or more of the last day was lost, the next working day is the last.',
  until: 'New last day',
  from: 'Outage from',
  to: 'Outage until',
  documentNo: 'Document or record number',
  reason: 'Reason',
  extended: 'The window is prolonged.',
  by: {
    decision: 'Prolonged to {until}: {reason} ({documentNo})',
    outage: 'Prolonged to {until}: the system stood still from {from} to {to}, {reason} ({documentNo})',
  },
  prolonged: 'The window is prolonged to {lastDay}',
} satisfies Sentences<typeof windowZhCN>;
