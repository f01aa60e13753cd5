import type { Kysely } from 'kysely';
import type { NoTables, Reader, Tx } from '@qingce/database';
import type { Instant } from '../foundation/index.ts';

type PasskeyTables = {
  passkey: {
    id: string; user_id: string; credential_id: string; public_key: string; counter: bigint; name: string;
    is_synced: boolean; registered_at: Instant; last_used_at: Instant | null;
  };
};

const tables = (reader: Reader): Kysely<NoTables & PasskeyTables> => reader.$extendTables<PasskeyTables>();

/** 通行密钥 — `publicKey` is a COSE key in base64url; `counter` the last that its device told. */
export interface StoredPasskey {
  readonly id: string;
  readonly userId: string;
  readonly credentialId: string;
  readonly publicKey: string;
  readonly counter: bigint;
  readonly name: string;
  /** It lies with the maker of the device too, and comes to the person's other devices. */
  readonly isSynced: boolean;
  readonly registeredAt: Instant;
  readonly lastUsedAt: Instant | null;
}

export async function insertPasskey(tx: Tx, passkey: Omit<StoredPasskey, 'lastUsedAt'>): Promise<void> {
  await tables(tx).insertInto('passkey').values({
    id: passkey.id, user_id: passkey.userId, credential_id: passkey.credentialId, public_key: passkey.publicKey,
    counter: passkey.counter, name: passkey.name, is_synced: passkey.isSynced, registered_at: passkey.registeredAt,
    last_used_at: null,
  }).execute();
}

export async function findPasskey(reader: Reader, credentialId: string): Promise<StoredPasskey | undefined> {
  const row = await tables(reader).selectFrom('passkey').selectAll()
    .where('credential_id', '=', credentialId).executeTakeFirst();
  return row && passkeyOf(row);
}

/** Those of a person, the first one first. */
export async function listPasskeys(reader: Reader, userId: string): Promise<StoredPasskey[]> {
  const rows = await tables(reader).selectFrom('passkey').selectAll()
    .where('user_id', '=', userId).orderBy('registered_at').orderBy('id').execute();
  return rows.map(passkeyOf);
}

/** Keeps what its device counted; false when that is no more than before, or the passkey is gone. */
export async function countPasskeyUse(
  tx: Tx, use: { id: string; counter: bigint; at: Instant },
): Promise<boolean> {
  const row = await tables(tx).updateTable('passkey').set({ counter: use.counter, last_used_at: use.at })
    .where('id', '=', use.id)
    .where((where) => where.or([
      where('counter', '<', use.counter),
      where.and([where('counter', '=', 0n), where.val(use.counter === 0n)]),
    ]))
    .returning('id').executeTakeFirst();
  return row !== undefined;
}

/** False when the person has none of that id. */
export async function renameStoredPasskey(
  tx: Tx, passkey: { id: string; userId: string; name: string },
): Promise<boolean> {
  const row = await tables(tx).updateTable('passkey').set({ name: passkey.name })
    .where('id', '=', passkey.id).where('user_id', '=', passkey.userId).returning('id').executeTakeFirst();
  return row !== undefined;
}

/** False when the person has none of that id. */
export async function deletePasskey(tx: Tx, passkey: { id: string; userId: string }): Promise<boolean> {
  const row = await tables(tx).deleteFrom('passkey').where('id', '=', passkey.id)
    .where('user_id', '=', passkey.userId).returning('id').executeTakeFirst();
  return row !== undefined;
}

export async function deletePasskeysOf(tx: Tx, userId: string): Promise<void> {
  await tables(tx).deleteFrom('passkey').where('user_id', '=', userId).execute();
}

function passkeyOf(row: PasskeyTables['passkey']): StoredPasskey {
  return {
    id: row.id, userId: row.user_id, credentialId: row.credential_id, publicKey: row.public_key, counter: row.counter,
    name: row.name, isSynced: row.is_synced, registeredAt: row.registered_at, lastUsedAt: row.last_used_at,
  };
}
