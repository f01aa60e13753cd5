/** 原文覆盖 — how much of the law is encoded, bound to steps, or told to be neither. */
import type { CheckedPolicy, LawParagraph, Phrase, Standing } from '@qingce/policy-language';

/** What a sentence is: its strongest link decides; 'unbound' has none. */
export type Kind = Standing | 'unbound';

export const kinds: readonly Kind[] = ['rule', 'step', 'purpose', 'none', 'unbound'];

/** A run of characters that counts as one kind. */
export type Stretch = { readonly kind: Kind; readonly text: string; readonly paragraph: number; readonly phrase: Phrase | undefined };

/** The law in stretches: a sentence with a rule is rule, else with a step is step, else each run is what it is called. */
export function stretchesOf(policy: CheckedPolicy): Stretch[] {
  return policy.law.paragraphs.flatMap((paragraph, place) => sentencesOf(paragraph).flatMap((runs) => {
    const phrases = runs.map(({ phrase }) => phrase === undefined ? undefined : policy.law.phrases.find(({ id }) => id === phrase));
    const standings = phrases.map((phrase): Kind => phrase?.standing ?? 'unbound');
    const strongest = (['rule', 'step'] as const).find((kind) => standings.includes(kind));
    return runs.map(({ text }, run) =>
      ({ kind: strongest ?? standings[run] ?? 'unbound', text, paragraph: place, phrase: phrases[run] }));
  }));
}

/** Characters of each kind; white space between paragraphs is none of the law's. */
export function charactersByKind(stretches: readonly Stretch[]): Map<Kind, number> {
  const counts = new Map<Kind, number>(kinds.map((kind) => [kind, 0]));
  for (const { kind, text } of stretches) counts.set(kind, (counts.get(kind) ?? 0) + [...text].length);
  return counts;
}

/** Percentages with one decimal that add up to exactly 100.0: what rounding leaves over goes to the largest remainders. */
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

type Run = LawParagraph['runs'][number];

/** The runs of a paragraph cut after 。 and ；, sentence by sentence. */
function sentencesOf({ runs }: LawParagraph): Run[][] {
  const sentences: Run[][] = [[]];
  for (const run of runs) {
    for (const text of run.text.split(/(?<=[。；])/)) {
      sentences.at(-1)?.push({ ...run, text });
      if (/[。；]$/.test(text)) sentences.push([]);
    }
  }
  return sentences.filter((sentence) => sentence.length > 0);
}
