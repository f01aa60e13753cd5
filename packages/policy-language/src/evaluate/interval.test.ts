import { exact } from '@qingce/values';
import { describe, expect, test } from 'vitest';
import {
  absolute,
  add,
  ceiling,
  divide,
  floor,
  isLess,
  maximum,
  minimum,
  multiply,
  negate,
  subtract,
  toFen,
} from './interval.ts';
import { asNumber, day, days, interval, number, text } from './value.ts';
import type { Bound, NumberValue, Value } from './value.ts';

type Ends = readonly [string | null, string | null];
const bound = (written: string | null): Bound => {
  const [n = '0', d = '1'] = (written ?? '').split('/');
  return written === null ? null : exact.divide(exact.parseDecimal(n)!, exact.parseDecimal(d)!);
};
const open = ([lo, hi]: Ends, name = 'a'): NumberValue => interval(bound(lo), bound(hi), new Set([name]));
const ends = (value: Value): Ends => {
  const { lo, hi } = asNumber(value);
  const written = (end: Bound): string | null => end && (exact.formatDecimal(end) ?? exact.formatMixed(end));
  return [written(lo), written(hi)];
};

describe('arithmetic keeps every number that may come out', () => {
  test.each<[string, Ends, Ends, Ends]>([
    ['a sum', ['1', '2'], ['10', '20'], ['11', '22']],
    ['a sum without bound', ['1', null], ['10', '20'], ['11', null]],
  ])('%s', (_, a, b, result) => {
    expect(ends(add(open(a), open(b)))).toEqual(result);
  });

  test.each<[Ends, Ends, Ends]>([
    [
      ['2', '3'],
      ['4', '5'],
      ['8', '15'],
    ],
    [
      ['-2', '3'],
      ['4', '5'],
      ['-10', '15'],
    ],
    [
      ['-2', '3'],
      ['-5', '7'],
      ['-15', '21'],
    ],
    [
      ['0', null],
      ['2', '3'],
      ['0', null],
    ],
    [
      ['-1', null],
      ['2', '3'],
      ['-3', null],
    ],
    [
      [null, null],
      ['0', '0'],
      ['0', '0'],
    ],
    [
      ['1', null],
      ['-2', '-1'],
      [null, '-1'],
    ],
    [
      ['0', null],
      ['0', null],
      ['0', null],
    ],
  ])('%j × %j lies in %j', (a, b, result) => {
    expect(ends(multiply(open(a), open(b)))).toEqual(result);
  });

  test.each<[Ends, Ends, Ends]>([
    [
      ['6', '8'],
      ['2', '4'],
      ['1.5', '4'],
    ],
    [
      ['1', '1'],
      ['3', '3'],
      ['1/3', '1/3'],
    ],
    [
      ['6', '8'],
      ['-1', '1'],
      [null, null],
    ],
    [
      ['6', '8'],
      ['0', '0'],
      [null, null],
    ],
    [
      ['6', '8'],
      ['0', '2'],
      ['3', null],
    ],
    [
      ['6', '8'],
      ['-2', '0'],
      [null, '-3'],
    ],
    [
      ['0', '8'],
      ['2', null],
      ['0', '4'],
    ],
    [
      ['-6', '8'],
      ['2', '4'],
      ['-3', '4'],
    ],
  ])('%j ÷ %j lies in %j', (a, b, result) => {
    expect(ends(divide(open(a), open(b)))).toEqual(result);
  });

  test.each<[string, (a: NumberValue) => NumberValue, Ends, Ends]>([
    ['the opposite', negate, ['-1', '2'], ['-2', '1']],
    ['the size', absolute, ['-3', '2'], ['0', '3']],
    ['the size of what is below zero', absolute, ['-3', '-2'], ['2', '3']],
    ['the size without bound', absolute, ['-3', null], ['0', null]],
    ['the floor', floor, ['-0.5', '1.5'], ['-1', '1']],
    ['the ceiling', ceiling, ['-0.5', '1.5'], ['0', '2']],
  ])('%s', (_, change, a, result) => {
    expect(ends(change(open(a)))).toEqual(result);
  });

  test.each<[string, Ends]>([
    ['halfUp', ['0.01', '0.02']],
    ['truncate', ['0', '0.01']],
  ])('rounded to the fen, %s', (mode, result) => {
    expect(ends(toFen(open(['0.005', '0.0199']), text(mode)))).toEqual(result);
  });
});

describe('the least and the greatest wait only for what can still be it', () => {
  test('a number out of reach is not waited for', () => {
    const least = minimum([open(['1', '3'], 'a'), open(['5', '9'], 'b')]);
    expect([ends(least), [...least.deps]]).toEqual([['1', '3'], ['a']]);
    const most = maximum([open(['1', '3'], 'a'), open(['2', '9'], 'b')]);
    expect([ends(most), [...most.deps].toSorted()]).toEqual([['2', '9'], ['a', 'b']]);
  });

  test('a cap that is reached is known', () => {
    const capped = minimum([open(['40', null]), number(exact.fraction(30n))]);
    expect([ends(capped), capped.deps.size]).toEqual([['30', '30'], 0]);
  });
});

describe('comparison', () => {
  test.each<[Ends, Ends, boolean | undefined]>([
    [['1', '2'], ['3', '4'], true],
    [['3', '4'], ['1', '2'], false],
    [['1', '3'], ['3', '4'], undefined],
    [['3', '4'], ['1', '3'], false],
    [[null, '2'], ['3', null], true],
    [['1', null], ['3', '4'], undefined],
  ])('%j < %j is %s', (a, b, result) => {
    expect(isLess(open(a), open(b)).value).toBe(result);
  });

  test('of days', () => {
    expect(isLess(days(1, 5, new Set(['d'])), day(6)).value).toBe(true);
    expect(isLess(days(1, 5, new Set(['d'])), day(5)).value).toBe(undefined);
    expect(isLess(day(5), days(1, 5, new Set(['d']))).value).toBe(false);
  });
});

describe('days and numbers of days', () => {
  test('a day and a number of days is a day', () => {
    expect(add(days(10, 12, new Set(['d'])), open(['1', '2']))).toMatchObject({ kind: 'day', lo: 11, hi: 14 });
    expect(subtract(day(10), open(['1', '2']))).toMatchObject({ kind: 'day', lo: 8, hi: 9 });
  });

  test('two days are so many days apart', () => {
    expect(ends(subtract(day(10), days(3, 5, new Set(['d']))))).toEqual(['5', '7']);
  });
});
