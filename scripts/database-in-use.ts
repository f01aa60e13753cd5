// The database that the product uses here, for scripts that ask it: DATABASE_URL, or the embedded one in DATA_DIR.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { openDatabase } from '@qingce/database';
import type { Database } from '@qingce/database';

/** Opens it; the embedded one has one opener, so stop the server first. Throws when there is none. */
export function openDatabaseInUse(): Promise<Database> {
  const url = process.env.DATABASE_URL;
  if (url !== undefined && url !== '') return openDatabase({ url });
  const folder = join(process.env.DATA_DIR ?? './data', 'database');
  if (!existsSync(folder)) {
    throw new Error(`There is no database in ${folder}: set DATABASE_URL or DATA_DIR, or run npm start once.`);
  }
  return openDatabase({ folder });
}
