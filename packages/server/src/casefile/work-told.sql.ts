import type { Kysely } from 'kysely';
import type { NoTables, Reader, Tx } from '@qingce/database';
import type { Instant } from '../foundation/index.ts';

type WorkToldTables = {
  work_told: { user_id: string; claim_id: string; told_at: Instant };
  work_looked_upto: { seq: bigint };
};

const tables = (reader: Reader): Kysely<NoTables & WorkToldTables> => reader.$extendTables<WorkToldTables>();

/** The number of the last record of the trail that was looked at, held until the transaction ends. */
export async function lockLookedUpto(tx: Tx): Promise<bigint> {
  return (await tables(tx).selectFrom('work_looked_upto').select('seq').forUpdate().executeTakeFirstOrThrow()).seq;
}

export async function setLookedUpto(tx: Tx, seq: bigint): Promise<void> {
  await tables(tx).updateTable('work_looked_upto').set({ seq }).execute();
}

/** Who was told that the claim is theirs to work on, and it still is as far as anybody looked. */
export async function listToldOf(reader: Reader, claimId: string): Promise<string[]> {
  const rows = await tables(reader).selectFrom('work_told').select('user_id').where('claim_id', '=', claimId).execute();
  return rows.map((row) => row.user_id);
}

export async function insertTold(
  tx: Tx, told: { userIds: readonly string[]; claimId: string; at: Instant },
): Promise<void> {
  if (told.userIds.length === 0) return;
  await tables(tx).insertInto('work_told')
    .values(told.userIds.map((userId) => ({ user_id: userId, claim_id: told.claimId, told_at: told.at }))).execute();
}

export async function removeTold(tx: Tx, told: { userIds: readonly string[]; claimId: string }): Promise<void> {
  if (told.userIds.length === 0) return;
  await tables(tx).deleteFrom('work_told').where('claim_id', '=', told.claimId)
    .where('user_id', 'in', told.userIds).execute();
}
