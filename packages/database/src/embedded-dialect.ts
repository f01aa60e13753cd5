import { CompiledQuery, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler } from 'kysely';
import type { DatabaseConnection, Dialect, Driver, Kysely, QueryResult, TransactionSettings } from 'kysely';
import type { EmbeddedSession } from './embedded-session.ts';

const longestWaitMilliseconds = 30_000;

/** Kysely over the embedded database: one session, so one holder of the connection at a time, in order of asking. */
export class EmbeddedDialect implements Dialect {
  readonly #session: EmbeddedSession;

  constructor(session: EmbeddedSession) {
    this.#session = session;
  }

  createDriver(): Driver {
    return new EmbeddedDriver(this.#session);
  }

  createQueryCompiler(): PostgresQueryCompiler {
    return new PostgresQueryCompiler();
  }

  createAdapter(): PostgresAdapter {
    return new PostgresAdapter();
  }

  createIntrospector(kysely: Kysely<unknown>): PostgresIntrospector {
    return new PostgresIntrospector(kysely);
  }
}

class EmbeddedDriver implements Driver {
  readonly #session: EmbeddedSession;
  #lastHolder: Promise<void> = Promise.resolve();

  constructor(session: EmbeddedSession) {
    this.#session = session;
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<EmbeddedConnection> {
    const { promise: released, resolve: release } = Promise.withResolvers<void>();
    const before = this.#lastHolder;
    this.#lastHolder = before.then(() => released);
    await withinLongestWait(before, release);
    return new EmbeddedConnection(this.#session, release);
  }

  async beginTransaction(connection: EmbeddedConnection, settings: TransactionSettings): Promise<void> {
    const isolation = settings.isolationLevel ? ` isolation level ${settings.isolationLevel}` : '';
    await connection.run(`start transaction${isolation} ${settings.accessMode ?? ''}`);
  }

  async commitTransaction(connection: EmbeddedConnection): Promise<void> {
    // COMMIT of a transaction in which a statement failed rolls back without complaint; any statement before
    // it complains.
    if (connection.hasFailed) await connection.run('select 1');
    await connection.run('commit');
  }

  async rollbackTransaction(connection: EmbeddedConnection): Promise<void> {
    await connection.run('rollback');
  }

  async releaseConnection(connection: EmbeddedConnection): Promise<void> {
    connection.release();
  }

  async destroy(): Promise<void> {
    await this.#session.close();
  }
}

class EmbeddedConnection implements DatabaseConnection {
  readonly #session: EmbeddedSession;
  readonly release: () => void;
  hasFailed = false;

  constructor(session: EmbeddedSession, release: () => void) {
    this.#session = session;
    this.release = release;
  }

  run(sql: string): Promise<unknown> {
    return this.executeQuery(CompiledQuery.raw(sql));
  }

  async executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    try {
      const { rows, affectedRows } = await this.#session.run(query.sql, query.parameters);
      return { rows: rows as Row[], numAffectedRows: BigInt(affectedRows ?? 0) };
    } catch (error) {
      this.hasFailed = true;
      throw error;
    }
  }

  streamQuery(): never {
    throw new Error('The embedded database does not stream rows.');
  }
}

/** A statement sent beside the transaction that waits for it would wait for ever; here it ends with the reason. */
async function withinLongestWait(before: Promise<void>, giveUp: () => void): Promise<void> {
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => {
    giveUp();
    reject(new Error(
      'The embedded database was busy for 30 s: a statement outside the open transaction, or a very long one.'
    ));
  }, longestWaitMilliseconds);
  try {
    await Promise.race([before, late]);
  } finally {
    clearTimeout(timer);
  }
}
