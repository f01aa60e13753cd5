/** That each condition decides something: facts can make it hold, and facts can make it fail. */
import { factsRead } from '../evaluate/facts-read.ts';
import type { JudgedItem } from '../evaluate/judge.ts';
import { claimScope, itemScope } from '../evaluate/scope.ts';
import type { Facts } from '../evaluate/scope.ts';
import { setFact } from '../evaluate/set-fact.ts';
import { spokenName } from '../evaluate/spoken-name.ts';
import { EMPTY, unionOf } from '../evaluate/value.ts';
import type { Bilingual, CheckedPolicy, Condition, Fact, Item } from '../typed/ir.ts';
import { candidatesFor } from './candidates.ts';
import type { Ground } from './candidates.ts';
import { factsOf, kindsOf, splitsOf } from './cases.ts';
import type { Split } from './cases.ts';
import type { Decision } from './decide.ts';
import { unproved } from './finding.ts';
import type { Obligation, Settled } from './finding.ts';
import type { Goal } from './find-claim.ts';
import { asListSign } from './list-signs.ts';
import type { Judged } from './judge-signs.ts';
import { decide, isAdmitted, judgedOpen, openEnd, search } from './prover.ts';
import type { Prover } from './prover.ts';
import { pathOf } from './unknown-facts.ts';
import type { Term } from './term.ts';
import { bindSign } from './symbol.ts';
import { truthOfFormula, workOut } from './work-out.ts';
import { rowsOf } from './world.ts';

export function conditionObligations(prover: Prover): Obligation[] {
  return prover.policy.conditions.flatMap((condition): Obligation[] => {
    const tested = placesOf(condition, prover);
    const about = { clause: condition.clause, place: condition.place };
    const { zh, en } = spokenCondition(condition, prover.policy);
    return [
      {
        ...about,
        kind: 'canHold',
        subject: { zh: `条件“${zh}”可以成立`, en: `Condition "${en}" can hold` },
        settle: () => settle(condition, true, tested, prover),
      },
      {
        ...about,
        kind: 'canFail',
        subject: { zh: `条件“${zh}”可以不成立`, en: `Condition "${en}" can fail` },
        settle: () => settle(condition, false, tested, prover),
      },
    ];
  });
}

/** What a condition is called; one that is a fact and has no English name goes by the key of the fact. */
function spokenCondition({ name, expr }: Condition, policy: CheckedPolicy): Bilingual {
  const fact = expr.op === 'fact' ? policy.facts.find(({ id }) => id === expr.id) : undefined;
  const { zh, en } = spokenName(policy, name);
  return { zh, en: en === name ? fact?.key ?? en : en };
}

/** An item for which the condition is tested, and a kind of applicant that may claim it. */
type Tested = { readonly item: Item; readonly split: Split };

function placesOf({ id, scope, items }: Condition, { policy }: Prover): Tested[] {
  const own = policy.items.filter((item) =>
    scope === 'item' ? item.conditions.includes(id) : items === undefined,
  );
  const kinds =
    scope === 'base'
      ? policy.applicants.filter(({ base }) => base.includes(id)).map(({ kind }) => kind)
      : undefined;
  const all = own.flatMap((item) =>
    kindsOf(policy, item)
      .filter((kind) => kinds?.includes(kind) ?? true)
      .map((kind): Tested => ({ item, split: { kind, years: new Map() } })),
  );
  return scope === 'item' ? all : all.slice(0, 1);
}

async function settle(
  condition: Condition,
  wanted: boolean,
  tested: readonly Tested[],
  prover: Prover,
): Promise<Settled> {
  if (tested.length === 0) return unproved('没有项目用到它', 'no item tests it');
  const goal = goalOf(condition, wanted);
  const isFound = tested
    .flatMap((one) => startsOf(condition, one, prover))
    .some((start) => {
      const found = search(start, goal, prover);
      return found !== undefined && isAdmitted(found, prover);
    });
  if (isFound) return { standing: 'proved', by: 'example' };
  const decisions: Decision[] = [];
  for (const { item, split } of tested) {
    const judged = judgedOpen(item, split, prover);
    const holds = holdsIn(condition, judged);
    decisions.push(await decide([wanted ? holds : judged.world.terms.not(holds)], judged, prover));
  }
  const isNever = decisions.every(({ can }) => can === 'never');
  return isNever ? { standing: 'refuted', why: wanted ? NEVER_HOLDS : NEVER_FAILS } : openEnd(decisions);
}

/** Claims to look from: nothing given, each year that counts, and each fact given that else would be a default. */
function startsOf(condition: Condition, { item, split }: Tested, prover: Prover): Facts[] {
  const { policy, readings, landmarks } = prover;
  const bare = factsOf(split, item);
  const years = splitsOf(policy, item, readings)
    .filter(({ kind }) => kind === split.kind)
    .map((one) => factsOf(one, item));
  const scope = itemScope(claimScope({ policy, facts: bare, readings }), {
    item,
    position: 0,
    earlier: EMPTY,
  });
  const read = factsRead([condition.expr], scope);
  if (condition.each) read.add(condition.each.fact);
  const given = policy.facts
    .filter((fact) => read.has(fact.id))
    .flatMap((fact) => withGiven(fact, bare, { landmarks, year: undefined, rows: 1 }));
  return [bare, ...given, ...years];
}

/** The claim with each value in turn of a fact, or of a field of a row, that has a default. */
function withGiven(fact: Fact, bare: Facts, ground: Ground): Facts[] {
  const path = pathOf(fact);
  if (!fact.row) {
    return hasDefault(fact) ? candidatesFor(fact, ground).map((value) => setFact(bare, path, value)) : [];
  }
  return fact.row
    .filter(hasDefault)
    .flatMap((field) =>
      candidatesFor(field, ground).map((value) => setFact(bare, path, [{ [field.key]: value }])),
    );
}

function hasDefault({ defaults }: Fact): boolean {
  return Object.values(defaults ?? {}).some(({ kind }) => kind !== 'formula');
}

const NEVER_HOLDS = { zh: '任何事实都不能使它成立', en: 'no facts make it hold' };
const NEVER_FAILS = {
  zh: '任何事实都不能使它不成立，它什么也没有排除',
  en: 'no facts make it fail, so it excludes nothing',
};

/** What the condition says of unknown facts, of a row where it is about rows. */
function holdsIn({ expr, each }: Condition, { world }: Judged): Term {
  if (!each) return truthOfFormula(expr, world);
  const rows = rowsOf(asListSign(workOut({ op: 'fact', id: each.fact }, world), world));
  return world.terms.or(
    ...rows.map(({ value }) => truthOfFormula(expr, world, bindSign(each.local, value, undefined))),
  );
}

/** A claim in which the condition is tested so. */
function goalOf(condition: Condition, wanted: boolean): Goal {
  const testsOf = ({ judgement }: JudgedItem) =>
    judgement.tests.filter((test) => test.condition === condition);
  return {
    standing: (judged) => {
      const tests = testsOf(judged);
      const open = tests.filter(({ holds }) => holds === undefined);
      const list = condition.each && judged.scope.index.facts.get(condition.each.fact);
      if (tests.length === 0) return list ? { waits: new Set([pathOf(list)]), promise: 0n } : undefined;
      if (open.length === 0 && tests.every(({ holds }) => holds !== wanted)) return undefined;
      return {
        waits: unionOf(open.map(({ deps }) => deps)),
        promise: tests.some(({ holds }) => holds === wanted) ? 2n : 1n,
      };
    },
    isReached: (judged) => testsOf(judged).some(({ holds }) => holds === wanted),
  };
}
