import { sql } from 'kysely';
import type { Database } from './database.ts';

// What no statement of a person or a program may change: rows that are only added to, and what moves by triggers.
const ledger = ['ledger_entry', 'ledger_posting', 'ledger_account', 'ledger_book', 'schema_migration'];

/**
 * 最小权限 — gives an existing role of PostgreSQL what the running server needs, and not more: rows of the ledger, of the
 * audit trail and of every other table that is only added to can be written, never changed or deleted. Asked by the
 * owner of the tables, after every migration.
 */
export async function grantRole(database: Database, role: string): Promise<void> {
  const name = sql.ref(role);
  await database.kysely.transaction().execute(async (tx) => {
    await sql`grant usage on schema public to ${name}`.execute(tx);
    await sql`grant select, insert, update, delete on all tables in schema public to ${name}`.execute(tx);
    await sql`grant usage on all sequences in schema public to ${name}`.execute(tx);
    for (const table of [...ledger, ...await listAppendOnly(tx)]) {
      await sql`revoke update, delete, truncate on ${sql.ref(table)} from ${name}`.execute(tx);
    }
    await sql`revoke insert on schema_migration from ${name}`.execute(tx);
    // Only who may change a part of a row may lock it: a key that the tables' guards never let change.
    await sql`grant update (code) on ledger_account to ${name}`.execute(tx);
    await sql`grant update (closed_at, digest) on ledger_book to ${name}`.execute(tx);
  });
}

/** Every table that refuses to be changed by its trigger. */
async function listAppendOnly(tx: Database['kysely']): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select c.relname as name from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_proc f on f.oid = t.tgfoid
    where f.proname = 'refuse_change' and (t.tgtype & 16) = 16 order by 1`.execute(tx);
  return rows.map(({ name }) => name);
}
