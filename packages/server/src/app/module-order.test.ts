import { readFileSync, readdirSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

/** In the order of a claim's life: a module may import what stands before it, through its index.ts. */
const modules = [
  'foundation', 'audit', 'identity', 'applicant', 'messages', 'policy', 'window', 'fund', 'eligibility', 'measure',
  'documents', 'claim', 'holder', 'verification', 'crosscheck', 'recognition', 'roster', 'visit', 'sample',
  'review', 'notice', 'award', 'payment', 'recovery', 'obligation', 'restriction', 'certificate', 'likeness',
  'casefile', 'trail', 'bundle', 'drafting', 'report', 'invariants', 'demo', 'site', 'app',
];

const root = fileURLToPath(new URL('..', import.meta.url));
const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.tsx?$/.test(path) && !path.includes('.test.'));
const moduleOf = (path: string): string => path.split('/')[0] ?? '';

interface Import { readonly from: string; readonly to: string }

/** Imports between files of the server, as paths below src/. */
const imports: Import[] = files.flatMap((from) =>
  [...readFileSync(join(root, from), 'utf8').matchAll(/(?:from|import) '(\.[^']+)'/g)].map(([, specifier = '']) =>
    ({ from, to: relative(root, join(root, dirname(from), specifier)) })));
const line = ({ from, to }: Import): string => `${from} imports ${to}`;

test('the imports of the server are really read', () => {
  expect(imports.length).toBeGreaterThan(files.length);
});

test('every module has its place in the order', () => {
  expect([...new Set(files.map(moduleOf))].filter((name) => !modules.includes(name))).toEqual([]);
});

describe('a module', () => {
  const crossing = imports.filter(({ from, to }) => !to.startsWith('..') && moduleOf(from) !== moduleOf(to));

  test('imports only modules before it', () => {
    const backwards = crossing.filter(
      ({ from, to }) => modules.indexOf(moduleOf(to)) > modules.indexOf(moduleOf(from))
    );
    expect(backwards.map(line)).toEqual([]);
  });

  test('enters another only by its index.ts', () => {
    expect(crossing.filter(({ to }) => basename(to) !== 'index.ts').map(line)).toEqual([]);
  });
});

describe('a file', () => {
  const is = { sql: (path: string) => path.endsWith('.sql.ts'), routes: (path: string) => path.endsWith('.routes.ts') };

  test('of SQL calls nothing but types, tables and reckoning: no verb and no route', () => {
    const calling = files.filter(is.sql).filter(
      (path) => /import \{[^}]*\b(runVerb|recordAudit|refuse)\b/.test(readFileSync(join(root, path), 'utf8'))
    );
    expect(calling).toEqual([]);
  });

  test('of rules, named after its concept, touches neither SQL nor HTTP', () => {
    const rules = imports.filter(({ from }) => basename(from) === `${moduleOf(from)}.ts`);
    expect(rules.filter(({ to }) => is.sql(to) || is.routes(to)).map(line)).toEqual([]);
  });

  test('of routes is imported by nothing but its index.ts', () => {
    expect(imports.filter(({ from, to }) => is.routes(to) && basename(from) !== 'index.ts').map(line)).toEqual([]);
  });
});
