// npm run fund:verify: asks the invariants of the money (packages/server/src/invariants) on the database in use,
// DATABASE_URL or the embedded one in DATA_DIR (stop the server first: it has one opener). Reads only; exit 1 when
// one is broken, 2 when there is no database to ask.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { inReadTransaction, openDatabase } from '@qingce/database';
import type { Database } from '@qingce/database';
import { checkInvariants, invariantIds } from '@qingce/server/invariants';

try {
  process.exitCode = await verify(await openInUse());
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

function openInUse(): Promise<Database> {
  const url = process.env.DATABASE_URL;
  if (url !== undefined && url !== '') return openDatabase({ url });
  const folder = join(process.env.DATA_DIR ?? './data', 'database');
  if (!existsSync(folder)) {
    throw new Error(`There is no database in ${folder}: set DATABASE_URL or DATA_DIR, or run npm start once.`);
  }
  return openDatabase({ folder });
}
