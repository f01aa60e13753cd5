/** What a population of claims comes to, item by item, and how two judgements of it differ. */
import type { Fen } from '@qingce/values';
import type { Judged, JudgedItem } from './judge.ts';

/** Sums of one item over all claims; amounts are those of the eligible ones. */
export type ItemTally = {
  readonly item: string; readonly claimed: number; readonly eligible: number; readonly undetermined: number;
  readonly refused: number; readonly fen: Fen;
  /** Least, middle, nine tenths and greatest of the awards. */
  readonly spread: readonly [least: Fen, median: Fen, ninth: Fen, greatest: Fen];
  /** Decisive reasons of the refusals, the most frequent first. */
  readonly reasons: readonly (readonly [code: string, count: number])[];
};
/** Sums over a whole population: claims seen, those that the door refused, and the legal total in fen. */
export type Tally = {
  readonly claims: number; readonly badInput: number; readonly fen: Fen; readonly items: readonly ItemTally[];
};

type Counts = {
  claimed: number; undetermined: number; refused: number; fen: Fen; awards: Fen[]; reasons: Map<string, number>;
};

/**
 * Adds judgements up, claim by claim, amounts in fen; `items` are ids in the order of the policy, others are not
 * counted. Never throws.
 */
export function openTally(
  items: readonly string[],
): { readonly add: (judged: Judged) => void; readonly read: () => Tally } {
  const counts = new Map(items.map((item): [string, Counts] =>
    [item, { claimed: 0, undetermined: 0, refused: 0, fen: 0n, awards: [], reasons: new Map() }]));
  let [claims, badInput, fen] = [0, 0, 0n];
  return {
    add: (judged) => {
      claims += 1;
      if ('errors' in judged) {
        badInput += 1;
        return;
      }
      fen += judged.total;
      for (const one of judged.items) count(counts.get(one.item), one);
    },
    read: () => ({
      claims, badInput, fen,
      items: [...counts].filter(([, { claimed }]) => claimed > 0).map(([item, one]) => readCounts(item, one)),
    }),
  };
}

function count(counts: Counts | undefined, { outcome, fen, code }: JudgedItem): void {
  if (!counts) return;
  counts.claimed += 1;
  if (outcome === 'undetermined') counts.undetermined += 1;
  else if (outcome === 'eligible') {
    counts.fen += fen;
    counts.awards.push(fen);
  } else {
    counts.refused += 1;
    if (code !== undefined) counts.reasons.set(code, (counts.reasons.get(code) ?? 0) + 1);
  }
}

function readCounts(item: string, { claimed, undetermined, refused, fen, awards, reasons }: Counts): ItemTally {
  const sorted = awards.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  return {
    item, claimed, undetermined, refused, fen, eligible: awards.length,
    spread: spreadOf(sorted.length, (place) => sorted[place] ?? 0n),
    reasons: [...reasons].toSorted(([, a], [, b]) => b - a),
  };
}

/** Least, middle, nine tenths and greatest of so many sorted awards, told by place. */
export function spreadOf(awards: number, at: (place: number) => Fen): ItemTally['spread'] {
  const share = (part: number): Fen => (awards === 0 ? 0n : at(Math.min(Math.floor(awards * part), awards - 1)));
  return [share(0), share(0.5), share(0.9), share(1)];
}

/** How a claim changes from one judgement to the other; a claim that the door refuses on one side is worth 0. */
export type Change = { readonly place: number; readonly before: Fen; readonly after: Fen };
/** Who gains and who loses between two judgements of the same claims, sums in fen. */
export type Changes = {
  readonly claims: number; readonly winners: number; readonly losers: number;
  readonly before: Fen; readonly after: Fen;
  /** The claims that change most, the greatest first. */
  readonly greatest: readonly Change[];
};

const GREATEST = 10;

/** Compares two judgements of the same claims, claim by claim, in fen; a refused claim is worth 0. Never throws. */
export function openChanges(): {
  readonly add: (before: Judged, after: Judged) => void; readonly read: () => Changes;
} {
  let [claims, winners, losers, sumBefore, sumAfter] = [0, 0, 0, 0n, 0n];
  let greatest: Change[] = [];
  return {
    add: (before, after) => {
      const change: Change = { place: claims, before: totalOf(before), after: totalOf(after) };
      claims += 1;
      sumBefore += change.before;
      sumAfter += change.after;
      if (change.after > change.before) winners += 1;
      if (change.after < change.before) losers += 1;
      if (change.after !== change.before) greatest = keepGreatest(greatest, change);
    },
    read: () => ({ claims, winners, losers, before: sumBefore, after: sumAfter, greatest }),
  };
}

function totalOf(judged: Judged): Fen {
  return 'errors' in judged ? 0n : judged.total;
}

function sizeOf({ before, after }: Change): Fen {
  return after > before ? after - before : before - after;
}

function keepGreatest(greatest: readonly Change[], change: Change): Change[] {
  const last = greatest.at(-1);
  if (greatest.length === GREATEST && last && sizeOf(last) >= sizeOf(change)) return [...greatest];
  return [...greatest, change].toSorted((a, b) => (sizeOf(a) > sizeOf(b) ? -1 : 1))
    .slice(0, GREATEST);
}

/** What a ceiling over all claims leaves of each: in proportion, whole fen, the largest remainders first. */
export type Cut = {
  readonly ceiling: Fen; readonly demand: Fen; readonly cut: number; readonly granted: readonly Fen[];
};

/**
 * Over-subscription, in fen: nothing is cut while the demand stays within the ceiling; ties go by the claims'
 * order. Never throws.
 */
export function cutToCeiling(demands: readonly Fen[], ceiling: Fen): Cut {
  const demand = demands.reduce((sum, fen) => sum + fen, 0n);
  if (demand <= ceiling) return { ceiling, demand, cut: 0, granted: demands };
  const shares = demands.map((fen, place) =>
    ({ place, fen: (fen * ceiling) / demand, rest: (fen * ceiling) % demand }));
  const left = ceiling - shares.reduce((sum, { fen }) => sum + fen, 0n);
  const byRest = shares.toSorted((a, b) => (a.rest === b.rest ? a.place - b.place : a.rest > b.rest ? -1 : 1));
  const favoured = new Set(byRest.filter((_, rank) => BigInt(rank) < left).map(({ place }) => place));
  const granted = shares.map(({ fen, place }) => (favoured.has(place) ? fen + 1n : fen));
  return { ceiling, demand, cut: granted.filter((fen, place) => fen < (demands[place] ?? 0n)).length, granted };
}
