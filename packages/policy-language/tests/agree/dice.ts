/** Repeatable chance: the same seed gives the same claims on every machine (SplitMix64). */
export type Dice = {
  /** A whole number from 0 to one less than `limit`. */
  readonly below: (limit: number) => number;
  /** True so many times in a hundred. */
  readonly chance: (percent: number) => boolean;
  readonly pick: <T>(list: readonly T[]) => T;
};

const BITS = (1n << 64n) - 1n;

export function rollDice(seed: bigint): Dice {
  let state = seed & BITS;
  const next = (): bigint => {
    state = (state + 0x9E3779B97F4A7C15n) & BITS;
    let mixed = state;
    mixed = ((mixed ^ (mixed >> 30n)) * 0xBF58476D1CE4E5B9n) & BITS;
    mixed = ((mixed ^ (mixed >> 27n)) * 0x94D049BB133111EBn) & BITS;
    return mixed ^ (mixed >> 31n);
  };
  const below = (limit: number): number => Number.parseInt((next() % BigInt(limit)).toString(), 10);
  return {
    below,
    chance: (percent) => below(100) < percent,
    pick: (list) => {
      if (list.length === 0) throw new RangeError('Nothing can be picked from an empty list.');
      return list[below(list.length)]!;
    },
  };
}
