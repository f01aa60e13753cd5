/** DuckDB in memory for trying the export out. */
import { DuckDBInstance } from '@duckdb/node-api';
import type { Session } from './sql-back-end.ts';

const FILL = (schema: string): string =>
  `INSERT INTO "${schema}".claims SELECT place::VARCHAR, facts
   FROM (SELECT unnest($1::JSON::JSON[]) AS facts, unnest(range(json_array_length($1::JSON)::BIGINT)) AS place)`;

export async function openDuckdb(): Promise<Session> {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  return {
    run: async (script) => void (await connection.run(script)),
    fill: async (schema, claims) => void (await connection.run(FILL(schema), [claims])),
    rows: async (query) => {
      const reader = await connection.runAndReadAll(query);
      return reader.getRowObjectsJson().map((row) => Object.fromEntries(
        Object.entries(row).map(([key, value]) => [key, value === null ? null : `${value as string | number}`]),
      ));
    },
    plan: async (explain) => JSON.stringify((await connection.runAndReadAll(explain)).getRowObjectsJson()),
    close: async () => {
      connection.closeSync();
      instance.closeSync();
    },
  };
}
