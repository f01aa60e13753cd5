import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  dayInYear, dayOf, dayOfMonthOf, daysInMonth, firstOfMonth, formatDay, lastDayOfTerm, lastOfMonth, monthOf, parseDay,
  yearOf,
} from './day.ts';

const day = (text: string): number => parseDay(text)!;
const anyDay = fc.integer({ min: day('1900-01-01'), max: day('2200-12-31') });

describe('a calendar day', () => {
  test.each([
    ['1970-01-01', 0],
    ['1969-12-31', -1],
    ['2000-02-29', 11_016],
    ['2016-01-01', 16_801],
    ['1900-01-01', -25_567],
    ['2200-12-31', 84_370],
  ])('%s is counted from 1970-01-01', (text, count) => {
    expect(parseDay(text)).toBe(count);
    expect(formatDay(count)).toBe(text);
  });

  test.each([
    '2015-02-29', '1900-02-29', '2100-02-29', '2016-02-30', '2016-04-31', '2016-13-01', '2016-00-10',
    '2016-01-00', '2016-01-32', '1899-12-31', '2201-01-01', '2016-1-1', '2016/01/01', '20160101',
    ' 2016-01-01', '2016-01-01\n', '2016-01-01T00:00:00Z', '２０１６-01-01', '',
  ])('%j is refused', (text) => {
    expect(parseDay(text)).toBeUndefined();
  });

  test.each([
    [2016, 2.5, 1], [2016.5, 1, 1], [2016, 1, Number.NaN], [2016, 13, 1], [2016, 0, 1], [2016, 1, 0],
  ])('%s-%s-%s is no day', (year, month, dayOfMonth) => {
    expect(dayOf(year, month, dayOfMonth)).toBeUndefined();
  });

  test('what is written is read back, and its parts name it', () => {
    fc.assert(fc.property(anyDay, (value) => {
      expect(parseDay(formatDay(value))).toBe(value);
      expect(dayOf(yearOf(value), monthOf(value), dayOfMonthOf(value))).toBe(value);
    }));
  });

  test('agrees with the calendar of the platform', () => {
    fc.assert(fc.property(anyDay, (value) => {
      expect(formatDay(value)).toBe(new Date(value * 86_400_000).toISOString().slice(0, 10));
    }));
  });

  test('every New Year from 1 to 2400 begins its own year', () => {
    for (let year = 1; year <= 2400; year += 1) {
      const newYear = dayOf(year, 1, 1)!;
      expect([yearOf(newYear - 1), yearOf(newYear)]).toEqual([year - 1, year]);
    }
  });

  test.each([[2016, 2, 29], [2015, 2, 28], [1900, 2, 28], [2000, 2, 29], [2016, 4, 30], [2016, 12, 31]])(
    '%s-%s has %s days',
    (year, month, days) => expect(daysInMonth(year, month)).toBe(days),
  );

  test('there is no month 0 and no month 13', () => {
    expect(() => daysInMonth(2016, 0)).toThrow(RangeError);
    expect(() => daysInMonth(2016, 13)).toThrow(RangeError);
  });

  test.each([
    ['2016-02-10', '2016-02-01', '2016-02-29'],
    ['2016-02-01', '2016-02-01', '2016-02-29'],
    ['2016-12-31', '2016-12-01', '2016-12-31'],
  ])('%s lies in a month from %s to %s', (text, first, last) => {
    expect(formatDay(firstOfMonth(day(text)))).toBe(first);
    expect(formatDay(lastOfMonth(day(text)))).toBe(last);
  });
});

describe('the last day of a term — 民法典 202', () => {
  test.each([
    ['2016-01-31', 1, '2016-02-29'],
    ['2016-01-31', 2, '2016-03-30'],
    ['2016-01-30', 1, '2016-02-29'],
    ['2016-01-29', 1, '2016-02-28'],
    ['2015-01-29', 1, '2015-02-28'],
    ['2016-02-29', 36, '2019-02-28'],
    ['2016-02-29', 12, '2017-02-28'],
    ['2016-02-29', 48, '2020-02-28'],
    ['2016-01-01', 36, '2018-12-31'],
    ['2015-11-20', 36, '2018-11-19'],
    ['2015-12-31', 2, '2016-02-29'],
    ['2016-01-01', 1, '2016-01-31'],
    ['2016-03-10', 1, '2016-04-09'],
    ['2016-01-01', 0, '2015-12-31'],
  ])('from %s, %s months end on %s', (start, months, end) => {
    expect(formatDay(lastDayOfTerm(day(start), months))).toBe(end);
  });

  test.each([-1, 0.5, Number.NaN])('a term of %s months is refused', (months) => {
    expect(() => lastDayOfTerm(0, months)).toThrow(RangeError);
  });

  test('a longer term ends later, and the end lies in the k-th month or on the day before it begins', () => {
    fc.assert(fc.property(anyDay, fc.nat(600), (start, months) => {
      const end = lastDayOfTerm(start, months);
      expect(lastDayOfTerm(start, months + 1)).toBeGreaterThan(end);
      const monthsOn = (yearOf(end + 1) - yearOf(start)) * 12 + monthOf(end + 1) - monthOf(start);
      if (dayOfMonthOf(end + 1) === dayOfMonthOf(start)) expect(monthsOn).toBe(months);
      else expect([monthsOn, dayOfMonthOf(end + 1)]).toEqual([months + 1, 1]);
    }));
  });
});

test.each([
  [2024, '02-29', '2024-02-29'], [2025, '02-29', '2025-02-28'], [2100, '02-29', '2100-02-28'],
  [2025, '06-30', '2025-06-30'],
])('in %s, %s is %s', (year, monthDay, text) => {
  expect(dayInYear(year, monthDay)).toBe(text);
});
