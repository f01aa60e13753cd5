// npm run fund:verify: asks the invariants of the money (packages/server/src/invariants) on the database in use,
// DATABASE_URL or the embedded one in DATA_DIR (stop the server first: it has one opener). Reads only; exit 1 when
// one is broken, 2 when there is no database to ask.
import { inReadTransaction } from '@qingce/database';
import type { Database } from '@qingce/database';
import { checkInvariants, invariantIds } from '@qingce/server/invariants';
import { openDatabaseInUse } from './database-in-use.ts';

try {
  process.exitCode = await verify(await openDatabaseInUse());
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
}

async function verify(database: Database): Promise<number> {
  const start = performance.now();
  try {
    const { breaches, counted } = await inReadTransaction(database, (tx) => checkInvariants(tx));
    for (const { invariant, object, what } of breaches) console.log(`${invariant}  ${object}: ${what}`);
    const broken = new Set(breaches.map(({ invariant }) => invariant));
    const { claims, entries, accounts } = counted;
    const seconds = ((performance.now() - start) / 1000).toFixed(1);
    console.log(
      `fund:verify  ${invariantIds.length - broken.size} of ${invariantIds.length} invariants hold, ` +
      `${breaches.length} breaches; ` +
      `${claims} claims, ${entries} entries, ${accounts} accounts, ${seconds} s, ${database.engine}`,
    );
    return breaches.length === 0 ? 0 : 1;
  } finally {
    await database.close();
  }
}
