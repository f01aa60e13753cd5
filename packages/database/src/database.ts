import type { Kysely, Transaction } from 'kysely';

/** An open database. The embedded one survives the end of its process but never calls fsync: see `durability`. */
export interface Database {
  readonly engine: 'postgresql' | 'embedded';
  /** What an acknowledged write survives: a power cut as well, or only the end of the process. */
  readonly durability: 'power-loss' | 'process-crash-only';
  readonly kysely: Kysely<NoTables>;
  close(): Promise<void>;
}

/** No table is known until a `*.sql.ts` file names its own: `tx.$extendTables<{ claim: ClaimTable }>()`. */
// oxlint-disable-next-line typescript/no-generated-empty-object-type -- a module adds its own
export type NoTables = Record<never, never>;

/** An open transaction: what a verb writes through. */
export type Tx = Transaction<NoTables>;

/** A transaction or the database itself: what a statement that only reads may use. */
export type Reader = Kysely<NoTables>;
