/** The SQL export as a back end: claims go into its table, answers come out of its views. */
import { writeYuan, fraction } from '../../src/reference/fraction.ts';
import { toSql, totalsOver } from '../../src/emit/sql/export.ts';
import type { DialectName } from '../../src/emit/sql/dialect.ts';
import type { CheckedPolicy } from '../../src/typed/ir.ts';
import type { BackEnd, BackEndAnswer, BackEndItem, ClaimFacts } from './back-end.ts';
import { openDuckdb } from './sql-duckdb.ts';
import { openPostgres } from './sql-postgres.ts';

/** A database in which the export is tried out. */
export type Session = {
  readonly run: (script: string) => Promise<void>;
  /** Puts claims into the table, `0`, `1` and so on. */
  readonly fill: (schema: string, claims: string) => Promise<void>;
  /** Rows of a query, every value as a text or NULL; lists joined by commas. */
  readonly rows: (query: string) => Promise<readonly Readonly<Record<string, string | null>>[]>;
  /** What the database means to do for a query, as it tells it. */
  readonly plan: (explain: string) => Promise<string>;
  readonly close: () => Promise<void>;
};

const sessions: Readonly<Record<DialectName, () => Promise<Session>>> = {
  postgres: openPostgres, duckdb: openDuckdb,
};

/** A database with a schema for every policy and set of readings that was asked for, each made once. */
type Database = {
  readonly session: Session;
  readonly schemaFor: (policy: CheckedPolicy, readings: Readonly<Record<string, string>>) => Promise<string>;
};

/** Opens an empty database of a dialect. */
export async function openDatabase(dialect: DialectName): Promise<Database> {
  const session = await sessions[dialect]();
  const schemas = new Map<string, string>();
  return {
    session,
    schemaFor: async (policy, readings) => {
      const key = `${policy.hash} ${JSON.stringify(readings)}`;
      const schema = schemas.get(key) ?? `run ${schemas.size + 1}`;
      if (!schemas.has(key)) {
        await session.run(`DROP SCHEMA IF EXISTS "${schema}" CASCADE`);
        await session.run(toSql(policy, { dialect, readings, schema }));
      }
      schemas.set(key, schema);
      return schema;
    },
  };
}

/** The back end of a dialect, in a database that is open already or in one that starts with the first claims. */
export function sqlBackEnd(dialect: DialectName, opened?: Promise<Database>): BackEnd {
  let opening = opened;
  return {
    name: dialect,
    judge: async (policy, readings, claims) => {
      const { session, schemaFor } = await (opening ??= openDatabase(dialect));
      const schema = await schemaFor(policy, readings);
      await session.fill(schema, JSON.stringify(claims));
      return answersIn(session, policy, schema, claims);
    },
    close: async () => (await opening)?.session.close(),
  };
}

async function answersIn(
  session: Session, policy: CheckedPolicy, schema: string, claims: readonly ClaimFacts[],
): Promise<BackEndAnswer[]> {
  // The answers are kept, since the view of totals would work them all out again.
  await session.run(`CREATE TEMP TABLE answers AS SELECT * FROM "${schema}".answers`);
  const rows = await session.rows(
    `SELECT "claim", "position", "outcome", array_to_string("reasons", ',') AS "codes", "reason", "amount_fen"
     FROM answers`,
  );
  const totals = await session.rows(totalsOver(policy, 'answers'));
  await session.run(`DROP TABLE answers; DELETE FROM "${schema}".claims`);
  const items = claims.map((): BackEndItem[] => []);
  for (const row of rows) (items[placeOf(row['claim'])] ??= [])[placeOf(row['position'])] = itemOf(row);
  const total = new Map(totals.map((row) => [placeOf(row['claim']), yuan(row['total_fen'] ?? '0')]));
  return items.map((list, place) => ({ items: list, total: total.get(place) ?? 'no total' }));
}

function itemOf(row: Readonly<Record<string, string | null>>): BackEndItem {
  const codes = row['codes'] ? row['codes'].split(',') : [];
  const fen = row['amount_fen'];
  return {
    outcome: row['outcome'] as BackEndItem['outcome'],
    amount: fen == null ? null : yuan(fen),
    codes, decisive: row['reason'] ?? undefined,
  };
}

function placeOf(text: string | null | undefined): number {
  return Number.parseInt(text ?? '', 10);
}

function yuan(fen: string): string {
  return writeYuan(fraction(BigInt(fen), 100n));
}

