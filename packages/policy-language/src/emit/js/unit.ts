/** One generated function: judges items of one kind, or the claims themselves, one after the other. */
import type { PolicyIndex } from '../../evaluate/policy-index.ts';
import type { CheckedPolicy, Expr, Item } from '../../typed/ir.ts';
import type { Figuring } from './whole.ts';
import type { List, Thing } from './things.ts';

/** What stands for the locals bound on the way to a place in a formula. */
export type Locals = ReadonlyMap<number, Thing>;

/** Computes a formula where the statements stand that are being written. */
export type Compute = (expr: Expr, locals?: Locals) => Thing;

export type Unit = {
  readonly policy: CheckedPolicy; readonly index: PolicyIndex;
  readonly figuring: Figuring;
  /** The item judged; absent in the function for the claims. */
  readonly item: Item | undefined;
  /** The variable that holds the columns of the item's facts; `own` where there is but one. */
  readonly own?: string;
  /** Constants of the function: name by the expression that it holds. */
  readonly held: Map<string, string>;
  /** Begins the names of its arrays, so that no two functions share one. */
  readonly prefix: string;
  /** Arrays that live as long as the module, so that nothing is allocated for a claim. */
  readonly arrays: string[];
  /** Definitions that are computed once because several places name them. */
  readonly shared: ReadonlySet<number>;
  /** Definitions computed already, by id. */
  readonly definitions: Map<number, () => Thing>;
  /** 合格 — whether each row of a list fact passes, once tested: by fact, the array of 0, 1, and 2 for open. */
  readonly passing: Map<number, string>;
  /** Facts and fields that are taken to be given, as the function relies on it (mode `whole`). */
  readonly relied: Set<number>;
  /** 前项, where the policy asks for it. */
  readonly earlier: (() => List) | undefined;
  /** 各前项, likewise. */
  readonly granted?: (() => List) | undefined;
};

/** A constant of the function, written once before its loop. */
export function held(unit: Unit, expression: string, prefix = 'C'): string {
  const known = unit.held.get(expression);
  if (known !== undefined) return known;
  const name = unit.figuring.code.fresh(prefix);
  unit.held.set(expression, name);
  return name;
}

/** An array of the module. */
export function array(unit: Unit): string {
  const name = unit.figuring.code.fresh(`${unit.prefix}_`);
  unit.arrays.push(name);
  return name;
}

/** The number of a text in the dictionary; -2, which no fact has, where no fact says it. */
export function textCode(unit: Unit, text: string): string {
  return held(unit, `codeOf(input, ${JSON.stringify(text)})`, 'T');
}
