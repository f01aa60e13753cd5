import { exact } from '@qingce/values';
import type { Complain } from '../diagnostics.ts';
import type { Excerpt } from '../source/document.ts';
import { shift } from '../source/source-text.ts';
import type { Span } from '../source/source-text.ts';

/** Marks of Chinese typing and of other languages, and what FEEL writes instead. */
const MARKS: Readonly<Record<string, string>> = {
  '（': '(', '）': ')', '［': '[', '］': ']', '【': '[', '】': ']', '｛': '{', '｝': '}', '，': ',', '、': ',', '；': ',',
  '：': ':', '．': '.', '。': '', '“': '"', '”': '"', '「': '"', '」': '"', '＝': '=', '＋': '+', '－': '-', '＊': '*',
  '×': '*', '÷': '/', '／': '/', '＜': '<', '＞': '>', '≥': '>=', '≤': '<=', '≠': '!=', '　': ' ',
  '>=': '>=', '<=': '<=', '!=': '!=', '==': '=', '=>': '>=', '=<': '<=', '<>': '!=', '&&': 'and', '||': 'or', '>>': '>', '<<': '<',
};
const WORDS: Readonly<Record<string, string>> = { 且: 'and', 并且: 'and', 而且: 'and', 或: 'or', 或者: 'or' };

const SKIPPED = /"(?:\\.|[^"\\\n])*"|\/\/[^\n]*|\/\*[\s\S]*?\*\//;
const MARK = /[><=!]=|=[<>]|<>|>>|<<|&&|\|\||[（）［］【】｛｝，、；：．。“”「」＝＋－＊×÷／＜＞≥≤≠　]/;
const WORD = /(?<![^\s)\]}）])(?:并且|而且|且|或者|或)(?![^\s([{（])/;
const AMOUNT = /(?<![\p{L}\p{N}_.])[0-9]+(?:\.[0-9]+)?[ ]?(?:[万亿%％]|\p{Script=Han})[\p{Script=Han}/]*/u;
const SCAN = new RegExp([SKIPPED, MARK, WORD, AMOUNT].map(({ source }) => `(${source})`).join('|'), 'gu');

/**
 * Finds marks that FEEL would read as parts of names or not at all, and complains of each with its replacement.
 * `text` is as long as before, with the marks out of the way, so that the rest can still be read.
 */
export function replaceForeignMarks(excerpt: Excerpt, complain: Complain): { text: string; found: Span[] } {
  const found: Span[] = [];
  const text = excerpt.text.replaceAll(SCAN, (...match: unknown[]) => {
    const [whole, skipped, mark, word, amount] = match as (string | undefined)[];
    const offset = match.find((each) => typeof each === 'number') ?? 0;
    if (whole === undefined || skipped !== undefined) return whole ?? '';
    const fix = mark === undefined ? WORDS[word ?? ''] ?? plainNumber(amount ?? '') : MARKS[mark];
    if (fix === whole) return whole;
    const at = { from: offset, to: offset + whole.length };
    found.push(at);
    const code = amount === undefined ? 'foreign-mark' : 'unit-in-formula';
    complain(code, shift(at, excerpt.at.from), { values: { mark: whole }, ...(fix === undefined ? {} : { fix: { text: fix } }) });
    return fix?.length === whole.length ? fix : ' '.repeat(whole.length);
  });
  return { text, found };
}

/** `100万元` as `1000000`, `80%` as `0.8`; undefined for a number that is none. */
function plainNumber(amount: string): string | undefined {
  const [, digits = '', scale] = /^([0-9.]+)\s*([万亿%％])?/.exec(amount) ?? [];
  const number = exact.parseDecimal(digits);
  if (!number) return undefined;
  const factors: Record<string, exact.Fraction> = {
    万: exact.fraction(10_000n), 亿: exact.fraction(100_000_000n), '%': exact.fraction(1n, 100n), '％': exact.fraction(1n, 100n),
  };
  return exact.formatDecimal(exact.multiply(number, factors[scale ?? ''] ?? exact.ONE));
}
