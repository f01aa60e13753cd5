/** What the dialog of an act asks for. */
type Asked =
  | 'nothing' | 'note' | 'reason' | 'corrections' | 'extension' | 'settlement' | 'recall' | 'appeal' | 'override'
  | 'overrideAnswer';

/** Acts that are done from a case page: the address below the claim, and what the dialog asks for. */
export const caseActs = {
  'claim.accept': { address: 'accept', asks: 'nothing', isMain: true, ends: false },
  'claim.return': { address: 'return', asks: 'corrections', isMain: false, ends: false },
  'claim.refuse-acceptance': { address: 'refuse-acceptance', asks: 'reason', isMain: false, ends: true },
  'claim.extend-correction': { address: 'extend-correction', asks: 'extension', isMain: false, ends: false },
  'claim.refuse-uncorrected': { address: 'refuse-uncorrected', asks: 'reason', isMain: false, ends: true },
  'review.propose': { address: 'propose', asks: 'note', isMain: true, ends: false },
  'review.reverify': { address: 'reverify', asks: 'nothing', isMain: true, ends: false },
  'review.propose-override': { address: 'override', asks: 'override', isMain: false, ends: false },
  'review.confirm-override': { address: 'override/answer', asks: 'overrideAnswer', isMain: true, ends: false },
  'review.settle-disagreement': { address: 'settle-disagreement', asks: 'settlement', isMain: true, ends: false },
  'notice.recall-line': { address: 'recall-line', asks: 'recall', isMain: false, ends: true },
  'award.record-appeal': { address: 'appeals', asks: 'appeal', isMain: false, ends: false },
  'award.decide': { address: 'decide', asks: 'note', isMain: true, ends: false },
  'award.decline': { address: 'decline', asks: 'note', isMain: false, ends: true },
  'payment.order': { address: 'order-payment', asks: 'nothing', isMain: true, ends: false },
  'claim.withdraw': { address: 'withdraw', asks: 'reason', isMain: false, ends: true },
} as const satisfies Record<
  string,
  { address: string; asks: Asked; isMain: boolean; ends: boolean }
>;

export type CaseAct = keyof typeof caseActs;
