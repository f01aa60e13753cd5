import { randomUUID } from 'node:crypto';
import { access, mkdir, rename, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { Kysely, sql } from 'kysely';
import { afterAll, beforeAll, describe, inject } from 'vitest';
import { openDatabase } from '../src/connect.ts';
import type { Database, NoTables } from '../src/database.ts';
import { EmbeddedDialect } from '../src/embedded-dialect.ts';
import { openEmbeddedSession } from '../src/embedded-session.ts';
import { migrate, migrationsFingerprint } from '../src/migrate.ts';

export { aTemporaryFolder } from './temporary-folder.ts';

// As many as the largest race of a test, so that its sessions really meet.
const connections = 24;
const templateLock = 20_151_125;
const cacheFolder = fileURLToPath(new URL('../../../node_modules/.cache/qingce/', import.meta.url));

/**
 * Describes the same rules twice, on the embedded database and on PostgreSQL. `database()` is the migrated, empty
 * database of this describe; it exists inside tests and hooks only, and goes afterwards.
 */
export function onBothDatabases(name: string, rules: (database: () => Database) => void): void {
  describe(`${name} (embedded)`, () => { rules(databaseOf(openEmbeddedCopy)); });
  onPostgresql(name, rules);
}

/** The same with databases that hold no table at all: for rules about migrations. */
export function onBothEmptyDatabases(name: string, rules: (database: () => Database) => void): void {
  describe(`${name} (embedded)`, () => { rules(databaseOf(openEmptyEmbedded)); });
  describe(`${name} (PostgreSQL)`, () => { rules(databaseOf(() => openPostgresqlCopy('template0'))); });
}

/** The same on PostgreSQL alone, for rules about several sessions at once: the embedded database has only one. */
export function onPostgresql(name: string, rules: (database: () => Database) => void): void {
  describe(`${name} (PostgreSQL)`, () => { rules(databaseOf(() => openPostgresqlCopy())); });
}

/** An empty database on the test server, by its address: for rules about a program that opens its own. */
export async function createPostgresql(): Promise<{ url: string; drop: () => Promise<void> }> {
  const server = inject('postgresUrl');
  const name = `qingce_test_${randomUUID().replaceAll('-', '')}`;
  await onServer(server, (admin) => sql`create database ${sql.ref(name)} template template0`.execute(admin));
  const drop = (): Promise<void> => onServer(
    server, (admin) => sql`drop database ${sql.ref(name)} with (force)`.execute(admin)
  );
  return { url: databaseUrl(server, name), drop };
}

interface Opened { readonly database: Database; drop(): Promise<void> }

function databaseOf(open: () => Promise<Opened>): () => Database {
  let opened: Opened | undefined;
  beforeAll(async () => {
    opened = await open();
  });
  afterAll(() => opened?.drop());
  return () => {
    if (!opened) throw new Error('The database is open inside tests and hooks only.');
    return opened.database;
  };
}

async function openEmbeddedCopy(): Promise<Opened> {
  const database = await openDatabase({ dumpFile: await migratedDump() });
  return { database, drop: () => database.close() };
}

async function openEmptyEmbedded(): Promise<Opened> {
  const database = await openDatabase({ dumpFile: undefined });
  return { database, drop: () => database.close() };
}

/** Starting from nothing takes seconds, loading a dump a fraction of one: it is made once per set of migrations. */
async function migratedDump(): Promise<string> {
  const file = `${cacheFolder}/migrated-${migrationsFingerprint().slice(0, 16)}.tar`;
  if (await access(file).then(() => true, () => false)) return file;
  const session = await openEmbeddedSession({});
  const kysely = new Kysely<NoTables>({ dialect: new EmbeddedDialect(session) });
  await migrate({ engine: 'embedded', durability: 'process-crash-only', kysely, close: () => kysely.destroy() });
  await mkdir(cacheFolder, { recursive: true });
  const unfinished = `${file}.${randomUUID()}`;
  await writeFile(unfinished, await session.dump());
  await kysely.destroy();
  await rename(unfinished, file);
  return file;
}

async function openPostgresqlCopy(givenTemplate?: string): Promise<Opened> {
  const server = inject('postgresUrl');
  const template = givenTemplate ?? await migratedTemplate(server);
  const name = `qingce_test_${randomUUID().replaceAll('-', '')}`;
  await onServer(server, (admin) => sql`create database ${sql.ref(name)} template ${sql.ref(template)}`.execute(admin));
  const database = await openDatabase({ url: databaseUrl(server, name), connections });
  const drop = async (): Promise<void> => {
    await database.close();
    await onServer(server, (admin) => sql`drop database ${sql.ref(name)} with (force)`.execute(admin));
  };
  return { database, drop };
}

/** Test files run beside each other: the first one makes the template, the others wait for it. */
async function migratedTemplate(server: string): Promise<string> {
  const name = `qingce_template_${migrationsFingerprint().slice(0, 16)}`;
  await onServer(server, async (admin) => {
    await sql`select pg_advisory_lock(${sql.lit(templateLock)})`.execute(admin);
    const found = await sql`select 1 from pg_database where datname = ${name}`.execute(admin);
    if (found.rows.length > 0) return;
    const unfinished = `${name}_unfinished`;
    await sql`drop database if exists ${sql.ref(unfinished)}`.execute(admin);
    await sql`create database ${sql.ref(unfinished)}`.execute(admin);
    const database = await openDatabase({ url: databaseUrl(server, unfinished) });
    try {
      await migrate(database);
    } finally {
      await database.close();
    }
    await sql`alter database ${sql.ref(unfinished)} rename to ${sql.ref(name)}`.execute(admin);
  });
  return name;
}

/** One connection to the server; closing it frees the advisory locks that it took. */
async function onServer(server: string, work: (admin: Database['kysely']) => Promise<unknown>): Promise<void> {
  const admin = await openDatabase({ url: server });
  try {
    await admin.kysely.connection().execute(work);
  } finally {
    await admin.close();
  }
}

function databaseUrl(server: string, name: string): string {
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}
