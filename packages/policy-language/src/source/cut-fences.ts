/**
 * What stands between the fences of code blocks is most of a policy file and no Markdown. It is cut out before
 * the rest is read as Markdown, and every place is told as it is in the whole file.
 */
import type { Code, Nodes, Root } from 'mdast';

/** Where a body stood, as counted in what is left; its length and lines, and the text itself. */
type Cut = { readonly at: number; readonly text: string; readonly lines: number };

/** What is left of a text, and what was cut out of it, in order. */
export type CutText = { readonly text: string; readonly cuts: readonly Cut[] };

const OPENING = /^(`{3,})[^`]*$/;
/** A line after which one that begins with marks may be something else than a fence. */
const AWKWARD = /^(?:\s+(?:```|~~~)|~~~| {0,3}<)/;

/**
 * Cuts the bodies of fences that begin their line. A text in which the Markdown around may turn such a line into
 * something else (HTML, fences of another kind or within lists, odd line ends) is left as it is.
 */
export function cutFences(text: string): CutText {
  const whole = { text, cuts: [] };
  if (text.includes('\r')) return whole;
  const lines = text.split('\n');
  const [kept, cuts] = [[] as string[], [] as Cut[]];
  let [place, length] = [0, 0];
  while (place < lines.length) {
    const part = partAt(lines, place);
    if (!part) return whole;
    const { opening, body, closing } = part;
    length += opening.length + 1;
    if (body.length > 0) cuts.push({ at: length, text: `${body.join('\n')}\n`, lines: body.length });
    length += closing.reduce((sum, line) => sum + line.length + 1, 0);
    kept.push(opening, ...closing);
    place += 1 + body.length + closing.length;
  }
  return { text: kept.join('\n'), cuts };
}

/** A block from its opening to its closing line, or a line that opens none. */
type Part = { readonly opening: string; readonly body: readonly string[]; readonly closing: readonly string[] };

/** Undefined where it is not certain what the line is. */
function partAt(lines: readonly string[], place: number): Part | undefined {
  const opening = lines[place] ?? '';
  if (AWKWARD.test(opening)) return undefined;
  const [, marks] = OPENING.exec(opening) ?? [];
  if (marks === undefined) return { opening, body: [], closing: [] };
  const end = closingLine(lines, place + 1, marks.length);
  return end === undefined
    ? undefined
    : { opening, body: lines.slice(place + 1, end), closing: lines.slice(end, end + 1) };
}

/** The line that closes a fence of so many marks. */
function closingLine(lines: readonly string[], from: number, marks: number): number | undefined {
  for (let place = from; place < lines.length; place += 1) {
    const [, closing] = /^ {0,3}(`{3,})[ \t]*$/.exec(lines[place] ?? '') ?? [];
    if (closing !== undefined && closing.length >= marks) return place;
  }
  return undefined;
}

/** Puts the bodies back: every node stands where it stands in the whole text. */
export function restoreFences(root: Root, cuts: readonly Cut[]): Root {
  if (cuts.length > 0) shiftNode(root, openShift(cuts));
  return root;
}

type Point = { line: number; offset?: number | undefined };
type Shift = {
  readonly shift: (point: Point) => void;
  /** The body that was cut out of that stretch of what is left. */
  readonly bodyIn: (from: number, to: number) => string | undefined;
};

function openShift(cuts: readonly Cut[]): Shift {
  const ends = cuts.map(({ at }) => at);
  const [lengths, lines] = [[0], [0]];
  for (const { text, lines: more } of cuts) {
    lengths.push((lengths.at(-1) ?? 0) + text.length);
    lines.push((lines.at(-1) ?? 0) + more);
  }
  return {
    shift: (point) => {
      const before = countBelow(ends, point.offset ?? 0);
      point.offset = (point.offset ?? 0) + (lengths[before] ?? 0);
      point.line += lines[before] ?? 0;
    },
    bodyIn: (from, to) => {
      const cut = cuts[countBelow(ends, from)];
      return cut && cut.at < to ? cut.text.slice(0, -1) : undefined;
    },
  };
}

/** How many of the ascending numbers are not above the limit. */
function countBelow(ascending: readonly number[], limit: number): number {
  let [low, high] = [0, ascending.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ascending[middle] ?? 0) <= limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

function shiftNode(node: Nodes, shift: Shift): void {
  if (node.position) {
    const { start, end } = node.position;
    if (node.type === 'code') putBack(node, shift.bodyIn(start.offset ?? 0, end.offset ?? 0));
    shift.shift(start);
    shift.shift(end);
  }
  if ('children' in node) for (const child of node.children) shiftNode(child, shift);
}

function putBack(node: Code, body: string | undefined): void {
  if (body !== undefined) node.value = body;
}
