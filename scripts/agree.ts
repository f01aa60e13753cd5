// npm run agree -- --claims N --seed S [--policy id or folder] [--against evaluator,js,column]: compares the
// evaluator and compiled back ends with the reference interpreter on generated claims.
import { existsSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { assess } from '@qingce/policy-language';
import { backEndsNamed } from '../packages/policy-language/tests/agree/back-ends.ts';
import { campaignAgainst } from '../packages/policy-language/tests/agree/campaign.ts';
import { policyIn } from '../packages/policy-language/tests/agree/policy-files.ts';
import { reportLines } from '../packages/policy-language/tests/agree/report.ts';

const { values } = parseArgs({
  options: {
    claims: { type: 'string', default: '2000' },
    seed: { type: 'string', default: '1' },
    policy: { type: 'string', default: 'qingyuan-2015-64' },
    against: { type: 'string', default: 'evaluator' },
    batch: { type: 'string' },
  },
});
const id = new URL(`../policies/${values.policy}/`, import.meta.url);
const policy = policyIn(existsSync(id) ? id : pathToFileURL(`${values.policy}/`));
const names = values.against.split(',');
const claims = Number.parseInt(values.claims, 10);
const findings = await campaignAgainst(policy, {
  claims, seed: BigInt(values.seed),
  backEnds: backEndsNamed(names.filter((name) => name !== 'evaluator')),
  ...(names.includes('evaluator') && { assess }),
  ...(values.batch && { batch: Number.parseInt(values.batch, 10) }),
  progress: (compared) => {
    if (process.stderr.isTTY) process.stderr.write(`\r${compared} of ${claims} claims`);
  },
});
if (process.stderr.isTTY) process.stderr.write('\r\u001b[K');
console.log(`${values.policy}, seed ${values.seed}, against ${names.join(', ')}`);
console.log(reportLines(findings).join('\n'));
process.exitCode = findings.disagreements.length === 0 ? 0 : 1;
