import type { Sentences } from '../app/sentences.ts';
import type { claimWordsZhCN } from './claim-words.zh-CN.ts';

export const claimWordsEn = {
  state: {
    'draft': 'Draft', 'submitted': 'Submitted', 'returned': 'To be corrected', 'accepted': 'Accepted, being verified', 'verified': 'Verified',
    'reviewed': 'Reviewed', 'jointly-approved': 'Signed by both bureaus', 'in-notice': 'In public notice', 'decided': 'Decided',
    'ordered': 'Payment ordered', 'paid': 'Paid', 'withdrawn': 'Withdrawn', 'refused': 'Refused',
  },
  waitsFor: {
    'applicant': 'the applicant', 'commerce': 'the competent bureau', 'verification': 'the verifying offices', 'joint-review': 'both bureaus',
    'public': 'public notice and decision', 'finance': 'the finance bureau', 'treasuries': 'the treasuries', 'nobody': '—',
  },
  act: {
    'claim.open': 'Claim begun', 'claim.submit': 'Submit', 'claim.withdraw': 'Withdraw', 'claim.accept': 'Accept', 'claim.return': 'Ask for corrections',
    'claim.refuse-acceptance': 'Refuse acceptance', 'claim.save-draft': 'Edit', 'verification.confirm-fact': 'Confirm facts',
    'verification.complete': 'Verification complete', 'review.propose': 'Propose', 'review.compose-list': 'Put on a list', 'review.sign-list': 'Sign', 'review.dissolve-list': 'List dissolved',
    'review.approve': 'Signed by both bureaus', 'notice.publish': 'Publish the notice', 'notice.raise-objection': 'Objection received',
    'notice.resolve-objection': 'Answer an objection', 'notice.close': 'Notice ended', 'award.decide': 'Decide', 'award.decline': 'Decline',
    'payment.order': 'Order the payment', 'payment.release': 'Release the payment', 'payment.record-result': 'Record the bank’s result',
    'payment.complete': 'Paid in full', 'documents.receive': 'Document received', 'documents.remove': 'Document taken out',
    'documents.download': 'Document opened', 'other': 'Other act',
  },
  treasuryState: { built: 'to be released', released: 'released, waiting for the bank', paid: 'paid', returned: 'returned' },
} satisfies Sentences<typeof claimWordsZhCN>;
