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
    'claim.recuse': 'Stake declared', 'award.approve': 'One level approved',
    'claim.check': 'Check a line', 'claim.extend-correction': 'Extend the time for correction',
    'claim.refuse-uncorrected': 'Refuse: not corrected', 'claim.resume-uncorrected': 'Not corrected: goes on as submitted',
    'claim.refuse-acceptance': 'Refuse acceptance', 'claim.save-draft': 'Edit', 'verification.confirm-fact': 'Confirm facts',
    'roster.enter': 'Roster entered', 'roster.decide': 'Persons approved or not', 'roster.look': 'Identity number looked at', 'visit.report': 'site visit reported', 'verification.complete': 'Verification complete', 'review.propose': 'Propose', 'review.compose-list': 'Put on a list', 'review.sign-list': 'Sign', 'review.dissolve-list': 'List dissolved',
    'review.approve': 'Signed by both bureaus', 'notice.publish': 'Publish the notice', 'notice.raise-objection': 'Objection received',
    'notice.resolve-objection': 'Answer an objection', 'notice.close': 'Notice ended', 'award.decide': 'Decide', 'award.decline': 'Decline',
    'fund.receive-appropriation': 'Appropriation received', 'fund.adjust-budget': 'Budget adjusted', 'fund.close-year': 'Year closed',
    'fund.reserve-firmly': 'Held after both signatures', 'fund.release-reservation': 'Released', 'fund.settle-reservation': 'Payment ordered',
    'fund.confirm-disbursement': 'Payment confirmed', 'fund.record-bounce': 'Sent back by the bank', 'fund.order-again': 'Ordered anew',
    'payment.order': 'Order the payment', 'payment.record-result': 'Record the bank’s result',
    'payment.reopen': 'Sent back by the bank: to be paid again', 'payment.build-batch': 'Build the payment batch',
    'payment.check-batch': 'Check the payment batch', 'payment.release-batch': 'Release the payment batch',
    'payment.cancel-batch': 'Cancel the payment batch', 'payment.explain-delay': 'Say why it is not paid',
    'payment.propose-reissue': 'Propose to pay again', 'payment.confirm-reissue': 'Confirm to pay again',
    'payment.complete': 'Paid in full', 'casefile.write-note': 'Wrote a note or message',
    'documents.receive': 'Document received', 'documents.remove': 'Document taken out',
    'documents.download': 'Document opened', 'other': 'Other act',
  },
  treasuryState: { built: 'to be released', released: 'released, waiting for the bank', paid: 'paid', returned: 'returned' },
  waitsAt: {
    'batch': 'to be put into a batch', 'check': 'to be checked', 'release': 'to be released', 'bank': 'with the bank',
    'bank-unclear': 'the bank’s result is unclear', 'account': 'sent back; the account is to be corrected',
  },
  cause: {
    'funds-not-in-place': 'funds not in place', 'account-unclear': 'account unclear', 'papers-missing': 'papers missing',
    'bank': 'the bank', 'other': 'another cause',
  },
  waiting: 'Waiting for {days} days: {where}',
} satisfies Sentences<typeof claimWordsZhCN>;
