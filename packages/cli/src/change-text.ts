/** How a population changes from one side to the other, for a person and for a program. */
import { formatYuan, groupYuan } from '@qingce/values';
import type { Changes, Tally } from '@qingce/policy-language/population';
import type { Call } from './command.ts';
import { columns } from './layout.ts';
import type { Simulated } from './population.ts';

export function changeLines(
  { changes }: NonNullable<Simulated['other']>, { say, terminal: { paint } }: Call,
): string[] {
  const { claims, winners, losers, before, after, greatest } = changes;
  const rows = greatest.map((change) => [
    say('claimNumber', { n: change.place + 1 }), groupYuan(change.before), '→', groupYuan(change.after),
    signed(change.after - change.before),
  ]);
  return [
    paint('bold', say('effect')),
    say('effectCounts', { claims, winners, losers, same: claims - winners - losers }),
    say('effectSum', { before: groupYuan(before), after: groupYuan(after), difference: signed(after - before) }),
    ...(rows.length === 0 ? [] : [say('effectGreatest'), ...columns(rows, [1, 3, 4]).map((line) => `  ${line}`)]),
  ];
}

function signed(fen: bigint): string {
  return fen > 0n ? `+${groupYuan(fen)}` : groupYuan(fen);
}

export function changesJson({ greatest, before, after, ...counts }: Changes): object {
  return {
    ...counts, before: formatYuan(before), after: formatYuan(after), difference: formatYuan(after - before),
    greatest: greatest.map((change) =>
      ({ claim: change.place + 1, before: formatYuan(change.before), after: formatYuan(change.after) })),
  };
}

export function tallyJson({ items, fen, ...counts }: Tally): object {
  return {
    ...counts, total: formatYuan(fen),
    items: items.map(({ fen: sum, spread: [least, median, ninth, greatest], reasons, ...one }) => ({
      ...one, sum: formatYuan(sum), least: formatYuan(least), median: formatYuan(median), ninth: formatYuan(ninth),
      greatest: formatYuan(greatest), reasons: Object.fromEntries(reasons),
    })),
  };
}
