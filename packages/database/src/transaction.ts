import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Database, Tx } from './database.ts';

// Two transactions that wait for each other, or a snapshot that was overtaken: the work is sound and runs again.
const transientStates = new Set(['40P01', '40001']);
const attempts = 4;

/** Runs the work in one transaction, again when the database ended it for a deadlock; any other error rolls back. */
export async function inTransaction<Result>(database: Database, work: (tx: Tx) => Promise<Result>): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await database.kysely.transaction().execute(work);
    } catch (error) {
      if (attempt === attempts || !transientStates.has(textOf(error, 'code') ?? '')) throw error;
    }
  }
}

/** Runs reading work on one unchanging picture of the database; a write in it is an error of the database. */
export function inReadTransaction<Result>(database: Database, work: (tx: Tx) => Promise<Result>): Promise<Result> {
  const reading = database.kysely.transaction().setAccessMode('read only').setIsolationLevel('repeatable read');
  return reading.execute(work);
}

/** The name of the constraint or unique index that a statement ran into; undefined for any other error. */
export function brokenConstraint(error: unknown): string | undefined {
  return textOf(error, 'code')?.startsWith('23') ? textOf(error, 'constraint') : undefined;
}

/** A value for a jsonb column; amounts in it are decimal strings, for JSON's numbers are floats. */
export function json<Value>(value: Value): RawBuilder<Value> {
  return sql<Value>`cast(${JSON.stringify(value)} as jsonb)`;
}

function textOf(error: unknown, key: string): string | undefined {
  const value = error instanceof Error ? (error as Error & Record<string, unknown>)[key] : undefined;
  return typeof value === 'string' ? value : undefined;
}
