/** 原文覆盖 — how much of the law is encoded, bound to steps, or told to be neither. */
import type { Coverage } from '@qingce/policy-language';

/** What the characters of a sentence count as. */
export type Kind = keyof Coverage['characters'];

const kinds: readonly Kind[] = ['rule', 'step', 'purpose', 'none', 'open'];

/** Characters and percentage of each kind. */
export type Share = { readonly kind: Kind; readonly characters: number; readonly percent: string };

/** The kinds in their order, with percentages that add up to exactly 100.0. */
export function sharesOf({ characters }: Coverage): Share[] {
  const percents = percentages(kinds.map((kind) => characters[kind]));
  return kinds.map((kind, place) => ({ kind, characters: characters[kind], percent: percents[place] ?? '' }));
}

/** Percentages with one decimal; what cutting them leaves over goes to the largest remainders. */
export function percentages(counts: readonly number[]): string[] {
  const all = counts.reduce((sum, count) => sum + count, 0);
  if (all === 0) return counts.map(() => '0.0');
  const tenths = counts.map((count) => Math.floor((count * 1000) / all));
  const left = 1000 - tenths.reduce((sum, part) => sum + part, 0);
  const byRemainder = counts.map((count, place) => ({ place, remainder: (count * 1000) % all }))
    .toSorted((a, b) => b.remainder - a.remainder || a.place - b.place);
  for (const { place } of byRemainder.slice(0, left)) tenths[place] = (tenths[place] ?? 0) + 1;
  return tenths.map((part) => `${Math.floor(part / 10)}.${part % 10}`);
}
