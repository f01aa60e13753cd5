// Vitest's global setup: one PostgreSQL server for the run; each test file makes its own database in it.
import type { TestProject } from 'vitest/node';
import { parts } from './machine-parts.ts';
import { findServerPrograms, startCluster } from './postgres-cluster.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Connection string of a PostgreSQL superuser, who may create databases. */
    postgresUrl: string;
  }
}

export default async function providePostgres(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env.TEST_DATABASE_URL;
  if (given) {
    project.provide('postgresUrl', given);
    return async () => {};
  }
  const programs = findServerPrograms();
  if (!programs) throw new Error(parts.postgresql.sentence);
  const cluster = await startCluster(programs);
  project.provide('postgresUrl', cluster.url);
  return cluster.stop;
}
