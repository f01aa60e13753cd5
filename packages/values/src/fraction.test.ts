import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as exact from './fraction.ts';
import type { Fraction } from './fraction.ts';

const f = exact.fraction;
const anyFraction: fc.Arbitrary<Fraction> = fc
  .tuple(fc.bigInt(-(10n ** 20n), 10n ** 20n), fc.bigInt(1n, 10n ** 12n))
  .map(([n, d]) => f(n, d));

describe('a fraction', () => {
  test.each([
    [f(6n, 8n), 3n, 4n],
    [f(6n, -8n), -3n, 4n],
    [f(-6n, -8n), 3n, 4n],
    [f(0n, -5n), 0n, 1n],
    [f(7n), 7n, 1n],
  ])('stands in lowest terms with a positive denominator', (value, n, d) => {
    expect(value).toEqual({ n, d });
  });

  test('has no zero denominator and no division by zero', () => {
    expect(() => f(1n, 0n)).toThrow(RangeError);
    expect(() => exact.divide(exact.ONE, exact.ZERO)).toThrow(RangeError);
  });

  test.each([
    [f(7n, 2n), 3n, 4n],
    [f(-7n, 2n), -4n, -3n],
    [f(-1n, 2n), -1n, 0n],
    [f(1n, 2n), 0n, 1n],
    [f(-4n, 2n), -2n, -2n],
    [f(0n), 0n, 0n],
  ])('has a floor and a ceiling', (value, floor, ceiling) => {
    expect(exact.floor(value)).toBe(floor);
    expect(exact.ceiling(value)).toBe(ceiling);
    expect(exact.isInteger(value)).toBe(floor === ceiling);
  });

  test('knows the least and the greatest of several', () => {
    const values = [f(1n, 3n), f(-1n, 2n), f(2n, 5n)] as const;
    expect(exact.minimum(...values)).toEqual(f(-1n, 2n));
    expect(exact.maximum(...values)).toEqual(f(2n, 5n));
    expect(exact.maximum(f(1n, 3n))).toEqual(f(1n, 3n));
  });

  test('what is added can be taken away, what is multiplied divided', () => {
    fc.assert(fc.property(anyFraction, anyFraction, (a, b) => {
      expect(exact.subtract(exact.add(a, b), b)).toEqual(a);
      expect(exact.add(a, exact.negate(a))).toEqual(exact.ZERO);
      if (b.n !== 0n) expect(exact.divide(exact.multiply(a, b), b)).toEqual(a);
    }));
  });

  test('order agrees with the sign of the difference', () => {
    fc.assert(fc.property(anyFraction, anyFraction, (a, b) => {
      const difference = exact.subtract(a, b).n;
      expect(exact.compare(a, b)).toBe(difference === 0n ? 0 : difference < 0n ? -1 : 1);
      expect(exact.equal(a, b)).toBe(difference === 0n);
    }));
  });

  test('multiplication distributes over addition', () => {
    fc.assert(fc.property(anyFraction, anyFraction, anyFraction, (a, b, c) => {
      const together = exact.multiply(a, exact.add(b, c));
      expect(together).toEqual(exact.add(exact.multiply(a, b), exact.multiply(a, c)));
    }));
  });
});

describe('decimal text', () => {
  test.each([
    ['0', f(0n)],
    ['0.6', f(3n, 5n)],
    ['-12.50', f(-25n, 2n)],
    ['007', f(7n)],
    ['1234567890.0123456789', f(12345678900123456789n, 10n ** 10n)],
  ])('%s is read exactly', (text, value) => {
    expect(exact.parseDecimal(text)).toEqual(value);
  });

  test.each([
    '', '-', '+1', '.5', '5.', '1e3', ' 1', '1 ', '1,000', '--1', '1.2.3', '１', '0x10', 'NaN', '1\n',
  ])('%j is refused', (text) => {
    expect(exact.parseDecimal(text)).toBeUndefined();
  });

  test('forty digits are read, forty-one refused', () => {
    expect(exact.parseDecimal(`${'9'.repeat(20)}.${'9'.repeat(20)}`)).toBeDefined();
    expect(exact.parseDecimal(`${'9'.repeat(20)}.${'9'.repeat(21)}`)).toBeUndefined();
  });

  test.each([
    [f(3n, 5n), '0.6'],
    [f(-25n, 2n), '-12.5'],
    [f(-1n, 20n), '-0.05'],
    [f(100n), '100'],
    [f(0n), '0'],
    [f(1n, 1024n), '0.0009765625'],
    [f(1n, 3n), undefined],
    [f(7n, 30n), undefined],
  ])('is written only where it ends', (value, text) => {
    expect(exact.formatDecimal(value)).toBe(text);
  });

  test('what is written is read back as the same value', () => {
    fc.assert(fc.property(fc.bigInt(-(10n ** 18n), 10n ** 18n), fc.nat(18), (n, places) => {
      const value = f(n, 10n ** BigInt(places));
      expect(exact.parseDecimal(exact.formatDecimal(value) ?? '')).toEqual(value);
    }));
  });
});

test.each([
  [f(10n), '10'],
  [f(0n), '0'],
  [f(19n, 30n), '19/30'],
  [f(319n, 30n), '10 19/30'],
  [f(41n, 30n), '1 11/30'],
  [f(-3n, 2n), '-1 1/2'],
  [f(-1n, 2n), '-1/2'],
  [f(-4n), '-4'],
])('a mixed number is written as a clerk writes it', (value, text) => {
  expect(exact.formatMixed(value)).toBe(text);
});
