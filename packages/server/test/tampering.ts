import { sql } from 'kysely';
import { expect } from 'vitest';
import { inTransaction } from '@qingce/database';
import type { Database, Tx } from '@qingce/database';
import { checkInvariants } from '../src/invariants/index.ts';

class RolledBack extends Error {}

/**
 * What the invariants find after someone with every right of the server went around all triggers with some
 * statements, `I7 order 2017-0003: …` each; nothing of it is kept.
 */
export async function foundAfter(database: Database, tampering: string): Promise<string[]> {
  let found: string[] = [];
  const look = async (tx: Tx): Promise<never> => {
    await sql`set local session_replication_role = replica`.execute(tx);
    await sql.raw(tampering).execute(tx);
    const { breaches } = await checkInvariants(tx);
    found = breaches.map(({ invariant, object, what }) => `${invariant} ${object}: ${what}`);
    throw new RolledBack();
  };
  await inTransaction(database, look).catch((error: unknown) => expect(error).toBeInstanceOf(RolledBack));
  return found;
}
