import { describe, expect, test } from 'vitest';
import {
  floorOf,
  fraction,
  isLess,
  minus,
  over,
  plus,
  readDecimal,
  times,
  toFen,
  writeYuan,
} from './fraction.ts';

describe('fractions', () => {
  test('stay in lowest terms with the sign above', () => {
    expect(fraction(6n, -4n)).toEqual({ kind: 'number', n: -3n, d: 2n });
    expect(fraction(0n, -7n)).toEqual({ kind: 'number', n: 0n, d: 1n });
    expect(() => fraction(1n, 0n)).toThrow('divided by zero');
  });

  test('are added, taken away, multiplied and divided as at school', () => {
    const [a, b] = [fraction(1n, 6n), fraction(-3n, 4n)];
    expect(plus(a, b)).toEqual(fraction(-7n, 12n));
    expect(minus(a, b)).toEqual(fraction(11n, 12n));
    expect(times(a, b)).toEqual(fraction(-1n, 8n));
    expect(over(a, b)).toEqual(fraction(-2n, 9n));
    expect(isLess(b, a)).toBe(true);
    expect(isLess(a, a)).toBe(false);
  });

  test.each([
    ['1.5', 1n],
    ['-1.5', -2n],
    ['-2', -2n],
    ['0.999', 0n],
  ])('the floor of %s is %s', (text, floor) => {
    expect(floorOf(readDecimal(text))).toBe(floor);
  });

  test.each(['1e3', '.5', '1.', ' 1', '', '--1', '+1'])('%j is no decimal', (text) => {
    expect(() => readDecimal(text)).toThrow('not a decimal');
  });
});

describe('rounding to the fen', () => {
  test.each([
    ['466333.333', 'halfUp', 46_633_333n],
    ['0.005', 'halfUp', 1n],
    ['0.0049', 'halfUp', 0n],
    ['50000.005', 'halfUp', 5_000_001n],
    ['50000.005', 'truncate', 5_000_000n],
    ['0.019', 'truncate', 1n],
    ['-0.005', 'halfUp', -1n],
    ['-0.019', 'truncate', -1n],
  ])('%s 元 %s is %s fen', (text, mode, fen) => {
    expect(toFen(readDecimal(text), mode)).toBe(fen);
  });

  test('an amount that was never rounded cannot be written', () => {
    expect(writeYuan(readDecimal('466333.33'))).toBe('466333.33');
    expect(writeYuan(readDecimal('-0.5'))).toBe('-0.50');
    expect(() => writeYuan(fraction(1n, 3n))).toThrow('never rounded');
  });
});
