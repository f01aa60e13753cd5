// Populations: the generated module and the evaluator judge synthetic claims alike, and sums are those of the parts.
import { describe, expect, test } from 'vitest';
import { assess } from '../src/index.ts';
import { cutToCeiling, enter, openChanges, openJudge, openTally, synthesize } from '../src/population/index.ts';
import { compareVersions } from '../src/versions/index.ts';
import { policyIn } from './agree/policy-files.ts';
import { hasCases, policies, readText } from './policy-folders.ts';

const factsBeside = (folder: (typeof policies)[number]): unknown[] =>
  (JSON.parse(readText(folder, 'cases.json')) as { facts: unknown }[]).map(({ facts }) => facts);

describe.each(policies.filter(hasCases))('a population of $id', (folder) => {
  const policy = policyIn(folder.at);
  const made = (seed: number, claims = 400) => [...synthesize(policy, factsBeside(folder), { claims, seed })];

  test('is the same for the same seed, another for another, and passes the door', () => {
    expect(made(3)).toEqual(made(3));
    expect(made(3)).not.toEqual(made(4));
    expect(made(3).filter((facts) => 'errors' in enter(policy, facts))).toEqual([]);
  });

  test('is judged as the evaluator judges it, claim by claim, to the fen', async () => {
    const claims = made(5);
    const { judge, by } = await openJudge(policy);
    expect(by).toBe('module');
    const judged = judge(claims.map((facts) => ({ facts })));
    const apart = claims.filter((facts, place) => {
      const assessment = assess(policy, { facts }, { advice: false, trace: false });
      const found = judged[place];
      if ('errors' in assessment || !found || 'errors' in found) return true;
      const { total, items } = assessment.answer;
      // Where a fact is missing the module may wait longer than the evaluator, but decides nothing else.
      const differs = items.some(({ outcome }, at) =>
        found.items[at]?.outcome !== outcome && found.items[at]?.outcome !== 'undetermined');
      return differs || BigInt(total.replace('.', '')) !== found.total;
    });
    expect(apart).toEqual([]);
    expect(judged.filter((one) => 'total' in one && one.total > 0n).length).toBeGreaterThan(100);
  });
});

describe('a tally', () => {
  const paid = (fen: bigint) => ({ total: fen, items: [{ item: 'a', outcome: 'eligible' as const, fen }] });
  const refused = { total: 0n, items: [{ item: 'a', outcome: 'ineligible' as const, fen: 0n, code: 'NO' }] };

  test('adds up amounts, outcomes and reasons, and knows the middle', () => {
    const tally = openTally(['a', 'b']);
    for (const one of [paid(300n), paid(100n), paid(200n), refused, { errors: [] }]) tally.add(one);
    expect(tally.read()).toEqual({
      claims: 5, badInput: 1, fen: 600n,
      items: [{
        item: 'a', claimed: 4, eligible: 3, undetermined: 0, refused: 1, fen: 600n,
        spread: [100n, 200n, 300n, 300n], reasons: [['NO', 1]],
      }],
    });
  });

  test('counts who gains and who loses, and keeps the greatest changes', () => {
    const changes = openChanges();
    changes.add(paid(100n), paid(400n));
    changes.add(paid(500n), refused);
    changes.add(refused, refused);
    const { winners, losers, before, after, greatest } = changes.read();
    expect({ winners, losers, before, after }).toEqual({ winners: 1, losers: 1, before: 600n, after: 400n });
    expect(greatest.map(({ place }) => place)).toEqual([1, 0]);
  });

  test('cuts to a ceiling in proportion, to the last fen, ties by the order of the claims', () => {
    expect(cutToCeiling([100n, 100n], 200n)).toMatchObject({ cut: 0, granted: [100n, 100n] });
    expect(cutToCeiling([100n, 100n, 100n], 100n)).toMatchObject({ cut: 3, granted: [34n, 33n, 33n] });
    expect(cutToCeiling([0n, 1n], 0n)).toMatchObject({ cut: 1, granted: [0n, 0n] });
  });
});

test('a version compared with itself says nothing', () => {
  for (const folder of policies) expect(compareVersions(policyIn(folder.at), policyIn(folder.at))).toEqual([]);
});
