import { expect, test } from 'vitest';
import { percentages, sharesOf } from './coverage.ts';

test.each([
  [[1, 1, 1], ['33.4', '33.3', '33.3']], [[0, 0], ['0.0', '0.0']], [[2, 1, 0], ['66.7', '33.3', '0.0']],
  [[999_999, 1], ['100.0', '0.0']], [[1, 7, 11, 13], ['3.1', '21.9', '34.4', '40.6']],
])('percentages of %j add up to 100', (parts, expected) => {
  expect(percentages(parts)).toEqual(expected);
});

test('what is not dealt with is told beside the rest', () => {
  const characters = { rule: 50, step: 20, purpose: 10, none: 15, open: 5 };
  expect(sharesOf({ characters, total: 100, plain: [], readingsWithoutRuling: [] }).at(-1)).toEqual({
    kind: 'open',
    characters: 5,
    percent: '5.0',
  });
});
