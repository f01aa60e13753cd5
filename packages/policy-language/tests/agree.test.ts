import { describe, expect, test } from 'vitest';
import { assess } from '../src/index.ts';
import { assessPlainly } from '../src/reference/index.ts';
import type { BackEnd } from './agree/back-end.ts';
import { backEndsNamed } from './agree/back-ends.ts';
import { campaign, campaignAgainst } from './agree/campaign.ts';
import { policyIn } from './agree/policy-files.ts';
import { reportLines } from './agree/report.ts';
import { examples, policies } from './policy-folders.ts';

const folders = [...policies, { id: 'the flat sample', at: new URL('flat/', import.meta.url) }];

const CLAIMS = 1000;
const CLAIMS_OF_EXAMPLE = 250;

describe.each(examples)('evaluator and reference interpreter on the example $id', ({ at }) => {
  test('agree on every generated claim, some of them with an award', () => {
    const findings = campaign(policyIn(at), assess, { claims: CLAIMS_OF_EXAMPLE, seed: 20_151_120n });
    expect(findings.compared).toBeGreaterThanOrEqual(CLAIMS_OF_EXAMPLE);
    expect(findings.eligible).toBeGreaterThan(0);
    expect(findings.disagreements.length === 0 ? [] : reportLines(findings)).toEqual([]);
  });
});

describe.each(folders)('evaluator and reference interpreter on $id', ({ at }) => {
  const findings = campaign(policyIn(at), assess, { claims: CLAIMS, seed: 20_151_120n });

  test('agree on outcome, reasons, amounts, parts, total and shares of every generated claim', () => {
    expect(findings.compared).toBeGreaterThanOrEqual(CLAIMS);
    expect(findings.disagreements.length === 0 ? [] : reportLines(findings)).toEqual([]);
  });

  test('are compared on claims worth comparing: many eligible, few refused at the door', () => {
    const refused = [...findings.refused.values()].reduce((sum, count) => sum + count, 0);
    expect(findings.eligible * 100).toBeGreaterThan(findings.compared * 30);
    expect(refused * 100).toBeLessThan(findings.compared * 5);
  });

  test('are compared where the policy decides: conditions, branches and table rows', () => {
    const touched = findings.coverage.touched();
    const all = touched + findings.coverage.untouched().length;
    expect(touched * 100 > all * 85 ? [] : findings.coverage.untouched()).toEqual([]);
  });
});

const generated = [...folders, ...examples];

describe.each(generated)('generated JavaScript on $id', ({ at }) => {
  test('agrees with the reference interpreter, claim by claim and over columns', async () => {
    const backEnds = backEndsNamed(['js', 'column']);
    const findings = await campaignAgainst(policyIn(at), { claims: CLAIMS_OF_EXAMPLE, seed: 20_151_125n, backEnds });
    expect(findings.compared).toBeGreaterThanOrEqual(CLAIMS_OF_EXAMPLE);
    expect(findings.disagreements.length === 0 ? [] : reportLines(findings)).toEqual([]);
  });
});

/** Another last digit. */
const tooMuch = (amount: string | null): string | null =>
  amount && amount !== '0.00' ? `${amount.slice(0, -1)}${(Number.parseInt(amount.slice(-1), 10) + 1) % 10}` : amount;

test('a back end that pays one fen too much is found out', async () => {
  const wrong: BackEnd = {
    name: 'wrong',
    judge: (policy, readings, claims) => claims.map((facts) => {
      const answer = assessPlainly(policy, { facts, readings });
      return { items: answer.items.map((item) => ({ ...item, amount: tooMuch(item.amount) })) };
    }),
  };
  const { disagreements, eligible } =
    await campaignAgainst(policyIn(folders[0]!.at), { claims: 100, seed: 3n, backEnds: [wrong] });
  expect(disagreements.length).toBeGreaterThan(0);
  expect(disagreements.length).toBeLessThanOrEqual(eligible + 20);
  expect(disagreements.every(({ backEnd, differences }) =>
    backEnd === 'wrong' && differences.every(({ where }) => where.endsWith('amount')))).toBe(true);
});
