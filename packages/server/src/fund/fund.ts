import { exact, formatYuan, parseYuan } from '@qingce/values';
import type { Fen } from '@qingce/values';

/** 分项金额 — money by item of the law; null where no item is named. */
export interface Part { readonly item: string | null; readonly amountFen: Fen }

/**
 * 预占 — what a claim wants of the fund. `soft` is visible demand, which the ceiling does not bound; `deferred` is
 * approved and waits for a budget that has money for it; `firm` is money held in the ledger; `settled` went on to
 * orders; `released` was given up.
 */
export interface Reservation {
  readonly claimId: string;
  readonly policy: string;
  /** The year in whose book its money stands; closing that year moves it on to the next. */
  readonly year: number;
  readonly state: 'soft' | 'deferred' | 'firm' | 'settled' | 'released';
  readonly amountFen: Fen;
  readonly parts: readonly Part[];
  /** The reserving entry of the ledger; a soft reservation has none. */
  readonly holdEntry: bigint | null;
  /** Of an award that is deferred alone: since which day, and its place among those of that day. */
  readonly deferred?: { readonly since: string; readonly place: string };
}

/** The claim's money in the fund of a policy and year, item by item. */
export interface Demand {
  readonly claimId: string; readonly policy: string; readonly year: number; readonly parts: readonly Part[]
}

/** What one treasury is to pay of one item of a claim. */
export interface OrderedShare { readonly treasury: string; readonly item: string | null; readonly amountFen: Fen }

/** 分成 — the treasuries' shares in force: ratios by party as decimal text, and the document they rest on. */
export interface Shares {
  readonly from: string; readonly ratios: Readonly<Record<string, string>>; readonly basis: string
}

/** One line of a budget document in fen: more of an item's own line or of the pooled part, or less of it. */
export interface BudgetLine { readonly item: string | null; readonly changeFen: Fen }

/** The ledger's book of a fund: one policy, one year. */
export function bookOf(fund: { policy: string; year: number }): string {
  return `${fund.policy}:${fund.year}`;
}

/** 追缴账 — the book of what is owed back to a policy's fund; it has no year and is never closed. */
export function debtBookOf({ policy }: { policy: string }): string {
  return `${policy}:debts`;
}

export function sumOf(parts: readonly { readonly amountFen: Fen }[]): Fen {
  return parts.reduce((sum, part) => sum + part.amountFen, 0n);
}

/** One part an item, nothing that is zero; in the order in which the items first stand. */
export function mergedParts(parts: readonly Part[]): Part[] {
  const byItem = new Map<string | null, Fen>();
  for (const { item, amountFen } of parts) byItem.set(item, (byItem.get(item) ?? 0n) + amountFen);
  return [...byItem].map(([item, amountFen]) => ({ item, amountFen })).filter(({ amountFen }) => amountFen !== 0n);
}

/** A part as it travels and as jsonb columns keep it: its amount in yuan. */
export interface WireLine { readonly item: string | null; readonly amount: string }

export function wireParts(parts: readonly Part[]): WireLine[] {
  return parts.map(({ item, amountFen }) => ({ item, amount: formatYuan(amountFen) }));
}

/** Parts out of amounts in yuan; undefined when one is no amount. */
export function partsFrom(lines: readonly WireLine[]): Part[] | undefined {
  const parts = lines.map(({ item, amount }) => ({ item, amountFen: parseYuan(amount) }));
  return parts.every((part): part is Part => part.amountFen !== undefined) ? parts : undefined;
}

/**
 * The line that an item draws on: its own where the year's budget has one for it, the pooled part else. An item with a
 * line of its own never draws on the pooled part; only a budget document moves money between them.
 */
export function drawnLine(lines: ReadonlySet<string | null>, item: string | null): string | null {
  return lines.has(item) ? item : null;
}

/** Why ratios cannot share a sum: one is no decimal between 0 and 1, or they do not add up to 1. */
export function sharesProblem(ratios: Readonly<Record<string, string>>): 'not-a-ratio' | 'not-one' | undefined {
  const parts = Object.values(ratios).map((text) => exact.parseDecimal(text));
  let sum = exact.ZERO;
  for (const part of parts) {
    if (part === undefined || exact.compare(part, exact.ZERO) < 0 || exact.compare(part, exact.ONE) > 0) {
      return 'not-a-ratio';
    }
    sum = exact.add(sum, part);
  }
  return exact.equal(sum, exact.ONE) ? undefined : 'not-one';
}
