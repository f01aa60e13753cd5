/** PostgreSQL for trying the export out: a server where AGREE_DATABASE_URL names one, else the embedded one. */
import { PGlite } from '@electric-sql/pglite';
import pg from 'pg';
import type { Session } from './sql-back-end.ts';

// Compiling a query by machine code takes longer than running it over thousands of claims.
const SETTINGS = 'SET jit = off';
const FILL = (schema: string): string =>
  `INSERT INTO "${schema}".claims SELECT (place - 1)::text, facts
   FROM jsonb_array_elements($1::text::jsonb) WITH ORDINALITY AS c(facts, place)`;
const asText = (query: string): string => `SELECT to_jsonb(q) AS row FROM (${query}) AS q`;

type Row = { readonly row: Readonly<Record<string, unknown>> };

function texts({ row }: Row): Record<string, string | null> {
  return Object.fromEntries(Object.entries(row).map(([key, value]) =>
    [key, value === null ? null : `${value as string | number}`]));
}

export async function openPostgres(): Promise<Session> {
  const url = process.env['AGREE_DATABASE_URL'];
  return url ? openServer(url) : openEmbedded();
}

async function openServer(connectionString: string): Promise<Session> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  await client.query(SETTINGS);
  return {
    run: async (script) => void (await client.query(script)),
    fill: async (schema, claims) => void (await client.query(FILL(schema), [claims])),
    rows: async (query) => (await client.query<Row>(asText(query))).rows.map(texts),
    plan: async (explain) => JSON.stringify((await client.query(explain)).rows),
    close: () => client.end(),
  };
}

async function openEmbedded(): Promise<Session> {
  const database = await PGlite.create();
  await database.exec(SETTINGS);
  return {
    run: async (script) => void (await database.exec(script)),
    fill: async (schema, claims) => void (await database.query(FILL(schema), [claims])),
    rows: async (query) => (await database.query<Row>(asText(query))).rows.map(texts),
    plan: async (explain) => JSON.stringify((await database.query(explain)).rows),
    close: () => database.close(),
  };
}
