import { describe, expect, test } from 'vitest';
import { readDay, writeDay } from './calendar.ts';
import { counted, fraction, readDecimal } from './fraction.ts';
import { allocate, clip, limitPerDay, prorate, wholeMonths, without } from './periods.ts';
import { asDay, asNumber, fieldOf } from './value.ts';
import type { Row, Value } from './value.ts';

/** A row such as '2016-01-01 2016-03-31' with a number of seats, if any. */
const row = (ends: string, seats?: number): Row => {
  const [from = '', to = ''] = ends.split(' ');
  const days: [string, Value][] = [
    ['from', { kind: 'day', at: readDay(from) }],
    ['to', { kind: 'day', at: readDay(to) }],
  ];
  return {
    kind: 'record',
    fields: new Map(seats === undefined ? days : [...days, ['seats', counted(seats)]]),
  };
};

const written = (rows: readonly Row[]): string[] => rows.map((one) => {
  const ends = `${writeDay(asDay(fieldOf(one, 'from')))} ${writeDay(asDay(fieldOf(one, 'to')))}`;
  const number = one.fields.get('seats') ?? one.fields.get('序');
  return number === undefined ? ends : `${ends} ${asNumber(number).n}`;
});

describe('交集', () => {
  test('cuts each row to each period and keeps its fields', () => {
    const rows = [row('2016-01-01 2016-06-30', 150), row('2016-07-01 2018-12-31', 90)];
    const limits = [
      [row('2016-03-01 2017-12-31')],
      [row('2016-01-01 2016-03-31'), row('2016-08-01 2016-08-01')],
    ];
    expect(written(clip(rows, limits))).toEqual(['2016-03-01 2016-03-31 150', '2016-08-01 2016-08-01 90']);
  });

  test('a piece without a day vanishes, a period that ends before it begins has none', () => {
    expect(clip([row('2016-01-01 2016-01-31')], [[row('2016-02-01 2016-02-28')]])).toEqual([]);
    expect(clip([row('2016-02-01 2016-01-31')], [])).toEqual([]);
  });
});

test('除去 leaves the days before and after a hole', () => {
  const rows = [row('2016-12-15 2017-02-10', 7)];
  expect(written(without(rows, [row('2017-01-01 2017-01-31')]))).toEqual([
    '2016-12-15 2016-12-31 7',
    '2017-02-01 2017-02-10 7',
  ]);
});

describe('按月折算', () => {
  test('ten and 19/30 months of 50,000 from January to 19 November', () => {
    expect(prorate(readDecimal('50000'), [row('2016-01-01 2016-11-19')], 'daily')).toEqual(
      fraction(1_595_000n, 3n),
    );
  });

  test('a day of February counts for more than a day of March', () => {
    expect(prorate(fraction(1n), [row('2016-02-29 2016-03-01')], 'daily')).toEqual(fraction(60n, 899n));
  });

  test('36 months of policy years add up to exactly 36', () => {
    expect(prorate(fraction(1n), [row('2015-11-20 2018-11-19')], 'daily')).toEqual(fraction(36n));
  });

  test('by first day a month counts whole or not at all', () => {
    expect(prorate(fraction(1n), [row('2016-01-02 2016-03-01')], 'monthByFirstDay')).toEqual(fraction(2n));
  });
});

test.each([
  ['2016-01-31 2016-03-30', ['2016-01-31 2016-02-29 1', '2016-03-01 2016-03-30 2']],
  ['2016-03-01 2016-05-30', ['2016-03-01 2016-03-31 1', '2016-04-01 2016-04-30 2']],
  ['2016-03-01 2016-03-30', []],
])('整月 of %s', (ends, months) => {
  expect(written(wholeMonths(row(ends)))).toEqual(months);
});

test('依次分配 grants in order as far as the total lasts', () => {
  const granted = (total: number): bigint[] =>
    allocate([3, 2, 4].map(counted), counted(total)).map((one) => one.n);
  expect(granted(6)).toEqual([3n, 2n, 1n]);
  expect(granted(0)).toEqual([0n, 0n, 0n]);
  expect(granted(-1)).toEqual([0n, 0n, 0n]);
  expect(granted(20)).toEqual([3n, 2n, 4n]);
});

describe('按日限额', () => {
  test('what was taken before is not granted again, rows split where that changes', () => {
    const taken = [row('2017-01-11 2017-01-20', 250)];
    expect(written(limitPerDay([row('2017-01-01 2017-01-31', 120)], counted(300), taken)))
      .toEqual(['2017-01-01 2017-01-10 120', '2017-01-11 2017-01-20 50', '2017-01-21 2017-01-31 120']);
  });

  test('days with nothing left vanish, and two rows share one day', () => {
    const rows = [row('2017-01-01 2017-01-02', 200), row('2017-01-02 2017-01-03', 200)];
    expect(written(limitPerDay(rows, counted(300), [row('2017-01-03 2017-01-03', 300)])))
      .toEqual(['2017-01-01 2017-01-02 200', '2017-01-02 2017-01-02 100']);
  });
});
