/** Acts that are done from a case page: the address below the claim, and what the dialog asks for. */
export const caseActs = {
  'claim.accept': { address: 'accept', asks: 'nothing', isMain: true, ends: false },
  'claim.return': { address: 'return', asks: 'corrections', isMain: false, ends: false },
  'claim.refuse-acceptance': { address: 'refuse-acceptance', asks: 'reason', isMain: false, ends: true },
  'claim.extend-correction': { address: 'extend-correction', asks: 'extension', isMain: false, ends: false },
  'claim.refuse-uncorrected': { address: 'refuse-uncorrected', asks: 'reason', isMain: false, ends: true },
  'review.propose': { address: 'propose', asks: 'note', isMain: true, ends: false },
  'award.decide': { address: 'decide', asks: 'note', isMain: true, ends: false },
  'award.decline': { address: 'decline', asks: 'note', isMain: false, ends: true },
  'payment.order': { address: 'order-payment', asks: 'nothing', isMain: true, ends: false },
  'claim.withdraw': { address: 'withdraw', asks: 'reason', isMain: false, ends: true },
} as const satisfies Record<
  string,
  { address: string; asks: 'nothing' | 'note' | 'reason' | 'corrections' | 'extension'; isMain: boolean; ends: boolean }
>;

export type CaseAct = keyof typeof caseActs;
