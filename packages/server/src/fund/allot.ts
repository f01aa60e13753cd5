import { allotBudget } from '@qingce/policy-language/evaluate';
import type { Fen } from '@qingce/values';
import { drawnLine, sumOf } from './fund.ts';
import type { Part } from './fund.ts';

/** What a claim is to be paid, item by item. */
export interface Wanted { readonly claimId: string; readonly parts: readonly Part[] }

/** What is available on each line of a budget in fen; the pooled part under null, 0 where nothing was granted. */
export type Lines = ReadonlyMap<string | null, Fen>;

/** A line that is short: what is there for the awards that draw on it, and what they come to. */
export interface ShortLine { readonly item: string | null; readonly availableFen: Fen; readonly demandedFen: Fen }

/** Divided by allotBudget, whose ceiling is what is available. */
const budget = { ceiling: { n: '0' } } as const;

/**
 * 结转下年 — the claims that are paid in full, in the order in which they stand; from the first that does not fit a line
 * on, all that draw on that line wait, so nobody overtakes. Money for a part of a waiting claim that would fit another
 * line is left for it.
 */
export function wholeAwards(wanted: readonly Wanted[], lines: Lines): ReadonlySet<string> {
  const whole = new Set(wanted.map(({ claimId }) => claimId));
  for (const [line, availableFen] of lines) {
    const demands = wanted.map(({ claimId, parts }) => ({ id: claimId, fen: sumOf(drawn(parts, lines, line)) }));
    for (const { id, short } of allotBudget({ ...budget, whenShort: 'next-budget' }, demands, availableFen))
      if (short > 0n) whole.delete(id);
  }
  return whole;
}

/**
 * 按比例核减 — every part cut in proportion to what its line holds, to the fen, the fen left over to the largest
 * remainders: on a line that is short the parts add up to what is available. Parts keep their order.
 */
export function cutAwards(wanted: readonly Wanted[], lines: Lines): Wanted[] {
  const granted = new Map<string, Fen>();
  for (const [line, availableFen] of lines) {
    const demands = wanted.flatMap(({ claimId, parts }) =>
      drawn(parts, lines, line).map(({ item, amountFen }) => ({ id: place(claimId, item), fen: amountFen })));
    for (const { id, granted: fen } of allotBudget({ ...budget, whenShort: 'pro-rata' }, demands, availableFen))
      granted.set(id, fen);
  }
  return wanted.map(({ claimId, parts }) => ({
    claimId, parts: parts.map(({ item }) => ({ item, amountFen: granted.get(place(claimId, item)) ?? 0n })),
  }));
}

/** The lines whose money does not suffice for what draws on them. */
export function shortLines(wanted: readonly Wanted[], lines: Lines): ShortLine[] {
  return [...lines].map(([item, availableFen]) => ({
    item, availableFen: availableFen > 0n ? availableFen : 0n,
    demandedFen: sumOf(wanted.flatMap(({ parts }) => drawn(parts, lines, item))),
  })).filter(({ availableFen, demandedFen }) => demandedFen > availableFen);
}

/** What is left of the lines once these are paid, never below 0. */
export function linesWithout(wanted: readonly Wanted[], lines: Lines): Map<string | null, Fen> {
  return new Map([...lines].map(([line, availableFen]) => {
    const leftFen = availableFen - sumOf(wanted.flatMap(({ parts }) => drawn(parts, lines, line)));
    return [line, leftFen > 0n ? leftFen : 0n];
  }));
}

function place(claimId: string, item: string | null): string {
  return `${claimId} ${item ?? ''}`;
}

function drawn(parts: readonly Part[], lines: Lines, line: string | null): Part[] {
  const known = new Set(lines.keys());
  return parts.filter(({ item }) => drawnLine(known, item) === line);
}
