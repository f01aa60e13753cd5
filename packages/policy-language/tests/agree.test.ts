import { describe, expect, test } from 'vitest';
import { assess } from '../src/index.ts';
import { campaign } from './agree/campaign.ts';
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
