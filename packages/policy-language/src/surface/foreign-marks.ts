import { exact } from '@qingce/values';
import type { Complain } from '../diagnostics.ts';
import type { Excerpt } from '../source/document.ts';
import { shift } from '../source/source-text.ts';
import type { Span } from '../source/source-text.ts';

/** Marks of Chinese typing and of other languages, and what FEEL writes instead. */
const MARKS: Readonly<Record<string, string>> = {
  '（': '(', '）': ')', '［': '[', '］': ']', '【': '[', '】': ']', '｛': '{', '｝': '}', '，': ',', '、': ',',
  '；': ',', '：': ':', '．': '.', '。': '', '“': '"', '”': '"', '「': '"', '」': '"', '＝': '=', '＋': '+',
  '－': '-', '＊': '*', '×': '*', '÷': '/', '／': '/', '＜': '<', '＞': '>', '≥': '>=', '≤': '<=', '≠': '!=',
  '　': ' ', '==': '=', '=>': '>=', '=<': '<=', '<>': '!=', '&&': 'and', '||': 'or', '>>': '>', '<<': '<',
};
const WORDS: Readonly<Record<string, string>> = { 且: 'and', 并且: 'and', 而且: 'and', 或: 'or', 或者: 'or' };

const SKIPPED = /"(?:\\.|[^"\\\n])*"|\/\/[^\n]*|\/\*[\s\S]*?\*\/|[><!]=/;
const MARK = /=[=<>]|<>|>>|<<|&&|\|\||[（）［］【】｛｝，、；：．。“”「」＝＋－＊×÷／＜＞≥≤≠　]/;
const WORD = /(?<![^\s)\]}）])(?:并且|而且|且|或者|或)(?![^\s([{（])/;
/** A number that does not end a name, and a unit right behind it. */
const NUMBER = /(?<![\p{L}\p{N}_]|(?<!\.)\.)[0-9]+(?:\.[0-9]+)?/u;
const UNIT = /(?:[ ]?[万亿元%％]|\p{Script=Han})[\p{Script=Han}/]*/u;
const PATTERNS = [SKIPPED.source, MARK.source, WORD.source, NUMBER.source + UNIT.source];
const SCAN = new RegExp(PATTERNS.map((source) => `(${source})`).join('|'), 'gu');

type Foreign = {
  readonly text: string; readonly at: Span;
  readonly code: 'foreign-mark' | 'unit-in-formula'; readonly fix?: string;
};

/**
 * Finds marks that FEEL would read as parts of names or not at all, and complains of each with its fix.
 * `text` is as long as before, with the marks out of the way, so that the rest can still be read.
 */
export function replaceForeignMarks(excerpt: Excerpt, complain: Complain): { text: string; found: Span[] } {
  let { text } = excerpt;
  const marks = foreignMarks(excerpt.text);
  for (const { text: mark, at, code, fix } of marks) {
    const details = fix === undefined ? {} : { fix: { text: fix } };
    complain(code, shift(at, excerpt.at.from), { values: { mark }, ...details });
    const instead = fix?.length === mark.length ? fix : ' '.repeat(mark.length);
    text = text.slice(0, at.from) + instead + text.slice(at.to);
  }
  return { text, found: marks.map(({ at }) => at) };
}

function foreignMarks(text: string): Foreign[] {
  return [...text.matchAll(SCAN)].flatMap((match): Foreign[] => {
    const [whole, skipped, mark, word, amount] = match;
    if (skipped !== undefined) return [];
    const at = { from: match.index, to: match.index + whole.length };
    if (amount !== undefined) return [{ text: whole, at, code: 'unit-in-formula', ...plainNumber(amount) }];
    const fix = mark === undefined ? WORDS[word ?? ''] : MARKS[mark];
    return [{ text: whole, at, code: 'foreign-mark', ...(fix === undefined ? {} : { fix }) }];
  });
}

const FACTORS: Readonly<Record<string, exact.Fraction>> = {
  万: exact.fraction(10_000n), 亿: exact.fraction(100_000_000n),
  '%': exact.fraction(1n, 100n), '％': exact.fraction(1n, 100n),
};

/** `100万元` as `1000000`, `80%` as `0.8`. */
function plainNumber(amount: string): { fix?: string } {
  const [, digits = '', scale = ''] = /^([0-9.]+)\s*([万亿%％])?/.exec(amount) ?? [];
  const number = exact.parseDecimal(digits);
  const fix = number && exact.formatDecimal(exact.multiply(number, FACTORS[scale] ?? exact.ONE));
  return fix === undefined ? {} : { fix };
}
