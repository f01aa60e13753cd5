/** The claim as the reference interpreter looks at it, and what it says about one item of it. */
import type { Fraction } from './fraction.ts';
import type { Json } from './facts.ts';
import type { Surroundings } from './formula.ts';
import type { Value } from './value.ts';
import type { CheckedPolicy } from '../typed/ir.ts';

/** Well-formed facts, settings and readings, as the contract has them. */
export type PlainRequest = {
  readonly facts: { readonly applicant: Json; readonly claim: Json; readonly items: readonly Json[] };
  readonly settings?: Readonly<Record<string, string>>;
  readonly readings?: Readonly<Record<string, string>>;
};

/** A request under one policy; `seen` is told of branches and rows for counting coverage. */
export type PlainClaim = PlainRequest & {
  readonly policy: CheckedPolicy;
  readonly seen?: Surroundings['seen'];
};

type PlainOutcome = 'eligible' | 'ineligible' | 'undetermined';

/** What can be compared with the evaluator's answer about one item. */
export type PlainItem = {
  readonly item: string;
  readonly outcome: PlainOutcome;
  readonly amount: string | null;
  /** Reason codes in decisive order. */
  readonly codes: readonly string[];
  readonly parts: readonly Json[];
  /** While undetermined: the first fact that was needed and not given. */
  readonly needs?: string;
};

/** An item with the exact figures behind it, for the total and for later items of its kind. */
export type Settled = {
  readonly plain: PlainItem;
  readonly award: Fraction;
  readonly parts: readonly Value[];
};

/** The option of a reading that the claim is assessed under. */
export function optionInForce(claim: PlainClaim, id: string): string {
  const ruling = claim.policy.readings.find((reading) => reading.id === id)?.ruling;
  const option = claim.readings?.[id] ?? ruling;
  if (option === undefined) throw new TypeError(`The policy has no reading ${id}.`);
  return option;
}
