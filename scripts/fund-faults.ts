// npm run fund:faults: fails every money transaction at its first statement, its second, and so on, on a PostgreSQL
// server of its own; after each failure all tables must read as before. Ends with its figures on one line.
import { faultLine, runFaults } from '../packages/server/test/fund/faults.ts';
import { onOwnPostgres, secondsSince, tellProgress } from './money-trial.ts';

const start = performance.now();
const figures = await onOwnPostgres(10, (database) => runFaults(database, tellProgress));
tellProgress('');
for (const half of figures.halves) console.log(half);
console.log(`${faultLine(figures)}; ${secondsSince(start)}`);
process.exitCode = figures.halves.length === 0 ? 0 : 1;
