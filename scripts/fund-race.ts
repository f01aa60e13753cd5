// npm run fund:race -- --rounds N [--clients C]: races for the last yuan on a PostgreSQL server of its own, each round
// forced to overlap, each beside a naive variant that must overspend. Ends with its figures on one line; exit 1 when a
// fen was spent twice or the teeth did not bite.
import { parseArgs } from 'node:util';
import { isSound, raceLine, runRaces } from '../packages/server/test/fund/race.ts';
import { onOwnPostgres, readPolicy, secondsSince, tellProgress, watchForCancel } from './money-trial.ts';
import { wholeNumber } from './whole-number.ts';

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '60' },
    clients: { type: 'string', default: '24' },
    policy: { type: 'string', default: 'qingyuan-2015-64' },
  },
});
const [rounds, clients] = [wholeNumber('rounds', values.rounds), wholeNumber('clients', values.clients)];
const isCancelled = watchForCancel();
const start = performance.now();
const figures = await onOwnPostgres(clients + 1, (database) => runRaces({
  database, policy: readPolicy(values.policy), rounds, clients, isCancelled,
  tell: (done) => tellProgress(`round ${done} of ${rounds}`),
}));
tellProgress('');
for (const complaint of figures.complaints.slice(0, 20)) console.log(complaint);
console.log(`${raceLine(figures, clients)}; ${secondsSince(start)}`);
process.exitCode = isSound(figures, rounds) ? 0 : 1;
