import { expect, test } from 'vitest';
import { addressOf, filterIn, withField } from './claim-filter.ts';

test('the filter of a list stands in its address, and the address gives it back', () => {
  const filter = { words: '灯塔 & 0012', states: 'accepted,verified', year: '2016' };
  expect(filterIn(Object.fromEntries(new URLSearchParams(addressOf(filter))))).toEqual(filter);
});

test('what is no field of a filter, and what is empty, is left out', () => {
  expect(filterIn({ lang: 'en', words: '', due: 'overdue', year: 2016 })).toEqual({ due: 'overdue' });
});

test('a field that is taken out leaves the others', () => {
  const filter = withField({ words: 'dt', due: 'soon' }, 'words', undefined);
  expect([filter, addressOf(filter), addressOf({})]).toEqual([{ due: 'soon' }, '?due=soon', '']);
});
