/**
 * Compares evaluator and reference on generated claims: claims with an award are varied again and again, and
 * what is eligible or touches something new is varied further.
 */
import type { Assessment, AssessmentRequest } from '../../src/evaluate/answer.ts';
import type { AssessOptions } from '../../src/evaluate/assess.ts';
import { assessPlainly } from '../../src/reference/index.ts';
import type { PlainAnswer } from '../../src/reference/index.ts';
import type { CheckedPolicy } from '../../src/typed/ir.ts';
import { boundariesOf } from './boundaries.ts';
import { brokenPromises, differencesBetween, isRefused, listenTo } from './compare.ts';
import type { Difference, Said } from './compare.ts';
import { coverageOf } from './coverage.ts';
import type { Coverage } from './coverage.ts';
import { rollDice } from './dice.ts';
import {
  changeFact,
  changeItems,
  changeRuling,
  changeTerm,
  changeYear,
  forgetFacts,
  newClaim,
} from './mutate-claim.ts';
import type { Garden, Request } from './mutate-claim.ts';
import { ripenClaims } from './ripen.ts';
import { shrinkClaim } from './shrink.ts';
import { formulasOf, partsOf } from './walk-formulas.ts';

export type Assess = (
  policy: CheckedPolicy,
  request: AssessmentRequest,
  options: AssessOptions,
) => Assessment;

export type Disagreement = { readonly claim: Request; readonly differences: readonly Difference[] };

export type Findings = {
  compared: number; eligible: number; incomplete: number;
  /** Rules by which the door refused a claim, with their count. */
  readonly refused: Map<string, number>;
  readonly eligibleItems: Map<string, number>;
  readonly disagreements: Disagreement[];
  readonly coverage: Coverage;
};

type Kept = { readonly claim: Request; readonly plain: PlainAnswer };

type Campaign = {
  readonly garden: Garden; readonly assess: Assess; readonly findings: Findings;
  /** Claims to be varied, by an item that is eligible in them, so that no item crowds out the others. */
  readonly kept: Map<string, Kept[]>;
};

const KEPT_MAX = 60;
const DISAGREEMENTS_SHRUNK = 20;

/** Compares so many claims; the same seed compares the same ones. */
export function campaign(
  policy: CheckedPolicy,
  assess: Assess,
  { claims, seed }: { claims: number; seed: bigint },
): Findings {
  const answered = new Set(
    formulasOf(policy)
      .flatMap(partsOf)
      .flatMap((part) => (part.op === 'given' ? [part.fact] : [])),
  );
  const garden = { policy, boundaries: boundariesOf(policy), dice: rollDice(seed), answered };
  const findings: Findings = {
    compared: 0,
    eligible: 0,
    incomplete: 0,
    refused: new Map(),
    eligibleItems: new Map(),
    disagreements: [],
    coverage: coverageOf(policy),
  };
  const run: Campaign = { garden, assess, findings, kept: new Map() };
  for (const claim of ripenClaims(garden)) look(run, claim);
  // Where the door refuses nearly everything, it or the generator is broken; the tries then end the run.
  for (let tries = 0; findings.compared < claims && tries < claims * 3; tries += 1) step(run);
  return findings;
}

/**
 * A claim from nothing now and then, else one that has an award with something changed, or with something
 * forgotten.
 */
function step(run: Campaign): void {
  const { dice, policy } = run.garden;
  if (run.kept.size === 0 || dice.chance(4)) {
    const { kind, items } = dice.pick(policy.applicants);
    return void look(run, newClaim(run.garden, { kind, item: dice.pick(items) }));
  }
  const child = look(run, vary(run, pickKept(run).claim));
  if (child && dice.chance(10)) lookIncomplete(run, child);
}

function pickKept({ kept, garden: { dice } }: Campaign): Kept {
  return dice.pick(dice.pick([...kept.values()]));
}

function vary(run: Campaign, parent: Request): Request {
  const { garden } = run;
  let claim = parent;
  if (garden.dice.chance(25)) claim = changeItems(garden, claim, pickKept(run).claim);
  if (garden.dice.chance(15)) claim = changeYear(garden, claim);
  if (garden.dice.chance(35)) claim = changeTerm(garden, claim);
  if (garden.dice.chance(30)) claim = changeRuling(garden, claim);
  for (let changes = 1 + garden.dice.below(3); changes > 0; changes -= 1)
    claim = changeFact(garden, claim, new Set());
  return claim;
}

/** Compares one claim and keeps it where it has an award; the claim as kept when the door took it. */
function look(run: Campaign, claim: Request): Kept | undefined {
  const { findings } = run;
  const { said, plain } = hear(run, claim, findings.coverage.seen);
  if (isRefused(said)) {
    note(findings.refused, said.errors[0]?.code ?? '?');
    return undefined;
  }
  findings.compared += 1;
  const differences = differencesBetween(said, plain);
  if (differences.length > 0) report(run, claim, differences);
  if ('threw' in plain) return undefined;
  const kept = { claim, plain };
  const isNew = findings.coverage.news() > 0;
  if (plain.outcome === 'eligible') findings.eligible += 1;
  for (const item of new Set(
    plain.items.filter(({ outcome }) => outcome === 'eligible').map((one) => one.item),
  )) {
    note(findings.eligibleItems, item);
    keep(run, item, kept, isNew);
  }
  return kept;
}

/** The same claim with some facts forgotten: what is said about it must be true of the whole claim. */
function lookIncomplete(run: Campaign, whole: Kept): void {
  const claim = forgetFacts(run.garden, whole.claim);
  const { said, plain } = hear(run, claim);
  if (isRefused(said)) return;
  run.findings.compared += 1;
  run.findings.incomplete += 1;
  const broken = 'answer' in said ? brokenPromises(said.answer, whole.plain) : [];
  const differences = [...differencesBetween(said, plain, 'incomplete'), ...broken];
  if (differences.length > 0) run.findings.disagreements.push({ claim, differences });
}

function hear(
  run: Campaign,
  claim: Request,
  seen?: Coverage['seen'],
): { said: Said<Assessment>; plain: Said<PlainAnswer> } {
  const { policy } = run.garden;
  // Advice and trace are not compared; now and then they are asked for, since they must not change the
  // answer.
  const isFull = run.findings.compared % 10 === 0;
  const options = { advice: isFull, trace: isFull };
  return {
    said: listenTo(() => run.assess(policy, claim, options)),
    plain: listenTo(() => assessPlainly(policy, claim, seen)),
  };
}

function report(run: Campaign, claim: Request, differences: readonly Difference[]): void {
  const { disagreements } = run.findings;
  const differencesOf = (smaller: Request): Difference[] => {
    const { said, plain } = hear(run, smaller);
    return differencesBetween(said, plain);
  };
  if (disagreements.length >= DISAGREEMENTS_SHRUNK) return void disagreements.push({ claim, differences });
  const smallest = shrinkClaim(run.garden.policy, claim, (smaller) => differencesOf(smaller).length > 0);
  disagreements.push({ claim: smallest, differences: differencesOf(smallest) });
}

function keep({ kept, garden: { dice } }: Campaign, item: string, one: Kept, isNew: boolean): void {
  const list = kept.get(item) ?? [];
  kept.set(item, list);
  if (list.length < KEPT_MAX) list.push(one);
  else if (isNew || dice.chance(30)) list[dice.below(KEPT_MAX)] = one;
}

function note(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
