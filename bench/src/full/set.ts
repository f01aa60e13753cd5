/** The full policy as a set of cases: its population, its exact awards, and our engines over it. */
import { assess } from '@qingce/policy-language';
import type { CheckedPolicy } from '@qingce/policy-language';
import { assessPlainly } from '../../../packages/policy-language/src/reference/index.ts';
import type { Engine, Run } from '../engine.ts';
import type { CaseSet } from '../measure.ts';
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
    engines: [byHand, evaluator(policy, 'answer'), evaluator(policy, 'explanation'), reference(policy)],
  };
}

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

function evaluator(policy: CheckedPolicy, told: 'answer' | 'explanation'): Engine<FullClaims> {
  const options = { advice: false, trace: told === 'explanation' };
  return {
    id: told === 'answer' ? 'evaluator' : 'evaluator-trace',
    name: told === 'answer' ? 'Qingce evaluator, JSON in, answer out' : 'Qingce evaluator with the whole derivation',
    kin: 'ours',
    open: (claims) => oneByOne(claims, (facts) => {
      const assessment = assess(policy, { facts }, options);
      if ('errors' in assessment) throw new Error(`A claim was refused: ${JSON.stringify(assessment.errors)}`);
      return assessment.answer.total;
    }),
  };
}

/** The slow second opinion, as an anchor: what exactness costs when nothing is done for speed. */
function reference(policy: CheckedPolicy): Engine<FullClaims> {
  return {
    id: 'reference', name: 'Qingce reference interpreter (slow on purpose)', kin: 'ours',
    open: (claims) => oneByOne(claims, (facts) => assessPlainly(policy, { facts }).total),
  };
}

/** Claims decided one after the other; totals as decimal yuan on the wire. */
function oneByOne(claims: FullClaims, total: (facts: Facts) => string): Run {
  const fen = new Float64Array(claims.length);
  return {
    decide: (count) => {
      for (const [place, facts] of claims.slice(0, count).entries()) fen[place] = fenOf(total(facts));
    },
    awards: () => fen,
  };
}

/** Fen of a decimal text in yuan, without a float between. */
function fenOf(yuan: string): number {
  return Number(yuan.replace('.', ''));
}
