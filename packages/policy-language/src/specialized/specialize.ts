/**
 * 特化 — one policy under one set of readings, made plain for the back ends: readings and constants are values,
 * what can be worked out without facts is worked out, functions stand where they are called, and every item has
 * the conditions, definitions and facts that it really reads. The output is a checked policy again, so that
 * evaluator and reference interpreter run it unchanged (README, "Back ends").
 */
import type { CheckedPolicy, Condition, Definition, Expr, Fact, FactDefault, Item } from '../typed/ir.ts';
import { openPlain } from './plain-formula.ts';
import type { Plain } from './plain-formula.ts';
import { openReads } from './reads.ts';

/** One item with everything that decides it. `policy.items[…]` holds the same item with the ids of these. */
export type SpecializedItem = {
  readonly item: Item;
  /** Own conditions, in decisive order, after those of the claim and of the applicant's kind; `codes['*']`. */
  readonly conditions: readonly Condition[];
  /** Every definition that conditions and award read, each after those that it reads itself. */
  readonly definitions: readonly Definition[];
  /** Ids of the facts that conditions, award, definitions and defaults read, in the order of the law. */
  readonly facts: readonly number[];
};

export type Specialized = {
  /** The plain policy: no `reading`, `constant` or `apply` is left in it, save functions handed to `sort`. */
  readonly policy: CheckedPolicy;
  /** The option in force of every reading. */
  readonly readings: Readonly<Record<string, string>>;
  /** Conditions of the whole claim, in decisive order. */
  readonly first: readonly Condition[];
  /** Conditions of each kind of applicant, in decisive order, after the first ones. */
  readonly base: ReadonlyMap<string, readonly Condition[]>;
  /** Definitions that `first` and `base` read, each after those that it reads itself. */
  readonly definitions: readonly Definition[];
  readonly items: readonly SpecializedItem[];
};

/** RangeError for a reading or an option that the policy does not declare. */
export function specialize(
  original: CheckedPolicy,
  { readings = {} }: { readonly readings?: Readonly<Record<string, string>> } = {},
): Specialized {
  const inForce = optionsInForce(original, readings);
  const plain = openPlain(original, inForce);
  const first = original.first.map((id) => plainCondition(original, plain, id));
  const base = new Map(original.applicants.map(({ kind, base: ids }) =>
    [kind, ids.map((id) => plainCondition(original, plain, id))]));
  const items = original.items.map((item) => plainItem(original, plain, item));
  const shared = [...new Map([...first, ...[...base.values()].flat()].map((one) => [one.id, one])).values()];
  const facts = original.facts.map((fact) => plainFact(plain, fact));
  plain.keep(original.validity);
  const policy: CheckedPolicy = {
    ...original, facts, first: first.map(({ id }) => id),
    items: items.map(({ item }) => item),
    conditions: [...shared, ...items.flatMap(({ conditions }) => conditions)],
    definitions: plain.definitions(),
    readings: original.readings.map((reading) => ({ ...reading, ruling: inForce[reading.id] ?? reading.ruling })),
  };
  const reads = openReads(policy);
  return {
    policy, readings: inForce, first, base,
    definitions: reads.definitionsIn(shared.map(({ expr }) => expr)),
    items: items.map(({ item, conditions }) => {
      const formulas = [...conditions.map(({ expr }) => expr), item.award];
      const lists = conditions.flatMap(({ each }) => (each ? [each.fact] : []));
      return {
        item, conditions, definitions: reads.definitionsIn(formulas), facts: reads.factsIn(formulas, lists, item.id),
      };
    }),
  };
}

function optionsInForce(
  policy: CheckedPolicy,
  chosen: Readonly<Record<string, string>>,
): Record<string, string> {
  const options = Object.fromEntries(policy.readings.map(({ id, ruling }) => [id, ruling]));
  for (const [id, option] of Object.entries(chosen)) {
    const reading = policy.readings.find((one) => one.id === id);
    if (!reading?.options.some((one) => one.id === option))
      throw new RangeError(`The policy ${policy.id} has no reading ${id} with the option ${option}.`);
    options[id] = option;
  }
  return options;
}

function plainCondition(policy: CheckedPolicy, plain: Plain, id: number, item?: Item): Condition {
  const condition = policy.conditions.find((one) => one.id === id);
  if (!condition) throw new TypeError(`The policy has no condition ${id}.`);
  const expr = plain.formula(condition.expr, item);
  if (!item) return { ...condition, expr };
  const code = condition.codes[item.id] ?? condition.codes['*'] ?? '';
  return { ...condition, id: plain.freshCondition(), expr, codes: { '*': code }, items: [item.id] };
}

function plainItem(
  policy: CheckedPolicy, plain: Plain, item: Item,
): { readonly item: Item; readonly conditions: readonly Condition[] } {
  const conditions = item.conditions.map((id) => plainCondition(policy, plain, id, item));
  const award = plain.formula(item.award, item);
  return { item: { ...item, award, conditions: conditions.map(({ id }) => id) }, conditions };
}

/** Formulas that stand in for a fact left out are made plain too; what a fact must lie within is the door's. */
function plainFact(plain: Plain, fact: Fact): Fact {
  const defaults = Object.entries(fact.defaults ?? {}).map(([item, one]) => [item, plainDefault(plain, one)]);
  return {
    ...fact,
    ...(fact.defaults && { defaults: Object.fromEntries(defaults) as Record<string, FactDefault> }),
    ...(fact.row && { row: fact.row.map((field) => plainFact(plain, field)) }),
    ...(fact.whole && { whole: plain.formula(fact.whole) }),
  };
}

function plainDefault(plain: Plain, standIn: FactDefault): FactDefault {
  if (standIn.kind !== 'formula') return standIn;
  const expr: Expr = plain.formula(standIn.expr);
  return { kind: 'formula', expr };
}
