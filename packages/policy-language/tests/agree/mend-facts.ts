/** Makes facts well-formed where several of them bind each other, as their declarations say. */
import { readDay, writeDay } from '../../src/reference/calendar.ts';
import { isLess, readDecimal } from '../../src/reference/fraction.ts';
import { compute } from '../../src/reference/formula.ts';
import { daysOf } from '../../src/reference/periods.ts';
import { surroundingsOf } from '../../src/reference/surroundings.ts';
import { NeedsFact, oneOrMore } from '../../src/reference/value.ts';
import type { CheckedPolicy, Fact } from '../../src/typed/ir.ts';
import type { Ground, JsonObject } from './make-values.ts';
import { isPeriodList, makeValue } from './make-values.ts';
import { factById } from './walk-formulas.ts';

export type Facts = { applicant: JsonObject; claim: JsonObject; items: JsonObject[] };

/** Facts of an item's declaration, in the order of the law. */
export function factsOfItem(policy: CheckedPolicy, item: unknown): Fact[] {
  return policy.facts.filter((fact) => fact.scope === 'item' && (fact.items?.includes(String(item)) ?? true));
}

/** Fills, cuts and drops until the facts of every item are well-formed and complete. */
export function mendFacts(policy: CheckedPolicy, facts: Facts, ground: Ground): void {
  facts.items.forEach((item, position) => {
    const declared = factsOfItem(policy, item['item']);
    mendTogether(policy, declared, item, ground);
    for (const fact of declared.filter((one) => one.wire === 'rows')) {
      if (!Array.isArray(item[fact.key])) continue;
      for (const row of item[fact.key] as JsonObject[]) mendTogether(policy, fact.row ?? [], row, ground);
      if (fact.disjoint) item[fact.key] = apart(item[fact.key] as JsonObject[]);
      if (fact.whole) cutAtEdges(policy, facts, position, fact);
    }
  });
}

/** `instead`, `with` and `within` among the facts of one object. */
function mendTogether(
  policy: CheckedPolicy,
  declared: readonly Fact[],
  holder: JsonObject,
  ground: Ground,
): void {
  for (const fact of declared.filter((one) => one.instead)) {
    const others = keysOf(policy, fact.instead);
    const clash = fact.key in holder && others.some((key) => key in holder);
    if (clash) for (const key of ground.dice.chance(50) ? [fact.key] : others) delete holder[key];
    if (fact.key in holder) continue;
    // What stands in its place must be whole: a fee in dollars without its rate is a claim with a fact left out.
    const inItsPlace = declared.filter(({ key, defaults }) => others.includes(key) && !defaults);
    const missing = others.some((key) => key in holder) ? inItsPlace : [fact];
    for (const one of missing.filter(({ key }) => !(key in holder))) holder[one.key] = makeValue(one, ground);
  }
  for (const fact of declared.filter((one) => one.together)) {
    const group = [fact.key, ...keysOf(policy, fact.together)];
    const givenInGroup = group.filter((key) => key in holder);
    if (givenInGroup.length === 0 || givenInGroup.length === group.length) continue;
    for (const one of declared.filter(({ key }) => group.includes(key) && !(key in holder)))
      holder[one.key] = makeValue(one, ground);
  }
  for (const fact of declared.filter((one) => one.within !== undefined)) {
    const [whole = ''] = keysOf(policy, [fact.within!]);
    if (isGreater(holder[fact.key], holder[whole])) holder[fact.key] = holder[whole];
  }
}

function keysOf(policy: CheckedPolicy, ids: readonly number[] | undefined): string[] {
  return (ids ?? []).flatMap((id) => factById(policy, id)?.key ?? []);
}

function isGreater(part: unknown, whole: unknown): boolean {
  if (part === undefined || whole === undefined) return false;
  return isLess(readDecimal(written(whole)), readDecimal(written(part)));
}

function written(number: unknown): string {
  return typeof number === 'string' ? number : JSON.stringify(number);
}

/** Rows in order, those that overlap an earlier one left out. */
function apart(rows: readonly JsonObject[]): JsonObject[] {
  const kept: JsonObject[] = [];
  for (const row of rows.toSorted((a, b) => (String(a['from']) < String(b['from']) ? -1 : 1))) {
    const last = kept.at(-1);
    if (!last || String(last['to']) < String(row['from'])) kept.push(row);
  }
  return kept;
}

/** Cuts rows off where they would straddle the edge of the period that they must lie within or without. */
function cutAtEdges(policy: CheckedPolicy, facts: Facts, position: number, fact: Fact): void {
  const rows = facts.items[position]?.[fact.key] as JsonObject[];
  if (!fact.whole || !isPeriodList(fact)) return;
  const item = policy.items.find((one) => one.id === facts.items[position]?.['item']);
  if (!item) return;
  const here = surroundingsOf({ policy, facts }, { item, position, before: [] }, () => []);
  try {
    for (const period of oneOrMore(compute(fact.whole, here)))
      for (const row of rows) cutRow(row, daysOf(period));
  } catch (error) {
    if (!(error instanceof NeedsFact)) throw error;
  }
}

function cutRow(row: JsonObject, days: readonly number[]): void {
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return;
  const [from, to] = [readDay(String(row['from'])), readDay(String(row['to']))];
  if (from < first && to >= first) row['to'] = writeDay(first - 1);
  else if (from <= last && to > last) row['to'] = writeDay(last);
}
