/** 条款编号 — the numbers with which Chinese official texts open their clauses, and the clause ids they give. */

/** How a clause is numbered, from the outermost kind to the innermost. */
const STYLES = [
  ['chapter', /^第([一二三四五六七八九十百零〇0-9]+)[章编]/],
  ['section', /^第([一二三四五六七八九十百零〇0-9]+)节/],
  ['article', /^第([一二三四五六七八九十百零〇0-9]+)条/],
  ['numeral', /^([一二三四五六七八九十百]+)、/],
  ['bracketed numeral', /^[（(]([一二三四五六七八九十百]+)[）)]/],
  ['figure', /^([0-9]{1,3})[.．、](?![0-9])/],
  ['bracketed figure', /^[（(]([0-9]{1,3})[）)]/],
  ['circled figure', /^([①-⑳])/],
] as const;
type Style = (typeof STYLES)[number][0];

/** A paragraph of the text, and the clause that it opens. */
export type NumberedLine = {
  readonly text: string;
  /** Line of the text, from 1. */
  readonly line: number;
  readonly opens?: { readonly id: string; readonly heading: string };
  /** A chapter or section heading of a text whose articles are numbered through. */
  readonly isDivision?: true;
  /** Its number was there before, so that it opens no clause. */
  readonly repeats?: string;
};

type Mark = { readonly style: Style; readonly number: number; readonly rest: string };
type Level = { readonly style: Style; readonly number: number };

/**
 * Gives every numbered paragraph its clause id: 一、（二）1. is clause 1.2.1. Where articles (第…条) are numbered
 * through the chapters, chapters and sections are not counted. Blank lines are left out.
 */
export function numberClauses(text: string): NumberedLine[] {
  const lines = text.split('\n').map((line, index) => ({ text: line.replace(/\r$/, ''), line: index + 1 }))
    .filter((line) => line.text.trim() !== '');
  const marks = lines.map((line) => markOf(line.text));
  const hasArticles = marks.some((mark) => mark?.style === 'article');
  const seen = new Set<string>();
  let levels: readonly Level[] = [];
  return lines.map((line, index): NumberedLine => {
    const mark = marks[index];
    if (!mark) return line;
    if (hasArticles && isDivision(mark)) return { ...line, isDivision: true };
    const next = [...outside(levels, mark), mark];
    const id = next.map(({ number }) => number).join('.');
    if (seen.has(id)) return { ...line, repeats: id };
    seen.add(id);
    levels = next;
    return { ...line, opens: { id, heading: headingOf(mark.rest) } };
  });
}

function markOf(text: string): Mark | undefined {
  const line = text.replace(/^[\s\u3000]+/, '');
  for (const [style, pattern] of STYLES) {
    const [whole, numeral] = pattern.exec(line) ?? [];
    if (whole !== undefined && numeral !== undefined)
      return { style, number: numberOf(numeral), rest: line.slice(whole.length) };
  }
  return undefined;
}

function isDivision({ style }: Mark): boolean {
  return style === 'chapter' || style === 'section';
}

/** The levels that stay open around a clause: those before its own kind, else all. */
function outside(levels: readonly Level[], { style }: Mark): readonly Level[] {
  const place = levels.findIndex((level) => level.style === style);
  return place === -1 ? levels : levels.slice(0, place);
}

const DIGITS = '零一二三四五六七八九';
const CIRCLED = '①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳';

/** 十二 is 12, 一百零三 is 103, ③ is 3. */
function numberOf(numeral: string): number {
  if (/^[0-9]+$/.test(numeral)) return Number.parseInt(numeral, 10);
  const circled = CIRCLED.indexOf(numeral);
  if (circled !== -1) return circled + 1;
  const [, hundreds, rest] = /^(?:(.*)百)?(.*)$/.exec(numeral.replaceAll('〇', '零')) ?? [];
  const [, tens, ones] = /^(?:(.*)十)?(.*)$/.exec(rest ?? '') ?? [];
  return countOf(hundreds, 100) + countOf(tens, 10) + countOf(ones === '' ? undefined : ones, 1);
}

/** 十 alone is one ten; nothing is nothing. */
function countOf(digit: string | undefined, weight: number): number {
  if (digit === undefined) return 0;
  return Math.max(DIGITS.indexOf(digit.replace(/^零(?=.)/, '')), digit === '' ? 1 : 0) * weight;
}

/** The first words of a clause, for its heading. */
function headingOf(rest: string): string {
  const [first = ''] = rest.replace(/^[\s\u3000]+/, '').split(/[。；：，,;:.（(\s\u3000]/);
  return first.length > 20 ? `${first.slice(0, 20)}…` : first;
}
