/** The generated function for claims: the conditions of the whole claim and of the applicant's kind. */
import { indexOf } from '../../evaluate/policy-index.ts';
import type { Specialized } from '../../specialized/specialize.ts';
import type { Condition } from '../../typed/ir.ts';
import { openCode } from './code.ts';
import { firstFailed, hoistNamed, sharedIn, testCondition, wordsFor } from './conditions.ts';
import type { Figuring, Mode } from './whole.ts';
import { openFormulas } from './formula.ts';
import { functionText } from './function-text.ts';
import { held, textCode } from './unit.ts';
import type { Unit } from './unit.ts';

/** A condition of the claim, in its place among the bits; `kind` where only that kind of applicant has it. */
export type ClaimCondition = { readonly condition: Condition; readonly kind?: string };

/** Those of every claim, then those of each kind, each kind in its own order. */
export function claimConditions({ first, base }: Specialized): ClaimCondition[] {
  return [
    ...first.map((condition) => ({ condition })),
    ...[...base].flatMap(([kind, conditions]) => conditions.map((condition) => ({ condition, kind }))),
  ];
}

/** A function, and the facts and fields that it relies on being given. */
export type Written = {
  readonly text: string; readonly arrays: readonly string[]; readonly tally: Figuring['tally'];
  readonly relied: ReadonlySet<number>;
  /** Whether it may leave anything open. */
  readonly opens: boolean;
};

/** The tests of one claim: sets the words of conditions that fail, and `open`. */
export function testClaim(unit: Unit, specialized: Specialized): void {
  const { code, mode } = unit.figuring;
  const conditions = claimConditions(specialized);
  const compute = openFormulas(unit);
  code.line(`let open = 0, ${wordsFor(conditions.length).map((word) => `${word} = 0`).join(', ')};`);
  hoistNamed(unit, compute, conditions.map(({ condition }) => condition.expr));
  const kinds = [...specialized.base.keys()];
  const testAll = (kind: string | undefined): void => conditions.forEach(({ condition, kind: own }, place) => {
    if (own === kind) testCondition(unit, compute, condition, { place, refuse: () => {} });
  });
  testAll(undefined);
  if (kinds.length === 0) return;
  const column = held(unit, "columnOf(input.applicant, 'kind', 'text', input.count)");
  kinds.forEach((kind, place) =>
    code.block(`${place > 0 ? 'else ' : ''}if (${column}[c] === ${textCode(unit, kind)})`, () => testAll(kind)));
  if (mode !== 'whole') code.line('else open = 1;');
}

export function judgeClaims(specialized: Specialized, mode: Mode): Written {
  const { policy } = specialized;
  const code = openCode('CLAIM');
  const overflow = mode === 'exact' ? 'tooLarge();' : '{ exactClaims(input, out, c, c + 1); continue CLAIM; }';
  const tally = { proven: 0, tested: 0 };
  const figuring: Figuring = { code, mode, overflow, tally };
  const index = indexOf(policy);
  const conditions = claimConditions(specialized);
  const formulas = conditions.map(({ condition }) => condition.expr);
  const unit: Unit = {
    policy, index, figuring, item: undefined, prefix: `${mode}_c`, relied: new Set(), earlier: undefined,
    held: new Map(), arrays: [], passing: new Map(), definitions: new Map(), shared: sharedIn({ index }, formulas),
  };
  testClaim(unit, specialized);
  const words = wordsFor(conditions.length);
  code.line('out.open[c] = open;');
  code.line(`out.decisive[c] = ${firstFailed(words)};`);
  if (mode !== 'whole') words.forEach((word, place) => code.line(`out.failed[${place}][c] = ${word};`));
  const head = `function ${mode}Claims(input, out, first, last)`;
  const text = functionText(unit, { head, loop: 'CLAIM: for (let c = first; c < last; c++)' });
  return { text, arrays: unit.arrays, tally, relied: unit.relied, opens: /\bopen = 1;/.test(text) };
}
