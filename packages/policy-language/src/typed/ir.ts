/**
 * The checked policy: what the compiler hands to every back end. Plain JSON, so that the server can serve it
 * under its hash and a browser can run it without any reader. Nothing here knows Markdown, YAML or FEEL.
 */

import type { Bilingual, Constant, ExactText, Expr, Place, Type } from './expression.ts';
import type { Process } from './process.ts';

export type * from './expression.ts';
export type * from './process.ts';

/**
 * How a fact travels: the JSON that is accepted at the door. In rules an instant is its calendar day, a month
 * its period.
 */
export type FactWire =
  | 'money' | 'boolean' | 'day' | 'instant' | 'month' | 'integer' | 'year' | 'measure' | 'amount' | 'ratio'
  | 'factor' | 'text' | 'region' | 'choice' | 'list' | 'rows';

/** What stands in for a fact that is not given: a literal, an empty list, or a formula over other facts. */
export type FactDefault =
  | { readonly kind: 'literal'; readonly value: Constant }
  | { readonly kind: 'none' }
  /** In a row field's default, siblings are read from the row, which is local `local` of the list fact. */
  | { readonly kind: 'formula'; readonly expr: Expr };

/** Where a column comes from: a part of the award by its key, its item, the year it was claimed for, its amount. */
export type RecordedColumn = {
  readonly field: string; readonly from: { readonly part: string } | 'item' | 'claimYear' | 'amount';
};

/**
 * 已奖记录 — a list fact that what the applicant was awarded before fills: one row for every part of an award of the
 * items `of` where a column names a part, else one for every award. Rows alike in `same` are one, of which `amount`
 * adds up.
 */
export type Recorded = {
  readonly of: readonly string[]; readonly same: readonly RecordedColumn[]; readonly amount: RecordedColumn;
};

/**
 * 奖励之后的事实 — where a fact that comes up after the award is had from: an office records it (`stated`), it is the day
 * of the decision, or what was paid of the item.
 */
export type LaterFact = 'stated' | 'decision-day' | 'amount-paid';

/** One declared fact, or one field of a row (nested in its list fact, its id after those of all facts). */
export type Fact = {
  readonly id: number;
  /** English key on the wire. */
  readonly key: string;
  /** Chinese name in formulas. */
  readonly name: string;
  readonly scope: 'applicant' | 'claim' | 'item';
  /** Items that take it (scope item). */
  readonly items?: readonly string[];
  /** Kinds of applicant that list it (scope applicant); others may carry it unread. */
  readonly kinds?: readonly string[];
  readonly wire: FactWire;
  readonly type: Type;
  /** Element wire for `list`. */
  readonly of?: FactWire;
  /** Fields for `rows`, as facts of their own. */
  readonly row?: readonly Fact[];
  /** The row, for the defaults of its fields (only with `row`). */
  readonly local?: number;
  readonly options?: readonly { readonly key: string; readonly label: Bilingual }[];
  readonly min?: ExactText; readonly max?: ExactText;
  /** Default by item id; `*` for every item. */
  readonly defaults?: Readonly<Record<string, FactDefault>>;
  readonly together?: readonly number[]; readonly within?: number; readonly instead?: readonly number[];
  readonly disjoint?: true; readonly mayBeEmpty?: true; readonly whole?: Expr;
  /** Of rows alone. */
  readonly recorded?: Recorded;
  /** Of rows alone: the field of a row that counts the persons behind it, who are named and approved one by one. */
  readonly persons?: string;
  /** Of an item alone: not there when it is claimed, and read by what follows the award only. */
  readonly later?: LaterFact;
  /** Of such rows: the yes/no fact of the same items, by its key, that is no when none of the persons is approved. */
  readonly approval?: string;
  readonly ask: Bilingual; readonly help?: Bilingual;
  readonly evidence?: readonly string[]; readonly confirmedBy?: string;
  readonly advice: boolean; readonly personal: boolean; readonly readings: readonly string[];
  readonly clause: string; readonly place: Place;
};

/** A named formula. `items` absent: belongs to the whole policy, and reads no item fact. */
export type Definition = {
  readonly id: number; readonly name: string; readonly clause: string; readonly items?: readonly string[];
  readonly expr: Expr; readonly type: Type;
  readonly phrases: readonly number[]; readonly readings: readonly string[]; readonly place: Place;
};

/** One test in decisive order. `each`: tested for every row of that list fact, whose row is local `local`. */
export type Condition = {
  readonly id: number; readonly name: string; readonly scope: 'claim' | 'base' | 'item';
  /** Reason code by item id; `*` for every item. */
  readonly codes: Readonly<Record<string, string>>;
  readonly items?: readonly string[];
  readonly each?: { readonly fact: number; readonly local: number };
  readonly expr: Expr; readonly clause: string;
  readonly phrases: readonly number[]; readonly readings: readonly string[]; readonly place: Place;
};

/** 决策表 — a decision table: the first row that fits (F), or the only one (U). */
export type Table = {
  readonly id: number; readonly name: string; readonly clause: string; readonly hit: 'U' | 'F';
  readonly inputs: readonly { readonly name: string; readonly local: number; readonly type: Type }[];
  readonly outputs: readonly { readonly key: string; readonly name: string; readonly type: Type }[];
  /** `when[i]` is a boolean over the local of input i, absent for `-`. */
  readonly rows: readonly {
    readonly when: readonly (Expr | null)[]; readonly then: readonly Constant[]; readonly place: Place;
  }[];
  readonly phrases: readonly number[]; readonly place: Place;
};

/** 奖补项目 — an item that may be claimed: its facts, conditions and award, with who bears it. */
export type Item = {
  readonly id: string; readonly name: Bilingual; readonly clause: string;
  readonly constants: Readonly<Record<string, { readonly value: Constant; readonly type: Type }>>;
  /** Fields of a part in order; those with `key` are in the answer, the others are carried to later items. */
  readonly parts: readonly { readonly name: string; readonly key?: string; readonly type: Type }[];
  /** Declared facts of the item, in the order of the law. */
  readonly facts: readonly number[];
  /** Own conditions, in decisive order. */
  readonly conditions: readonly number[];
  /** The formula; its record entries name the fields of `parts`. `amount` is the key of 奖励. */
  readonly award: Expr; readonly awardPlace: Place;
  readonly borneBy?: {
    readonly party: string; readonly when?: { readonly reading: string; readonly option: string };
  };
  readonly exclusive: readonly string[];
  readonly phrases: readonly number[];
  /** What the policy declares beside the item for `prove` to show; the evaluator does not read it. */
  readonly promises?: Promises;
};

/** What an item promises of its award whatever the facts are, for the prover to settle. */
export type Promises = {
  /** Yes/no formulas that hold of every part of the award (local `local`), whatever the facts are. */
  readonly always: readonly {
    readonly name: string; readonly expr: Expr; readonly local: number; readonly place: Place;
  }[];
  /** Facts (`field`: in every row of that list) that the award only rises or only falls with. */
  readonly monotone: readonly {
    readonly fact: number; readonly field?: string; readonly direction: 'up' | 'down'; readonly place: Place;
  }[];
};

/** 解释口径 — a question that the text leaves open, its options, and the ruling in force. */
export type Reading = {
  readonly id: string; readonly question: Bilingual;
  readonly options: readonly { readonly id: string; readonly text: Bilingual }[];
  readonly ruling: string; readonly reason: Bilingual;
  readonly by: string; readonly on: string; readonly switchable: boolean;
  readonly clause: string; readonly phrases: readonly number[]; readonly place: Place;
};

/** Kind of a stretch of the law: encoded, bound to a step, purpose, or not operative. */
export type Standing = 'rule' | 'step' | 'purpose' | 'none';

/** What a phrase of the law may be bound to. */
export type TargetKind =
  | 'item' | 'fact' | 'condition' | 'definition' | 'table' | 'column' | 'reading' | 'reason' | 'policy'
  | 'step' | 'applicant' | 'constant' | 'part' | 'setting' | 'process';

/** A linked stretch of the law. */
export type Phrase = {
  readonly id: number; readonly clause: string; readonly paragraph: number;
  readonly text: string; readonly standing: Standing;
  /** Names bound, as written; resolved ids are in the things bound. */
  readonly targets: readonly { readonly kind: TargetKind; readonly name: string }[];
  readonly why?: string; readonly place: Place;
};

/** One paragraph (line) of the promulgated text, cut into runs; `opens` names the clause that a § opens. */
export type LawParagraph = {
  readonly section: string;
  readonly runs: readonly { readonly text: string; readonly phrase?: number; readonly opens?: string }[];
};

/** 主体形式 — what an applicant is whatever the policy: it stands so in the register that all policies share. */
export type LegalForm = 'enterprise' | 'institution' | 'individual';

/**
 * A kind of applicant with its base conditions, in decisive order, and the items it may claim. `form` says who may be
 * of the kind; absent where the kind is named after its form, or the policy is only assessed.
 */
export type Applicant = {
  readonly kind: string; readonly name: Bilingual; readonly form?: LegalForm;
  readonly base: readonly number[]; readonly items: readonly string[];
};

/**
 * 参数 — a figure that other documents set for a time, such as a minimum wage or an exchange rate: table `table`
 * gives it from the first stated day to the last (whole days since 1970-01-01).
 */
export type Parameter = {
  readonly name: string; readonly key: string; readonly source: Bilingual; readonly table: number;
  readonly from: number; readonly to: number; readonly clause: string;
};

/** 工作日历 — definition `definition` lists the stretches of working days, from and to as of a parameter. */
export type Calendar = {
  readonly name: string; readonly source: Bilingual; readonly definition: number;
  readonly from: number; readonly to: number; readonly clause: string;
};

/** 已核政策 — everything that the compiler found in a policy file, bound and typed; plain JSON. */
export type CheckedPolicy = {
  readonly format: 1;
  readonly id: string;
  /** `sha256:` and 64 hex digits over source.md and policy.md: same hash and facts, same bytes for ever. */
  readonly hash: string;
  readonly title: Bilingual; readonly documentNo: string; readonly issuer: Bilingual;
  /** Definition that yields the period in force. */
  readonly validity: number;
  /** Claim-wide conditions in decisive order. */
  readonly first: readonly number[];
  readonly units: Readonly<Record<string, Bilingual>>;
  /** What administrative divisions are called, by their codes (GB/T 2260); absent where none is declared. */
  readonly regions?: Readonly<Record<string, Bilingual>>;
  readonly applicants: readonly Applicant[];
  readonly items: readonly Item[];
  /** All facts in the order of the law; `facts[i].id === i`. Row fields are nested, numbered after these. */
  readonly facts: readonly Fact[];
  readonly conditions: readonly Condition[];
  readonly definitions: readonly Definition[];
  readonly tables: readonly Table[];
  /** Absent where none is declared. */
  readonly parameters?: readonly Parameter[]; readonly calendars?: readonly Calendar[];
  readonly reasons: Readonly<Record<string, Bilingual>>;
  /** What names of formulas are called in English, as far as the policy says; absent where it says nothing. */
  readonly names?: Readonly<Record<string, string>>;
  readonly readings: readonly Reading[];
  /** `default`: the ratio that the law itself states, as a decimal. */
  readonly settings: readonly {
    readonly key: string; readonly ask: Bilingual; readonly clause: string; readonly default?: string;
  }[];
  readonly shares?: {
    readonly parties: readonly { readonly id: string; readonly name: Bilingual; readonly setting: string }[];
    readonly remainder: string; readonly unset: string; readonly clause: string;
  };
  readonly process: Process;
  readonly law: {
    readonly paragraphs: readonly LawParagraph[]; readonly phrases: readonly Phrase[];
    readonly clauses: readonly { readonly id: string; readonly heading: string }[];
  };
};
