import { exact } from '@qingce/values';
import { describe, expect, test } from 'vitest';
import {
  allocate,
  at,
  concatenate,
  contains,
  count,
  flatten,
  greatest,
  integers,
  least,
  sort,
  sublist,
  sum,
} from './lists.ts';
import { isLess } from './interval.ts';
import { asNumber, interval, list, NOTHING, sure, whole } from './value.ts';
import type { ListValue, NumberValue, Row, Value } from './value.ts';

const perhaps = (n: number): Row => ({ value: whole(n), sure: false, deps: new Set(['p']) });
const certain = (n: number): Row => sure(whole(n));
const rows = (...all: Row[]): ListValue => ({ ...list([]), rows: all });
const upTo = (most: number): NumberValue => interval(exact.ZERO, exact.fraction(BigInt(most)), new Set(['rest']));
const openList = (...all: Row[]): ListValue => ({ ...rows(...all), rest: upTo(9), deps: new Set(['rest']) });
const written = (value: Value): string => {
  const { lo, hi } = asNumber(value);
  const [a, b] = [lo, hi].map((bound) => (bound ? exact.formatDecimal(bound) ?? '' : '∞'));
  return a === b ? String(a) : `${a}..${b}`;
};
const shown = (result: ListValue): string =>
  [
    ...result.rows.map((row) => (row.sure ? '' : '?') + written(row.value)),
    ...(result.rest ? [`*${written(result.rest)}`] : []),
  ].join(' ');

describe('of certain rows, rows that are perhaps there, and any number of further ones', () => {
  test.each<[string, (of: ListValue) => NumberValue, ListValue, string]>([
    ['the number', count, rows(certain(1), perhaps(2)), '1..2'],
    ['the number of an open list', count, openList(certain(1)), '1..∞'],
    ['the sum', sum, rows(certain(1), perhaps(2), perhaps(-3)), '-2..3'],
    ['the sum of an open list', sum, openList(certain(1)), '1..∞'],
    ['the sum of nothing', sum, rows(), '0'],
    ['the least', least, rows(certain(5), perhaps(2)), '2..5'],
    ['the least of an open list', least, openList(certain(5)), '0..5'],
    ['the greatest', greatest, rows(certain(5), perhaps(9)), '5..9'],
    ['the greatest where nothing perhaps there can be it', greatest, rows(certain(5), perhaps(2)), '5'],
    ['the greatest of an open list', greatest, openList(certain(20)), '20'],
  ])('%s', (_, of, rows1, result) => {
    expect(written(of(rows1))).toBe(result);
  });

  test.each<[ListValue, number, boolean | undefined]>([
    [rows(certain(1), perhaps(2)), 1, true],
    [rows(certain(1), perhaps(2)), 2, undefined],
    [rows(certain(1), perhaps(2)), 3, false],
    [openList(certain(1)), 3, undefined],
    [openList(certain(1)), 30, false],
  ])('whether a list holds a value', (rows1, value, result) => {
    expect(contains(rows1, whole(value)).value).toBe(result);
  });

  test.each<[string, ListValue, number, string]>([
    ['the first', rows(certain(1), certain(2)), 1, '1'],
    ['the last, counted from the end', rows(certain(1), certain(2)), -1, '2'],
    ['one behind a row that is perhaps there', rows(certain(1), perhaps(2), certain(4)), 2, '2..4'],
    ['one of an open list', openList(certain(20)), 1, '0..20'],
  ])('an element by its place: %s', (_, rows1, place, result) => {
    expect(written(at(rows1, whole(place)))).toBe(result);
  });

  test.each<[string, ListValue, [number, number?], string]>([
    ['from a place on', rows(certain(1), certain(2), certain(3)), [2], '2 3'],
    ['so many', rows(certain(1), certain(2), certain(3)), [1, 2], '1 2'],
    ['with a row that is perhaps there before', rows(perhaps(1), certain(2), certain(3)), [2], '?2 3'],
  ])('a part of a list: %s', (_, rows1, [start, length], result) => {
    expect(shown(sublist(rows1, whole(start), length === undefined ? undefined : whole(length)))).toBe(result);
  });
});

describe('依次分配 — in order, as far as the total lasts', () => {
  test.each<[string, ListValue, NumberValue, string]>([
    ['enough for all', rows(certain(3), certain(4)), whole(9), '3 4'],
    ['not enough for the last', rows(certain(3), certain(4)), whole(5), '3 2'],
    ['nothing to give', rows(certain(3)), whole(0), '0'],
    ['less than nothing to give', rows(certain(3)), whole(-1), '0'],
    ['one perhaps there leaves the next one open', rows(perhaps(3), certain(4)), whole(5), '?3 2..4'],
    ['further ones anywhere leave all open', openList(certain(3)), whole(5), '0..3 *0..5'],
    ['an open total', rows(certain(3), certain(4)), upTo(5), '0..3 0..2'],
  ])('%s', (_, demands, total, result) => {
    expect(shown(allocate(demands, total))).toBe(result);
  });
});

describe('lists made of lists', () => {
  test('one after the other', () => {
    expect(shown(concatenate([rows(certain(1)), openList(certain(2)), rows(perhaps(3))]))).toBe('1 2 ?3 *0..9');
  });

  test('one within the other', () => {
    const nested: ListValue = {
      ...list([]),
      rows: [sure(rows(certain(1), certain(2))), { value: rows(certain(3)), sure: false, deps: new Set(['p']) }],
    };
    expect(shown(flatten(nested))).toBe('1 2 ?3');
    expect(shown(flatten({ ...list([]), rest: rows(certain(1), certain(4)), deps: new Set(['rest']) }))).toBe(
      '*1..4',
    );
  });

  test('the numbers from one to another', () => {
    expect(shown(integers(whole(1), whole(3)))).toBe('1 2 3');
    expect(shown(integers(whole(3), whole(1)))).toBe('');
    expect(shown(integers(whole(1), upTo(2)))).toBe('?1 ?2');
    expect(shown(integers(whole(1), interval(exact.ONE, null, new Set(['n']))))).toBe('*1..∞');
  });
});

describe('sorting', () => {
  const descending = (a: Value, b: Value): ReturnType<typeof isLess> => isLess(b, a);

  test('keeps equals as they stood', () => {
    const [first, second] = [whole(2), whole(2)];
    const sorted = sort({ ...list([whole(1), first, whole(3), second]) }, descending);
    expect(shown(sorted)).toBe('3 2 2 1');
    expect([sorted.rows[1]?.value === first, sorted.rows[2]?.value === second]).toEqual([true, true]);
  });

  test('says so where the order is open', () => {
    const sorted = sort(list([upTo(5), whole(3)]), descending);
    expect(sorted.shuffled).toBe(true);
    expect(written(at(sorted, whole(1)))).toBe('0..5');
    expect(sorted.deps).toBe(NOTHING);
  });
});
