/** What one side says of a population of claims, or two sides and how they differ. */
import type { Fen } from '@qingce/values';
import type { CheckedPolicy } from '../typed/ir.ts';
import { enter } from './judge.ts';
import type { Entered, Judge, Judged } from './judge.ts';
import { openChanges, openTally } from './tally.ts';
import type { Changes, Tally } from './tally.ts';

/** One side of a simulation: a policy under readings. */
export type Side = { readonly policy: CheckedPolicy; readonly readings: Readonly<Record<string, string>> };

/** Sums over all claims of the first side with the total of each in fen, and of the second where there is one. */
export type Found = {
  readonly tally: Tally; readonly totals: readonly Fen[]; readonly judgingSeconds: number;
  readonly other?: { readonly tally: Tally; readonly changes: Changes };
};

/** Judges claims chunk by chunk and adds up what comes of them. */
export type Findings = {
  readonly add: (claims: readonly Entered[]) => readonly Judged[]; readonly count: () => number;
  readonly read: () => Found;
};

/**
 * Opens the sums of one side or of both, in fen; a claim goes through the door of each side's own policy. `clock` tells
 * milliseconds, for how long judging took; without it 0. Never throws on facts let in.
 */
export function openFindings(
  { policy, judge }: Side & Judge, other?: Side & Judge, clock: () => number = () => 0,
): Findings {
  const tally = openTally(policy.items.map(({ id }) => id));
  const [otherTally, changes] = [openTally(other?.policy.items.map(({ id }) => id) ?? []), openChanges()];
  const totals: Fen[] = [];
  let judging = 0;
  const addOther = (claims: readonly Entered[], found: readonly Judged[], second: Side & Judge): void => {
    const theirs = second.policy.hash === policy.hash
      ? claims : claims.map((claim) => ('errors' in claim ? claim : enter(second.policy, claim.facts)));
    second.judge(theirs).forEach((after, place) => {
      otherTally.add(after);
      changes.add(found[place] ?? after, after);
    });
  };
  return {
    add: (claims) => {
      const begun = clock();
      const found = judge(claims);
      judging += clock() - begun;
      for (const one of found) {
        tally.add(one);
        totals.push('errors' in one ? 0n : one.total);
      }
      if (other) addOther(claims, found, other);
      return found;
    },
    count: () => totals.length,
    read: () => ({
      tally: tally.read(), totals, judgingSeconds: judging / 1000,
      ...(other && { other: { tally: otherTally.read(), changes: changes.read() } }),
    }),
  };
}
