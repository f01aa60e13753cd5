// What the documents say about code and law is true.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { expect, test } from 'vitest';

const read = (path: string): string => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');

/** The rows of the first table of a Markdown page, cell by cell, without its head. */
function rowsOf(page: string): string[][] {
  const lines = read(page).split('\n').filter((line) => line.startsWith('|'));
  return lines.slice(2).map((line) => line.split('|').slice(1, -1).map((cell) => cell.trim()));
}

const glossary = rowsOf('docs/glossary.md');

test('the glossary gives every term one row, in both languages, with an identifier and a meaning or a clause', () => {
  expect(glossary.length).toBeGreaterThan(90);
  for (const row of glossary) {
    expect(row, row.join(' | ')).toHaveLength(5);
    const [chinese, english, identifier, meaning, clause] = row;
    expect([chinese !== '', english !== '', /^`\w+`/.test(identifier ?? ''), `${meaning}${clause}` !== ''], chinese)
      .toEqual([true, true, true, true]);
  }
});

test('the glossary has one word for one thing', () => {
  const repeated = (values: readonly string[]): string[] => values.filter((value, index) => values.indexOf(value) !== index);
  expect(repeated(glossary.map(([chinese = '']) => chinese))).toEqual([]);
  const identifiers = glossary.flatMap(([, , identifier = '']) => identifier.split(', '));
  expect(repeated(identifiers)).toEqual([]);
});

test('the clauses that the glossary names stand in the first policy', () => {
  const headings = [...read('policies/qingyuan-2015-64/policy.md').matchAll(/^#+ ([0-9.]+) /gm)].map((match) => match[1]);
  const opened = [...read('policies/qingyuan-2015-64/policy.md').matchAll(/\(§([0-9.]+)#/g)].map((match) => match[1]);
  const known = new Set([...headings, ...opened]);
  const named = glossary.flatMap(([, , , , clause = '']) => (clause === '' ? [] : [clause]));
  expect(named.length).toBeGreaterThan(30);
  expect(named.filter((clause) => !known.has(clause))).toEqual([]);
});

test('every decision says its status, its options and what enforces it', () => {
  const decisions = readdirSync(new URL('../docs/decisions/', import.meta.url)).filter((name) => name.endsWith('.md'));
  expect(decisions.length).toBeGreaterThan(0);
  for (const name of decisions) {
    const page = read(`docs/decisions/${name}`);
    expect(page, name).toMatch(/^# \d{4} /);
    for (const part of ['Status:', '**Context.**', '**Options.**', '**Decision.**', '**Enforced by**', '**Consequences.**']) {
      expect(page.includes(part), `${name}: ${part}`).toBe(true);
    }
  }
});

test('both readmes show the same pictures and commands', () => {
  const commands = (page: string): string[] => [...read(page).matchAll(/^(?:npm|npx) [^#\n]*/gm)].map((match) => match[0].trim());
  expect(commands('README.zh-CN.md')).toEqual(commands('README.md'));
  for (const page of ['README.md', 'README.zh-CN.md']) {
    const pictures = [...read(page).matchAll(/!\[[^\]]*\]\(([^)]+)\)/g)].map((match) => match[1] ?? '');
    expect(pictures.length, page).toBeGreaterThan(0);
    for (const picture of pictures) expect(existsSync(new URL(`../${picture}`, import.meta.url)), picture).toBe(true);
  }
});
