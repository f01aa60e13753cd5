/** What all obligations of a policy are settled with: the solver, the cases, and claims to start from. */
import { admit } from '../evaluate/door.ts';
import { judgeItems } from '../evaluate/judge-items.ts';
import type { JudgedItem } from '../evaluate/judge.ts';
import type { Facts } from '../evaluate/scope.ts';
import type { CheckedPolicy, Item } from '../typed/ir.ts';
import { landmarksOf } from './candidates.ts';
import type { Landmarks } from './candidates.ts';
import { fixedBy, splitsOf } from './cases.ts';
import type { Readings, Split } from './cases.ts';
import { canBe } from './decide.ts';
import type { Decision } from './decide.ts';
import { strongest, undecided, unproved } from './finding.ts';
import type { Counterexample, Means, Settled } from './finding.ts';
import { findClaim, switchedOf } from './find-claim.ts';
import type { Goal } from './find-claim.ts';
import { judgeSigns, openWorld } from './judge-signs.ts';
import type { Case, Judged } from './judge-signs.ts';
import type { Solver } from './solver.ts';
import type { Maker, Vocabulary } from './symbol.ts';
import { Terms } from './terms.ts';
import type { Term } from './term.ts';
import { vocabularyOf } from './vocabulary.ts';

export type Prover = {
  readonly policy: CheckedPolicy;
  readonly readings: Readings;
  readonly solver: Solver;
  /** How long the solver may take for one question. */
  readonly milliseconds: number;
  readonly vocabulary: Vocabulary;
  readonly landmarks: Landmarks;
  /** What is found out about an item once. */
  readonly known: {
    readonly claims: Map<Item, readonly Facts[]>;
    readonly earlier: Map<Item, Case['earlier']>;
  };
};

/** How many claims one search may judge. */
const BUDGET = 1500;

export function openProver(
  policy: CheckedPolicy,
  readings: Readings,
  { solver, milliseconds }: Pick<Prover, 'solver' | 'milliseconds'>,
): Prover {
  const vocabulary = vocabularyOf(policy);
  const landmarks = landmarksOf(policy, readings, vocabulary);
  const known = { claims: new Map(), earlier: new Map() };
  return { policy, readings, solver, milliseconds, vocabulary, landmarks, known };
}

/** A claim that reaches the goal, from the facts given. */
export function search(start: Facts, goal: Goal, prover: Prover, rows = 1): Facts | undefined {
  const { policy, readings, landmarks } = prover;
  return findClaim(start, goal, { policy, readings, landmarks, budget: BUDGET, rows });
}

export function isAdmitted(facts: Facts, { policy, readings }: Prover): boolean {
  return !('errors' in admit(policy, { facts, readings: switchedOf(policy, readings) }));
}

/** The last item of a claim as the evaluator judges it; undefined where the door refuses the claim. */
export function judgedBy(facts: Facts, prover: Prover): JudgedItem | undefined {
  const { policy, readings } = prover;
  const admitted = admit(policy, { facts, readings: switchedOf(policy, readings) });
  return 'errors' in admitted ? undefined : judgeItems(policy, admitted).at(-1);
}

export function counterexample(facts: Facts, { policy, readings }: Prover, after?: Facts): Counterexample {
  return { facts, readings: switchedOf(policy, readings), ...(after && { after }) };
}

/** What must not be: of an item judged over unknown facts, the terms that would all be true. */
export type Violation = (judged: Judged) => readonly Term[];

/** Asks of every case of an item whether a violation can be. */
export async function everyCase(
  item: Item,
  violation: Violation,
  prover: Prover,
  options: Partial<Pick<Case, 'earlier' | 'watched'>> = {},
): Promise<Decision[]> {
  const decisions: Decision[] = [];
  for (const split of splitsOf(prover.policy, item, prover.readings)) {
    const judged = judgedOpen(item, split, prover, options);
    decisions.push(await decide(violation(judged), judged, prover));
  }
  return decisions;
}

/** An item over facts of which nothing is known. */
export function judgedOpen(
  item: Item,
  split: Split,
  prover: Prover,
  options: Partial<Pick<Case, 'earlier' | 'watched'>> = {},
): Judged {
  const maker = openMaker(prover);
  const { policy, readings } = prover;
  const fixed = fixedBy(split, maker);
  return judgeSigns(
    openWorld({ policy, item, readings, kind: split.kind, fixed, earlier: 'any', ...options }, maker),
  );
}

export function openMaker({ vocabulary }: Prover): Maker {
  return { terms: new Terms(), vocabulary };
}

export function decide(
  asserted: readonly Term[],
  { world: { terms } }: Judged,
  prover: Prover,
): Promise<Decision> {
  return canBe(asserted, { terms, solver: prover.solver, milliseconds: prover.milliseconds });
}

/** Proved where no case can be violated; the means are the strongest that were needed. */
export function proofOf(decisions: readonly Decision[]): Settled | undefined {
  const means = decisions.flatMap((one): Means[] => (one.can === 'never' ? [one.by] : []));
  return means.length === decisions.length ? { standing: 'proved', by: strongest(means) } : undefined;
}

/** What is left to say where a violation was neither excluded nor shown. */
export function openEnd(decisions: readonly Decision[]): Settled {
  const open = decisions.find(({ can }) => can === 'unknown');
  if (open?.can === 'unknown') return undecided(open.why);
  return unproved(
    '求解器的反例只出现在近似之中，未能还原为可以评定的事实',
    'the solver finds a violation only where lists or calendars are approximated, and no claim shows it',
  );
}
