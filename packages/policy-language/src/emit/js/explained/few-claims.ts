/**
 * Formulas over facts of which there are but few values: a yes or no, a choice, a small number, a region. What is
 * said of such a formula is said for all claims alike in which these facts are alike.
 */
import { visit } from '../../../evaluate/policy-index.ts';
import type { Expr, Fact } from '../../../typed/ir.ts';
import type { Writing } from './session.ts';

/** Expressions: in how many ways the facts may be given, and the number of the way at hand. */
export type FewClaims = { readonly count: string; readonly place: string };

/** So many ways besides those of one text. */
const MOST_WAYS = 256;

/** Undefined where a fact has many values, or something on the way leaves a step of its own. */
export function fewClaims(at: Writing, expr: Expr): FewClaims | undefined {
  const facts = factsRead(at, expr, new Set());
  if (!facts) return undefined;
  const all = [...facts].toSorted((a, b) => a.id - b.id).map((fact) => valuesOf(at, fact));
  const values = all.filter((one) => one !== undefined);
  const ways = values.reduce((product, one) => product * one.ways, 1);
  const texts = values.filter(({ isText }) => isText);
  if (values.length < all.length || ways > MOST_WAYS || texts.length > 1) return undefined;
  return [...values.filter(({ isText }) => !isText), ...texts].reduce<FewClaims>((before, one) => ({
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

type Values = FewClaims & { readonly ways: number; readonly isText: boolean };

/** How many values a given fact may have, and which one it has. */
function valuesOf(at: Writing, fact: Fact): Values | undefined {
  const thing = at.compute({ op: 'fact', id: fact.id });
  switch (thing.kind) {
    case 'boolean': return { count: '2', place: `(${thing.code} ? 1 : 0)`, ways: 2, isText: false };
    case 'text':
      // Each of them is in the dictionary; free texts are too many to keep a step for each.
      if (fact.wire === 'text') return undefined;
      return { count: 'input.texts.length', place: thing.code, ways: 1, isText: true };
    case 'number': {
      const { n: { code, lo, hi }, dd } = thing;
      if (dd || lo === null || hi === null || hi - lo >= BigInt(MOST_WAYS)) return undefined;
      const ways = Number.parseInt((hi - lo + 1n).toString(), 10);
      return { count: String(ways), place: lo === 0n ? code : `(${code} - ${lo})`, ways, isText: false };
    }
    default: return undefined;
  }
}
