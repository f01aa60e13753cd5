import type { Complain } from '../diagnostics.ts';
import type { QuoteParagraph } from './document.ts';

type Line = { readonly number: number; readonly text: string };

/**
 * The quotes must be the promulgated text, paragraph by line and character by character; blank lines do not
 * count. Only the first difference is told, since all that follows differs with it.
 */
export function compareLaw(paragraphs: readonly QuoteParagraph[], source: string, complain: Complain): void {
  const lines = linesOf(source);
  const index = paragraphs.findIndex((paragraph, each) => textOf(paragraph) !== lines[each]?.text);
  const paragraph = paragraphs[index];
  const line = lines[index];
  if (paragraph && line) complainOfDifference(line, paragraph, complain);
  else if (paragraph) complain('law-added', paragraph.at, { values: { text: shorten(textOf(paragraph)) } });
  else complainOfMissing(lines[paragraphs.length], paragraphs.at(-1)?.at.to ?? 0, complain);
}

function linesOf(source: string): Line[] {
  return source.split('\n').map((text, index) => ({ number: index + 1, text: text.replace(/\r$/, '') }))
    .filter(({ text }) => text.trim() !== '');
}

function textOf({ runs }: QuoteParagraph): string {
  return runs.map(({ text }) => text).join('');
}

function complainOfDifference(line: Line, paragraph: QuoteParagraph, complain: Complain): void {
  const quoted = textOf(paragraph);
  let index = 0;
  while (index < quoted.length && quoted[index] === line.text[index]) index += 1;
  const from = paragraph.runs.flatMap(({ offsets }) => offsets)[index] ?? paragraph.at.to;
  complain('law-differs', { from, to: from + 1 }, {
    values: {
      line: String(line.number), column: String(index + 1),
      expected: characterAt(line.text, index), found: characterAt(quoted, index),
    },
  });
}

/** One whole character, or the sign for the end of a line. */
function characterAt(text: string, index: number): string {
  const code = text.codePointAt(index);
  return code === undefined ? '⏎' : String.fromCodePoint(code);
}

function complainOfMissing(line: Line | undefined, at: number, complain: Complain): void {
  const values = { line: String(line?.number), text: shorten(line?.text ?? '') };
  if (line) complain('law-missing', { from: at, to: at }, { values });
}

function shorten(text: string): string {
  return text.length > 24 ? `${text.slice(0, 24)}…` : text;
}
