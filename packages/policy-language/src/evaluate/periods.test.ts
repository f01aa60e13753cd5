import { exact, formatDay, parseDay } from '@qingce/values';
import { describe, expect, test } from 'vitest';
import { limitPerDay } from './limit-per-day.ts';
import { clip, endOfTerm, months, wholeMonths, without } from './periods.ts';
import { asDay, asNumber, day, days, fieldOf, list, text, whole } from './value.ts';
import type { DayValue, ListValue, RecordValue, Row } from './value.ts';

const at = (written: string): number => parseDay(written)!;
const daily = text('daily');
/** '2020-01-01' or, while it is open, '2020-01-01..2020-01-31'. */
function dayFrom(written: string): DayValue {
  const [first = '', last] = written.split('..');
  return last === undefined ? day(at(first)) : days(at(first), at(last), new Set(['open']));
}
function row(from: string, to: string, seats?: number): RecordValue {
  const fields = { from: dayFrom(from), to: dayFrom(to), ...(seats !== undefined && { seats: whole(seats) }) };
  return { kind: 'record', fields };
}
const rows = (...all: RecordValue[]): ListValue => ({ ...list(all), disjoint: true });
const end = (value: DayValue): string =>
  value.lo === value.hi ? formatDay(value.lo) : `${formatDay(value.lo)}..${formatDay(value.hi)}`;
function shown({ value, sure }: Row): string {
  const seats = fieldOf(value, 'seats');
  const amount = seats.kind === 'number' ? ` ${exact.formatDecimal(asNumber(seats).lo!)}` : '';
  return `${sure ? '' : '?'}${end(asDay(fieldOf(value, 'from')))}–${end(asDay(fieldOf(value, 'to')))}${amount}`;
}
const written = (result: ListValue): string[] => [...result.rows.map(shown), ...(result.rest ? ['…'] : [])];

describe('交集 — rows cut down to periods', () => {
  test.each<[string, ListValue, ListValue, string[]]>([
    [
      'keep their fields',
      rows(row('2020-01-01', '2020-12-31', 5)),
      rows(row('2020-03-01', '2020-04-30')),
      ['2020-03-01–2020-04-30 5'],
    ],
    [
      'vanish where they have no day',
      rows(row('2020-01-01', '2020-01-31')),
      rows(row('2020-02-01', '2020-02-29')),
      [],
    ],
    [
      'are cut into pieces',
      rows(row('2020-01-01', '2020-12-31')),
      rows(row('2020-01-01', '2020-01-31'), row('2020-12-01', '2021-01-31')),
      ['2020-01-01–2020-01-31', '2020-12-01–2020-12-31'],
    ],
    [
      'are certain where they must meet',
      rows(row('2020-01-01..2020-01-31', '2020-12-31')),
      rows(row('2020-03-01', '2020-04-30')),
      ['2020-03-01–2020-04-30'],
    ],
    [
      'are perhaps there where they may meet',
      rows(row('2020-01-01', '2020-02-01..2020-04-01')),
      rows(row('2020-03-01', '2020-04-30')),
      ['?2020-03-01–2020-02-01..2020-04-01'],
    ],
    [
      'are gone where they cannot meet',
      rows(row('2020-01-01', '2020-01-31..2020-02-28')),
      rows(row('2020-03-01', '2020-04-30')),
      [],
    ],
    [
      'that run backwards have no day',
      rows(row('2020-02-01', '2020-01-01')),
      rows(row('2019-01-01', '2021-12-31')),
      [],
    ],
  ])('%s', (_, list1, limit, result) => {
    expect(written(clip(list1, [limit]))).toEqual(result);
  });

  test('without any limit only drop those that run backwards', () => {
    expect(written(clip(rows(row('2020-02-01', '2020-01-01'), row('2020-01-01', '2020-01-01')), []))).toEqual([
      '2020-01-01–2020-01-01',
    ]);
  });
});

describe('除去 — rows without some days', () => {
  test.each<[string, ListValue, string[]]>([
    [
      'a hole in the middle leaves two pieces',
      rows(row('2020-02-01', '2020-02-29')),
      ['2020-01-01–2020-01-31 5', '2020-03-01–2020-03-31 5'],
    ],
    [
      'overlapping holes are one',
      rows(row('2020-01-01', '2020-02-10'), row('2020-02-05', '2020-02-29')),
      ['2020-03-01–2020-03-31 5'],
    ],
    ['no hole leaves the row', rows(), ['2020-01-01–2020-03-31 5']],
    ['a hole over everything leaves nothing', rows(row('2019-01-01', '2021-01-01')), []],
  ])('%s', (_, holes, result) => {
    expect(written(without(rows(row('2020-01-01', '2020-03-31', 5)), holes))).toEqual(result);
  });

  test('a hole whose days are open leaves any pieces outside the days that are surely in it', () => {
    const left = without(
      rows(row('2020-01-01', '2020-03-31', 5)),
      rows(row('2020-02-01..2020-02-10', '2020-02-29')),
    );
    expect(written(left)).toEqual(['2020-03-01–2020-03-31 5', '…']);
    expect(left.rest && shown({ value: left.rest, sure: true, deps: left.deps }))
      .toBe('2020-01-01..2020-02-09–2020-01-01..2020-02-09 5');
  });
});

describe('按月折算 — months of rows', () => {
  test.each<[string, ListValue, string, string]>([
    ['whole months', rows(row('2020-01-01', '2020-12-31')), 'daily', '12'],
    ['parts by the days of their month', rows(row('2016-01-01', '2016-11-19')), 'daily', '10 19/30'],
    ['over a New Year', rows(row('2016-12-16', '2017-01-15')), 'daily', '1'],
    ['a day in February', rows(row('2020-02-29', '2020-02-29')), 'daily', '1/29'],
    ['several rows', rows(row('2020-01-01', '2020-01-10'), row('2020-01-12', '2020-01-31')), 'daily', '30/31'],
    ['by first days', rows(row('2020-01-02', '2020-03-31')), 'monthByFirstDay', '2'],
    ['by first days, the first counted', rows(row('2020-01-01', '2020-03-01')), 'monthByFirstDay', '3'],
    ['by first days, none', rows(row('2020-01-02', '2020-01-31')), 'monthByFirstDay', '0'],
    ['of nothing', rows(), 'daily', '0'],
  ])('%s', (_, list1, mode, result) => {
    expect(exact.formatMixed(months(list1, text(mode)).lo!)).toBe(result);
    expect(exact.formatMixed(months(list1, text(mode)).hi!)).toBe(result);
  });

  test('while a day is open lie between the certain and the possible days', () => {
    const { lo, hi } = months(rows(row('2020-01-01', '2020-03-31..2020-06-30')), daily);
    expect([lo, hi].map((bound) => exact.formatMixed(bound!))).toEqual(['3', '6']);
  });

  test('of rows without a common day are no more than the stretch in which they lie', () => {
    const any: ListValue = {
      ...rows(),
      rest: row('2020-01-01..2020-03-31', '2020-01-01..2020-03-31'),
      deps: new Set(['rows']),
    };
    expect(exact.formatMixed(months(any, daily).hi!)).toBe('3');
    expect(months({ ...any, disjoint: false }, daily).hi).toBeNull();
  });
});

describe('整月 — completed months', () => {
  test.each([
    ['2016-01-31', '2016-02-28', []],
    ['2016-01-31', '2016-02-29', ['2016-01-31–2016-02-29']],
    ['2016-01-31', '2016-03-30', ['2016-01-31–2016-02-29', '2016-03-01–2016-03-30']],
    ['2016-03-10', '2016-04-09', ['2016-03-10–2016-04-09']],
  ])('from %s to %s', (from, to, result) => {
    expect(written(wholeMonths(row(from, to)))).toEqual(result);
  });

  test('beyond the certain end are perhaps there', () => {
    expect(written(wholeMonths(row('2016-03-01', '2016-03-31..2016-05-15')))).toEqual([
      '2016-03-01–2016-03-31',
      '?2016-04-01–2016-04-30',
    ]);
  });
});

describe('届满日 — the last day of a term', () => {
  test.each([
    ['2016-01-01', 36, '2018-12-31'],
    ['2016-02-29', 36, '2019-02-28'],
    ['2016-01-31', 1, '2016-02-29'],
  ])('%s and %i months', (from, n, to) => {
    expect(end(endOfTerm(dayFrom(from), whole(n)))).toBe(to);
    expect(end(endOfTerm(dayFrom(from), { kind: 'duration', months: n }))).toBe(to);
  });

  test('grows with an open first day', () => {
    expect(end(endOfTerm(dayFrom('2016-01-01..2016-01-31'), whole(1)))).toBe('2016-01-31..2016-02-29');
  });
});

describe('按日限额 — no day exceeds the limit', () => {
  const limited = (list1: ListValue, taken: ListValue = rows()): string[] =>
    written(limitPerDay(list1, whole(300), taken));

  test.each<[string, ListValue, ListValue, string[]]>([
    [
      'a row below the limit stays',
      rows(row('2020-01-01', '2020-01-31', 100)),
      rows(),
      ['2020-01-01–2020-01-31 100'],
    ],
    [
      'a row above it is lowered',
      rows(row('2020-01-01', '2020-01-31', 400)),
      rows(),
      ['2020-01-01–2020-01-31 300'],
    ],
    [
      'what was taken before is left out of the days it took',
      rows(row('2020-01-01', '2020-01-31', 250)),
      rows(row('2020-01-11', '2020-01-20', 100)),
      ['2020-01-01–2020-01-10 250', '2020-01-11–2020-01-20 200', '2020-01-21–2020-01-31 250'],
    ],
    [
      'days with nothing left vanish',
      rows(row('2020-01-01', '2020-01-31', 250)),
      rows(row('2020-01-01', '2020-01-20', 300)),
      ['2020-01-21–2020-01-31 250'],
    ],
    [
      'neighbouring days with the same amount stay one row',
      rows(row('2020-01-01', '2020-01-31', 100)),
      rows(row('2020-01-11', '2020-01-20', 150)),
      ['2020-01-01–2020-01-31 100'],
    ],
  ])('%s', (_, list1, taken, result) => {
    expect(limited(list1, taken)).toEqual(result);
  });

  test('rows about the same days use it up in their order', () => {
    const both = list([row('2020-01-01', '2020-01-31', 200), row('2020-01-16', '2020-01-31', 200)]);
    expect(limited(both)).toEqual(['2020-01-01–2020-01-31 200', '2020-01-16–2020-01-31 100']);
  });

  test('a row whose days are open keeps its bounds', () => {
    expect(limited(rows(row('2020-01-01..2020-01-05', '2020-01-31', 400)))).toEqual([
      '2020-01-01..2020-01-05–2020-01-31 300',
    ]);
    expect(
      limited(rows(row('2020-01-01..2020-01-05', '2020-01-31', 400)), rows(row('2020-01-02', '2020-01-03', 1))),
    ).toEqual(['…']);
  });
});
