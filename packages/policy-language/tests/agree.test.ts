import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { assess } from '../src/index.ts';
import { campaign } from './agree/campaign.ts';
import { policyIn } from './agree/policy-files.ts';
import { reportLines } from './agree/report.ts';

const policies = new URL('../../../policies/', import.meta.url);
const folders = [
  ...readdirSync(policies).map((id): [string, URL] => [id, new URL(`${id}/`, policies)]),
  ['the flat sample', new URL('flat/', import.meta.url)] as [string, URL],
];

const CLAIMS = 1000;

describe.each(folders)('evaluator and reference interpreter on %s', (_, folder) => {
  const findings = campaign(policyIn(folder), assess, { claims: CLAIMS, seed: 20_151_120n });

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
