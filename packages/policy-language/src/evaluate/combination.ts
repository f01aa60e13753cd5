/** 就高不就低，只享受一次 — which of the awards may be paid together, and which legal combination is worth most. */
import type { Fen } from '@qingce/values';
import type { Item } from '../typed/ir.ts';

/** An eligible item of the claim: its place, its declaration and its award. */
export type Payable = { readonly position: number; readonly item: Item; readonly fen: Fen };

export type Combination = { readonly payable: readonly Payable[]; readonly fen: Fen };

/** The combination worth most (of equals the one with earlier items), and the other largest legal ones. */
export function combine(payable: readonly Payable[]): {
  readonly best: Combination;
  readonly others: readonly Combination[];
} {
  const kinds = [...new Map(payable.map(({ item }) => [item.id, item])).values()];
  const combinations = largestLegalSets(kinds).map((set): Combination => {
    const chosen = payable.filter(({ item }) => set.includes(item));
    return { payable: chosen, fen: chosen.reduce((sum, one) => sum + one.fen, 0n) };
  });
  const ranked = combinations.toSorted((a, b) => (a.fen === b.fen ? 0 : a.fen > b.fen ? -1 : 1));
  const [best = { payable: [], fen: 0n }, ...others] = ranked;
  return { best, others };
}

/**
 * Sets of kinds of which no two exclude each other and to which none can be added; those with earlier kinds
 * first.
 */
function largestLegalSets(kinds: readonly Item[]): Item[][] {
  const legal = legalSets(kinds);
  return legal.filter(
    (set) => !legal.some((other) => other.length > set.length && set.every((kind) => other.includes(kind))),
  );
}

function legalSets(kinds: readonly Item[]): Item[][] {
  const [first, ...others] = kinds;
  if (!first) return [[]];
  const without = legalSets(others);
  const withFirst = without
    .filter((set) => !set.some((kind) => exclude(first, kind)))
    .map((set) => [first, ...set]);
  return [...withFirst, ...without];
}

function exclude(a: Item, b: Item): boolean {
  return [[a, b], [b, a]].some(([one, other]) => one?.exclusive.some((id) => id === other?.id || id === 'all'));
}
