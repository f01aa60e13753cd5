import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatDay, lastDayOfTerm, parseDay } from './day.ts';
import { add, equal, formatMixed, fraction } from './fraction.ts';
import {
  contains, daysIn, intersect, intersectAll, monthFraction, monthsIn, overlap, subtract, wholeMonths,
} from './period.ts';
import type { Period } from './period.ts';

const period = (text: string): Period => {
  const [from = '', to = ''] = text.split('..');
  return { from: parseDay(from)!, to: parseDay(to)! };
};
const text = ({ from, to }: Period): string => `${formatDay(from)}..${formatDay(to)}`;
const small: fc.Arbitrary<Period> = fc
  .tuple(fc.nat(40), fc.nat(20))
  .map(([from, more]) => ({ from, to: from + more }));
const daysOf = (periods: readonly Period[]): Set<number> =>
  new Set(periods.flatMap(({ from, to }) => Array.from({ length: to - from + 1 }, (_, step) => from + step)));
const expectApartAndInOrder = (periods: readonly Period[]): void =>
  periods.forEach((next, position) => {
    expect(next.from).toBeLessThanOrEqual(next.to);
    if (position > 0) expect(next.from).toBeGreaterThan(periods[position - 1]!.to + 1);
  });

describe('two periods', () => {
  test.each([
    ['2016-01-01..2016-12-31', '2016-11-20..2017-11-19', '2016-11-20..2016-12-31'],
    ['2016-01-01..2016-01-31', '2016-01-31..2016-02-29', '2016-01-31..2016-01-31'],
    ['2016-01-01..2016-01-31', '2016-02-01..2016-02-29', undefined],
  ])('%s and %s share %s', (a, b, common) => {
    const shared = intersect(period(a), period(b));
    expect(shared && text(shared)).toBe(common);
    expect(overlap(period(a), period(b))).toBe(common !== undefined);
  });

  test('a period contains its own ends and parts, and nothing beyond', () => {
    const january = period('2016-01-01..2016-01-31');
    const around = [-1, 0, 30, 31].map((step) => contains(january, january.from + step));
    expect(around).toEqual([false, true, true, false]);
    expect(contains(january, january)).toBe(true);
    expect(contains(january, period('2016-01-31..2016-02-01'))).toBe(false);
  });
});

describe('lists of periods', () => {
  test('keep the days that all of them cover, joined where they adjoin', () => {
    const lists = [
      [period('2016-01-01..2016-06-30'), period('2016-07-01..2016-12-31')],
      [period('2016-03-01..2016-08-31'), period('2016-10-01..2017-03-31')],
    ];
    expect(intersectAll(lists).map(text)).toEqual(['2016-03-01..2016-08-31', '2016-10-01..2016-12-31']);
    expect(intersectAll([...lists, []])).toEqual([]);
  });

  test('no list at all is refused', () => {
    expect(() => intersectAll([])).toThrow(RangeError);
  });

  test('taking holes away leaves the days before, between and after them', () => {
    const year = period('2016-01-01..2016-12-31');
    const holes = ['2016-06-01..2016-06-30', '2015-12-01..2016-01-01', '2016-06-15..2016-07-31'].map(period);
    expect(subtract(year, holes).map(text)).toEqual(['2016-01-02..2016-05-31', '2016-08-01..2016-12-31']);
    expect(subtract(year, [])).toEqual([year]);
    expect(subtract(year, [year])).toEqual([]);
    expect(subtract(year, [period('2017-01-01..2017-01-31')])).toEqual([year]);
    expect(subtract(year, [period('2015-01-01..2015-12-31')])).toEqual([year]);
  });

  test('are the same as sets of days', () => {
    const list = fc.array(small, { maxLength: 6 });
    fc.assert(fc.property(small, list, list, (whole, a, b) => {
      const common = intersectAll([a, b]);
      const [inA, inB] = [daysOf(a), daysOf(b)];
      expect(daysOf(common)).toEqual(new Set([...inA].filter((day) => inB.has(day))));
      expectApartAndInOrder(common);
      const left = subtract(whole, a);
      expect(daysOf(left)).toEqual(new Set([...daysOf([whole])].filter((day) => !inA.has(day))));
      expectApartAndInOrder(left);
    }));
  });
});

describe('calendar months', () => {
  test('a period is cut at them, whole or in part', () => {
    expect(monthsIn(period('2015-12-30..2016-02-29'))).toEqual([
      { year: 2015, month: 12, ...period('2015-12-30..2015-12-31'), days: 2, daysInMonth: 31 },
      { year: 2016, month: 1, ...period('2016-01-01..2016-01-31'), days: 31, daysInMonth: 31 },
      { year: 2016, month: 2, ...period('2016-02-01..2016-02-29'), days: 29, daysInMonth: 29 },
    ]);
  });

  test.each([
    ['2016-01-01..2016-11-19', '10 19/30'],
    ['2016-11-20..2016-12-31', '1 11/30'],
    ['2016-01-01..2016-12-31', '12'],
    ['2015-11-20..2018-11-19', '36'],
    ['2016-02-01..2016-02-01', '1/29'],
    ['2015-02-15..2015-02-28', '1/2'],
  ])('%s is %s months', (days, months) => {
    expect(formatMixed(monthFraction(period(days)))).toBe(months);
  });

  test('the slices together are the period, and cutting it anywhere loses nothing', () => {
    const someDay = fc.integer({ min: 10_000, max: 20_000 });
    fc.assert(fc.property(someDay, fc.nat(900), fc.nat(900), (from, first, rest) => {
      const whole = { from, to: from + first + rest + 1 };
      const [before, after] = [{ from, to: from + first }, { from: from + first + 1, to: whole.to }];
      expect(monthsIn(whole).reduce((sum, slice) => sum + slice.days, 0)).toBe(daysIn(whole));
      expect(equal(monthFraction(whole), add(monthFraction(before), monthFraction(after)))).toBe(true);
    }));
  });

  test('a full calendar year is 12 months exactly', () => {
    expect(monthFraction(period('2015-01-01..2015-12-31'))).toEqual(fraction(12n));
  });
});

describe('whole months from a start day', () => {
  test.each([
    ['2016-03-10..2016-05-20', ['2016-03-10..2016-04-09', '2016-04-10..2016-05-09']],
    ['2016-01-31..2016-03-30', ['2016-01-31..2016-02-29', '2016-03-01..2016-03-30']],
    ['2016-01-31..2016-02-28', []],
    ['2016-01-01..2016-01-31', ['2016-01-01..2016-01-31']],
    ['2016-01-01..2016-01-30', []],
  ])('%s completes %j', (days, months) => {
    const found = wholeMonths(period(days));
    expect(found.map(text)).toEqual(months);
    expect(found.map((month) => month.ordinal)).toEqual(months.map((_, position) => position + 1));
  });

  test('they follow one another without a gap and end as terms end', () => {
    fc.assert(fc.property(fc.integer({ min: 10_000, max: 20_000 }), fc.nat(1_200), (from, more) => {
      wholeMonths({ from, to: from + more }).forEach((month, position, all) => {
        expect(month.from).toBe(position === 0 ? from : all[position - 1]!.to + 1);
        expect(month.to).toBe(lastDayOfTerm(from, month.ordinal));
        expect(month.to).toBeLessThanOrEqual(from + more);
      });
    }));
  });
});
