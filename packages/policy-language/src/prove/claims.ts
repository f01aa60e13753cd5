/** Claims to start from when a violation is to be shown: awarded ones, with their numbers open for the solver. */
import { exact } from '@qingce/values';
import type { JudgedItem } from '../evaluate/judge.ts';
import type { Facts, Json } from '../evaluate/scope.ts';
import { setFact } from '../evaluate/set-fact.ts';
import { boundsOf } from '../evaluate/facts.ts';
import { constantOf } from '../evaluate/value.ts';
import { toWire } from '../evaluate/wire.ts';
import type { CheckedPolicy, Fact, FactDefault, Item } from '../typed/ir.ts';
import { writeNumber } from './candidates.ts';
import { factsOf, splitsOf } from './cases.ts';
import type { Goal } from './find-claim.ts';
import { judgeLifted, writeModel } from './lifted-facts.ts';
import { decide, isAdmitted, judgedBy, openMaker, search } from './prover.ts';
import type { Prover, Violation } from './prover.ts';
import { pathOf } from './unknown-facts.ts';

/** Eligible claims of an item. */
export function claimsOf(item: Item, prover: Prover): readonly Facts[] {
  const { claims } = prover.known;
  const found = claims.get(item) ?? eligibleClaims(item, prover);
  claims.set(item, found);
  return found;
}

/**
 * Claims with an award, one for each case; with all that is left to defaults written out; with two rows in their
 * lists; and with two such items.
 */
function eligibleClaims(item: Item, prover: Prover): Facts[] {
  const splits = splitsOf(prover.policy, item, prover.readings);
  const single = splits.flatMap((split) => search(factsOf(split, item), EARNS, prover) ?? []);
  const [first, second] = splits;
  const full = first ? search(withLists(factsOf(first, item), item, prover), EARNS, prover) : undefined;
  const wide = [first, second].flatMap((split) =>
    split ? (search(factsOf(split, item), EARNS, prover, 2) ?? []) : [],
  );
  const double = single.slice(0, 2).map((facts) => ({ ...facts, items: [...facts.items, ...facts.items] }));
  const written = [...(full ? [full] : []), ...single].map((facts) =>
    withDefaults(facts, item, prover.policy),
  );
  return [...written, ...single, ...wide, ...double].filter((facts) => isAdmitted(facts, prover));
}

/** The claim with two rows in each list that would be empty by default. */
function withLists(facts: Facts, item: Item, { policy }: Prover): Facts {
  const lists = policy.facts.filter(
    (fact) => fact.wire === 'rows' && isOf(fact, item) && defaultFor(fact, item)?.kind === 'none',
  );
  return lists.reduce((so, fact) => setFact(so, pathOf(fact), [{}, {}]), facts);
}

/** The claim with the numbers and truths written out that literal defaults give, and those of rows not asked for. */
function withDefaults(facts: Facts, item: Item, { facts: declared }: CheckedPolicy): Facts {
  const given = facts.items[0] ?? {};
  const own = declared.filter((fact) => isOf(fact, item));
  const filled = own.flatMap((fact): [string, unknown][] => {
    const rows = given[fact.key];
    if (!fact.row || !Array.isArray(rows)) return [...missingDefault(fact, given, item)];
    return [
      [
        fact.key,
        rows.map((row: Json) => ({
          ...row,
          ...Object.fromEntries((fact.row ?? []).flatMap((field) => missingField(field, row, item))),
        })),
      ],
    ];
  });
  return { ...facts, items: [{ ...given, ...Object.fromEntries(filled) }] };
}

function missingDefault(fact: Fact, given: Json, item: Item): [string, unknown][] {
  const standIn = given[fact.key] === undefined ? defaultFor(fact, item) : undefined;
  const isPlain = fact.type.kind === 'number' || fact.type.kind === 'boolean';
  if (standIn?.kind !== 'literal' || !isPlain) return [];
  return [[fact.key, toWire(constantOf(standIn.value), fact.type)]];
}

/** A field of a row by its default, or a number that nothing asked for at its least. */
function missingField(field: Fact, row: Json, item: Item): [string, unknown][] {
  const { lo } = boundsOf(field);
  const isOpen = row[field.key] === undefined && !field.defaults && !field.instead && field.type.kind === 'number';
  return isOpen && lo ? [[field.key, writeNumber(lo, field.wire)]] : missingDefault(field, row, item);
}

function defaultFor({ defaults }: Fact, item: Item): FactDefault | undefined {
  return defaults?.[item.id] ?? defaults?.['*'];
}

function isOf(fact: Fact, item: Item): boolean {
  return fact.scope === 'item' && (fact.items?.includes(item.id) ?? true);
}

/** A claim that is awarded something, as much as may be. */
const EARNS: Goal = {
  standing: ({ judgement: { outcome, missing, award } }) =>
    outcome === 'ineligible'
      ? undefined
      : { waits: missing, promise: award.hi ? exact.floor(award.hi) : 10n ** 30n },
  isReached: ({ judgement: { outcome, award } }) =>
    outcome === 'eligible' && award.lo !== null && exact.compare(award.lo, exact.ZERO) > 0,
};

/** A claim that shows a violation: the eligible ones with their numbers open, as the solver fills them in. */
export async function claimThatShows(
  item: Item,
  violation: Violation,
  isShown: (judged: JudgedItem) => boolean,
  prover: Prover,
): Promise<Facts | undefined> {
  const { policy, readings } = prover;
  for (const facts of claimsOf(item, prover)) {
    const lifting = { policy, readings, facts };
    const judged = judgeLifted(lifting, openMaker(prover));
    const decision = judged && (await decide(violation(judged), judged, prover));
    if (decision?.can !== 'perhaps') continue;
    const written = writeModel(lifting, decision.model);
    const again = judgedBy(written, prover);
    if (again && isShown(again)) return written;
  }
  return undefined;
}
