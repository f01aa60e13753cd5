// Budgets that are short: the awards of several claims, and what each gets by the declared method.
import { existsSync } from 'node:fs';
import { exact, formatYuan, parseYuan } from '@qingce/values';
import { describe, expect, test } from 'vitest';
import { allotBudget, assess, followUp } from '../src/index.ts';
import type { CheckedPolicy, Demand } from '../src/index.ts';
import { policyIn } from './agree/policy-files.ts';
import { examples, readText } from './policy-folders.ts';

/** Claims in the order of submission, and what each is granted, in 元. */
type Pool = { readonly budget: string; readonly claims: readonly unknown[]; readonly granted: readonly string[] };

const withPools = examples.filter(({ at }) => existsSync(new URL('pools.json', at)));

function demandOf(policy: CheckedPolicy, budget: string, facts: unknown, place: number): Demand {
  const assessment = assess(policy, { facts });
  const follows = followUp(policy, { facts });
  if ('errors' in assessment || 'errors' in follows) throw new Error(`claim ${place} is refused`);
  const ranks = follows.items.flatMap((item) => item.ranks).filter((rank) => rank.budget === budget);
  const rank = exact.parseDecimal(ranks[0]?.rank ?? '');
  return { id: String(place), fen: parseYuan(assessment.answer.total) ?? 0n, ...(rank && { rank }) };
}

describe.each(withPools)('the pools of $id', (folder) => {
  const policy = policyIn(folder.at);
  const pools = JSON.parse(readText(folder, 'pools.json')) as Pool[];

  test.each(pools)('$budget', ({ budget: id, claims, granted }) => {
    const budget = policy.process.budgets?.find((each) => each.id === id);
    const demands = claims.map((facts, place) => demandOf(policy, id, facts, place));
    const allotted = budget ? allotBudget(budget, demands) : [];
    expect(allotted.map((each) => formatYuan(each.granted))).toEqual(granted);
  });
});

test('some example has a pool', () => {
  expect(withPools.length).toBeGreaterThan(0);
});
