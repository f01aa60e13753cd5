import type { Span } from '../source/source-text.ts';
import type { Checker } from './checker.ts';
import type { Expr } from './ir.ts';
import type { Shape } from './shape.ts';
import { holds, samplesOf } from './table-samples.ts';
import type { Sample } from './table-samples.ts';

type Rows = {
  readonly at: Span; readonly rows: readonly Span[];
  readonly when: readonly (readonly (Expr | null)[])[];
  readonly inputs: readonly { readonly name: string; readonly shape: Shape }[];
};

/** More combinations than this are not looked at. */
const MOST_COMBINATIONS = 50_000;

/**
 * Hit policy U: no two rows for one input, and a row for every input that the declared types allow. Between
 * two neighbouring constants of a column nothing changes, so one sample from every stretch decides.
 */
export function checkRows({ complain }: Checker, { at, rows, when, inputs }: Rows): void {
  const hits = pointsOf(when, inputs).map((point) => {
    const input = inputs.map(({ name }, index) => `${name} = ${point[index]?.text ?? ''}`).join(', ');
    const [first, second] = when.flatMap((row, index) => (isHit(row, point) ? [index] : []));
    return { input, first, second, isCertain: point.every((sample) => sample.isCertain) };
  });
  const gap = hits.find(({ first, isCertain }) => first === undefined && isCertain);
  if (gap) complain('table-gap', at, { values: { input: gap.input } });
  const twice = hits.filter(({ second }) => second !== undefined);
  const overlaps = Map.groupBy(twice, (hit) => `${hit.first} ${hit.second}`);
  for (const [{ input, first = 0, second = 0 } = { input: '' }] of overlaps.values()) {
    const values = { input, first: String(first + 1), second: String(second + 1) };
    complain('table-overlap', rows[second] ?? at, { values });
  }
}

function isHit(row: readonly (Expr | null)[], point: readonly Sample[]): boolean {
  return point.every((sample, column) => holds(row[column] ?? null, sample));
}

/** The combinations of samples of all columns; none when a column cannot be decided. */
function pointsOf(when: Rows['when'], inputs: Rows['inputs']): Sample[][] {
  const columns = inputs.map(({ shape }, index) => samplesOf(when.map((row) => row[index] ?? null), shape));
  const decided = columns.filter((column) => column !== undefined);
  const count = decided.reduce((product, column) => product * column.length, 1);
  if (decided.length < inputs.length || inputs.length === 0 || count > MOST_COMBINATIONS) return [];
  return decided.reduce<Sample[][]>(
    (points, column) => points.flatMap((point) => column.map((sample) => [...point, sample])), [[]],
  );
}
