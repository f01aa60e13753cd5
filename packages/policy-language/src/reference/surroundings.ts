/** What a formula of one item finds when it looks up facts, constants, definitions and earlier items. */
import { optionInForce } from './claim.ts';
import type { PlainClaim, Settled } from './claim.ts';
import { isGiven, readFact } from './facts.ts';
import type { Json } from './facts.ts';
import { bind, compute, constantValue } from './formula.ts';
import type { Surroundings } from './formula.ts';
import { fieldOf, NeedsFact } from './value.ts';
import type { Row, Value } from './value.ts';
import type { Fact, Item } from '../typed/ir.ts';

/** The item at hand: its declaration, its place in the claim, and what was settled before it. */
export type ItemAtHand = {
  readonly item: Item;
  readonly position: number;
  readonly before: readonly Settled[];
};

/**
 * Looks things up for one item; definitions are computed once. `qualifying` is supplied by the row
 * conditions.
 */
export function surroundingsOf(
  claim: PlainClaim,
  at: ItemAtHand,
  qualifying: Surroundings['qualifying'],
): Surroundings {
  const definitions = new Map<number, Value>();
  const here: Surroundings = {
    policy: claim.policy,
    seen: claim.seen,
    fact: (id) => factOf(claim, at, here, id),
    given: (id) => isGiven(holderOf(claim, at, getFact(claim, id)), getFact(claim, id)),
    constant: (name) => constantOf(at.item, name),
    definition: (id) => {
      const value = definitions.get(id) ?? compute(getDefinition(claim, id), here);
      definitions.set(id, value);
      return value;
    },
    reading: (id) => optionInForce(claim, id),
    earlier: () => earlierParts(at),
    granted: () => partsOfAll(at),
    qualifying,
  };
  return here;
}

function getFact(claim: PlainClaim, id: number): Fact {
  const fact = claim.policy.facts[id];
  if (!fact) throw new TypeError(`The policy has no fact ${id}.`);
  return fact;
}

function getDefinition(claim: PlainClaim, id: number): Parameters<typeof compute>[0] {
  const definition = claim.policy.definitions.find((one) => one.id === id);
  if (!definition) throw new TypeError(`The policy has no definition ${id}.`);
  return definition.expr;
}

function constantOf(item: Item, name: string): Value {
  const constant = item.constants[name];
  if (!constant) throw new TypeError(`The item ${item.id} has no constant ${name}.`);
  return constantValue(constant.value);
}

/**
 * The object that says something about the fact; one that the applicant's kind does not list is not looked
 * at.
 */
function holderOf(claim: PlainClaim, at: ItemAtHand, fact: Fact): Json {
  if (fact.scope === 'item') return claim.facts.items[at.position] ?? {};
  if (fact.scope === 'claim') return claim.facts.claim;
  const unlisted = fact.kinds !== undefined && !fact.kinds.includes(String(claim.facts.applicant['kind']));
  return unlisted ? {} : claim.facts.applicant;
}

function factOf(claim: PlainClaim, at: ItemAtHand, here: Surroundings, id: number): Value {
  const fact = getFact(claim, id);
  const path = fact.scope === 'item' ? fact.key : `${fact.scope}.${fact.key}`;
  return readFact(holderOf(claim, at, fact), fact, path, (one, row) => defaultOf(one, at.item.id, here, row));
}

/** The default for this item, if one is declared. */
function defaultOf(
  fact: Fact,
  item: string,
  here: Surroundings,
  row?: { local: number; value: Row },
): Value | undefined {
  const declared = fact.defaults?.[item] ?? fact.defaults?.['*'];
  if (!declared) return undefined;
  if (declared.kind === 'none') return [];
  if (declared.kind === 'literal') return constantValue(declared.value);
  return compute(declared.expr, here, row && bind(row.local, row.value, undefined));
}

/** 前项 — the parts granted to earlier items of this kind; unknown while one of them is. */
function earlierParts(at: ItemAtHand): Value {
  return at.before.flatMap((settled, position) => {
    if (settled.plain.item !== at.item.id) return [];
    if (settled.plain.needs !== undefined) throw new NeedsFact(`items[${position}].${settled.plain.needs}`);
    return settled.parts;
  });
}

/** 各前项 — item and amount of the parts granted to any earlier item; unknown while one of them is. */
function partsOfAll(at: ItemAtHand): Value {
  return at.before.flatMap(({ plain, parts }, position) => {
    if (plain.needs !== undefined) throw new NeedsFact(`items[${position}].${plain.needs}`);
    return parts.map((part): Row => ({
      kind: 'record', fields: new Map<string, Value>([['item', plain.item], ['amount', fieldOf(part, 'amount')]]),
    }));
  });
}
