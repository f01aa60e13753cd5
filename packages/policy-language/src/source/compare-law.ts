import type { Complain } from '../diagnostics.ts';
import type { QuoteParagraph } from './document.ts';
import type { Span } from './source-text.ts';

type Line = { readonly number: number; readonly text: string };

/** The quotes must be the promulgated text, paragraph by line and character by character; blank lines do not count. */
export function compareLaw(paragraphs: readonly QuoteParagraph[], source: string, complain: Complain): void {
  const lines = source.split('\n').map((text, index): Line => ({ number: index + 1, text: text.replace(/\r$/, '') }))
    .filter(({ text }) => text.trim() !== '');
  for (const [index, paragraph] of paragraphs.entries()) {
    const line = lines[index];
    const quoted = textOf(paragraph);
    if (line?.text === quoted) continue;
    if (!line) complain('law-added', paragraph.at, { values: { text: shorten(quoted) } });
    else complainOfDifference(line, paragraph, quoted, complain);
    return;
  }
  const missing = lines[paragraphs.length];
  const end = paragraphs.at(-1)?.at.to ?? 0;
  if (missing) complain('law-missing', { from: end, to: end }, { values: { line: String(missing.number), text: shorten(missing.text) } });
}

function textOf({ runs }: QuoteParagraph): string {
  return runs.map(({ text }) => text).join('');
}

function complainOfDifference(line: Line, paragraph: QuoteParagraph, quoted: string, complain: Complain): void {
  let index = 0;
  while (index < quoted.length && quoted[index] === line.text[index]) index += 1;
  const offset = paragraph.runs.flatMap(({ offsets }) => offsets)[index] ?? paragraph.at.to;
  const at: Span = { from: offset, to: offset + 1 };
  const [expected, found] = [line.text, quoted].map((text) => String.fromCodePoint(text.codePointAt(index) ?? 0x23ce));
  complain('law-differs', at, {
    values: { line: String(line.number), column: String(index + 1), expected: expected ?? '', found: found ?? '' },
  });
}

function shorten(text: string): string {
  return text.length > 24 ? `${text.slice(0, 24)}…` : text;
}
