/** The flat sample as a set of cases: the rule set of a few lines that every engine can express. */
import type { Engine } from '../engine.ts';
import type { CaseSet } from '../measure.ts';
import { handObjects, handTotalOnly, handTypedArrays, naiveFloat } from './by-hand.ts';
import { makeFlatClaims } from './claims.ts';
import type { FlatClaims } from './claims.ts';
import { exactAwards } from './exact.ts';

/** So many flat claims; `rivals` come from their own folder, which is installed apart. */
export function flatSet(
  rivals: readonly Engine<FlatClaims>[],
  { count, seed }: { count: number; seed: number },
): CaseSet<FlatClaims> {
  const claims = makeFlatClaims(count, seed);
  return {
    id: 'flat',
    title: 'Flat sample (rent, leased seats, certificates; twelve facts, no lists)',
    count,
    first: (some) => firstOf(claims, some),
    exact: exactAwards(claims),
    hand: handTypedArrays.id,
    engines: [handTypedArrays, handTotalOnly, handObjects, naiveFloat, ...rivals],
  };
}

/** The first so many claims, without a copy. */
function firstOf(claims: FlatClaims, count: number): FlatClaims {
  const { count: _, ...columns } = claims;
  const cut = Object.entries(columns).map(([key, column]) => [key, column.subarray(0, count)]);
  return { ...(Object.fromEntries(cut) as Omit<FlatClaims, 'count'>), count };
}
