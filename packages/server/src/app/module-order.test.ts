// The server's modules in the order of a claim's life; ARCHITECTURE.md draws the same row.
import { expect, test } from 'vitest';
import { importsOf, isTest, listSources } from '../../../../scripts/read-sources.ts';
import type { Import } from '../../../../scripts/read-sources.ts';

/** Each module may import only what stands before it, and only through its index.ts. */
const order = [
  'foundation', 'audit', 'identity', 'applicant', 'policy', 'fund', 'eligibility', 'documents', 'claim',
  'verification', 'review', 'notice', 'award', 'payment', 'performance', 'casefile', 'site', 'demo', 'app',
];

const home = 'packages/server/src/';
const sources = listSources(home).filter((path) => !isTest(path));
const imports = sources.flatMap(importsOf);
const inside = imports.filter(({ file }) => file?.startsWith(home));
const modules = [...new Set(sources.map(moduleOf))];

test('every folder is a module in the row, and no file lies outside one', () => {
  expect(modules.filter((name) => !order.includes(name))).toEqual([]);
});

test('imports are really read', () => {
  expect(inside.length).toBeGreaterThanOrEqual(modules.length - 1);
});

test('a module imports only modules that stand before it', () => {
  const place = (path: string): number => order.indexOf(moduleOf(path));
  const later = inside.filter(({ from, file = '' }) => place(file) > place(from));
  expect(later.map(line), `the order is ${order.join(' · ')}`).toEqual([]);
});

test('a module imports another only through its index.ts', () => {
  const deep = inside.filter(({ from, file = '' }) =>
    moduleOf(file) !== moduleOf(from) && file !== `${home}${moduleOf(file)}/index.ts`);
  expect(deep.map(line)).toEqual([]);
});

test("a concept's rules import neither SQL nor HTTP", () => {
  const rules = imports.filter(({ from }) => from === `${home}${moduleOf(from)}/${moduleOf(from)}.ts`);
  const sqlOrHttp = /\.(sql|routes)\.ts$|^(kysely|@qingce\/database|fastify|@fastify\/)/;
  const wrong = rules.filter(({ specifier }) => sqlOrHttp.test(specifier));
  expect(wrong.map(line), 'only verbs join rules with SQL; only routes know HTTP').toEqual([]);
});

test('SQL imports no verb', () => {
  const verbs = new Set(inside.filter(({ specifier }) => isSql(specifier)).map(({ from }) => from)
    .filter((path) => !isSql(path)));
  const wrong = inside.filter(({ from, file = '' }) => isSql(from) && verbs.has(file));
  expect(wrong.map(line), 'a verb is a file that uses SQL; it calls the SQL, never the reverse').toEqual([]);
});

test('HTTP is known only to routes, the site, the app and foundation', () => {
  const wrong = imports.filter(({ from, specifier, typesOnly }) =>
    !typesOnly && /^(fastify|@fastify\/)/.test(specifier)
    && !from.endsWith('.routes.ts') && !['site', 'app', 'foundation'].includes(moduleOf(from)));
  expect(wrong.map(line)).toEqual([]);
});

function moduleOf(path: string): string {
  return path.slice(home.length).split('/')[0] ?? '';
}

function isSql(path: string): boolean {
  return path.endsWith('.sql.ts');
}

function line({ from, specifier }: Import): string {
  return `${from} imports ${specifier}`;
}
