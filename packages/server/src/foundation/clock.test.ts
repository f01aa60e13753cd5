import { expect, test } from 'vitest';
import { dayAfter, dayOf, instantAfter, instantAt, millisecondsSince1970 } from './index.ts';

test.each([
  ['2017-06-30T15:59:59.999Z', '2017-06-30T23:59:59.999+08:00', '2017-06-30'],
  ['2017-06-30T16:00:00.000Z', '2017-07-01T00:00:00.000+08:00', '2017-07-01'],
])('%s is %s in Shanghai, on %s', (utc, shanghai, day) => {
  expect(instantAt(Date.parse(utc))).toBe(shanghai);
  expect(millisecondsSince1970(shanghai)).toBe(Date.parse(utc));
  expect(dayOf(shanghai)).toBe(day);
});

test('an instant goes on over midnight, and back', () => {
  expect(instantAfter('2016-02-28T23:45:00.000+08:00', 30)).toBe('2016-02-29T00:15:00.000+08:00');
  expect(instantAfter('2016-02-29T00:15:00.000+08:00', -30)).toBe('2016-02-28T23:45:00.000+08:00');
});

test.each([['2016-02-28', 1, '2016-02-29'], ['2016-12-31', 1, '2017-01-01'], ['2017-03-01', -1, '2017-02-28']])(
  '%s and %i days is %s', (day, days, expected) => {
    expect(dayAfter(day, days)).toBe(expected);
  });
