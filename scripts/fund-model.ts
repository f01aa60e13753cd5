// npm run fund:model -- --commands N --seed S: random acts on the fund, retries, crashes and late words of the bank
// among them, on a PostgreSQL server of its own (with --embedded, or where none is installed, on the embedded one) and
// on a model in plain arithmetic; after every command both must hold the same. Ends with its figures on one line; a
// divergence is printed with its shrunk sequence.
import { parseArgs } from 'node:util';
import { migrate, openDatabase } from '@qingce/database';
import type { Database } from '@qingce/database';
import { modelLine, runModel } from '../packages/server/test/fund/model-run.ts';
import { onOwnPostgres, readPolicy, secondsSince, tellProgress, watchForCancel } from './money-trial.ts';
import { findServerPrograms } from './postgres-cluster.ts';
import { wholeNumber } from './whole-number.ts';

const { values } = parseArgs({
  options: {
    commands: { type: 'string', default: '10000' },
    seed: { type: 'string', default: '1' },
    policy: { type: 'string', default: 'qingyuan-2015-64' },
    embedded: { type: 'boolean', default: false },
  },
});
const [commands, seed] = [wholeNumber('commands', values.commands), wholeNumber('seed', values.seed)];
const start = performance.now();
const isCancelled = watchForCancel();

const compare = async (database: Database): Promise<void> => {
  const figures = await runModel({
    database, policy: readPolicy(values.policy), commands, seed, isCancelled,
    tell: (done) => tellProgress(`${done} of ${commands} commands`),
  });
  tellProgress('');
  for (const divergence of figures.divergences) console.log(divergence);
  console.log(`${modelLine(figures)}; seed ${seed}, ${secondsSince(start)}, ${database.engine}`);
  process.exitCode = figures.divergences.length === 0 ? 0 : 1;
};

if (values.embedded || findServerPrograms() === undefined) {
  const database = await openDatabase({ dumpFile: undefined });
  await migrate(database);
  await compare(database);
  await database.close();
} else {
  await onOwnPostgres(2, compare);
}
