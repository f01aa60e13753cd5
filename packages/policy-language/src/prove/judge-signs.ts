/** Judges an item over unknown facts, as `judge` does over known ones. */
import { exact } from '@qingce/values';
import { indexOf, rowKey } from '../evaluate/policy-index.ts';
import { NOTHING, unknownOf } from '../evaluate/value.ts';
import type { Value } from '../evaluate/value.ts';
import type { CheckedPolicy, Condition, Fact, Item } from '../typed/ir.ts';
import { fieldOf } from './choose.ts';
import { asListSign, perhaps, sumOf } from './list-signs.ts';
import { fromValue, textAmong } from './symbol.ts';
import type { ListSign, Maker, Sign } from './symbol.ts';
import type { Term } from './term.ts';
import { isListed, pathOf, relate, unknownFact, unknownPresence } from './unknown-facts.ts';
import { qualifying, truthOfFormula, workOut } from './work-out.ts';
import { rowsOf } from './world.ts';
import type { World } from './world.ts';

/** What is asked about: one item of a policy under readings, claimed by a kind of applicant for a year. */
export type Case = {
  readonly policy: CheckedPolicy;
  readonly item: Item;
  readonly kind: string;
  readonly readings: Readonly<Record<string, string>>;
  /** Facts fixed beforehand, by path. */
  readonly fixed: ReadonlyMap<string, Sign>;
  /** What was granted to earlier items of the kind: nothing, anything, or anything without negative numbers. */
  readonly earlier: 'none' | 'any' | 'notNegative';
  /** The path of the fact that grows. */
  readonly watched?: string;
};

export type Judged = {
  readonly world: World;
  /** Whether every condition holds and a row is left of every list that is tested row by row. */
  readonly isEligible: Term;
  /** Each condition of the claim, the applicant and the item that is not about rows. */
  readonly conditions: readonly { readonly condition: Condition; readonly holds: Term }[];
  readonly parts: ListSign;
  readonly award: Term;
};

/** The world of a case in which nothing is given but what is fixed. */
export function openWorld(one: Case, maker: Maker): World {
  const { policy, item, kind, readings, fixed, watched } = one;
  const world: World = {
    ...maker,
    policy,
    item,
    kind,
    readings,
    index: indexOf(policy),
    earlier: earlierOf(one, maker),
    granted: anyGranted(policy, maker),
    factOf: (fact) => fixed.get(pathOf(fact)) ?? unknownFact(fact, world, watched),
    isGiven: (fact) => presence(fact, world, fixed),
    known: { definitions: new Map(), qualifying: new Map(), facts: new Map() },
    under: [],
    lookups: [],
    within: { general: 0 },
  };
  return world;
}

function presence(fact: Fact, world: World, fixed: ReadonlyMap<string, Sign>): Term {
  if (fixed.has(pathOf(fact))) return world.terms.truth(true);
  return isListed(fact, world) ? unknownPresence(pathOf(fact), world) : world.terms.truth(false);
}

/** Any number of parts granted before. */
function earlierOf({ item, earlier }: Case, maker: Maker): ListSign {
  if (earlier === 'none') return { kind: 'list', rows: [] };
  const fields = item.parts.map(({ name, key = name, type }) => {
    const value = unknownOf(type, NOTHING);
    return [key, fromValue(earlier === 'any' ? value : notNegative(value), `earlier ${key}`, maker)] as const;
  });
  const value: Sign = { kind: 'record', fields: Object.fromEntries(fields) };
  return { kind: 'list', rows: [], rest: { value, when: maker.terms.truth(true) } };
}

/** Any number of parts granted to items of any kind. */
function anyGranted({ items }: CheckedPolicy, maker: Maker): ListSign {
  const fields = {
    item: textAmong(
      items.map(({ id }) => id),
      'granted item',
      maker,
    ),
    amount: fromValue({ kind: 'number', lo: null, hi: null, deps: NOTHING }, 'granted amount', maker),
  };
  return {
    kind: 'list',
    rows: [],
    rest: { value: { kind: 'record', fields }, when: maker.terms.truth(true) },
  };
}

/** The same without numbers below zero. */
function notNegative(value: Value): Value {
  if (value.kind === 'number') return { ...value, lo: exact.ZERO };
  if (value.kind === 'record') {
    const fields = Object.entries(value.fields).map(([key, field]) => [key, notNegative(field)] as const);
    return { ...value, fields: Object.fromEntries(fields) };
  }
  return value.kind === 'list' && value.rest ? { ...value, rest: notNegative(value.rest) } : value;
}

/** The key of the part that is paid. */
export const AMOUNT = 'amount';

/** Judges the item of a world. */
export function judgeSigns(world: World): Judged {
  const { terms, policy, item, index } = world;
  relateAll(world);
  const base = policy.applicants.find((one) => one.kind === world.kind)?.base ?? [];
  const tested = [...policy.first, ...base, ...item.conditions].flatMap(
    (id) => index.conditions.get(id) ?? [],
  );
  const conditions = tested
    .filter(({ each }) => !each)
    .map((condition) => ({ condition, holds: truthOfFormula(condition.expr, world) }));
  const lists = policy.facts.filter((fact) => index.rowConditions.has(rowKey(item.id, fact.id)));
  const anyLeft = lists.map((fact) =>
    terms.or(
      ...rowsOf(qualifying(fact.id, world)).map((row) =>
        row.isGeneral ? perhaps(row.there, world) : row.there,
      ),
    ),
  );
  const parts = asListSign(workOut(item.award, world), world);
  return {
    world,
    conditions,
    parts,
    isEligible: terms.and(...conditions.map(({ holds }) => holds), ...anyLeft),
    award: sumOf({ ...parts, ...amountsOf(parts) }, world),
  };
}

/** The amount of each part. */
function amountsOf({ rows, rest }: ListSign): Pick<ListSign, 'rows' | 'rest'> {
  return {
    rows: rows.map(({ value, there }) => ({ value: fieldOf(value, AMOUNT), there })),
    ...(rest && { rest: { value: fieldOf(rest.value, AMOUNT), when: rest.when } }),
  };
}

/** What the door holds of the facts of one object to one another. */
function relateAll(world: World): void {
  const { policy, item } = world;
  const facts = policy.facts.filter(
    (fact) => fact.scope === 'item' && (fact.items?.includes(item.id) ?? true),
  );
  const signOf = (fact: Fact): Sign | undefined =>
    fact.type.kind === 'number' && !fact.defaults ? workOut({ op: 'fact', id: fact.id }, world) : undefined;
  relate(facts, signOf, world);
}
