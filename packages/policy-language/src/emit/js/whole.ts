/** A whole number in generated code, a double that is near it, and what it takes to compute with them. */
import type { Range } from '../../bounds/range.ts';
import type { Code } from './code.ts';

/**
 * A whole number in the code: a double, or a BigInt where `big`. `code` has no effects. Where `near` is set, the
 * double may not be exact: whoever reads `code` has the test written first that shows it is, and the range holds then.
 */
export type Whole = { readonly code: string; readonly big: boolean; readonly near?: Near } & Range;

export type Near = {
  /** The double, and its size; the same name where nothing is subtracted on the way. */
  readonly code: string; readonly size: string;
  /** At most so many results on the way were rounded: a number, or what counts them while the code runs. */
  readonly roundings: string;
  /** Within which the figure itself lies. */
  readonly range: Range;
};

/**
 * `whole`: for claims of which everything is given that is ever waited for, and the decisive reason alone;
 * `fast`: for any claim, in doubles; `exact`: for the claim that doubles do not hold.
 */
export type Mode = 'whole' | 'fast' | 'exact';

/** What a figure needs to be computed: where to write, how, and what to do when a double does not hold it. */
export type Figuring = {
  readonly code: Code; readonly mode: Mode; readonly overflow: string;
  /** Counts the results that the ranges prove, and those that they do not. */
  readonly tally: { proven: number; tested: number };
};
