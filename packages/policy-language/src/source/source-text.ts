import type { Place } from '../typed/ir.ts';

/** Stretch of a file as UTF-16 offsets, `to` exclusive. */
export type Span = { readonly from: number; readonly to: number };

/** A file as it was read, with the offsets at which its lines begin. */
export type SourceText = {
  readonly name: string; readonly text: string; readonly lineStarts: readonly number[];
};

export function sourceText(name: string, text: string): SourceText {
  const lineStarts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) lineStarts.push(at + 1);
  return { name, text, lineStarts };
}

/** Line and columns of a stretch; one that goes on in the next line is told up to the end of its first. */
export function placeOf(source: SourceText, { from, to }: Span): Place {
  const line = lineOf(source, from);
  const start = source.lineStarts[line] ?? 0;
  const end = (source.lineStarts[line + 1] ?? source.text.length + 1) - 1;
  const column = from - start + 1;
  return { line: line + 1, column, to: Math.max(Math.min(to, end) - start + 1, column) };
}

/** Index of the line that holds the offset. */
function lineOf({ lineStarts }: SourceText, offset: number): number {
  let [low, high] = [0, lineStarts.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((lineStarts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The stretch moved by so many characters. */
export function shift({ from, to }: Span, by: number): Span {
  return { from: from + by, to: to + by };
}
