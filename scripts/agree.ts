// npm run agree -- --claims N --seed S [--policy id or folder] [--batch N] [--counts]
// [--against evaluator,js,column,explained,postgres,duckdb] [--examples]: compares the evaluator and compiled back
// ends with the reference interpreter on generated claims (`explained`: derivations with the evaluator's too), and
// with --counts tells of every condition, branch and table row how many claims touched it, not only of the rare ones;
// with --examples the back ends on the worked examples beside the policy. PostgreSQL is the
// server that AGREE_DATABASE_URL names, else one of its own, else the embedded one.
import { existsSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { assess } from '@qingce/policy-language';
import { barOf } from '../packages/cli/src/progress.ts';
import { backEndsNamed } from '../packages/policy-language/tests/agree/back-ends.ts';
import { campaignAgainst } from '../packages/policy-language/tests/agree/campaign.ts';
import { policyIn } from '../packages/policy-language/tests/agree/policy-files.ts';
import { reportLines } from '../packages/policy-language/tests/agree/report.ts';
import { judgeExamples } from '../packages/policy-language/tests/agree/worked-examples.ts';
import { findServerPrograms, startCluster } from './postgres-cluster.ts';

// The reference tells of a missing fact by throwing, many times a claim; nobody reads where from.
Error.stackTraceLimit = 0;

const { values } = parseArgs({
  options: {
    claims: { type: 'string', default: '2000' },
    seed: { type: 'string', default: '1' },
    policy: { type: 'string', default: 'qingyuan-2015-64' },
    against: { type: 'string', default: 'evaluator' },
    batch: { type: 'string' },
    examples: { type: 'boolean', default: false },
    counts: { type: 'boolean', default: false },
  },
});
const id = new URL(`../policies/${values.policy}/`, import.meta.url);
const folder = existsSync(id) ? id : pathToFileURL(`${values.policy}/`);
const policy = policyIn(folder);
const names = values.against.split(',');
const programs = names.includes('postgres') && !process.env.AGREE_DATABASE_URL ? findServerPrograms() : undefined;
const cluster = programs ? await startCluster(programs) : undefined;
if (cluster) process.env.AGREE_DATABASE_URL = cluster.url;
const backEnds = backEndsNamed(names.filter((name) => name !== 'evaluator'));
const what = values.examples ? 'worked examples' : `seed ${values.seed}`;
console.log(`${values.policy}, ${what}, against ${names.join(', ')}`);
process.exitCode = (await (values.examples ? compareExamples() : compareClaims())) === 0 ? 0 : 1;
await cluster?.stop();

/** Prints what was found and answers with the number of differences. */
async function compareClaims(): Promise<number> {
  const claims = Number.parseInt(values.claims, 10);
  const findings = await campaignAgainst(policy, {
    claims, seed: BigInt(values.seed), backEnds,
    ...(names.includes('evaluator') && { assess }),
    ...(values.batch && { batch: Number.parseInt(values.batch, 10) }),
    progress: (compared) => {
      if (!process.stderr.isTTY) return;
      process.stderr.write(`\r${barOf(compared / claims)} ${compared} of ${claims} claims`);
    },
  });
  if (process.stderr.isTTY) process.stderr.write('\r\u001b[K');
  console.log(reportLines(findings, { everyCount: values.counts }).join('\n'));
  return findings.disagreements.length;
}

async function compareExamples(): Promise<number> {
  let all = 0;
  for (const backEnd of backEnds) {
    const { compared, differences } = await judgeExamples(policy, folder, backEnd);
    await backEnd.close?.();
    for (const difference of differences) console.log(JSON.stringify(difference));
    console.log(`${backEnd.name}: ${compared} worked examples compared, ${differences.length} differences`);
    all += differences.length;
  }
  return all;
}
