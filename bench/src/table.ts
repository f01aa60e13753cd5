/** What was found, as a table: for the terminal and for the page in docs/. */
import type { Timing } from './document.ts';
import type { Finding, SetFindings } from './measure.ts';

export const HEAD = ['engine', 'claims/s, median', 'q1 – q3', 'time ÷ by hand', 'wrong answers'] as const;

/** One line of cells for each engine, the quickest first. */
export function rowsOf({ engines }: SetFindings): string[][] {
  return engines.toSorted((a, b) => medianOf(b) - medianOf(a)).map((finding) => [
    finding.name,
    finding.claimsPerSecond ? rate(finding.claimsPerSecond.median) : '–',
    finding.claimsPerSecond ? `${rate(finding.claimsPerSecond.q1)} – ${rate(finding.claimsPerSecond.q3)}` : '–',
    finding.ratioToHand === undefined ? '–' : significant(finding.ratioToHand),
    wrongOf(finding),
  ]);
}

function medianOf({ claimsPerSecond }: Finding): number {
  return claimsPerSecond?.median ?? 0;
}

function wrongOf({ wrong, claims }: Finding): string {
  const share = wrong === 0 ? '' : ` (${((wrong / claims) * 100).toFixed(1)} %)`;
  return `${wrong.toLocaleString('en')} of ${claims.toLocaleString('en')}${share}`;
}

/** 46.2 M, 92 k, 720. */
export function rate(perSecond: number): string {
  if (perSecond >= 1e6) return `${significant(perSecond / 1e6)} M`;
  if (perSecond >= 1e3) return `${significant(perSecond / 1e3)} k`;
  return significant(perSecond);
}

/** Three digits that mean something; whole thousands with separators. */
function significant(figure: number): string {
  const digits = figure >= 100 ? 0 : figure >= 10 ? 1 : 2;
  return Number(figure.toFixed(digits)).toLocaleString('en', { minimumFractionDigits: digits });
}

export const TIMING_HEAD = ['measured', 'median', 'q1 – q3', 'goal'] as const;

/** One line of cells for each timing. */
export function timingRows(timings: readonly Timing[]): string[][] {
  return timings.map(({ name, milliseconds: { median, q1, q3 }, goal }) => [
    name, `${significant(median)} ms`, `${significant(q1)} – ${significant(q3)} ms`,
    goal === undefined ? '–' : `< ${goal.toLocaleString('en')} ms`,
  ]);
}

/** Columns that stand below each other in a terminal; the first to the left, the others to the right. */
export function forTerminal(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((name, column) => Math.max(name.length, ...rows.map((row) => row[column]?.length ?? 0)));
  const line = (cells: readonly string[]): string =>
    cells.map((cell, column) =>
      column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)).join('  ');
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
}

/** A Markdown table, figures to the right. */
export function forMarkdown(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const rule = `|---|${head.slice(1).map(() => '---:|').join('')}`;
  return [markdownLine(head), rule, ...rows.map(markdownLine)].join('\n');
}

function markdownLine(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}
