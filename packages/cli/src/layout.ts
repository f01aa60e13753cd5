/** Lines that stand in columns although a Chinese character is twice as wide as a Latin one. */
import { stripVTControlCharacters } from 'node:util';

const WIDE =
  /[\p{Script=Han}\u3000-\u303F\uFE30-\uFE4F\uFF01-\uFF60\uFFE0-\uFFE6\u2E80-\u2FDF\u3400-\u9FFF]/u;
const ZERO_WIDTH = /\p{Mark}|\u200B|\uFEFF/u;
// 避头尾: no line begins with these.
const CLOSING = /^[，。；：、！？）〕】》”’％)\].,;:!?]/;

/** Columns that the text takes on a terminal; escape sequences take none. */
export function widthOf(text: string): number {
  let width = 0;
  for (const character of stripVTControlCharacters(text)) {
    if (!ZERO_WIDTH.test(character)) width += WIDE.test(character) ? 2 : 1;
  }
  return width;
}

/** As much of the text, which has no styles in it, as takes that many columns. */
export function cut(text: string, width: number): string {
  let [kept, taken] = ['', 0];
  for (const character of text) {
    taken += widthOf(character);
    if (taken > width) return kept;
    kept += character;
  }
  return kept;
}

/** The text with spaces after it up to that width. */
export function padEnd(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - widthOf(text)));
}

/** The text with spaces before it up to that width. */
export function padStart(text: string, width: number): string {
  return ' '.repeat(Math.max(0, width - widthOf(text))) + text;
}

/**
 * Rows of cells as lines, each column as wide as its widest cell; columns named in `right` are flush right.
 */
export function columns(rows: readonly (readonly string[])[], right: readonly number[] = []): string[] {
  const widths = rows.reduce<number[]>(
    (widest, row) =>
      row.reduce(
        (all, cell, place) => all.with(place, Math.max(all[place] ?? 0, widthOf(cell))),
        padList(widest, row.length),
      ),
    [],
  );
  return rows.map((row) =>
    row
      .map((cell, place) =>
        right.includes(place) ? padStart(cell, widths[place] ?? 0) : padEnd(cell, widths[place] ?? 0),
      )
      .join('  ')
      .trimEnd(),
  );
}

function padList(list: readonly number[], length: number): number[] {
  return Array.from({ length: Math.max(list.length, length) }, (_, place) => list[place] ?? 0);
}

/**
 * Text broken into lines of at most that width: at spaces, and between Chinese characters, but never before
 * closing punctuation. Every line after the first is indented.
 */
export function wrap(text: string, width: number, indent = ''): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of wordsOf(text)) {
    const room = width - widthOf(line);
    if (line.trim() !== '' && widthOf(word.trimEnd()) > room) {
      lines.push(line.trimEnd());
      line = indent;
    }
    line += line === indent && lines.length > 0 ? word.trimStart() : word;
  }
  return [...lines, line.trimEnd()];
}

const CHINESE = '\\p{Script=Han}\u3000-\u303F\uFF01-\uFF60“”‘’';
// A terminal's styles stand in the text as sequences without width and stay with the word they begin or end.
const STYLES = '(?:\u001B\\[[0-9;]*m)*';
const PIECES = new RegExp(`${STYLES}(?:[${CHINESE}]|[^\\s${CHINESE}]+)${STYLES}\\s*|\\s+`, 'gu');

function wordsOf(text: string): string[] {
  const words: string[] = [];
  for (const [piece] of text.matchAll(PIECES)) {
    const bare = stripVTControlCharacters(piece);
    const before = words.at(-1);
    const joins =
      before !== undefined &&
      !/\s$/.test(before) &&
      (CLOSING.test(bare) || /[（〔【《“‘(]$/.test(stripVTControlCharacters(before)));
    if (joins) words[words.length - 1] = before + piece;
    else words.push(piece);
  }
  return words;
}
