/** Conditions in generated code: a bit for each that fails, one flag for those that are open. */
import { indexOf, partsOf } from '../../evaluate/policy-index.ts';
import type { Condition, Expr, Fact } from '../../typed/ir.ts';
import { isGiven, listedKinds, readFact } from './facts.ts';
import { hoist } from './formula.ts';
import { asList, asRow, asTruth } from './things.ts';
import { attempt } from './truths.ts';
import { array } from './unit.ts';
import type { Compute, Unit } from './unit.ts';

/** Bits in a word of conditions. */
export const BITS = 30;

/** The condition's word of bits and its bit in it, by its place among the conditions of the function. */
function bitOf(place: number): { readonly word: string; readonly bit: number } {
  return { word: `failed${Math.floor(place / BITS)}`, bit: 2 ** (place % BITS) };
}

export function wordsFor(count: number): string[] {
  return Array.from({ length: Math.max(1, Math.ceil(count / BITS)) }, (_, place) => `failed${place}`);
}

/** The place of the lowest bit of a word; of the first word -1 where it has none, since clz32 then counts 32. */
function lowest(word: string, place: number): string {
  return `${place * BITS + 31} - Math.clz32(${word} & -${word})`;
}

/** The place of the first condition that failed, by the words of bits; -1 where none did. */
export function firstFailed(words: readonly string[]): string {
  const [only, ...others] = words;
  if (only !== undefined && others.length === 0) return `(${lowest(only, 0)})`;
  return `(${words.map((word, place) => `${word} !== 0 ? ${lowest(word, place)} : `).join('')}-1)`;
}

/** Whether a condition fails that stands at this place or before it. */
export function failsUpTo(place: number): string {
  const full = wordsFor(place + 1).slice(0, -1).map((word) => `${word} !== 0`);
  const mask = 2 ** ((place % BITS) + 1) - 1;
  return [...full, `(${bitOf(place).word} & ${mask}) !== 0`].join(' || ');
}

/** Tests one condition of the item or claim; `refuse` is written where it is known to fail. */
export function testCondition(
  unit: Unit, compute: Compute, condition: Condition,
  { place, refuse }: { readonly place: number; readonly refuse: () => void },
): void {
  const { code } = unit.figuring;
  hoistNamed(unit, compute, [condition.expr]);
  const { word, bit } = bitOf(place);
  const { test, isOpen } = attempt(code, () => asTruth(compute(condition.expr)));
  code.block(`if (${isOpen ? `${test} === 0` : `!(${test})`})`, () => {
    code.line(`${word} |= ${bit};`);
    refuse();
  });
  if (!isOpen) return;
  code.block(`if (${test} === 1${untested(unit, condition.expr)})`, () => code.line('open = 1;'));
}

/**
 * A condition that waits only for what this kind of applicant does not list is not tested; whether it waits for
 * anything else is asked of every fact that it reads.
 */
function untested(unit: Unit, expr: Expr): string {
  const facts = factsIn(unit, expr);
  const unlisted = facts.flatMap((fact) => listedKinds(unit, fact) ?? []);
  if (unlisted.length === 0) return '';
  const all = facts.map((fact) => {
    const listed = listedKinds(unit, fact);
    const given = isGiven(unit, fact);
    const isKnown = given.kind === 'boolean' ? given.code : 'false';
    return listed === undefined ? isKnown : `(!(${listed}) || ${isKnown})`;
  });
  const some = unlisted.map((listed) => `!(${listed})`).join(' || ');
  return ` && !((${some}) && ${all.join(' && ')})`;
}

function factsIn(unit: Unit, expr: Expr): Fact[] {
  const found = new Map<number, Fact>();
  const look = (part: Expr): void => {
    const id = part.op === 'fact' ? part.id : part.op === 'given' || part.op === 'qualifying' ? part.fact : undefined;
    const fact = id === undefined ? undefined : unit.index.facts.get(id);
    if (fact) found.set(fact.id, fact);
    const named = part.op === 'definition' ? unit.index.definitions.get(part.id) : undefined;
    if (named) look(named.expr);
    partsOf(part).forEach(look);
  };
  look(expr);
  return [...found.values()];
}

/** Row conditions of one list fact, with their places among the item's conditions. */
export type RowTests = {
  readonly fact: Fact; readonly conditions: readonly { readonly condition: Condition; readonly place: number }[];
};

/** Tests every row of the list once: its bits, whether it passes, and whether any row is left. */
export function testRows(unit: Unit, compute: Compute, { fact, conditions }: RowTests): void {
  if (unit.passing.has(fact.id)) return;
  const { code } = unit.figuring;
  hoistNamed(unit, compute, conditions.map(({ condition }) => condition.expr));
  const passing = array(unit);
  const [left, isGone] = [code.fresh('q'), `gone${fact.id}`];
  unit.passing.set(fact.id, passing);
  code.line(`let ${isGone} = false;`);
  code.line(`let ${left} = 2;`);
  code.guarded(() => {
    const rows = asList(readFact(unit, fact, compute), code);
    code.line(`${left} = 0;`);
    rows.each((row) => {
      const [place = ''] = asRow(row).scalars().codes;
      const standing = code.fresh('q');
      code.line(`let ${standing} = 1;`);
      for (const { condition, place: number } of conditions) {
        const { word, bit } = bitOf(number);
        const locals = new Map(condition.each ? [[condition.each.local, row]] : []);
        const { test, isOpen } = attempt(code, () => asTruth(compute(condition.expr, locals)));
        code.line(`if (${isOpen ? `${test} === 0` : `!(${test})`}) { ${word} |= ${bit}; ${standing} = 0; }`);
        if (isOpen) code.line(`else if (${test} === 1 && ${standing} !== 0) ${standing} = 2;`);
      }
      code.line(`${passing}[${place}] = ${standing};`);
      code.line(`if (${standing} !== 0) ${left} |= ${standing};`);
    });
    code.line(`if (${left} === 0) ${isGone} = true;`);
  });
  code.line(`if ((${left} & 2) !== 0) open = 1;`);
}

/** Whether, after `testRows`, no row of the list is left. */
export function noneLeft(fact: Fact): string {
  return `gone${fact.id}`;
}

/** Computes what these formulas name more than once, or from within a loop, before anything else. */
export function hoistNamed(unit: Unit, compute: Compute, formulas: readonly Expr[]): void {
  const index = indexOf(unit.policy);
  const look = (part: Expr): void => {
    if (part.op === 'definition' && !unit.definitions.has(part.id)) {
      const named = index.definitions.get(part.id);
      if (named) look(named.expr);
      if (unit.shared.has(part.id)) hoist(unit, compute, part.id);
    }
    partsOf(part).forEach(look);
  };
  formulas.forEach(look);
}

/** Definitions that stand in more than one place of these formulas, or in a loop. */
export function sharedIn(unit: Pick<Unit, 'index'>, formulas: readonly Expr[]): ReadonlySet<number> {
  const uses = new Map<number, number>();
  const look = (part: Expr, weight: number): void => {
    if (part.op === 'definition') {
      const before = uses.get(part.id) ?? 0;
      uses.set(part.id, before + weight);
      const named = unit.index.definitions.get(part.id);
      if (named && before === 0) look(named.expr, 1);
    }
    const repeats = ['for', 'some', 'every', 'filter', 'function', 'at'].includes(part.op);
    partsOf(part).forEach((inner, place) => look(inner, repeats && !(place === 0 && part.op !== 'at') ? 2 : weight));
  };
  formulas.forEach((formula) => look(formula, 1));
  return new Set([...uses].filter(([, count]) => count > 1).map(([id]) => id));
}
