import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatYuan, groupYuan, parseYuan, yuanOf } from './money.ts';

describe('an amount in 元', () => {
  test.each([
    ['50000', 5_000_000n],
    ['50000.0', 5_000_000n],
    ['50000.00', 5_000_000n],
    ['0', 0n],
    ['0.05', 5n],
    ['0.5', 50n],
    ['-0.05', -5n],
    ['-0', 0n],
    ['999999999999999.99', 99_999_999_999_999_999n],
  ])('%s is read', (text, fen) => {
    expect(parseYuan(text)).toBe(fen);
  });

  test.each([
    '', '-', '50000.000', '50,000.00', '5e4', '+1', ' 1', '1 ', '007', '00', '-01', '.5', '5.',
    '1000000000000000', '５０', '1.-5', '--1', 'NaN', '1\n', '¥1',
  ])('%j is refused', (text) => {
    expect(parseYuan(text)).toBeUndefined();
  });

  test.each([
    [0n, '0.00', '0.00'],
    [5n, '0.05', '0.05'],
    [-5n, '-0.05', '-0.05'],
    [99_999n, '999.99', '999.99'],
    [100_000n, '1000.00', '1,000.00'],
    [-5_000_000n, '-50000.00', '-50,000.00'],
    [123_456_789_012n, '1234567890.12', '1,234,567,890.12'],
  ])('%s fen has a wire form and a display form', (fen, wire, display) => {
    expect(formatYuan(fen)).toBe(wire);
    expect(groupYuan(fen)).toBe(display);
  });

  test('what is written is read back as the same amount', () => {
    fc.assert(fc.property(fc.bigInt(-(10n ** 17n) + 1n, 10n ** 17n - 1n), (fen) => {
      expect(parseYuan(formatYuan(fen))).toBe(fen);
      expect(groupYuan(fen).replaceAll(',', '')).toBe(formatYuan(fen));
    }));
  });

  test('becomes an exact number of 元', () => {
    expect(yuanOf(150n)).toEqual({ n: 3n, d: 2n });
    expect(yuanOf(-5n)).toEqual({ n: -1n, d: 20n });
  });
});
