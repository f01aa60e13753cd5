// npm run bench [-- --json] [--engines a,b] [--sets flat,full] [--quick] [--check] [--write] [--seed N]
import { parseArgs } from 'node:util';
import { quiet, run } from './run.ts';

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    engines: { type: 'string' },
    sets: { type: 'string' },
    quick: { type: 'boolean', default: false },
    check: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
    seed: { type: 'string', default: '20151120' },
    claims: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});

const HELP = `npm run bench -- [options]
  --json            one JSON document on standard output, and nothing else there
  --engines a,b     only these (and the version by hand); an unknown name lists them all
  --sets flat,full  only these sets of cases
  --quick           fewer claims and rounds: seconds instead of minutes
  --check           compares answers and times nothing; only what needs no other engine
  --claims N        with --check: so many boundary claims between the version by hand and the reference
  --write           writes docs/bench.md and its pictures
  --seed N          other claims
`;

const names = (list: string | undefined): string[] | undefined => list?.split(',').map((name) => name.trim());

if (values.help) console.log(HELP);
else {
  process.exitCode = await run({
    json: values.json, quick: values.quick, check: values.check, write: values.write,
    engines: names(values.engines), sets: names(values.sets), seed: Number.parseInt(values.seed, 10),
    claims: values.claims === undefined ? undefined : Number.parseInt(values.claims, 10),
    progress: process.stderr.isTTY ? (what) => process.stderr.write(`\r\u001B[K${what}`) : quiet,
  });
}
