import type { Kysely } from 'kysely';
import type { NoTables, Reader, Tx } from '@qingce/database';
import type { Instant } from '../foundation/index.ts';

type TotpTables = {
  totp: { user_id: string; secret: string; begun_at: Instant; confirmed_at: Instant | null; last_step: bigint };
  recovery_code: { code_sha256: string; user_id: string; used_at: Instant | null };
};

const tables = (reader: Reader): Kysely<NoTables & TotpTables> => reader.$extendTables<TotpTables>();

/** 动态口令 — counts once it is confirmed; `secret` as it lies here, sealed. */
export interface StoredTotp { readonly secret: string; readonly isConfirmed: boolean }

export async function findTotp(reader: Reader, userId: string): Promise<StoredTotp | undefined> {
  const row = await tables(reader).selectFrom('totp').select(['secret', 'confirmed_at'])
    .where('user_id', '=', userId).executeTakeFirst();
  return row && { secret: row.secret, isConfirmed: row.confirmed_at !== null };
}

/** A secret to be confirmed; one that was begun and never confirmed is replaced. */
export async function beginStoredTotp(
  tx: Tx, totp: { userId: string; secret: string; at: Instant },
): Promise<void> {
  await tables(tx).insertInto('totp').values({
    user_id: totp.userId, secret: totp.secret, begun_at: totp.at, confirmed_at: null, last_step: 0n,
  }).onConflict((conflict) => conflict.column('user_id').doUpdateSet({ secret: totp.secret, begun_at: totp.at })
    .where('totp.confirmed_at', 'is', null)).execute();
}

/** Every secret as it lies here, whose it is with it. */
export function listSecrets(reader: Reader): Promise<{ userId: string; secret: string }[]> {
  return tables(reader).selectFrom('totp').select(['user_id as userId', 'secret']).orderBy('user_id').execute();
}

export async function keepSealed(tx: Tx, totp: { userId: string; secret: string }): Promise<void> {
  await tables(tx).updateTable('totp').set({ secret: totp.secret }).where('user_id', '=', totp.userId).execute();
}

export async function confirmStoredTotp(tx: Tx, totp: { userId: string; at: Instant }): Promise<void> {
  await tables(tx).updateTable('totp').set({ confirmed_at: totp.at }).where('user_id', '=', totp.userId).execute();
}

/** Takes the time step of a code; false when it or a later one was taken before, so that no code works twice. */
export async function takeStep(tx: Tx, use: { userId: string; step: bigint }): Promise<boolean> {
  const taken = await tables(tx).updateTable('totp').set({ last_step: use.step })
    .where('user_id', '=', use.userId).where('last_step', '<', use.step).returning('user_id').executeTakeFirst();
  return taken !== undefined;
}

export async function insertRecoveryCodes(
  tx: Tx, codes: { userId: string; sha256s: readonly string[] },
): Promise<void> {
  await tables(tx).insertInto('recovery_code')
    .values(codes.sha256s.map((sha256) => ({ code_sha256: sha256, user_id: codes.userId, used_at: null }))).execute();
}

/** Uses the code up; false when it is none of the person's or was used. */
export async function takeRecoveryCode(
  tx: Tx, use: { userId: string; sha256: string; at: Instant },
): Promise<boolean> {
  const taken = await tables(tx).updateTable('recovery_code').set({ used_at: use.at })
    .where('code_sha256', '=', use.sha256).where('user_id', '=', use.userId).where('used_at', 'is', null)
    .returning('user_id').executeTakeFirst();
  return taken !== undefined;
}

export async function countRecoveryCodes(reader: Reader, userId: string): Promise<number> {
  const rows = await tables(reader).selectFrom('recovery_code').select('code_sha256')
    .where('user_id', '=', userId).where('used_at', 'is', null).execute();
  return rows.length;
}

export async function deleteTotp(tx: Tx, userId: string): Promise<void> {
  await tables(tx).deleteFrom('recovery_code').where('user_id', '=', userId).execute();
  await tables(tx).deleteFrom('totp').where('user_id', '=', userId).execute();
}
