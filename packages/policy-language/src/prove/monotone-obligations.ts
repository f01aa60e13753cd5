/** That an award only rises, or only falls, with a fact, as the policy declares. */
import { exact } from '@qingce/values';
import type { Fraction } from '@qingce/values';
import type { Facts } from '../evaluate/scope.ts';
import { setFact } from '../evaluate/set-fact.ts';
import type { Fact, Item, Promises } from '../typed/ir.ts';
import { candidatesFor } from './candidates.ts';
import { splitsOf } from './cases.ts';
import { claimsOf } from './claims.ts';
import { canBe } from './decide.ts';
import { unproved } from './finding.ts';
import type { Obligation, Settled } from './finding.ts';
import type { Case, Judged } from './judge-signs.ts';
import { judgeLifted, writeModel } from './lifted-facts.ts';
import { earlierParts } from './parts.ts';
import { counterexample, decide, isAdmitted, judgedBy, judgedOpen, openMaker } from './prover.ts';
import type { Prover } from './prover.ts';
import type { Maker } from './symbol.ts';
import type { Term } from './term.ts';
import { pathOf } from './unknown-facts.ts';

type Direction = Promises['monotone'][number];
/** The fact that grows: itself, or the field of the rows of a list. */
type Growing = { readonly fact: Fact; readonly field?: Fact; readonly direction: 'up' | 'down' };

export function monotoneObligations(item: Item, prover: Prover): Obligation[] {
  return (item.promises?.monotone ?? []).flatMap((declared): Obligation[] => {
    const growing = growingOf(declared, prover);
    if (!growing) return [];
    const { fact, field, direction } = growing;
    const name = {
      zh: field ? `${fact.name}.${field.name}` : fact.name,
      en: field ? `${fact.key}.${field.key}` : fact.key,
    };
    const subject =
      direction === 'up'
        ? {
            zh: `${item.name.zh}不因${name.zh}增加而减少`,
            en: `${item.name.en} does not fall as ${name.en} grows`,
          }
        : {
            zh: `${item.name.zh}不因${name.zh}增加而增加`,
            en: `${item.name.en} does not rise as ${name.en} grows`,
          };
    return [
      {
        kind: 'monotone',
        subject,
        item: item.id,
        clause: item.clause,
        place: declared.place,
        settle: () => settle(item, growing, prover),
      },
    ];
  });
}

function growingOf({ fact: id, field: key, direction }: Direction, { policy }: Prover): Growing | undefined {
  const fact = policy.facts.find((one) => one.id === id);
  const field = fact?.row?.find((one) => one.key === key);
  return fact && { fact, ...(field && { field }), direction };
}

async function settle(item: Item, growing: Growing, prover: Prover): Promise<Settled> {
  const { fact, field, direction } = growing;
  const watched = field ? `${pathOf(fact)}[*].${field.key}` : pathOf(fact);
  const proof = await proofFor(item, growing, watched, await earlierParts(item, prover), prover);
  if (proof) return proof;
  const alone = await proofFor(item, growing, watched, 'none', prover);
  const pair =
    pairByTrying(item, growing, prover) ?? (alone ? undefined : await pairBySolver(item, growing, prover));
  if (pair)
    return {
      standing: 'refuted',
      why: WHY[direction],
      counterexample: counterexample(pair.before, prover, pair.after),
    };
  if (alone) return { ...alone, where: ALONE };
  return unproved(
    '逐段分析不足以判定，也没有找到反例',
    'the analysis of direction does not suffice, and no counterexample was found',
  );
}

const WHY = {
  up: { zh: '数值增加，奖励反而减少', en: 'the value grows and the award falls' },
  down: { zh: '数值增加，奖励随之增加', en: 'the value grows and the award rises' },
};
const ALONE = { zh: '一次申报中同类项目只有一项时', en: 'for a claim with one item of the kind' };

/** By how the parts of the formula move, else by the solver. */
async function proofFor(
  item: Item,
  growing: Growing,
  watched: string,
  earlier: Case['earlier'],
  prover: Prover,
): Promise<Extract<Settled, { standing: 'proved' }> | undefined> {
  const cases = splitsOf(prover.policy, item, prover.readings).map((split) =>
    judgedOpen(item, split, prover, { watched, earlier }),
  );
  const isClear = cases.every((judged) => ['still', growing.direction].includes(effective(judged).trend));
  if (isClear) return { standing: 'proved', by: 'direction' };
  return (await isExcluded(cases, growing, prover)) ? { standing: 'proved', by: 'solver' } : undefined;
}

/** Whether the solver finds no case in which the award moves the other way once the fact has grown. */
async function isExcluded(
  cases: readonly Judged[],
  { direction }: Growing,
  prover: Prover,
): Promise<boolean> {
  for (const judged of cases) {
    const { terms } = judged.world;
    const before = effective(judged);
    const after = terms.whenGrown(before);
    const isWorse = direction === 'up' ? terms.below(after, before) : terms.below(before, after);
    const { can } = await decide([isWorse], judged, prover);
    if (can !== 'never') return false;
  }
  return true;
}

/** What the item is worth: nothing where it is refused. */
function effective({ world: { terms }, isEligible, award }: Judged): Term {
  return terms.choose(isEligible, award, terms.number(exact.ZERO));
}

type Pair = { readonly before: Facts; readonly after: Facts };

/** Whether what is worth less before is worth more after, against what was promised. */
function isAgainst({ before, after }: Pair, growing: Growing, prover: Prover): boolean {
  const { direction } = growing;
  const [small, large] = [before, after].map((facts) => sizeOf(valueAt(facts, placeOf(growing, facts))));
  if (!small || !large || exact.compare(small, large) > 0) return false;
  const [first, second] = [worthOf(before, prover), worthOf(after, prover)];
  if (!first || !second) return false;
  return exact.compare(second, first) === (direction === 'up' ? -1 : 1);
}

function worthOf(facts: Facts, prover: Prover): Fraction | undefined {
  const judged = judgedBy(facts, prover);
  if (!judged || judged.judgement.outcome === 'undetermined') return undefined;
  return judged.judgement.award.lo ?? undefined;
}

/** Moves the fact of claims known between the values worth trying. */
function pairByTrying(item: Item, growing: Growing, prover: Prover): Pair | undefined {
  for (const facts of claimsOf(item, prover)) {
    const claims = inOrder(facts, growing, prover);
    const found = claims
      .flatMap((before, at) => claims.slice(at + 1, at + 2).map((after) => ({ before, after })))
      .find((pair) => isAgainst(pair, growing, prover));
    if (found) return found;
  }
  return undefined;
}

/** The claim with each value worth trying, the least first. */
function inOrder(facts: Facts, growing: Growing, prover: Prover): Facts[] {
  const path = placeOf(growing, facts);
  const values = candidatesFor(growing.field ?? growing.fact, {
    landmarks: prover.landmarks,
    year: undefined,
    rows: 1,
  });
  return values
    .toSorted((a, b) => exact.compare(sizeOf(a), sizeOf(b)))
    .map((value) => setFact(facts, path, value))
    .filter((claim) => isAdmitted(claim, prover));
}

/** The fact in the last item of a claim; of a list, in its first row. */
function placeOf({ fact, field }: Growing, { items }: Facts): string {
  const path = fact.scope === 'item' ? `items[${items.length - 1}].${fact.key}` : pathOf(fact);
  return field ? `${path}[0].${field.key}` : path;
}

function valueAt(facts: Facts, path: string): unknown {
  return path
    .split(/[.[\]]+/)
    .filter((key) => key !== '')
    .reduce<unknown>((so, key) => (so as Record<string, unknown> | undefined)?.[key], facts);
}

/** A value as a number that grows with it. */
function sizeOf(value: unknown): Fraction {
  if (typeof value === 'boolean') return value ? exact.ONE : exact.ZERO;
  return exact.parseDecimal(String(value).replaceAll('-', '')) ?? exact.ZERO;
}

const AFTER = ' after';

/** Lets the solver choose the numbers of a claim, and how far the fact grows. */
async function pairBySolver(item: Item, growing: Growing, prover: Prover): Promise<Pair | undefined> {
  const { policy, readings, solver, milliseconds } = prover;
  if ((growing.field ?? growing.fact).type.kind !== 'number') return undefined;
  for (const facts of claimsOf(item, prover)) {
    const maker = openMaker(prover);
    const grown = { path: placeOf(growing, facts), suffix: AFTER };
    const lifting = { policy, readings, facts, grown };
    const [first, second] = [judgeLifted({ policy, readings, facts }, maker), judgeLifted(lifting, maker)];
    if (!first || !second) continue;
    const decision = await canBe(against(first, second, { grown, growing, maker }), {
      terms: maker.terms,
      solver,
      milliseconds,
    });
    if (decision.can !== 'perhaps') continue;
    const pair = {
      before: writeModel(
        { policy, readings, facts },
        new Map([...decision.model].filter(([name]) => !name.endsWith(AFTER))),
      ),
      after: writeModel(lifting, decision.model, AFTER),
    };
    if (isAgainst(pair, growing, prover)) return pair;
  }
  return undefined;
}

type Against = {
  readonly grown: { readonly path: string };
  readonly growing: Growing;
  readonly maker: Maker;
};

/** The fact is no less after than before, and the award moves the other way. */
function against(first: Judged, second: Judged, { grown, growing, maker: { terms } }: Against): Term[] {
  const [before, after] = [effective(first), effective(second)];
  const isWorse = growing.direction === 'up' ? terms.below(after, before) : terms.below(before, after);
  const [small, large] = [grown.path, `${grown.path}${AFTER}`].map((name) =>
    terms.variable(name, { sort: 'Int' }),
  );
  return small && large ? [isWorse, terms.atMost(small, large)] : [isWorse];
}
