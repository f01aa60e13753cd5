import type { Kysely } from 'kysely';
import type { Role } from '@qingce/contract';
import type { NoTables, Reader, Tx } from '@qingce/database';
import type { Instant } from '../foundation/index.ts';

type RecusalTables = {
  recusal: { claim_id: string; user_id: string; reason: string; role: Role; declared_at: Instant };
};

const tables = (reader: Reader): Kysely<NoTables & RecusalTables> => reader.$extendTables<RecusalTables>();

/** 回避 — one person's declaration about one claim. */
export interface Recusal {
  readonly claimId: string;
  readonly userId: string;
  readonly reason: string;
  readonly role: Role;
  readonly at: Instant;
}

/** Keeps the declaration; false when the person had made it before. */
export async function insertRecusal(tx: Tx, recusal: Recusal): Promise<boolean> {
  const rows = await tables(tx)
    .insertInto('recusal')
    .values({
      claim_id: recusal.claimId, user_id: recusal.userId, reason: recusal.reason, role: recusal.role,
      declared_at: recusal.at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('claim_id')
    .execute();
  return rows.length > 0;
}

export async function listRecusals(reader: Reader, claimId: string): Promise<Recusal[]> {
  const rows = await tables(reader)
    .selectFrom('recusal').selectAll().where('claim_id', '=', claimId).orderBy('declared_at').execute();
  return rows.map((row) => ({
    claimId: row.claim_id, userId: row.user_id, reason: row.reason, role: row.role, at: row.declared_at,
  }));
}

/** The claims that the person keeps off. */
export async function listRecusedClaims(reader: Reader, userId: string): Promise<string[]> {
  const rows = await tables(reader).selectFrom('recusal').select('claim_id').where('user_id', '=', userId).execute();
  return rows.map((row) => row.claim_id);
}

export async function isRecused(reader: Reader, person: { userId: string; claimId: string }): Promise<boolean> {
  const row = await tables(reader)
    .selectFrom('recusal').select('claim_id')
    .where('claim_id', '=', person.claimId).where('user_id', '=', person.userId)
    .executeTakeFirst();
  return row !== undefined;
}
