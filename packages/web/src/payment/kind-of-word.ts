import type { ReturnsPreview } from '@qingce/contract';

/** What a line of a bank's file is to an officer, those that need no hand first. */
export const kindsOfWords = ['matched', 'failed', 'returned', 'late', 'unknown', 'duplicate', 'problem'] as const;
export type WordKind = (typeof kindsOfWords)[number];

const kindOfOutcome = { paid: 'matched', failed: 'failed', returned: 'returned', unknown: 'unknown' } as const;

/** By what is made of the line: only an applied one moves money; what does not fit is a problem for a person. */
export function kindOfWord(
  { verdict, outcome, isLate }: Pick<ReturnsPreview['words'][number], 'verdict' | 'outcome' | 'isLate'>,
): WordKind {
  if (verdict === 'duplicate') return 'duplicate';
  if (verdict === 'noted') return 'unknown';
  if (verdict !== 'applied') return 'problem';
  return isLate ? 'late' : kindOfOutcome[outcome];
}
