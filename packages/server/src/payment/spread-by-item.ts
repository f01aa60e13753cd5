import { shareOut } from '@qingce/values';
import type { Fen } from '@qingce/values';
import { mergedParts } from '../fund/index.ts';
import type { OrderedShare, Part } from '../fund/index.ts';

/** What an item comes to, and the treasury that bears it alone, if one does. */
export interface BorneItem extends Part { readonly bearer: string | undefined }

export interface TreasuryTotal { readonly treasury: string; readonly amountFen: Fen }

/**
 * 分担到项目 — the law splits the sum of the shared items once; the ledger knows every fen by item as well. What each
 * treasury bears beyond the items that are its own is spread over the shared items by their amounts, the largest
 * remainders first; the treasury that takes the remainder bears what is left of each item. Rows and columns add up.
 */
export function spreadByItem(
  items: readonly BorneItem[], totals: readonly TreasuryTotal[], remainder: string,
): OrderedShare[] {
  const left = new Map(mergedParts(items.filter(({ bearer }) => bearer === undefined))
    .map(({ item, amountFen }) => [item, amountFen]));
  const shares: OrderedShare[] = [];
  for (const { treasury, amountFen } of totals) {
    const own = mergedParts(items.filter(({ bearer }) => bearer === treasury));
    shares.push(...own.map((part) => ({ treasury, ...part })));
    if (treasury === remainder) continue;
    const shared = amountFen - own.reduce((sum, part) => sum + part.amountFen, 0n);
    for (const [item, fen] of spread(shared, left)) shares.push({ treasury, item, amountFen: fen });
  }
  for (const [item, amountFen] of left) shares.push({ treasury: remainder, item, amountFen });
  return merged(shares);
}

/** Takes a treasury's shared part out of what is left of each item. */
function spread(sharedFen: Fen, left: Map<string | null, Fen>): [string | null, Fen][] {
  const items = [...left];
  const parts = shareOut(sharedFen, items.map(([, fen]) => fen));
  return items.map(([item, fen], index) => {
    const part = parts[index] ?? 0n;
    left.set(item, fen - part);
    return [item, part];
  });
}

/** One share a treasury and item: an item may be claimed twice, once borne alone and once shared. */
function merged(shares: readonly OrderedShare[]): OrderedShare[] {
  const byTreasury = Map.groupBy(shares, ({ treasury }) => treasury);
  return [...byTreasury].flatMap(([treasury, own]) => mergedParts(own).map((part) => ({ treasury, ...part })));
}
