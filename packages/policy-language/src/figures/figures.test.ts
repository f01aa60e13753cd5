import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { figuresOf } from './figures.ts';

const policy = readFileSync(new URL('../../../../policies/growth-award-sample/policy.md', import.meta.url), 'utf8');

test('constants, cells, days of the window and of definitions are found, each where it stands', () => {
  const found = figuresOf(policy);
  const said = (kind: string): string[] => found.filter((one) => one.kind === kind)
    .map(({ name, written }) => `${name.en} ${written}`);
  expect(said('constant')).toEqual([
    'Least staff 20人', 'Least growth 10%', 'Growth for the extra 30%', 'Extra 20%', 'Cap of a group 50万元',
  ]);
  expect(said('table')).toContain('Growth tiers · 2 · 率 0.5%');
  expect(said('window')).toEqual(['window.opens 04-01', 'window.closes 05-31']);
  expect(said('day')).toEqual(['Period in force 2024-01-01', 'Period in force 2024-01-01']);
  expect(found.map(({ from, to }) => policy.slice(from, to))).toEqual(found.map(({ written }) => written));
  expect(found.find(({ written }) => written === '50万元')).toMatchObject({
    clause: '2', name: { zh: '集团上限' }, line: policy.slice(0, policy.indexOf('50万元 }')).split('\n').length,
  });
});

test('figures of other documents are found without the days that they are for', () => {
  const block = 'parameters:\n  最低工资 (minimumWage):\n    source: { zh: 甲, en: A }\n'
    + '    values: { 2023-01-01..2023-12-31: 1720元/月, 2024-01-01..2024-12-31: 1900元/月 }\n';
  const found = figuresOf(`## 1 甲\n\n\`\`\`yaml\n${block}\`\`\`\n`);
  expect(found.map(({ kind, written }) => [kind, written])).toEqual([
    ['parameter', '1720元/月'], ['parameter', '1900元/月'],
  ]);
});

test.each([['nothing', ''], ['half a block', '## 1\n\n```yaml\nitems: {'], ['no policy at all', '**甲**（乙）命中 `U`']])(
  'a file that holds %s has no figures, and nothing is thrown', (_what, text) => {
    expect(figuresOf(text)).toEqual([]);
  });
