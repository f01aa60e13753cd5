import { exact } from '@qingce/values';
import type { Fen } from '@qingce/values';

/**
 * 预占 — what a claim wants of the fund. `soft` is visible demand, which the ceiling does not bound; `firm` is money held
 * in the ledger; `settled` went on to orders; `released` was given up.
 */
export interface Reservation {
  readonly claimId: string;
  readonly policy: string;
  readonly year: number;
  readonly state: 'soft' | 'firm' | 'settled' | 'released';
  readonly amountFen: Fen;
  /** The reserving entry of the ledger; a soft reservation has none. */
  readonly holdEntry: bigint | null;
}

/** The claim's money in the fund of a policy and year. */
export interface Demand {
  readonly claimId: string; readonly policy: string; readonly year: number; readonly amountFen: Fen
}

/** 分成 — the treasuries' shares in force: ratios by party as decimal text, and the document they rest on. */
export interface Shares {
  readonly from: string; readonly ratios: Readonly<Record<string, string>>; readonly basis: string
}

/** The ledger's book of a fund: one policy, one year. */
export function bookOf(fund: { policy: string; year: number }): string {
  return `${fund.policy}:${fund.year}`;
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
