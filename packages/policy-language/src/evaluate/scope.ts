/** What a formula can see: the policy, the readings in force, the facts given, and the item at hand. */
import { indexOf } from './policy-index.ts';
import type { PolicyIndex } from './policy-index.ts';
import type { Env, ListValue, Value } from './value.ts';
import type { CheckedPolicy, Definition, Expr, Fact, Item } from '../typed/ir.ts';

/** An object of the facts, by English key. */
export type Json = { readonly [key: string]: unknown };

/** Facts that have passed the door: English keys, nothing null, every value in its form and bounds. */
export type Facts = { readonly applicant: Json; readonly claim: Json; readonly items: readonly Json[] };

export type Entry = Extract<Expr, { op: 'record' }>['entries'][number];

/** Hears of everything that is worked out, for the derivation. */
export type Watch = {
  readonly begin: (definition: Definition) => void;
  readonly definition: (definition: Definition, value: Value, scope: Scope) => void;
  readonly entry: (entry: Entry, value: Value, env: Env, scope: Scope) => void;
  readonly standIn: (fact: Fact, path: string, value: Value) => void;
};

/**
 * The item at hand, its place in the claim, the parts granted to earlier items of its kind (前项), and item and
 * amount of those granted to any earlier item (各前项).
 */
export type ItemAtHand = {
  readonly item: Item; readonly position: number; readonly earlier: ListValue; readonly granted?: ListValue;
};

export type Scope = {
  readonly policy: CheckedPolicy;
  readonly index: PolicyIndex;
  readonly readings: Readonly<Record<string, string>>;
  readonly facts: Facts;
  /** The applicant's kind, once given. */
  readonly kind: string | undefined;
  readonly at?: ItemAtHand;
  /** The scope of the whole claim, for what belongs to no item. */
  readonly claim?: Scope;
  /** Values that stand in place of facts, by absolute path: for asking what a change would do. */
  readonly instead?: ReadonlyMap<string, Value>;
  readonly watch?: Watch;
  readonly known: {
    readonly definitions: Map<number, Value>;
    readonly facts: Map<number, Value>;
    readonly qualifying: Map<number, ListValue>;
  };
};

export type ScopeOptions = {
  readonly policy: CheckedPolicy; readonly facts: Facts; readonly readings: Readonly<Record<string, string>>;
  readonly instead?: ReadonlyMap<string, Value>; readonly watch?: Watch;
};

/** The scope of a whole claim. */
export function claimScope({ policy, facts, readings, instead, watch }: ScopeOptions): Scope {
  const kind = facts.applicant['kind'];
  return {
    policy, facts, readings, index: indexOf(policy), kind: typeof kind === 'string' ? kind : undefined,
    ...(instead && { instead }), ...(watch && { watch }), known: nothingYet(),
  };
}

/** The scope of one item of the claim. */
export function itemScope(claim: Scope, at: ItemAtHand): Scope {
  return { ...claim, at, claim, known: nothingYet() };
}

/** The same scope, with what is worked out already, but heard by nobody. */
export function unwatched(scope: Scope): Scope {
  if (!scope.watch) return scope;
  const { watch: _, claim, ...rest } = scope;
  return claim ? { ...rest, claim: unwatched(claim) } : rest;
}

function nothingYet(): Scope['known'] {
  return { definitions: new Map(), facts: new Map(), qualifying: new Map() };
}
