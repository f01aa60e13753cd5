// What the documents say about code and law is true.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { expect, test } from 'vitest';

const read = (path: string): string => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');

/** The rows of the first table of a Markdown page, cell by cell, without its head. */
function rowsOf(page: string): string[][] {
  const lines = read(page)
    .split('\n')
    .filter((line) => line.startsWith('|'));
  return lines.slice(2).map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

const glossary = rowsOf('docs/glossary.md');

test('the glossary gives every term one row, in both languages, with an identifier and a meaning or a clause', () => {
  expect(glossary.length).toBeGreaterThan(90);
  const isWhole = (row: readonly string[]): boolean => {
    const [chinese, english, identifier = '', meaning, clause] = row;
    return (
      row.length === 5 &&
      chinese !== '' &&
      english !== '' &&
      /^`\w+`/.test(identifier) &&
      `${meaning}${clause}` !== ''
    );
  };
  expect(glossary.filter((row) => !isWhole(row))).toEqual([]);
});

test('the glossary has one word for one thing', () => {
  const repeated = (values: readonly string[]): string[] =>
    values.filter((value, index) => values.indexOf(value) !== index);
  expect(repeated(glossary.map(([chinese = '']) => chinese))).toEqual([]);
  const identifiers = glossary.flatMap(([, , identifier = '']) => identifier.split(', '));
  expect(repeated(identifiers)).toEqual([]);
});

test('the clauses that the glossary names stand in the first policy', () => {
  const headings = [...read('policies/qingyuan-2015-64/policy.md').matchAll(/^#+ ([0-9.]+) /gm)].map(
    (match) => match[1],
  );
  const opened = [...read('policies/qingyuan-2015-64/policy.md').matchAll(/\(§([0-9.]+)#/g)].map((match) => match[1]);
  const known = new Set([...headings, ...opened]);
  const named = glossary.flatMap(([, , , , clause = '']) => (clause === '' ? [] : [clause]));
  expect(named.length).toBeGreaterThan(30);
  expect(named.filter((clause) => !known.has(clause))).toEqual([]);
});

test('every decision says its status, its options and what enforces it', () => {
  const decisions = readdirSync(new URL('../docs/decisions/', import.meta.url)).filter((name) =>
    name.endsWith('.md'),
  );
  expect(decisions.length).toBeGreaterThan(0);
  const parts = [
    '# ',
    'Status:',
    '**Context.**',
    '**Options.**',
    '**Decision.**',
    '**Enforced by**',
    '**Consequences.**',
  ];
  const missing = decisions.flatMap((name) => {
    const page = read(`docs/decisions/${name}`);
    return parts.filter((part) => !page.includes(part)).map((part) => `${name}: ${part}`);
  });
  expect(missing).toEqual([]);
});

test('both readmes show the same pictures and commands', () => {
  const commands = (page: string): string[] =>
    [...read(page).matchAll(/^(?:npm|npx) [^#\n]*/gm)].map((match) => match[0].trim());
  expect(commands('README.zh-CN.md')).toEqual(commands('README.md'));
  const pictures = (page: string): string[] =>
    [...read(page).matchAll(/!\[[^\]]*\]\(([^)]+)\)/g)].map((match) => match[1] ?? '');
  const shown = [...pictures('README.md'), ...pictures('README.zh-CN.md')];
  expect(shown.length).toBeGreaterThanOrEqual(2);
  expect(shown.filter((picture) => !existsSync(new URL(`../${picture}`, import.meta.url)))).toEqual([]);
});
