/** What a run of the TCK found, folder by folder. */
import type { Result, Verdict } from './campaign.ts';

const COLUMNS: readonly Verdict['kind'][] = ['value', 'refused', 'failed', 'outside'];

/** A line for each folder, one for each failure, the constructs left out, then the totals. */
export function reportLines(results: readonly Result[]): string[] {
  const folders = Map.groupBy(results, ({ folder }) => folder);
  const failures = results.flatMap(({ folder, test, verdict }) =>
    (verdict.kind === 'failed' ? [`${folder} ${test}: ${verdict.by}: ${verdict.told}`] : []));
  const outside = results.flatMap(({ verdict }) => (verdict.kind === 'outside' ? [verdict.what] : []));
  const reasons = [...Map.groupBy(outside, (what) => what)].toSorted(([, a], [, b]) => b.length - a.length);
  const within = results.filter(({ verdict }) => verdict.kind !== 'outside').length;
  return [
    row('folder', COLUMNS),
    ...[...folders].map(([folder, all]) => row(folder, COLUMNS.map((kind) => String(count(all, kind))))),
    '', 'outside the profile:',
    ...reasons.map(([what, all]) => `  ${String(all.length).padStart(5)}  ${what}`),
    '', ...failures,
    `${results.length} results: ${count(results, 'value')} passed by value, `
    + `${count(results, 'refused')} passed by refusal (FEEL: null), `
    + `${count(results, 'failed')} failed, ${count(results, 'outside')} outside the profile; `
    + `${within - count(results, 'failed')} of ${within} of the profile pass`,
  ];
}

function count(results: readonly Result[], kind: Verdict['kind']): number {
  return results.filter(({ verdict }) => verdict.kind === kind).length;
}

function row(name: string, cells: readonly string[]): string {
  return name.padEnd(64) + cells.map((cell) => cell.padStart(9)).join('');
}
