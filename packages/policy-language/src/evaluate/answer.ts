/** The answer, as the contract fixes it; the same JSON on the command line, over HTTP and in the browser. */
import type { Bilingual } from '../typed/ir.ts';

export type Outcome = 'eligible' | 'ineligible' | 'undetermined';

/** Facts as JSON (contract: "Facts"), settings and readings beside them, never inside. */
export type AssessmentRequest = {
  readonly facts: unknown;
  readonly settings?: Readonly<Record<string, string>>;
  readonly readings?: Readonly<Record<string, string>>;
};

/** One thing wrong with the input: where, which rule, and the value or the way to mend it. */
export type InputError = {
  readonly code: string; readonly path: string;
  /** Rule and value, `rule: value`; `message` is the Chinese one. */
  readonly message: string; readonly messages: Bilingual;
  readonly rule: Bilingual;
  /** The value as JSON, cut where it is long. */
  readonly value: string;
};

/** Why an item is refused: the code that the policy declares, with the clause and the words behind it. */
export type Reason = {
  readonly code: string;
  readonly clause: string;
  /** The phrase of the law, or the reason's sentence where no phrase is bound. */
  readonly text: string;
  readonly sentence: Bilingual;
  /**
   * Path of the fact that decides (item-relative, e.g. `seats[0].seats`, `applicant.recognized`), if one
   * does.
   */
  readonly fact?: string;
  /** What would be needed, as text (`100棵`). */
  readonly needed?: string;
  readonly phrases: readonly number[];
  /** The rows left out for this reason, e.g. `certificates[1]`. */
  readonly rows?: readonly string[];
};

/** One step of the derivation: what was worked out, from which inputs, by which words of the law. */
export type Step = {
  /** Chinese name of the definition, entry or condition. */
  readonly rule: string;
  readonly clause: string;
  /** Words of the law that the step carries out; '' where none is bound. */
  readonly text: string;
  readonly phrases: readonly number[];
  readonly inputs: Readonly<Record<string, string>>;
  /** Formula with values in it, recomputable by hand: `10 19/30 × 50000.00 × 80%`. */
  readonly formula?: string;
  /** Exact: decimal where finite, else a mixed fraction; `true`/`false`; days as dates. */
  readonly value: string;
  readonly unit: string;
  /** Set on steps about one row of a list or one entry of a loop, e.g. `certificates[1]`. */
  readonly row?: string;
  readonly kind: 'condition' | 'definition' | 'entry' | 'default';
  /** The reason code for which the row is left out of the award. */
  readonly leftOut?: string;
  /** On a default: the path of the fact that was not given. */
  readonly fact?: string;
};

/** One fact changed: its path within the item, what it is and what it would be, as on the wire. */
export type Change = { readonly fact: string; readonly from: unknown; readonly to: unknown };
/** The change of one fact, or of two at once, that would make a refused item eligible, and what it would be worth. */
export type Advice = { readonly changes: readonly Change[]; readonly amount: string; readonly clause: string };

/** Standing of a condition against the facts: what the law page paints. */
export type Finding = {
  readonly condition: string; readonly clause: string; readonly phrases: readonly number[];
  /** Null while open, and where a condition holds only because one before it fails. */
  readonly holds: boolean | null; readonly code: string; readonly row?: string;
  /** Short gloss for the margin, e.g. `138席，差12席`. */
  readonly gloss?: Bilingual;
};

/** What is said of one item: outcome, award in 元, reasons or what is missing, derivation and advice. */
export type ItemAnswer = {
  readonly item: string; readonly clause: string; readonly outcome: Outcome;
  /** `null` while undetermined, "0.00" when refused. */
  readonly amount: string | null;
  readonly parts: readonly Readonly<Record<string, unknown>>[];
  readonly reasons: readonly Reason[];
  readonly missing: readonly string[];
  /** Award still possible; max null = no bound known. */
  readonly range: { readonly min: string; readonly max: string | null } | null;
  readonly trace: readonly Step[];
  readonly next: readonly Advice[];
  /** Facts not given for which a declared default stood in. */
  readonly defaults: readonly { readonly fact: string; readonly value: unknown }[];
  readonly findings: readonly Finding[];
};

/** What is said of a claim (contract, "Answer"): its items, the total in 元 and how it is shared. */
export type Answer = {
  readonly policy: string; readonly policyHash: string;
  readonly readings: Readonly<Record<string, string>>;
  readonly outcome: Outcome; readonly total: string;
  /** Party → decimal string or null, `refused` with the reason code when no split is made. */
  readonly shares: Readonly<Record<string, string | null>>;
  readonly items: readonly ItemAnswer[];
  /** Positions of the items that the total adds up. */
  readonly counted: readonly number[];
  /** Legal combinations that were not chosen: the places of their items, and their total. */
  readonly alternatives: readonly { readonly items: readonly number[]; readonly total: string }[];
};

/** The answer, or everything that the door has against the facts, settings and readings: never both. */
export type Assessment = { readonly answer: Answer } | { readonly errors: readonly InputError[] };
