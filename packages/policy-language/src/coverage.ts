import type { Complain } from './diagnostics.ts';
import { given } from './given.ts';
import { standingOf } from './resolved/bind-law.ts';
import type { Declared } from './resolved/declared.ts';
import type { QuoteParagraph } from './source/document.ts';
import type { Span } from './source/source-text.ts';
import type { Place, Standing } from './typed/ir.ts';

/** A sentence of the law that no rule and no step carries out, with the reason given for it. */
export type PlainSentence = {
  readonly standing: 'purpose' | 'none'; readonly clause: string;
  readonly text: string; readonly why: string; readonly place: Place;
};

/** 覆盖 — how every character of the law is accounted for. */
export type Coverage = {
  /** Characters by standing; `open` are those of sentences without one. */
  readonly characters: Readonly<Record<Standing | 'open', number>>;
  readonly total: number;
  readonly plain: readonly PlainSentence[];
  readonly readingsWithoutRuling: readonly string[];
};

type Character = {
  readonly text: string; readonly at: number; readonly standing?: Standing; readonly why?: string;
};

/** Gives every sentence its standing; complains of those without, and of those that say more than told. */
export function coverLaw(declared: Declared, place: (at: Span) => Place, complain: Complain): Coverage {
  const characters: Record<Standing | 'open', number> = { rule: 0, step: 0, purpose: 0, none: 0, open: 0 };
  const plain: PlainSentence[] = [];
  const ordering = orderingWords(declared.units.keys());
  for (const { clause, paragraphs } of declared.law) {
    for (const sentence of paragraphs.flatMap(sentencesOf)) {
      const standing = standingOfSentence(sentence);
      characters[standing] += sentence.length;
      const [text, at] = [textOf(sentence), spanOf(sentence)];
      if (standing === 'open') complain('sentence-open', at, { values: { text } });
      if (standing !== 'purpose' && standing !== 'none') continue;
      const why = [...new Set(sentence.flatMap((character) => character.why ?? []))].join('；');
      plain.push({ standing, clause: clause.id, text, why, place: place(at) });
      const word = ordering.exec(text.replace(NUMBERING, ''))?.[0];
      if (word !== undefined) complain('sentence-binding', at, { values: { kind: standing, word, text } });
    }
  }
  return {
    characters, total: Object.values(characters).reduce((sum, count) => sum + count, 0), plain,
    readingsWithoutRuling: declared.readings.filter(({ ruling }) => ruling === undefined).map(({ id }) => id),
  };
}

/** Sentences end at 。 and ；, with the closing marks after them, and at the end of the line. */
function sentencesOf({ runs }: QuoteParagraph): Character[][] {
  const sentences: Character[][] = [[]];
  let isEnded = false;
  for (const character of runs.flatMap(charactersOf)) {
    if (isEnded && !/[”’）》」』]/.test(character.text)) {
      sentences.push([]);
      isEnded = false;
    }
    sentences.at(-1)?.push(character);
    if (/[。；]/.test(character.text)) isEnded = true;
  }
  return sentences.filter((sentence) => sentence.length > 0);
}

function charactersOf({ text, offsets, address }: QuoteParagraph['runs'][number]): Character[] {
  const shared = given({
    standing: address && standingOf(address), why: address && 'why' in address ? address.why : undefined,
  });
  return text.split('').map((character, index) => ({ text: character, at: offsets[index] ?? 0, ...shared }));
}

function standingOfSentence(sentence: readonly Character[]): Standing | 'open' {
  const standings = new Set(sentence.map(({ standing }) => standing));
  if (standings.has('rule')) return 'rule';
  if (standings.has('step')) return 'step';
  const isWhole = sentence.every(({ standing, text }) => standing !== undefined || /[\s\p{P}]/u.test(text));
  if (isWhole && standings.has('purpose')) return 'purpose';
  return isWhole && standings.has('none') ? 'none' : 'open';
}

function textOf(sentence: readonly Character[]): string {
  return sentence.map(({ text }) => text).join('');
}

function spanOf(sentence: readonly Character[]): Span {
  return { from: sentence[0]?.at ?? 0, to: (sentence.at(-1)?.at ?? 0) + 1 };
}

const NUMBERING = /^\s*(?:[（(][一二三四五六七八九十0-9]+[）)]|[一二三四五六七八九十]+、|[0-9]+[.．、])/;
const FIGURE = /[0-9０-９]+/;
const NUMERAL = /[二三四五六七八九十百千万两][一二三四五六七八九十百千万]*/;
const MEASURES = ['年', '个?月', '日', '天', '周', '倍', '份', '次', '家', '个', '元', '分之'];

/** A figure (三年 among them), 应, 须 or 不: a sentence with one of these orders something. */
function orderingWords(units: Iterable<string>): RegExp {
  const names = [...units].filter((name) => /^\p{L}+$/u.test(name));
  const measures = [...MEASURES, ...names].join('|');
  return new RegExp(`${FIGURE.source}|${NUMERAL.source}(?=${measures})|应|须|不`);
}
