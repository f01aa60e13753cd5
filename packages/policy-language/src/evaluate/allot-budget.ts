/** 总量控制 — divides what a budget has among awards that come to more, by the declared method. */
import { exact } from '@qingce/values';
import type { Fen } from '@qingce/values';
import type { Budget, BudgetMethod } from '../typed/ir.ts';

/** An award to be paid from the budget, in fen; `rank` where the method is `ranking` (more is better). */
export type Demand = { readonly id: string; readonly fen: Fen; readonly rank?: exact.Fraction };

/** What it gets, and what it is short of: refused, or due from the next budget, as the method says. */
export type Allotment = { readonly id: string; readonly granted: Fen; readonly short: Fen };

/**
 * Allots the available fen to the demands, which stand in the order of submission; the answer keeps that order.
 * Never grants more than is available or than is demanded. `available`: by default the budget's ceiling.
 * RangeError for a demand below 0 and for one without a rank where the method ranks.
 */
export function allotBudget(
  { ceiling, whenShort }: Pick<Budget, 'ceiling' | 'whenShort'>, demands: readonly Demand[],
  available: Fen = fenOf(ceiling),
): Allotment[] {
  if (demands.some(({ fen }) => fen < 0n)) throw new RangeError('A demand on a budget is not below 0.');
  const granted = grantFor[whenShort](demands, available > 0n ? available : 0n);
  return demands.map(({ id, fen }, index) => {
    const own = granted[index] ?? 0n;
    return { id, granted: own, short: fen - own };
  });
}

type Grant = (demands: readonly Demand[], available: Fen) => Fen[];

const grantFor: Readonly<Record<BudgetMethod, Grant>> = {
  'in-order': asLongAsItLasts,
  'pro-rata': inProportion,
  'ranking': (demands, available) => {
    const places = demands.map((_, place) => place).toSorted((a, b) => byRank(demands[a], demands[b]) || a - b);
    const granted = asLongAsItLasts(places.flatMap((place) => demands[place] ?? []), available);
    return demands.map((_, place) => granted[places.indexOf(place)] ?? 0n);
  },
  'next-budget': wholeOrLater,
};

function fenOf({ n, d }: Budget['ceiling']): Fen {
  return exact.floor(exact.multiply(exact.fraction(BigInt(n), BigInt(d ?? '1')), exact.fraction(100n)));
}

/** The last one that still gets something may get a part. */
function asLongAsItLasts(demands: readonly Demand[], available: Fen): Fen[] {
  let left = available;
  return demands.map(({ fen }) => {
    const granted = fen < left ? fen : left;
    left -= granted;
    return granted;
  });
}

/** Nobody gets a part: from the first that does not fit on, all wait. */
function wholeOrLater(demands: readonly Demand[], available: Fen): Fen[] {
  let left = available;
  let isShort = false;
  return demands.map(({ fen }) => {
    isShort ||= fen > left;
    if (isShort) return 0n;
    left -= fen;
    return fen;
  });
}

/** 最大余额法: every part cut to the fen, the fen left over to the largest remainders, of equals the earlier. */
function inProportion(demands: readonly Demand[], available: Fen): Fen[] {
  const all = demands.reduce((sum, { fen }) => sum + fen, 0n);
  if (all <= available) return demands.map(({ fen }) => fen);
  const granted = demands.map(({ fen }) => (fen * available) / all);
  const left = available - granted.reduce((sum, fen) => sum + fen, 0n);
  const remainders = demands.map(({ fen }, place) => ({ place, remainder: (fen * available) % all }))
    .toSorted((a, b) => (a.remainder === b.remainder ? a.place - b.place : a.remainder > b.remainder ? -1 : 1));
  for (const { place } of remainders.slice(0, Number.parseInt(left.toString(), 10)))
    granted[place] = (granted[place] ?? 0n) + 1n;
  return granted;
}

function byRank(a: Demand | undefined, b: Demand | undefined): number {
  if (!a?.rank || !b?.rank) throw new RangeError('A budget that ranks needs the rank of every demand.');
  return exact.compare(b.rank, a.rank);
}
