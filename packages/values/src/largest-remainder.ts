import type { Fen } from './money.ts';

/**
 * 最大余数法 — shares a total among weights so that the parts are whole fen and add up to it: everyone the whole part
 * of their quota, and what is left over, a fen each, to the largest remainders; of equal ones to the first. Weights are
 * not negative and not all zero, unless the total is zero; no part is greater than its weight when the total is not.
 */
export function shareOut(total: Fen, weights: readonly bigint[]): Fen[] {
  const sum = weights.reduce((all, weight) => all + weight, 0n);
  if (sum === 0n) return weights.map(() => 0n);
  const parts = weights.map((weight) => (total * weight) / sum);
  const left = total - parts.reduce((all, part) => all + part, 0n);
  const byRemainder = weights
    .map((weight, index) => ({ index, remainder: (total * weight) % sum }))
    .toSorted((a, b) => (a.remainder === b.remainder ? a.index - b.index : a.remainder > b.remainder ? -1 : 1));
  const lucky = new Set(byRemainder.filter((_one, rank) => BigInt(rank) < left).map(({ index }) => index));
  return parts.map((part, index) => (lucky.has(index) ? part + 1n : part));
}
