/** Where two policies, as one and its next version, award differently: that they do not, or a claim that shows it. */
import { exact } from '@qingce/values';
import { evaluate } from '../evaluate/evaluate.ts';
import { holderOf, readFact } from '../evaluate/facts.ts';
import { claimScope, itemScope } from '../evaluate/scope.ts';
import type { Facts } from '../evaluate/scope.ts';
import { EMPTY } from '../evaluate/value.ts';
import type { CheckedPolicy, Item } from '../typed/ir.ts';
import { splitsOf } from './cases.ts';
import { claimsOf } from './claims.ts';
import { canBe } from './decide.ts';
import type { Decision } from './decide.ts';
import type { Settled } from './finding.ts';
import type { Judged } from './judge-signs.ts';
import { judgeSigns, openWorld } from './judge-signs.ts';
import { judgeLifted, writeModel } from './lifted-facts.ts';
import { counterexample, judgedBy, openEnd, openMaker, openProver, proofOf } from './prover.ts';
import type { Prover } from './prover.ts';
import { openSolver } from './solver.ts';
import { fromValue } from './symbol.ts';
import type { Maker, Sign } from './symbol.ts';
import type { Term } from './term.ts';
import { pathOf } from './unknown-facts.ts';

/** The claims that are compared: those that say these facts of the one item, whatever else they say. */
export type Cohort = { readonly item: string; readonly facts: Facts };

/**
 * Whether an item is awarded alike by two policies for every claim of the cohort, under the rulings in force;
 * refuted with a claim that it is not; never throws, what the solver cannot say is unproved.
 */
export async function sameAwards(
  before: CheckedPolicy,
  after: CheckedPolicy,
  cohort: Cohort,
  milliseconds = 5000,
): Promise<Settled> {
  const solver = openSolver();
  try {
    const readings = Object.fromEntries(
      [...before.readings, ...after.readings].map(({ id, ruling }) => [id, ruling]),
    );
    const prover = openProver(before, readings, { solver, milliseconds });
    const item = before.items.find(({ id }) => id === cohort.item);
    if (!item) throw new RangeError(`The policy has no item ${cohort.item}.`);
    return await settle(item, after, cohort, prover);
  } finally {
    solver.close();
  }
}

async function settle(item: Item, after: CheckedPolicy, cohort: Cohort, prover: Prover): Promise<Settled> {
  const decisions: Decision[] = [];
  const { solver, milliseconds } = prover;
  const kind = cohort.facts.applicant['kind'];
  const kinds = new Set(splitsOf(prover.policy, item, prover.readings).map((split) => split.kind));
  for (const one of typeof kind === 'string' ? [kind] : kinds) {
    const maker = openMaker(prover);
    const [first, second] = [prover.policy, after].map((policy) =>
      judgeCohort(policy, one, cohort, prover, maker),
    );
    if (first && second)
      decisions.push(await canBe([differ(first, second)], { terms: maker.terms, solver, milliseconds }));
  }
  const proof = proofOf(decisions);
  if (proof) return proof;
  const facts = await claimThatDiffers(item, prover, after, cohort);
  const why = { zh: '有的申报所得不同', en: 'some claim is awarded another amount' };
  return facts
    ? { standing: 'refuted', why, counterexample: counterexample(facts, prover) }
    : openEnd(decisions);
}

function judgeCohort(
  policy: CheckedPolicy,
  kind: string,
  cohort: Cohort,
  { readings }: Prover,
  maker: Maker,
): Judged | undefined {
  const item = policy.items.find(({ id }) => id === cohort.item);
  if (!item) return undefined;
  const claim = claimScope({ policy, readings, facts: cohort.facts });
  const scope = itemScope(claim, { item, position: 0, earlier: EMPTY });
  const given = policy.facts.filter((fact) => holderOf(fact, scope)[fact.key] !== undefined);
  const fixed = new Map(
    given.map((fact): [string, Sign] => [
      pathOf(fact),
      fromValue(readFact(fact, scope, evaluate), `given ${fact.key}`, maker),
    ]),
  );
  return judgeSigns(openWorld({ policy, item, kind, readings, fixed, earlier: 'any' }, maker));
}

/** A claim that another policy awards another amount. */
export async function claimThatDiffers(
  item: Item,
  prover: Prover,
  other: CheckedPolicy,
  cohort?: Cohort,
): Promise<Facts | undefined> {
  const { policy, readings, solver, milliseconds } = prover;
  const second: Prover = { ...prover, policy: other, known: { claims: new Map(), earlier: new Map() } };
  for (const found of [...claimsOf(item, second), ...claimsOf(item, prover)]) {
    const maker = openMaker(prover);
    const facts = within(found, cohort);
    const lifting = { policy, readings, facts };
    const [said, meant] = [judgeLifted(lifting, maker), judgeLifted({ ...lifting, policy: other }, maker)];
    if (!said || !meant) continue;
    const decision = await canBe([differ(said, meant)], { terms: maker.terms, solver, milliseconds });
    const claim =
      decision.can === 'perhaps' ? within(writeModel(lifting, decision.model), cohort) : undefined;
    if (claim && awardOf(claim, prover) !== awardOf(claim, second)) return claim;
  }
  return undefined;
}

/** The claim as one of the cohort. */
function within(facts: Facts, cohort: Cohort | undefined): Facts {
  if (!cohort) return facts;
  const {
    applicant,
    claim,
    items: [own = {}],
  } = cohort.facts;
  return {
    applicant: { ...facts.applicant, ...applicant },
    claim: { ...facts.claim, ...claim },
    items: facts.items.map((item) => ({ ...item, ...own })),
  };
}

function differ(first: Judged, second: Judged): Term {
  const { terms } = first.world;
  return terms.not(terms.equal(worth(first), worth(second)));
}

function worth({ world: { terms }, isEligible, award }: Judged): Term {
  return terms.choose(isEligible, award, terms.number(exact.ZERO));
}

/** The award as the evaluator gives it, to be compared. */
function awardOf(facts: Facts, prover: Prover): string {
  const judged = judgedBy(facts, prover)?.judgement;
  const amount = judged?.award.lo;
  return `${judged?.outcome} ${amount ? exact.formatMixed(amount) : ''}`;
}
