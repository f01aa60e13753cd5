/** One item of a claim: its conditions one after the other, its rows one after the other, then its award. */
import { compute, bind } from './formula.ts';
import { plus, writeYuan, ZERO } from './fraction.ts';
import { writeDay } from './calendar.ts';
import type { PlainClaim, PlainItem, Settled } from './claim.ts';
import type { Json } from './facts.ts';
import type { Surroundings } from './formula.ts';
import { surroundingsOf } from './surroundings.ts';
import type { ItemAtHand } from './surroundings.ts';
import { asList, asNumber, asTruth, fieldOf, isDay, isList, NeedsFact, oneOrMore } from './value.ts';
import type { Value } from './value.ts';
import type { Condition, Item, Type } from '../typed/ir.ts';

/** Whether something holds, or the path of the fact that it waits for. */
type Finding = boolean | { readonly needs: string };

type RowCondition = Condition & { readonly each: NonNullable<Condition['each']> };

/** Settles one item: ineligible as soon as a condition is known to fail, undetermined while one is open. */
export function settleItem(claim: PlainClaim, at: ItemAtHand): Settled {
  const conditions = conditionsOf(claim, at.item);
  const rowConditions = conditions.filter(
    (condition): condition is RowCondition => condition.each !== undefined,
  );
  const here = surroundingsOf(claim, at, (fact) => qualifyingRows(fact, rowConditions, here));
  const findings = conditions.map((condition) => [condition, findingsOf(condition, here)] as const);
  findings.forEach(([condition, found]) =>
    found.forEach((one) => claim.seen?.(condition, typeof one === 'object' ? 'open' : String(one))),
  );

  const failed = findings.filter(([, found]) => found.includes(false)).map(([condition]) => condition);
  const lists = [...new Set(rowConditions.map((condition) => condition.each.fact))];
  const isRefused =
    failed.some((condition) => !condition.each) ||
    lists.some((fact) => noRowIsLeft(fact, rowConditions, here));
  if (isRefused) {
    const codes = failed.map((condition) => condition.codes[at.item.id] ?? condition.codes['*'] ?? '');
    return {
      plain: answer(at.item, 'ineligible', { amount: '0.00', codes: [...new Set(codes)] }),
      award: ZERO,
      parts: [],
    };
  }
  return awardOf(at.item, here, conditions);
}

/** The conditions of the whole claim, those of the applicant's kind, then the item's own. */
function conditionsOf(claim: PlainClaim, item: Item): Condition[] {
  const kind = claim.policy.applicants.find((one) => one.kind === claim.facts.applicant['kind']);
  return [...claim.policy.first, ...(kind?.base ?? []), ...item.conditions].map((id) => {
    const condition = claim.policy.conditions.find((one) => one.id === id);
    if (!condition) throw new TypeError(`The policy has no condition ${id}.`);
    return condition;
  });
}

function attempt(read: () => boolean): Finding {
  try {
    return read();
  } catch (error) {
    if (error instanceof NeedsFact) return { needs: error.path };
    throw error;
  }
}

/** One finding, or one for each row where the condition is tested row by row. */
function findingsOf(condition: Condition, here: Surroundings): Finding[] {
  const { each } = condition;
  if (!each) return [attempt(() => asTruth(compute(condition.expr, here)))];
  return rowsOf(each.fact, here).map((row) => testRow(condition, each.local, row, here));
}

function testRow(condition: Condition, local: number, row: Value, here: Surroundings): Finding {
  return attempt(() => asTruth(compute(condition.expr, here, bind(local, row, undefined))));
}

/** The rows of a list fact; none while it is not given, which the award then waits for. */
function rowsOf(fact: number, here: Surroundings): readonly Value[] {
  try {
    return asList(here.fact(fact));
  } catch (error) {
    if (error instanceof NeedsFact) return [];
    throw error;
  }
}

function standingOf(
  row: Value,
  fact: number,
  conditions: readonly RowCondition[],
  here: Surroundings,
): Finding {
  const findings = conditions
    .filter((one) => one.each.fact === fact)
    .map((one) => testRow(one, one.each.local, row, here));
  if (findings.includes(false)) return false;
  return findings.find((finding) => finding !== true) ?? true;
}

/** Whether there are rows and each of them fails a condition. */
function noRowIsLeft(fact: number, conditions: readonly RowCondition[], here: Surroundings): boolean {
  const rows = rowsOf(fact, here);
  return rows.length > 0 && rows.every((row) => standingOf(row, fact, conditions, here) === false);
}

/** 合格 — the rows that pass all their conditions; NeedsFact while it is open whether one of them does. */
function qualifyingRows(fact: number, conditions: readonly RowCondition[], here: Surroundings): Value {
  return asList(here.fact(fact)).filter((row) => {
    const standing = standingOf(row, fact, conditions, here);
    if (typeof standing === 'object') throw new NeedsFact(standing.needs);
    return standing;
  });
}

/** The award, once no condition is open. */
function awardOf(item: Item, here: Surroundings, conditions: readonly Condition[]): Settled {
  try {
    for (const condition of conditions) {
      if (condition.each) qualifyingRows(condition.each.fact, [condition as RowCondition], here);
      else compute(condition.expr, here);
    }
    const parts = oneOrMore(compute(item.award, here));
    const award = parts.map((part) => asNumber(fieldOf(part, 'amount'))).reduce(plus, ZERO);
    return {
      plain: answer(item, 'eligible', {
        amount: writeYuan(award),
        parts: parts.map((part) => writePart(item, part)),
      }),
      award,
      parts,
    };
  } catch (error) {
    if (!(error instanceof NeedsFact)) throw error;
    return { plain: answer(item, 'undetermined', { needs: error.path }), award: ZERO, parts: [] };
  }
}

function answer(item: Item, outcome: PlainItem['outcome'], rest: Partial<PlainItem>): PlainItem {
  return { item: item.id, outcome, amount: null, codes: [], parts: [], ...rest };
}

/** The fields of a part that are in the answer. */
function writePart(item: Item, part: Value): Json {
  const shown = item.parts.flatMap((field) =>
    field.key === undefined ? [] : [{ key: field.key, type: field.type }],
  );
  return Object.fromEntries(shown.map(({ key, type }) => [key, writeValue(fieldOf(part, key), type)]));
}

/** As on the wire: money with two decimals, whole numbers as numbers, days as dates, other numbers as n/d. */
function writeValue(value: Value, type: Type): unknown {
  if (typeof value !== 'object') return value;
  if (isDay(value)) return writeDay(value.at);
  if (isList(value)) return value.map((one) => writeValue(one, type.kind === 'list' ? type.of : type));
  if (value.kind !== 'number') throw new TypeError(`A ${value.kind} cannot stand in a part.`);
  if (isMoney(type)) return writeYuan(value);
  return value.d === 1n ? Number.parseInt(value.n.toString(), 10) : `${value.n}/${value.d}`;
}

/** Whether the type is an amount of 元, and nothing per anything. */
function isMoney(type: Type): boolean {
  return type.kind === 'number' && Object.keys(type.unit).join() === '元' && type.unit['元'] === 1;
}
