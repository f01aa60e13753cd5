import { describe, expect, test } from 'vitest';
import { dayInShanghai, daysInMonth, lastDayOfTerm, readDay, writeDay } from './calendar.ts';

describe('the calendar', () => {
  test.each([
    ['1970-01-01', 0],
    ['1970-12-31', 364],
    ['1969-12-31', -1],
    ['2000-02-29', 11_016],
    ['2015-11-20', 16_759],
  ])('%s is day %i', (text, day) => {
    expect(readDay(text)).toBe(day);
    expect(writeDay(day)).toBe(text);
  });

  test.each(['2015-02-29', '1900-02-29', '2017-04-31', '2017-13-01', '2017-1-1'])('has no day %s', (text) => {
    expect(() => readDay(text)).toThrow('not a day');
  });

  test.each([
    [1900, 28],
    [2000, 29],
    [2015, 28],
    [2016, 29],
    [2100, 28],
  ])('February %i has %i days', (year, days) => {
    expect(daysInMonth(year, 2)).toBe(days);
  });

  test.each([
    ['2017-04-15T10:00:00+08:00', '2017-04-15'],
    ['2017-06-30T15:59:59Z', '2017-06-30'],
    ['2017-06-30T16:00:00Z', '2017-07-01'],
    ['2017-03-01T00:00:00+08:00', '2017-03-01'],
    ['2017-02-28T23:59:59.999+08:00', '2017-02-28'],
    ['2017-07-01T05:00+14:00', '2017-06-30'],
  ])('%s is %s in Shanghai', (instant, day) => {
    expect(writeDay(dayInShanghai(instant))).toBe(day);
  });
});

describe('a term of months ends — 民法典 202', () => {
  test.each([
    ['2016-01-31', 1, '2016-02-29'],
    ['2016-02-29', 36, '2019-02-28'],
    ['2016-01-01', 36, '2018-12-31'],
    ['2015-11-20', 12, '2016-11-19'],
    ['2015-11-20', 36, '2018-11-19'],
    ['2016-01-30', 1, '2016-02-29'],
    ['2016-01-29', 1, '2016-02-28'],
    ['2015-01-31', 1, '2015-02-28'],
    ['2016-02-29', 12, '2017-02-28'],
    ['2016-02-29', 48, '2020-02-28'],
    ['2016-03-31', 1, '2016-04-30'],
    ['2016-03-31', 2, '2016-05-30'],
    ['2016-05-01', 0, '2016-04-30'],
  ])('from %s after %i months on %s', (first, months, last) => {
    expect(writeDay(lastDayOfTerm(readDay(first), months))).toBe(last);
  });
});
