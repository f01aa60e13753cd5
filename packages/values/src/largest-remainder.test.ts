import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { shareOut } from './largest-remainder.ts';

test.each<[string, bigint, bigint[], bigint[]]>([
  ['halves an even sum', 100n, [1n, 1n], [50n, 50n]],
  ['gives the odd fen to the first of equals', 101n, [1n, 1n], [51n, 50n]],
  ['gives what is left to the largest remainders', 100n, [1n, 1n, 2n, 3n], [14n, 14n, 29n, 43n]],
  ['gives nothing for no weight', 7n, [0n, 3n], [0n, 7n]],
  ['gives nothing of nothing', 0n, [5n, 3n], [0n, 0n]],
  ['shares among nobody', 0n, [], []],
])('%s', (_what, total, weights, parts) => {
  expect(shareOut(total, weights)).toEqual(parts);
});

test('the parts add up, and none is more than a fen off its quota or above its weight', () => {
  const weights = fc.array(fc.bigInt(0n, 10n ** 15n), { minLength: 1, maxLength: 40 });
  fc.assert(fc.property(weights, fc.bigInt(0n, 1000n), (given, share) => {
    const sum = given.reduce((all, weight) => all + weight, 0n);
    const total = (sum * share) / 1000n;
    const parts = shareOut(total, given);
    expect(parts.reduce((all, part) => all + part, 0n)).toBe(total);
    for (const [index, part] of parts.entries()) {
      const weight = given[index] ?? 0n;
      expect(part <= weight).toBe(true);
      const off = part * sum - total * weight;
      expect(off < sum && off > -sum).toBe(sum > 0n);
    }
  }));
});
