/** Lookups over a checked policy by id, made once for each policy object. */
import type { CheckedPolicy, Condition, Definition, Expr, Fact, Item, Phrase, Table } from '../typed/ir.ts';

export type PolicyIndex = {
  /** Top-level facts and fields of rows. */
  readonly facts: ReadonlyMap<number, Fact>;
  readonly conditions: ReadonlyMap<number, Condition>;
  readonly definitions: ReadonlyMap<number, Definition>;
  readonly tables: ReadonlyMap<number, Table>;
  readonly items: ReadonlyMap<string, Item>;
  readonly phrases: ReadonlyMap<number, Phrase>;
  /** Conditions tested row by row, by item and list fact, in decisive order. */
  readonly rowConditions: ReadonlyMap<string, readonly RowCondition[]>;
  /** Definitions that are conditions, by id. */
  readonly conditioned: ReadonlySet<number>;
  /** Phrases bound to a column of a table, by the name they are bound to: `table.column`. */
  readonly columnPhrases: ReadonlyMap<string, readonly Phrase[]>;
  /** By item id the clauses of all other items. */
  readonly foreignClauses: ReadonlyMap<string, ReadonlySet<string>>;
  /** Whether some formula reads 各前项, so that items of all kinds bear on later ones. */
  readonly readsGranted: boolean;
  /** Chinese names of keys of rows, contexts and tables, for derivations. */
  readonly names: ReadonlyMap<string, string>;
};

export type RowCondition = Condition & { readonly each: NonNullable<Condition['each']> };

const indexes = new WeakMap<CheckedPolicy, PolicyIndex>();

export function indexOf(policy: CheckedPolicy): PolicyIndex {
  const known = indexes.get(policy);
  if (known) return known;
  const index = buildIndex(policy);
  indexes.set(policy, index);
  return index;
}

function buildIndex(policy: CheckedPolicy): PolicyIndex {
  const facts = policy.facts.flatMap((fact) => [fact, ...(fact.row ?? [])]);
  const conditions = byId(policy.conditions);
  return {
    facts: byId(facts), conditions, definitions: byId(policy.definitions), tables: byId(policy.tables),
    items: new Map(policy.items.map((item) => [item.id, item])), phrases: byId(policy.law.phrases),
    rowConditions: new Map(policy.items.flatMap((item) => rowConditionsOf(item, conditions))),
    conditioned: new Set(policy.conditions.flatMap(({ expr }) => (expr.op === 'definition' ? [expr.id] : []))),
    columnPhrases: phrasesByColumn(policy),
    foreignClauses: new Map(policy.items.map((item) => [item.id, clausesBeside(policy, item)])),
    names: namesIn(policy, facts), readsGranted: formulasOf(policy).some(readsGranted),
  };
}

function byId<T extends { readonly id: number }>(things: readonly T[]): Map<number, T> {
  return new Map(things.map((thing) => [thing.id, thing]));
}

/** The key of `rowConditions`. */
export function rowKey(item: string, fact: number): string {
  return `${item} ${fact}`;
}

function rowConditionsOf(item: Item, conditions: ReadonlyMap<number, Condition>): [string, RowCondition[]][] {
  const tested = item.conditions
    .map((id) => conditions.get(id))
    .filter((one): one is RowCondition => one?.each !== undefined);
  const lists = [...new Set(tested.map((one) => one.each.fact))];
  return lists.map((fact) => [rowKey(item.id, fact), tested.filter((one) => one.each.fact === fact)]);
}

function phrasesByColumn({ law }: CheckedPolicy): Map<string, Phrase[]> {
  const bound = new Map<string, Phrase[]>();
  for (const phrase of law.phrases) {
    const columns = phrase.targets.filter((target) => target.kind === 'column');
    for (const name of new Set(columns.map((target) => target.name)))
      bound.set(name, [...(bound.get(name) ?? []), phrase]);
  }
  return bound;
}

function clausesBeside({ items }: CheckedPolicy, item: Item): Set<string> {
  return new Set(items.filter((one) => one !== item).map((one) => one.clause));
}

function namesIn(policy: CheckedPolicy, facts: readonly Fact[]): Map<string, string> {
  const names = new Map<string, string>();
  const name = (key: string, chinese: string): void => {
    if (!names.has(key)) names.set(key, chinese);
  };
  for (const fact of facts) name(fact.key, fact.name);
  for (const table of policy.tables) for (const output of table.outputs) name(output.key, output.name);
  for (const formula of formulasOf(policy)) {
    visit(formula, (expr) => {
      if (expr.op === 'record') for (const entry of expr.entries) name(entry.key, entry.name);
    });
  }
  return names;
}

function formulasOf({ definitions, items, conditions }: CheckedPolicy): Expr[] {
  return [...definitions, ...conditions].map(({ expr }) => expr).concat(items.map(({ award }) => award));
}

function readsGranted(formula: Expr): boolean {
  return formula.op === 'granted' || partsOf(formula).some(readsGranted);
}

/** Calls back for the formula and every formula within it, outermost first. */
export function visit(expr: Expr, see: (expr: Expr) => void): void {
  see(expr);
  for (const part of partsOf(expr)) visit(part, see);
}

/** The formulas directly within a formula, in the order in which they are written. */
export function partsOf(expr: Expr): readonly Expr[] {
  switch (expr.op) {
    case 'field': return [expr.of];
    case 'filter': return [expr.list, expr.where];
    case 'at': return [expr.list, expr.index];
    case 'for': return [...expr.bind.map((one) => one.in), expr.result];
    case 'some': case 'every': return [...expr.bind.map((one) => one.in), expr.test];
    case 'if': return [expr.test, expr.then, expr.else];
    case 'record': return expr.entries.map((entry) => entry.value);
    case 'list': return expr.items;
    case 'period': case 'integers': return [expr.from, expr.to];
    case 'function': return [expr.body];
    case 'apply': return [expr.function, ...expr.args];
    case 'table': case 'call': return expr.args;
    default: return [];
  }
}
