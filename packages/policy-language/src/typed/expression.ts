/** The least parts of a checked policy: words, places, units, types, formulas. */

/** A text in both languages. */
export type Bilingual = { readonly zh: string; readonly en: string };

/** Place in policy.md: line and column count from 1; `to` is exclusive, in the same line. */
export type Place = { readonly line: number; readonly column: number; readonly to: number };

/** Unit as base → exponent, e.g. 元/人/月 = { 元: 1, 人: -1, 月: -1 }; a pure number is {}. */
export type Unit = Readonly<Record<string, number>>;

/** Type of a value: numbers carry their unit; lists hold one kind of thing; records have known fields. */
export type Type =
  | {
    readonly kind: 'number'; readonly unit: Unit; readonly whole?: true;
    /** Money rounded to the fen. */
    readonly rounded?: true;
  }
  | { readonly kind: 'boolean' }
  | { readonly kind: 'text'; readonly options?: readonly string[] }
  | { readonly kind: 'day' }
  | { readonly kind: 'duration' }
  | { readonly kind: 'list'; readonly of: Type }
  /** A period row has `from` and `to` (days) among its fields. */
  | { readonly kind: 'record'; readonly fields: Readonly<Record<string, Type>>; readonly period?: true }
  | { readonly kind: 'function'; readonly params: readonly Type[]; readonly result: Type };

/** Exact rational as two decimal integer strings; `d` absent means 1. */
export type ExactText = { readonly n: string; readonly d?: string };

/** A literal of the policy file; numbers are exact fractions, days count from 1970-01-01. */
export type Constant =
  | { readonly op: 'number'; readonly n: string; readonly d?: string }
  | { readonly op: 'boolean'; readonly value: boolean }
  | { readonly op: 'text'; readonly value: string }
  /** Whole days since 1970-01-01. */
  | { readonly op: 'day'; readonly value: number }
  | { readonly op: 'duration'; readonly months: number };

/**
 * Functions of the language; arithmetic and comparison among them. Argument order as in README §3.
 * - `add` and `subtract` also take a day and a number of days; `subtract` of two days is the days between.
 * - `min`, `max`: one list, or two and more scalars. `sum`: one list. `contains`: list, value.
 * - `substring`: text, place from 1, and perhaps how many characters. `joinTexts`: list of texts, text between.
 * - Periods for `clip`, `without`, `prorate` and `limitPerDay` always arrive as lists (one row is wrapped).
 * - `lastDayOfTerm`: day, then a duration or a number of months. `wholeMonths`: one period; rows from, to, 序.
 */
export type Builtin =
  | 'add' | 'subtract' | 'multiply' | 'divide' | 'negate'
  | 'equal' | 'unequal' | 'less' | 'lessOrEqual' | 'greater' | 'greaterOrEqual'
  | 'and' | 'or' | 'not' | 'contains'
  | 'min' | 'max' | 'sum' | 'count' | 'floor' | 'ceiling' | 'abs'
  | 'sort' | 'sublist' | 'concatenate' | 'flatten' | 'startsWith' | 'length'
  | 'endsWith' | 'includes' | 'substring' | 'substringBefore' | 'substringAfter' | 'upperCase' | 'lowerCase'
  | 'joinTexts'
  | 'day' | 'year' | 'month' | 'dayOfMonth' | 'lastDayOfTerm'
  | 'clip' | 'without' | 'prorate' | 'wholeMonths' | 'roundToFen' | 'allocate' | 'limitPerDay';

/** One entry of a context; `key` is the English one where declared, from and to, else the name. */
export type RecordEntry = {
  readonly key: string; readonly name: string; readonly local: number;
  readonly value: Expr; readonly type: Type; readonly place: Place;
};

/** One iterator of a loop: the local that each element of the list is bound to. */
export type Binding = { readonly local: number; readonly in: Expr };

/** `in [a..b]`, `< x`, a list of values: desugared to `and`/`or`/comparisons by the compiler. */
export type Expr = (
  | Constant
  | { readonly op: 'fact'; readonly id: number }
  /** A constant of the item at hand (100万元). */
  | { readonly op: 'constant'; readonly name: string }
  | { readonly op: 'definition'; readonly id: number }
  /** Bound by for, some, every, filter, function, or an earlier entry of the same context. */
  | { readonly op: 'local'; readonly id: number }
  /** The option in force, a text. */
  | { readonly op: 'reading'; readonly id: string }
  /** 前项: list of the parts of earlier items of this kind in the claim. */
  | { readonly op: 'earlier' }
  /** 各前项: every part of every earlier item in the claim, of whatever kind: records of item and amount. */
  | { readonly op: 'granted' }
  /** 合格(列): the rows of a list fact that pass its row conditions. */
  | { readonly op: 'qualifying'; readonly fact: number }
  /** 已填(事实). */
  | { readonly op: 'given'; readonly fact: number }
  /** `of` is a record, never a list: a path over a list arrives as `for`. */
  | { readonly op: 'field'; readonly of: Expr; readonly key: string }
  | { readonly op: 'filter'; readonly list: Expr; readonly local: number; readonly where: Expr }
  | { readonly op: 'at'; readonly list: Expr; readonly index: Expr }
  | { readonly op: 'for'; readonly bind: readonly Binding[]; readonly result: Expr }
  | { readonly op: 'some' | 'every'; readonly bind: readonly Binding[]; readonly test: Expr }
  | { readonly op: 'if'; readonly test: Expr; readonly then: Expr; readonly else: Expr }
  /** Entries in order; each is also a local for those after it. */
  | { readonly op: 'record'; readonly entries: readonly RecordEntry[] }
  | { readonly op: 'list'; readonly items: readonly Expr[] }
  | { readonly op: 'period'; readonly from: Expr; readonly to: Expr }
  /** a..b: the integers from a to b. */
  | { readonly op: 'integers'; readonly from: Expr; readonly to: Expr }
  | { readonly op: 'function'; readonly params: readonly number[]; readonly body: Expr }
  | { readonly op: 'apply'; readonly function: Expr; readonly args: readonly Expr[] }
  | { readonly op: 'table'; readonly id: number; readonly args: readonly Expr[] }
  | { readonly op: 'call'; readonly fn: Builtin; readonly args: readonly Expr[] }
) & {
  /** Offset range within the FEEL text's lines, for complaints and derivations; absent in desugared parts. */
  readonly at?: Place;
};
