/** What in a pasted text looks as if copying had changed it. Nothing is mended: the person who pasted decides. */
import type { NumberedLine } from './clause-numbering.ts';

/** A kind of doubt, named as its sentence is, and the lines of the text that it is about. */
export type Doubt = {
  readonly kind:
    | 'doubtBreaks' | 'doubtPages' | 'doubtWideSpaces' | 'doubtSpaces' | 'doubtMarks' | 'doubtNumbers'
    | 'doubtReturns';
  readonly lines: readonly number[];
};

/** A line that is shorter was not broken by the width of a page. */
const BROKEN_FROM = 15;
const ENDED = /[。；：！？:;!?”’）》」』）)]$/;

const PAGE_NUMBER = /^[\s\u3000]*[-—–－]?[\s\u3000]*[0-9]{1,4}[\s\u3000]*[-—–－]?[\s\u3000]*$/;
const SPACES = /^[ \t]+\S|\S[ \t]+$|\p{Script=Han}[ \t\u00A0]+\p{Script=Han}/u;
/** A space after 第三条 is as it should be. */
const SPACED_NUMBER = /^第[一二三四五六七八九十百零〇0-9]+[编章节条][ \u3000]+/;

/** The doubts that a text raises, each with its lines; none for a text without. */
export function doubtsOf(text: string, paragraphs: readonly NumberedLine[]): Doubt[] {
  const lines = text.split('\n').map((line, index) => ({ text: line.replace(/\r$/, ''), line: index + 1 }));
  const unnumbered = lines.map(({ text: own, line }) => ({ line, text: own.replace(SPACED_NUMBER, '') }));
  const matching = (pattern: RegExp, among = lines): number[] =>
    among.filter((line) => pattern.test(line.text)).map(({ line }) => line);
  const doubts: Doubt[] = [
    { kind: 'doubtBreaks', lines: brokenLines(paragraphs) },
    { kind: 'doubtPages', lines: matching(PAGE_NUMBER) },
    { kind: 'doubtWideSpaces', lines: matching(/\u3000/, unnumbered) },
    { kind: 'doubtSpaces', lines: matching(SPACES, unnumbered) },
    { kind: 'doubtMarks', lines: matching(/[„‟□■\uFFFD\uE000-\uF8FF\u200B-\u200F\uFEFF]|[^\P{Cc}\t\r]/u) },
    { kind: 'doubtNumbers', lines: paragraphs.filter(({ repeats }) => repeats).map(({ line }) => line) },
    { kind: 'doubtReturns', lines: text.includes('\r\n') ? [1] : [] },
  ];
  return doubts.filter(({ lines: found }) => found.length > 0);
}

/** Lines that end in the middle of a sentence where the next one opens no clause. */
function brokenLines(paragraphs: readonly NumberedLine[]): number[] {
  return paragraphs.filter(({ text }, index) => {
    const next = paragraphs[index + 1];
    const goesOn = next !== undefined && !next.opens && !next.isDivision && next.repeats === undefined;
    return goesOn && text.length >= BROKEN_FROM && !ENDED.test(text.trimEnd());
  }).map(({ line }) => line);
}
