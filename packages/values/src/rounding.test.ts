import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fraction, parseDecimal, subtract } from './fraction.ts';
import { yuanOf } from './money.ts';
import { roundToFen, splitByLargestRemainder } from './rounding.ts';

describe('rounding to the fen', () => {
  test.each([
    ['50000.005', 5_000_001n, 5_000_000n],
    ['50000.0049999', 5_000_000n, 5_000_000n],
    ['0.004', 0n, 0n],
    ['0.005', 1n, 0n],
    ['0.009', 1n, 0n],
    ['0.01', 1n, 1n],
    ['-0.004', 0n, 0n],
    ['-0.005', -1n, 0n],
    ['-50000.005', -5_000_001n, -5_000_000n],
    ['0', 0n, 0n],
  ])('%s 元: half up goes away from zero, truncation toward it', (text, halfUp, truncated) => {
    const yuan = parseDecimal(text)!;
    expect(roundToFen(yuan, 'halfUp')).toBe(halfUp);
    expect(roundToFen(yuan, 'truncate')).toBe(truncated);
  });

  test('a third of 元 is rounded once: 466,333.333… is 466,333.33', () => {
    expect(roundToFen(fraction(1_399_000n, 3n), 'halfUp')).toBe(46_633_333n);
    expect(roundToFen(fraction(2n, 3n), 'halfUp')).toBe(67n);
    expect(roundToFen(fraction(2n, 3n), 'truncate')).toBe(66n);
  });

  test('half up never moves an amount by more than half a fen, and is symmetric about zero', () => {
    fc.assert(fc.property(fc.bigInt(-(10n ** 15n), 10n ** 15n), fc.bigInt(1n, 10n ** 6n), (n, d) => {
      const yuan = fraction(n, d);
      const moved = subtract(yuanOf(roundToFen(yuan, 'halfUp')), yuan);
      expect(200n * (moved.n < 0n ? -moved.n : moved.n) <= moved.d).toBe(true);
      expect(roundToFen(fraction(-n, d), 'halfUp')).toBe(-roundToFen(yuan, 'halfUp'));
    }));
  });
});

describe('the largest remainder', () => {
  test.each([
    ['the fen left over goes to the largest remainder', 100_000_000n,
      [60_000_000n, 50_000_000n, 23_333_333n], [45_000_000n, 37_500_000n, 17_500_000n]],
    ['equal remainders are served by position', 100n, [1n, 1n, 1n], [34n, 33n, 33n]],
    ['two fen left over go to the first two', 101n, [1n, 1n, 1n], [34n, 34n, 33n]],
    ['a weight of zero gets nothing', 10n, [0n, 1n, 0n], [0n, 10n, 0n]],
    ['nothing is shared as nothing', 0n, [3n, 4n], [0n, 0n]],
    ['a negative total mirrors the positive one', -100n, [1n, 1n, 1n], [-34n, -33n, -33n]],
  ])('%s', (_rule, total, weights, parts) => {
    expect(splitByLargestRemainder(total, weights)).toEqual(parts);
  });

  test.each([[[]], [[0n, 0n]], [[1n, -1n]]])('refuses weights that name no share', (weights) => {
    expect(() => splitByLargestRemainder(1n, weights)).toThrow(RangeError);
  });

  test('the parts sum to the total and none is a fen or more from its exact share', () => {
    const weights = fc.array(fc.bigInt(0n, 10n ** 12n), { minLength: 1, maxLength: 12 })
      .filter((list) => list.some((weight) => weight > 0n));
    fc.assert(fc.property(fc.bigInt(0n, 10n ** 14n), weights, (total, list) => {
      const parts = splitByLargestRemainder(total, list);
      const sum = list.reduce((running, weight) => running + weight, 0n);
      expect(parts.reduce((running, part) => running + part, 0n)).toBe(total);
      list.forEach((weight, position) => {
        const away = parts[position]! * sum - total * weight;
        expect(away < sum && -away < sum).toBe(true);
      });
    }));
  });
});
