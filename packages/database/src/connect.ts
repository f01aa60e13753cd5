import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { columnReaders } from './column-readers.ts';
import type { Database, NoTables } from './database.ts';
import { EmbeddedDialect } from './embedded-dialect.ts';
import { openEmbeddedSession } from './embedded-session.ts';
import type { EmbeddedSession } from './embedded-session.ts';
import { lockFolder } from './lock-folder.ts';

/**
 * Where the rows lie: a PostgreSQL server, a folder of the embedded database, or only in memory, from a dump
 * or empty.
 */
export type DatabaseLocation =
  | { readonly url: string; readonly connections?: number }
  | { readonly folder: string }
  | { readonly dumpFile: string | undefined };

/**
 * Opens the database; on both engines int8 is read as bigint, date as 'YYYY-MM-DD', timestamptz as ISO 8601 text in
 * +08:00 with milliseconds. Throws FolderInUse when another process has the embedded folder open.
 */
export function openDatabase(location: DatabaseLocation): Promise<Database> {
  if ('url' in location) return Promise.resolve(openPostgresql(location));
  return 'folder' in location ? openFolder(location.folder) : openDump(location.dumpFile);
}

// The session's zone decides what a cast from timestamptz to date means, so it is fixed for every connection.
const sessionSettings = [
  'timezone=Asia/Shanghai', 'statement_timeout=30000', 'lock_timeout=10000',
  'idle_in_transaction_session_timeout=60000',
];

function openPostgresql(location: { url: string; connections?: number }): Database {
  const pool = new pg.Pool({
    connectionString: location.url,
    max: location.connections ?? 10,
    connectionTimeoutMillis: 5000,
    options: sessionSettings.map((setting) => `-c ${setting}`).join(' '),
    types: { getTypeParser: readerFor as typeof pg.types.getTypeParser },
  });
  // A connection that breaks while idle is replaced by the pool; the next statement reports what is really wrong.
  pool.on('error', () => {});
  const kysely = new Kysely<NoTables>({ dialect: new PostgresDialect({ pool }) });
  return { engine: 'postgresql', durability: 'power-loss', kysely, close: () => kysely.destroy() };
}

function readerFor(typeId: number, format?: 'text' | 'binary'): unknown {
  const reader = columnReaders[typeId];
  return reader && format !== 'binary' ? reader : pg.types.getTypeParser(typeId, format);
}

async function openFolder(folder: string): Promise<Database> {
  const unlock = lockFolder(folder);
  try {
    return embeddedDatabase(await openEmbeddedSession({ folder }), unlock);
  } catch (error) {
    unlock();
    throw error;
  }
}

async function openDump(dumpFile: string | undefined): Promise<Database> {
  return embeddedDatabase(await openEmbeddedSession(dumpFile === undefined ? {} : { dumpFile }), () => {});
}

function embeddedDatabase(session: EmbeddedSession, unlock: () => void): Database {
  const kysely = new Kysely<NoTables>({ dialect: new EmbeddedDialect(session) });
  const close = async (): Promise<void> => {
    await kysely.destroy();
    unlock();
  };
  return { engine: 'embedded', durability: 'process-crash-only', kysely, close };
}
