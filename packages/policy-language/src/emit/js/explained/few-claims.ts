/**
 * Formulas over facts of which there are but few values: a yes or no, a choice, a small number, a region, a count of
 * something, which is mostly small. What is said of such a formula is said for all claims alike in which these facts
 * are alike.
 */
import { visit } from '../../../evaluate/policy-index.ts';
import type { Expr, Fact } from '../../../typed/ir.ts';
import type { Figure } from '../figures.ts';
import type { Writing } from './session.ts';

/**
 * Expressions: of how many ways in which the facts may be given the steps are kept, and the number of the way at hand,
 * which is beyond the count where a number is greater than most.
 */
export type FewClaims = { readonly count: string; readonly place: string };

/** So many ways besides those of one text or count. */
const MOST_WAYS = 256;
/** Of a count the steps for the numbers below this are kept. */
const KEPT = 4096;

/** Undefined where a fact has many values, or something on the way leaves a step of its own. */
export function fewClaims(at: Writing, expr: Expr): FewClaims | undefined {
  const facts = factsRead(at, expr, new Set());
  if (!facts) return undefined;
  const all = [...facts].toSorted((a, b) => a.id - b.id).map((fact) => valuesOf(at, fact));
  const values = all.filter((one) => one !== undefined);
  const ways = values.reduce((product, one) => product * one.ways, 1);
  const wide = values.filter(({ isWide }) => isWide);
  if (values.length < all.length || ways > MOST_WAYS || wide.length > 1) return undefined;
  return [...values.filter(({ isWide }) => !isWide), ...wide].reduce<FewClaims>((before, one) => ({
    count: before.count === '1' ? one.count : `${before.count} * ${one.count}`,
    place: before.place === '0' ? one.place : `${before.place} + ${before.count} * ${one.place}`,
  }), { count: '1', place: '0' });
}

/** The facts behind a formula, if all that it reads on the way are facts that are given and conditions. */
function factsRead(at: Writing, expr: Expr, found: Set<Fact>): Set<Fact> | undefined {
  let isPlain = true;
  visit(expr, (part) => {
    isPlain &&= isPlainPart(at, part, found);
  });
  return isPlain ? found : undefined;
}

function isPlainPart(at: Writing, part: Expr, found: Set<Fact>): boolean {
  const { index } = at.unit;
  switch (part.op) {
    case 'fact': {
      const fact = index.facts.get(part.id);
      if (!fact || fact.defaults) return false;
      found.add(fact);
      return true;
    }
    case 'definition': {
      const named = index.definitions.get(part.id);
      return named !== undefined && index.conditioned.has(part.id) && factsRead(at, named.expr, found) !== undefined;
    }
    default: return PLAIN.has(part.op);
  }
}

/** What says the same whenever its parts do, and leaves no step. */
const PLAIN: ReadonlySet<Expr['op']> = new Set([
  'call', 'if', 'number', 'text', 'boolean', 'day', 'duration', 'constant', 'reading', 'list', 'period',
  'table', 'field',
]);

/** `isWide`: a text or a count, of which only one may be among the facts; its place is the last digit of the number. */
type Values = FewClaims & { readonly ways: number; readonly isWide: boolean };

/** How many values a given fact may have, and which one it has. */
function valuesOf(at: Writing, fact: Fact): Values | undefined {
  const thing = at.compute({ op: 'fact', id: fact.id });
  switch (thing.kind) {
    case 'boolean': return { count: '2', place: `(${thing.code} ? 1 : 0)`, ways: 2, isWide: false };
    case 'text':
      // Each of them is in the dictionary; free texts are too many to keep a step for each.
      if (fact.wire === 'text') return undefined;
      return { count: 'input.texts.length', place: thing.code, ways: 1, isWide: true };
    case 'number': return valuesOfNumber(thing);
    default: return undefined;
  }
}

function valuesOfNumber({ n: { code, lo, hi }, d, dd }: Figure): Values | undefined {
  if (dd || lo === null || hi === null) return undefined;
  const place = lo === 0n ? code : `(${code} - ${lo})`;
  if (hi - lo >= BigInt(MOST_WAYS))
    return d === 1n ? { count: KEPT.toString(), place, ways: 1, isWide: true } : undefined;
  const ways = Number.parseInt((hi - lo + 1n).toString(), 10);
  return { count: String(ways), place, ways, isWide: false };
}
