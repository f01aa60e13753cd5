import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { Database, NoTables } from './database.ts';

const ourMigrations = fileURLToPath(new URL('../migrations/', import.meta.url));
const advisoryLock = 20_151_120;

/** The files and the database disagree about what was applied. */
export class MigrationRefused extends Error {}

interface MigrationFile { readonly name: string; readonly text: string; readonly sha256: string }

/**
 * Applies the files `0001_….sql`, … that the database has not seen, each in a transaction of its own; returns their
 * names. Throws MigrationRefused for an applied file that changed or is gone, and for one that comes too late in the
 * order: migrations only go forward, and a mistake is mended by the next file.
 */
export function migrate(database: Database, folder: string = ourMigrations): Promise<string[]> {
  const files = readMigrationFiles(folder);
  return database.kysely.connection().execute(async (connection) => {
    await sql`select pg_advisory_lock(${sql.lit(advisoryLock)})`.execute(connection);
    try {
      return await applyMissing(connection, files);
    } finally {
      await sql`select pg_advisory_unlock(${sql.lit(advisoryLock)})`.execute(connection);
    }
  });
}

/** One fingerprint of all migrations, which names the databases made from them. */
export function migrationsFingerprint(folder: string = ourMigrations): string {
  return sha256Of(readMigrationFiles(folder).map((file) => `${file.name} ${file.sha256}\n`).join(''));
}

async function applyMissing(connection: Kysely<NoTables>, files: MigrationFile[]): Promise<string[]> {
  await sql`
    create table if not exists schema_migration (
      name text primary key, sha256 text not null, applied_at timestamptz not null default now()
    )`.execute(connection);
  const applied = await sql<{ name: string; sha256: string }>`
    select name, sha256 from schema_migration order by name`.execute(connection);
  const missing = missingFiles(files, applied.rows);
  for (const file of missing) await apply(connection, file);
  return missing.map((file) => file.name);
}

function missingFiles(files: MigrationFile[], applied: { name: string; sha256: string }[]): MigrationFile[] {
  for (const [index, row] of applied.entries()) {
    const file = files[index];
    if (file?.name !== row.name) {
      const found = file ? `found ${file.name}` : 'its file is gone';
      throw new MigrationRefused(`Migration ${row.name} was applied to this database, but in its place ${found}.`);
    }
    if (file.sha256 !== row.sha256) {
      throw new MigrationRefused(`Migration ${row.name} was changed after it was applied; write a new one instead.`);
    }
  }
  return files.slice(applied.length);
}

async function apply(connection: Kysely<NoTables>, file: MigrationFile): Promise<void> {
  await connection.transaction().execute(async (tx) => {
    await sql.raw(file.text).execute(tx);
    await sql`insert into schema_migration (name, sha256) values (${file.name}, ${file.sha256})`.execute(tx);
  }).catch((error: unknown) => {
    if (error instanceof Error) error.message = `${file.name}: ${error.message}`;
    throw error;
  });
}

function readMigrationFiles(folder: string): MigrationFile[] {
  return readdirSync(folder).filter((name) => /^\d{4}_.+\.sql$/.test(name)).toSorted().map((name) => {
    const text = readFileSync(`${folder}/${name}`, 'utf8');
    return { name, text, sha256: sha256Of(text) };
  });
}

function sha256Of(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
