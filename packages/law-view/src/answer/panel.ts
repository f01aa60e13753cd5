import type { Advice, Answer, ItemAnswer } from '@qingce/policy-language/evaluate';
import type { FactPath } from '../facts/path.ts';
import type { DerivationStep } from './derivation.ts';

/** How an amount comes about: today's, or (`supposed`) the one that the first advice would reach. */
export type Derived = {
  readonly steps: readonly DerivationStep[];
  readonly total: string;
  readonly supposed: boolean;
};

/** What the parts of the answer panel share. */
export type AnswerPanelProps = {
  readonly answer: Answer;
  readonly item: ItemAnswer;
  /** Place of the item in the claim. */
  readonly index: number;
  /** The facts answered, for the names and values in sentences. */
  readonly json: unknown;
  readonly derived: Derived;
  /** Computed in a pause; none yet right after a keystroke. */
  readonly advice: readonly Advice[];
  /** Phrases that are lit up. */
  readonly lit: ReadonlySet<number>;
  /** Leads to the field of a fact. */
  readonly onFact: (path: FactPath) => void;
  /** A step came into hand, or none: its words are to light up. */
  readonly onStep: (step: DerivationStep | undefined) => void;
};
