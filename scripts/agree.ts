// npm run agree -- --claims N --seed S [--policy id]: compares evaluator and reference interpreter on
// generated claims.
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { assess, compilePolicy } from '@qingce/policy-language';
import { campaign } from '../packages/policy-language/tests/agree/campaign.ts';
import { reportLines } from '../packages/policy-language/tests/agree/report.ts';

const { values } = parseArgs({
  options: {
    claims: { type: 'string', default: '2000' },
    seed: { type: 'string', default: '1' },
    policy: { type: 'string', default: 'qingyuan-2015-64' },
  },
});
const read = (name: string): string =>
  readFileSync(new URL(`../policies/${values.policy}/${name}`, import.meta.url), 'utf8');
const { policy } = compilePolicy({ source: read('source.md'), policy: read('policy.md') });
if (!policy) throw new Error(`policies/${values.policy} does not compile; run qingce check.`);
const findings = campaign(policy, assess, {
  claims: Number.parseInt(values.claims, 10),
  seed: BigInt(values.seed),
});
console.log(reportLines(findings).join('\n'));
process.exitCode = findings.disagreements.length === 0 ? 0 : 1;
