/** What a campaign found, for a person; the last line has the numbers that count. */
import type { Disagreement, Findings } from './campaign.ts';

/** How often a policy's every corner should be touched in a long run. */
const WANTED = 1000;

/** Of what was touched seldom, so much is told unless every count is wanted. */
const SELDOM_TOLD = 40;

/** Disagreements as facts that `qingce assess` accepts, then what was covered, then the count. */
export function reportLines(findings: Findings, { everyCount = false } = {}): string[] {
  const { compared, eligible, incomplete, refused, eligibleItems, disagreements, coverage } = findings;
  const untouched = coverage.untouched();
  const touched = coverage.touched();
  const counts = coverage.counts();
  const told = everyCount ? counts : counts.filter(({ count }) => count < WANTED).slice(0, SELDOM_TOLD);
  const refusals = [...refused].toSorted(([, a], [, b]) => b - a);
  return [
    ...disagreements.slice(0, 20).flatMap(disagreementLines),
    `eligible ${percent(eligible, compared)}, with facts left out ${percent(incomplete, compared)}`,
    `eligible items: ${[...eligibleItems]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([item, count]) => `${item} ${count}`)
      .join(', ')}`,
    `refused at the door: ${refusals.map(([code, count]) => `${code} ${count}`).join(', ') || 'none'}`,
    `conditions, branches and table rows: ${touched} of ${touched + untouched.length} touched`,
    ...told.map(({ label, count }) => `  ${count === 0 ? 'untouched' : `touched ${count} times`}: ${label}`),
    `touched at least ${WANTED} times: ${counts.filter(({ count }) => count >= WANTED).length}`,
    `${compared} claims compared, ${disagreements.length} differences`,
  ];
}

function disagreementLines({ claim, differences, backEnd = 'evaluator' }: Disagreement): string[] {
  const options = [
    ...Object.entries(claim.settings).map(([key, value]) => `--set ${key}=${value}`),
    ...Object.entries(claim.readings).map(([id, option]) => `--reading ${id}=${option}`),
  ];
  return [
    '─'.repeat(80),
    ...differences.map(({ where, evaluator, reference }) =>
      `${where}\n  ${backEnd} ${JSON.stringify(evaluator)}\n  reference ${JSON.stringify(reference)}`),
    JSON.stringify(claim.facts), ...(options.length > 0 ? [options.join(' ')] : []), '',
  ];
}

function percent(part: number, whole: number): string {
  return whole === 0 ? '0 %' : `${Math.floor((part * 100) / whole)} %`;
}
