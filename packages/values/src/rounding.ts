import type { Fraction } from './fraction.ts';
import type { Fen } from './money.ts';

/**
 * 取整方式 — how an exact amount becomes whole 分: 'halfUp' is 四舍五入 with ties away from zero,
 * 'truncate' drops what is below the fen.
 */
export type RoundingMode = 'halfUp' | 'truncate';

/** 取整到分 — an exact amount in 元 as whole fen. Nothing else in the product rounds money. */
export function roundToFen(yuan: Fraction, mode: RoundingMode): Fen {
  const scaled = yuan.n * 100n;
  if (mode === 'truncate') return scaled / yuan.d;
  const half = scaled < 0n ? -yuan.d : yuan.d;
  return (2n * scaled + half) / (2n * yuan.d);
}

/**
 * 最大余数法 — shares the total out in proportion to the weights, in whole fen, so that the parts sum to exactly
 * the total: every part is cut to the fen, and the fen left over go to the largest remainders, the earlier
 * position first where remainders are equal. RangeError when a weight is negative or none is above zero.
 */
export function splitByLargestRemainder(total: Fen, weights: readonly bigint[]): Fen[] {
  if (weights.some((weight) => weight < 0n)) throw new RangeError('A weight cannot be negative.');
  const sum = weights.reduce((running, weight) => running + weight, 0n);
  if (sum === 0n) throw new RangeError('Nothing can be shared out when every weight is zero.');
  const magnitude = total < 0n ? -total : total;
  const parts = weights.map((weight) => (magnitude * weight) / sum);
  let left = magnitude - parts.reduce((running, part) => running + part, 0n);
  for (const position of byRemainder(magnitude, weights, sum)) {
    if (left === 0n) break;
    parts[position] = (parts[position] ?? 0n) + 1n;
    left -= 1n;
  }
  return total < 0n ? parts.map((part) => -part) : parts;
}

function byRemainder(total: Fen, weights: readonly bigint[], sum: bigint): number[] {
  const remainders = weights.map((weight, position) => ({ position, remainder: (total * weight) % sum }));
  remainders.sort((a, b) => {
    if (a.remainder === b.remainder) return a.position - b.position;
    return a.remainder > b.remainder ? -1 : 1;
  });
  return remainders.map((entry) => entry.position);
}
