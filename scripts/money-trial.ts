// What the trials of the money share: a database of their own, a checked policy, progress on a terminal.
import { readFileSync } from 'node:fs';
import { migrate, openDatabase } from '@qingce/database';
import type { Database } from '@qingce/database';
import { compilePolicy } from '@qingce/policy-language';
import type { CheckedPolicy } from '@qingce/policy-language';
import { parts } from './machine-parts.ts';
import { findServerPrograms, startCluster } from './postgres-cluster.ts';

/** Work on a new, migrated database of a PostgreSQL server that ends with it. */
export async function onOwnPostgres<Result>(
  connections: number, work: (database: Database) => Promise<Result>,
): Promise<Result> {
  const programs = findServerPrograms();
  if (!programs) throw new Error(parts.postgresql.sentence);
  const cluster = await startCluster(programs);
  const database = await openDatabase({ url: cluster.url, connections });
  try {
    await migrate(database);
    return await work(database);
  } finally {
    await database.close();
    await cluster.stop();
  }
}

/** The policy of that folder under policies/, compiled. */
export function readPolicy(id: string): CheckedPolicy {
  const read = (name: string): string => readFileSync(new URL(`../policies/${id}/${name}`, import.meta.url), 'utf8');
  const { policy } = compilePolicy({ source: read('source.md'), policy: read('policy.md') });
  if (!policy) throw new Error(`policies/${id} does not compile; run qingce check.`);
  return policy;
}

/** Shows how far it is, on a terminal only; an empty text takes the line away. */
export function tellProgress(text: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001B[K${text}`);
}

/** Becomes true when someone presses Ctrl-C: the trial then ends with what it has. */
export function watchForCancel(): () => boolean {
  let isCancelled = false;
  process.once('SIGINT', () => {
    isCancelled = true;
  });
  return () => isCancelled;
}

export function secondsSince(start: number): string {
  return `${Math.round((performance.now() - start) / 1000)} s`;
}
