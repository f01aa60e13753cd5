// Who may import whom. ARCHITECTURE.md draws the same picture; change both or neither.
import { describe, expect, test } from 'vitest';
import { importsOf, isTest, listFiles, listSources, packageOf, readText } from './read-sources.ts';
import type { Import } from './read-sources.ts';

/** What the code of a package may import of ours. */
const mayImport: Record<string, string[]> = {
  values: [],
  'policy-language': ['values'],
  contract: ['values'],
  database: [],
  ledger: ['database', 'values'],
  'law-view': ['contract', 'policy-language', 'values'],
  server: ['contract', 'database', 'law-view', 'ledger', 'policy-language', 'values'],
  web: ['contract', 'law-view', 'policy-language', 'values'],
  cli: ['contract', 'database', 'law-view', 'ledger', 'policy-language', 'server', 'values'],
};
/** What may be imported besides, as types only. */
const mayImportTypes: Record<string, string[]> = { contract: ['policy-language'] };

/** Runs in the browser too, so it may not lean on Node. */
const browserSafe = ['values', 'contract', 'law-view', 'web'];
/** Reads policy files and stays on the server: the browser gets the checked policy. */
const readers = /^(yaml|mdast-|micromark|@lezer\/|@bpmn-io\/)/;
const evaluator = 'packages/policy-language/src/evaluate/index.ts';

const sources = listSources('packages');
const imports = sources.flatMap(importsOf);
const packages = [...new Set(listFiles('packages').flatMap((path) => packageOf(path) ?? []))].toSorted();

test('imports are really read', () => {
  expect(imports.length).toBeGreaterThanOrEqual(Math.floor(sources.length / 2));
});

describe('packages (ARCHITECTURE.md: directions)', () => {
  test('every package has its line in the table', () => {
    expect(packages.filter((name) => !(name in mayImport))).toEqual([]);
  });

  test.each(packages)('%s imports only packages below it', (name) => {
    const upward = importsFrom(name).filter(({ specifier, typesOnly }) => {
      const target = /^@qingce\/([^/]+)/.exec(specifier)?.[1];
      const allowed = [name, ...mayImport[name] ?? [], ...typesOnly ? mayImportTypes[name] ?? [] : []];
      return target !== undefined && !allowed.includes(target);
    });
    const below = mayImport[name]?.join(', ') || 'nothing of ours';
    expect(upward.map(line), `${name} may import: ${below}`).toEqual([]);
  });

  test.each(packages)('the package.json of %s names only packages below it', (name) => {
    const { dependencies = {} } = JSON.parse(readText(`packages/${name}/package.json`)) as
      { dependencies?: Record<string, string> };
    const ours = Object.keys(dependencies).filter((dependency) => dependency.startsWith('@qingce/'));
    const below = [...mayImport[name] ?? [], ...mayImportTypes[name] ?? []];
    expect(ours.filter((dependency) => !below.includes(dependency.slice('@qingce/'.length)))).toEqual([]);
  });

  test.each(packages)('no import of %s leaves the package by a path, but from test to test', (name) => {
    const leaving = importsFrom(name).filter(({ from, file }) =>
      file !== undefined && packageOf(file) !== name && !(isTest(from) && isTest(file)));
    expect(leaving.map(line), 'import another package by its name').toEqual([]);
  });

  test.each(packages)('no files of %s import each other in a circle', (name) => {
    const edges = importsFrom(name).filter(({ from }) => !isTest(from));
    expect(circles(edges), 'move the shared part into a third file').toEqual([]);
  });

  test('values imports nothing at all', () => {
    const outward = importsFrom('values').filter(({ from, file }) => !isTest(from) && file === undefined);
    expect(outward.map(line)).toEqual([]);
  });
});

describe('code that runs in the browser (ARCHITECTURE.md: directions)', () => {
  test.each(browserSafe)('%s imports nothing of Node', (name) => {
    const nodes = importsFrom(name).filter(({ from, specifier }) =>
      from.startsWith(`packages/${name}/src/`) && !isTest(from) && specifier.startsWith('node:'));
    expect(nodes.map(line)).toEqual([]);
  });

  test('the evaluator reaches neither Node nor the readers of policy files', () => {
    const reached = reach(evaluator).flatMap((path) => imports.filter(({ from }) => from === path));
    const wrong = reached.filter(({ specifier, typesOnly }) =>
      !typesOnly && (specifier.startsWith('node:') || readers.test(specifier)));
    expect(wrong.map(line)).toEqual([]);
  });

  test.each(['law-view', 'web'])('%s imports of the policy language only its evaluator', (name) => {
    const readersToo = importsFrom(name).filter(({ from, specifier, typesOnly }) =>
      !isTest(from) && !typesOnly && specifier === '@qingce/policy-language');
    expect(readersToo.map(line), 'import @qingce/policy-language/evaluate').toEqual([]);
  });
});

function importsFrom(name: string): Import[] {
  return imports.filter(({ from }) => packageOf(from) === name);
}

function line({ from, specifier }: Import): string {
  return `${from} imports ${specifier}`;
}

/** The files that a file runs, itself included. */
function reach(start: string, seen = new Set<string>()): string[] {
  if (seen.has(start) || !sources.includes(start)) return [];
  seen.add(start);
  for (const { from, file, typesOnly } of imports) {
    if (from === start && file !== undefined && !typesOnly) reach(file, seen);
  }
  return [...seen];
}

/** Each circle once, as the path that leads back to its first file. */
function circles(edges: Import[]): string[] {
  const found: string[] = [];
  const done = new Set<string>();
  const visit = (path: string, trail: string[]): void => {
    if (trail.includes(path)) found.push([...trail.slice(trail.indexOf(path)), path].join(' → '));
    if (trail.includes(path) || done.has(path)) return;
    for (const { from, file } of edges) {
      if (from === path && file !== undefined) visit(file, [...trail, path]);
    }
    done.add(path);
  };
  for (const { from } of edges) visit(from, []);
  return found;
}
