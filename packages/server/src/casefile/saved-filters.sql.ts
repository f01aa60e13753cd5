import type { Kysely } from 'kysely';
import type { ClaimFilter, SavedFilter } from '@qingce/contract';
import { json } from '@qingce/database';
import type { NoTables, Reader, Tx } from '@qingce/database';
import type { Instant } from '../foundation/index.ts';

type FilterTables = {
  saved_filter: { id: string; user_id: string; name: string; filter: unknown; saved_at: Instant };
};

const tables = (reader: Reader): Kysely<NoTables & FilterTables> => reader.$extendTables<FilterTables>();

/** By name. */
export async function listFiltersOf(reader: Reader, userId: string): Promise<SavedFilter[]> {
  const rows = await tables(reader).selectFrom('saved_filter').selectAll().where('user_id', '=', userId)
    .orderBy('name').orderBy('id').execute();
  return rows.map((row) => ({ id: row.id, name: row.name, filter: row.filter as ClaimFilter, savedAt: row.saved_at }));
}

/** Keeps it, or replaces the person's filter of that name; answers its id. */
export async function putFilter(tx: Tx, filter: SavedFilter & { userId: string }): Promise<string> {
  const { id } = await tables(tx).insertInto('saved_filter').values({
    id: filter.id, user_id: filter.userId, name: filter.name, filter: json(filter.filter), saved_at: filter.savedAt,
  }).onConflict((conflict) => conflict.constraint('saved_filter_name')
    .doUpdateSet({ filter: json(filter.filter), saved_at: filter.savedAt }))
    .returning('id').executeTakeFirstOrThrow();
  return id;
}

/** Answers whether the person had it. */
export async function deleteFilter(tx: Tx, filter: { id: string; userId: string }): Promise<boolean> {
  const { numDeletedRows } = await tables(tx).deleteFrom('saved_filter')
    .where('id', '=', filter.id).where('user_id', '=', filter.userId).executeTakeFirst();
  return numDeletedRows > 0n;
}
