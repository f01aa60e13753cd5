// npm run audit:verify [-- --head 1234:<sha256>]…: computes the chain of the audit trail anew on the database in use,
// DATABASE_URL or the embedded one in DATA_DIR (stop the server first: it has one opener), and holds it against heads
// that were noted outside. Reads only; exit 1 when a record was touched, 2 when it cannot ask.
import { parseArgs } from 'node:util';
import { inReadTransaction } from '@qingce/database';
import type { Database } from '@qingce/database';
import { verifyChain } from '@qingce/server/audit';
import type { ChainHead } from '@qingce/server/audit';
import { openDatabaseInUse } from './database-in-use.ts';

try {
  const noted = notedHeads();
  process.exitCode = await verify(await openDatabaseInUse(), noted);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
}

function notedHeads(): ChainHead[] {
  const { values } = parseArgs({ options: { head: { type: 'string', multiple: true } } });
  return (values.head ?? []).map((text) => {
    const [, seq, head] = /^([1-9][0-9]*):([0-9a-f]{64})$/.exec(text) ?? [];
    if (seq === undefined || head === undefined) throw new Error(`--head ${text}: a number, a colon and 64 hex digits`);
    return { seq: BigInt(seq), head };
  });
}

async function verify(database: Database, noted: readonly ChainHead[]): Promise<number> {
  const start = performance.now();
  try {
    const { breaks, head, waiting } =
      await inReadTransaction(database, (tx) => verifyChain(tx, { noted, tellProgress }));
    if (process.stderr.isTTY) process.stderr.write('\r\u001b[K');
    for (const { what, seq, recordId } of breaks) console.log(`${what}  link ${seq ?? '-'}, record ${recordId ?? '-'}`);
    const seconds = ((performance.now() - start) / 1000).toFixed(1);
    console.log(
      `audit:verify  ${head.seq} records linked, ${waiting} waiting, ${breaks.length} breaks, ` +
      `${noted.length} noted heads compared, ${seconds} s, ${database.engine}\nhead ${head.seq}:${head.head}`,
    );
    return breaks.length === 0 ? 0 : 1;
  } finally {
    await database.close();
  }
}

function tellProgress(seq: bigint): void {
  if (process.stderr.isTTY) process.stderr.write(`\r${seq} records`);
}
