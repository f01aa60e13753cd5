import type { Span } from '../source/source-text.ts';
import type { Checker } from './checker.ts';
import type { Expr } from './ir.ts';
import { samplesOf, holds } from './table-samples.ts';
import type { Sample } from './table-samples.ts';
import type { Shape } from './shape.ts';

type Rows = {
  readonly at: Span; readonly rows: readonly Span[];
  readonly when: readonly (readonly (Expr | null)[])[];
  readonly inputs: readonly { readonly name: string; readonly local: number; readonly shape: Shape }[];
};

/** More combinations than this are not looked at. */
const MOST_COMBINATIONS = 50_000;

/**
 * Hit policy U: no two rows for one input, and a row for every input that the declared types allow. Between two
 * neighbouring constants of a column nothing changes, so one sample from every stretch decides.
 */
export function checkRows(checker: Checker, { at, rows, when, inputs }: Rows): void {
  const columns = inputs.map(({ shape }, index) => samplesOf(when.map((row) => row[index] ?? null), shape));
  if (columns.some((column) => column === undefined) || columns.length === 0) return;
  const samples = columns.flatMap((column) => (column ? [column] : []));
  if (samples.reduce((product, column) => product * column.length, 1) > MOST_COMBINATIONS) return;
  const told = new Set<string>();
  for (const point of combinations(samples)) {
    const hit = when.flatMap((row, index) => (row.every((test, column) => holds(test, point[column])) ? [index] : []));
    const [first, second] = hit;
    const values = { input: inputs.map(({ name }, index) => `${name} = ${point[index]?.text ?? ''}`).join(', ') };
    if (first !== undefined && second !== undefined) {
      const pair = `${first} ${second}`;
      if (!told.has(pair)) checker.complain('table-overlap', rows[second] ?? at, { values: { ...values, first: String(first + 1), second: String(second + 1) } });
      told.add(pair);
    }
    if (first === undefined && point.every(({ isCertain }) => isCertain)) {
      if (!told.has('gap')) checker.complain('table-gap', at, { values });
      told.add('gap');
    }
  }
}

function combinations(columns: readonly (readonly Sample[])[]): Sample[][] {
  return columns.reduce<Sample[][]>((points, column) => points.flatMap((point) => column.map((sample) => [...point, sample])), [[]]);
}
