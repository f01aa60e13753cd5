import { defineConfig } from 'vitest/config';

const tests = ['packages/*/{src,test,tests}/**/*.test.ts', 'scripts/**/*.test.ts', 'bench/src/**/*.test.ts'];
const needDatabase = [
  'packages/{database,ledger,server}/**/!(module-order).test.ts',
  'scripts/postgres-cluster.test.ts',
];

// Two projects, so that a run of the rules alone does not wait for a PostgreSQL server to start.
export default defineConfig({
  test: {
    testTimeout: 60_000,
    hookTimeout: 120_000,
    teardownTimeout: 30_000,
    // The databases are processes and threads of their own: a second worker fills the waits, on two cores too.
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: { name: 'rules', include: tests, exclude: ['**/node_modules/**', ...needDatabase] },
      },
      {
        extends: true,
        test: {
          name: 'database', include: needDatabase, exclude: ['**/{node_modules,e2e}/**'],
          globalSetup: 'scripts/provide-postgres.ts',
          // Files of one worker share its modules: loading them anew for each took a third of the processor time.
          pool: 'threads', isolate: false,
        },
      },
    ],
  },
});
