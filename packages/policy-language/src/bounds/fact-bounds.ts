/** How a fact's figure is held in a column: over which denominator, and within which whole numbers. */
import type { ExactText, Fact, FactWire } from '../typed/ir.ts';
import { SAFE } from './range.ts';
import type { Range } from './range.ts';

/** Decimal places that a column keeps of each kind of figure; one with more is refused where it is written. */
const PLACES: Partial<Readonly<Record<FactWire, number>>> = {
  money: 2, integer: 0, year: 0, measure: 4, amount: 4, ratio: 8, factor: 8,
};

/** The denominator of the column of that kind of figure: 100 for money, in fen. */
export function denominatorOf(wire: FactWire): bigint {
  return 10n ** BigInt(PLACES[wire] ?? 0);
}

/**
 * The whole numbers that the column may hold. Without a declared bound it is 2^53: where a figure without
 * bounds is multiplied, the proof fails there and the figure is tested as it is computed. What a declared unit
 * counts (`席`) is whole; a figure is not negative unless declared so.
 */
export function factRange(fact: Fact, wire: FactWire): Range {
  const scale = denominatorOf(wire);
  const lo = fact.min ? scaled(fact.min, scale) : wire === 'year' ? 1900n : 0n;
  const implied = wire === 'ratio' ? scale : wire === 'year' ? 2200n : SAFE - 1n;
  const hi = fact.max ? scaled(fact.max, scale) : implied;
  return { lo, hi: hi > SAFE - 1n ? SAFE - 1n : hi };
}

function scaled({ n, d = '1' }: ExactText, scale: bigint): bigint {
  return (BigInt(n) * scale) / BigInt(d);
}
