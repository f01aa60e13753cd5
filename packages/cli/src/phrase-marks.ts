/** The signs and words that stand beside the phrases of the law. */
import type { PhraseMark, PhraseStanding } from './explained-law.ts';
import type { Say } from './say.ts';

const signs: Readonly<Record<PhraseStanding, string>> = { met: '✓', failed: '✗', open: '?', step: '' };

/** ✓ 符合 36个月, or the ordinals of the steps that carry the phrase out. */
export function wordsOf({ standing, glosses, steps }: PhraseMark, say: Say): string {
  const word = { met: say('wordMet'), failed: say('wordFailed'), open: say('wordOpen'), step: '' }[standing];
  const ordinals = steps.length === 0 ? '' : steps.map(ordinalSign).join('');
  return [`${signs[standing]} ${word}`.trim(), glosses.map((gloss) => say.of(gloss)).join('，'), ordinals]
    .filter((part) => part !== '')
    .join(' ');
}

/** ① to ㊿, then (51). */
export function ordinalSign(ordinal: number): string {
  if (ordinal <= 20) return String.fromCodePoint(0x2460 + ordinal - 1);
  if (ordinal <= 35) return String.fromCodePoint(0x3251 + ordinal - 21);
  return ordinal <= 50 ? String.fromCodePoint(0x32B1 + ordinal - 36) : `(${ordinal})`;
}
