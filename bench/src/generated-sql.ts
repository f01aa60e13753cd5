/** The generated SQL: claims lie as JSON in the table of its schema, totals come out of its views. */
import type { CheckedPolicy } from '@qingce/policy-language';
import { toSql } from '../../packages/policy-language/src/emit/sql/index.ts';
import type { DialectName } from '../../packages/policy-language/src/emit/sql/index.ts';
import type { Session } from '../../packages/policy-language/tests/agree/sql-back-end.ts';
import { openDuckdb } from '../../packages/policy-language/tests/agree/sql-duckdb.ts';
import { openPostgres } from '../../packages/policy-language/tests/agree/sql-postgres.ts';
import type { Engine, Run } from './engine.ts';
import type { Facts } from './full/read-claims.ts';

const SCHEMA = 'bench';
const databases = [
  { dialect: 'duckdb', open: openDuckdb, name: 'DuckDB 1.5.5' },
  // The same variable as for the agreement runs: a server where one is named, else the embedded database.
  { dialect: 'postgres', open: openPostgres, name: process.env['AGREE_DATABASE_URL'] ? 'PostgreSQL' : 'PGlite 0.5' },
] as const satisfies readonly { dialect: DialectName; open: () => Promise<Session>; name: string }[];

/** One engine for each database; a run fills a table with the totals of all claims that it holds. */
export function generatedSql<Claims>(
  policy: CheckedPolicy, factsOf: (claims: Claims) => readonly Facts[],
): Engine<Claims>[] {
  return databases.map(({ dialect, open, name }): Engine<Claims> => ({
    id: `generated-sql-${dialect}`, name: `Qingce generated SQL in ${name}, JSON in, totals out`, kin: 'ours',
    open: async (claims) => {
      const session = await open();
      await session.run(toSql(policy, { dialect, schema: SCHEMA }));
      await session.fill(SCHEMA, JSON.stringify(factsOf(claims)));
      return judging(session);
    },
  }));
}

function judging(session: Session): Run {
  return {
    decide: async () => {
      await session.run('DROP TABLE IF EXISTS found');
      await session.run(`CREATE TEMP TABLE found AS SELECT "claim", "total_fen" FROM "${SCHEMA}"."totals"`);
    },
    awards: async () => {
      const rows = await session.rows('SELECT "claim", "total_fen" FROM found');
      const fen = new Float64Array(rows.length);
      for (const { claim, total_fen: total } of rows) fen[Number(claim)] = Number(total);
      return fen;
    },
    close: () => session.close(),
  };
}
