// The table of features names policies and worked examples that there are, and every example stands in it.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { examples, hasCases, policies, readText } from './policy-folders.ts';

const page = readFileSync(new URL('../../../docs/language/features.md', import.meta.url), 'utf8');
const rows = [...page.matchAll(/^\| ([^|]+) \| ([^|]+) \| ([^|]+) \|$/gm)]
  .map(([, feature = '', where = '', cases = '']) => ({ feature, where, cases }))
  .filter(({ where }) => where.includes('('));
const casesOf = new Map([...policies, ...examples].filter(hasCases).map((folder) =>
  [folder.id, (JSON.parse(readText(folder, 'cases.json')) as { id: string }[]).map(({ id }) => id)]));

test('there is a row for each feature', () => {
  expect(rows.length).toBeGreaterThan(25);
});

test.each(rows)('$feature: its cases are worked examples of a policy that is named', ({ cases }) => {
  const known = new Set([...casesOf].flatMap(([id, own]) => (page.includes(`[${id}]`) ? own : [])));
  const named = cases.match(/[A-Z]+-\d+/g) ?? [];
  expect(named.length > 0 || cases.includes('npx vitest')).toBe(true);
  expect(named.filter((id) => !known.has(id))).toEqual([]);
});

test('every example is named', () => {
  expect(examples.filter(({ id }) => !page.includes(`](examples/${id}/policy.md)`)).map(({ id }) => id)).toEqual([]);
});
