/** The full policy as a set of cases: its population, its exact awards, and our engines over it. */
import type { CheckedPolicy } from '@qingce/policy-language';
import type { Engine } from '../engine.ts';
import type { CaseSet } from '../measure.ts';
import { generatedSql } from '../generated-sql.ts';
import { generatedColumns, ours } from '../ours.ts';
import { assessByHand, roomFor } from './by-hand.ts';
import { makePopulation } from './population.ts';
import { readClaims } from './read-claims.ts';
import type { Facts } from './read-claims.ts';

export type FullClaims = readonly Facts[];

/** The population of that size under the policy. */
export function fullSet(policy: CheckedPolicy, size: { count: number; seed: number }): CaseSet<FullClaims> {
  const claims = [...makePopulation(size.count, size.seed)];
  return {
    id: 'full',
    title: 'Full policy (qingyuan-2015-64: ten items, lists, daily accrual)',
    count: claims.length,
    first: (count) => claims.slice(0, count),
    exact: awardsByHand(claims),
    hand: byHand.id,
    engines: [
      byHand, generatedColumns(policy, { facts: asTheyAre }), ...ours(policy, asTheyAre),
      ...generatedSql(policy, asTheyAre),
    ],
  };
}

const asTheyAre = (claims: FullClaims): FullClaims => claims;

/** What the version by hand says, which is tested against the reference interpreter (by-hand.test.ts). */
function awardsByHand(claims: FullClaims): Float64Array {
  const tables = readClaims(claims);
  const findings = roomFor(tables);
  assessByHand(tables, findings);
  return findings.total;
}

const byHand: Engine<FullClaims> = {
  id: 'hand-typed-arrays', name: 'by hand, typed arrays of fen', kin: 'hand',
  open: (claims) => {
    // One table for each number of claims asked for: a run of a part would else read the whole.
    const opened = new Map<number, ReturnType<typeof openTables>>();
    let last = new Float64Array();
    return {
      decide: (count) => {
        const { tables, findings } = opened.get(count) ?? openTables(claims.slice(0, count));
        opened.set(count, { tables, findings });
        assessByHand(tables, findings);
        last = findings.total as Float64Array<ArrayBuffer>;
      },
      awards: () => last,
    };
  },
};

function openTables(claims: FullClaims) {
  const tables = readClaims(claims);
  return { tables, findings: roomFor(tables) };
}
