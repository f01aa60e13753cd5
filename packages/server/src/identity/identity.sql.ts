import type { Kysely } from 'kysely';
import type { Role } from '@qingce/contract';
import type { NoTables, Reader, Tx } from '@qingce/database';
import type { Instant } from '../foundation/index.ts';

type IdentityTables = {
  user_account: {
    id: string; username: string; display_name: string; password_hash: string; role: Role | null; unit: string | null;
    district: string | null; created_at: Instant; password_is_own: boolean;
  };
};

const tables = (reader: Reader): Kysely<NoTables & IdentityTables> => reader.$extendTables<IdentityTables>();

export interface Account {
  readonly id: string;
  readonly username: string;
  readonly displayName: string;
  readonly passwordHash: string;
  /** Whether its person chose the password; one that somebody else set has to be changed first. */
  readonly passwordIsOwn: boolean;
  readonly role: Role | null;
  readonly unit: string | null;
  readonly district: string | null;
}

export async function insertAccount(tx: Tx, account: Account & { createdAt: Instant }): Promise<void> {
  await tables(tx).insertInto('user_account').values({
    id: account.id, username: account.username, display_name: account.displayName, password_hash: account.passwordHash,
    role: account.role, unit: account.unit, district: account.district, created_at: account.createdAt,
    password_is_own: account.passwordIsOwn,
  }).execute();
}

export function findAccountByName(reader: Reader, username: string): Promise<Account | undefined> {
  return findAccount(reader, 'username', username);
}

export function findAccountById(reader: Reader, id: string): Promise<Account | undefined> {
  return findAccount(reader, 'id', id);
}

async function findAccount(reader: Reader, column: 'id' | 'username', value: string): Promise<Account | undefined> {
  const row = await tables(reader).selectFrom('user_account').selectAll().where(column, '=', value).executeTakeFirst();
  return row && accountOf(row);
}

function accountOf(row: IdentityTables['user_account']): Account {
  return {
    id: row.id, username: row.username, displayName: row.display_name, passwordHash: row.password_hash,
    role: row.role, unit: row.unit, district: row.district, passwordIsOwn: row.password_is_own,
  };
}

export async function hasAccounts(reader: Reader): Promise<boolean> {
  return (await tables(reader).selectFrom('user_account').select('id').limit(1).executeTakeFirst()) !== undefined;
}

/** Those who hold a post, or that one of them; by name. */
export async function listPosted(reader: Reader, userId?: string): Promise<Account[]> {
  const posted = tables(reader).selectFrom('user_account').selectAll().where('role', 'is not', null)
    .orderBy('username');
  const rows = await (userId === undefined ? posted : posted.where('id', '=', userId)).execute();
  return rows.map(accountOf);
}

/** Every account, by its name. */
export async function listAccounts(
  reader: Reader,
): Promise<(Omit<Account, 'passwordHash' | 'passwordIsOwn'> & { createdAt: Instant })[]> {
  const rows = await tables(reader).selectFrom('user_account').selectAll().orderBy('username').execute();
  return rows.map((row) => ({
    id: row.id, username: row.username, displayName: row.display_name, role: row.role, unit: row.unit,
    district: row.district, createdAt: row.created_at,
  }));
}

/** The names that people are shown by, by user id. */
export async function findDisplayNames(reader: Reader, userIds: readonly string[]): Promise<Map<string, string>> {
  const people = await findPeople(reader, userIds);
  return new Map([...people].map(([id, { displayName }]) => [id, displayName]));
}

/** The names that people are shown by and sign in with, by user id. */
export async function findPeople(
  reader: Reader, userIds: readonly string[],
): Promise<Map<string, { displayName: string; username: string }>> {
  if (userIds.length === 0) return new Map();
  const rows = await tables(reader).selectFrom('user_account').select(['id', 'username', 'display_name'])
    .where('id', 'in', userIds).execute();
  return new Map(rows.map((row) => [row.id, { displayName: row.display_name, username: row.username }]));
}

/** Everybody who holds the same post in the same office, by name. */
export async function listColleagues(
  reader: Reader, post: { role: Role; unit: string | null },
): Promise<{ id: string; name: string }[]> {
  if (post.unit === null) return [];
  const rows = await tables(reader).selectFrom('user_account').select(['id', 'display_name'])
    .where('role', '=', post.role).where('unit', '=', post.unit).orderBy('display_name').orderBy('id').execute();
  return rows.map((row) => ({ id: row.id, name: row.display_name }));
}

/** The password is its person's own from now on; false when the hash is no longer the present one. */
export async function updatePassword(
  tx: Tx, change: { id: string; presentHash: string; nextHash: string },
): Promise<boolean> {
  const { numUpdatedRows } = await tables(tx).updateTable('user_account')
    .set({ password_hash: change.nextHash, password_is_own: true })
    .where('id', '=', change.id).where('password_hash', '=', change.presentHash).executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Another password from now on, whatever the present one is; `isOwn` when its person chose it. */
export async function setPassword(tx: Tx, set: { id: string; hash: string; isOwn: boolean }): Promise<void> {
  await tables(tx).updateTable('user_account').set({ password_hash: set.hash, password_is_own: set.isOwn })
    .where('id', '=', set.id).execute();
}

export async function updatePost(
  tx: Tx, post: { userId: string; role: Role | null; unit: string | null; district: string | null },
): Promise<void> {
  await tables(tx).updateTable('user_account').set({ role: post.role, unit: post.unit, district: post.district })
    .where('id', '=', post.userId).execute();
}
