/** What the version written by hand carries from condition to condition and from item to item. */
import type { Tables } from './tables.ts';

/** The claim at hand, and what its earlier items took of what they share (前项). */
export type Hand = {
  readonly tables: Tables;
  /** By number of a text: whether it is a place of the policy, whether a scheme of the list. */
  readonly isLocal: Uint8Array; readonly isListed: Uint8Array;
  claim: number; kind: number;
  /** The claim year, its first and its last day. */
  year: number; from: number; to: number;
  /** First and last day of the claim year inside the period. */
  yearFrom: number; yearTo: number;
  /** Failed conditions of the claim and of the applicant. */
  head: number;
  /** Whether every failed condition is asked for, not the decisive one alone. */
  readonly tellsAll: boolean;
  /** Of the item just assessed: its failed conditions. */
  failed: number;
  /** Rent by policy year: awarded by earlier items, and awarded by earlier claims as they state it. */
  readonly rentTaken: Float64Array; readonly rentBefore: Float64Array; rentTouched: boolean;
  /** How many items of leased seats the claim holds; the seats that earlier ones took on each day. */
  seatItems: number; readonly seatsTaken: Int32Array; seatsTouched: boolean;
  interns: number; certified: number; exported: number; lines: number; referred: number;
};

/** Number of the first condition that is an item's own, in `failed`. */
const OWN = 9;

/** Refuses where a condition of the item fails or no row is left; then the rows' failures are told too. */
export function isRefused(hand: Hand, own: number, rowsFailed = 0, isAnyLeft = true): boolean {
  if ((hand.head | own) === 0 && isAnyLeft) return false;
  hand.failed = hand.head | ((own | rowsFailed) << OWN);
  return true;
}
