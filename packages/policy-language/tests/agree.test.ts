import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { assess, compilePolicy } from '../src/index.ts';
import { campaign } from './agree/campaign.ts';
import { reportLines } from './agree/report.ts';
import type { CheckedPolicy } from '../src/index.ts';

const policies = new URL('../../../policies/', import.meta.url);

function compiled(id: string): CheckedPolicy {
  const read = (name: string): string => readFileSync(new URL(`${id}/${name}`, policies), 'utf8');
  const { policy } = compilePolicy({ source: read('source.md'), policy: read('policy.md') });
  if (!policy) throw new Error(`${id} does not compile`);
  return policy;
}

const CLAIMS = 1000;

describe.each(readdirSync(policies))('evaluator and reference interpreter on %s', (id) => {
  const findings = campaign(compiled(id), assess, { claims: CLAIMS, seed: 20_151_120n });

  test('agree on outcome, reasons, amounts, parts, total and shares of every generated claim', () => {
    expect(findings.compared).toBe(CLAIMS);
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
