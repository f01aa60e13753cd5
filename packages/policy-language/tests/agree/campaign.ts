/**
 * Compares evaluator, back ends and reference on generated claims: claims with an award are varied again and
 * again, and what is eligible or touches something rare is varied further.
 */
import { admit } from '../../src/evaluate/door.ts';
import type { Assessment, AssessmentRequest } from '../../src/evaluate/answer.ts';
import type { AssessOptions } from '../../src/evaluate/assess.ts';
import { assessPlainly } from '../../src/reference/index.ts';
import type { PlainAnswer } from '../../src/reference/index.ts';
import type { CheckedPolicy } from '../../src/typed/ir.ts';
import type { BackEnd, ClaimFacts } from './back-end.ts';
import { contradictions } from './back-end.ts';
import { boundariesOf } from './boundaries.ts';
import { brokenPromises, differencesBetween, isRefused, listenTo } from './compare.ts';
import type { Difference, Said } from './compare.ts';
import { coverageOf } from './coverage.ts';
import type { Coverage } from './coverage.ts';
import { rollDice } from './dice.ts';
import {
  addItem,
  changeFact,
  changeItems,
  changeRuling,
  changeTerm,
  changeYear,
  forgetFacts,
  giveNeeded,
  newClaim,
} from './mutate-claim.ts';
import type { Garden, Request } from './mutate-claim.ts';
import { ripenClaims } from './ripen.ts';
import { fullRuling, rulingsOf } from './rulings.ts';
import type { Ruling } from './rulings.ts';
import { shrinkClaim } from './shrink.ts';
import { formulasOf, partsOf } from './walk-formulas.ts';

export type Assess = (
  policy: CheckedPolicy,
  request: AssessmentRequest,
  options: AssessOptions,
) => Assessment;

export type Disagreement = {
  readonly claim: Request; readonly differences: readonly Difference[];
  /** The back end that disagrees; absent for the evaluator. */
  readonly backEnd?: string;
};

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
  readonly garden: Garden; readonly findings: Findings;
  /** Absent when only back ends are compared. */
  readonly assess: Assess | undefined;
  /** Claims to be varied, by an item that is eligible in them, so that no item crowds out the others. */
  readonly kept: Map<string, Kept[]>;
  /** Claims compared since the back ends were last asked. */
  readonly waiting: Waiting[];
};

/** A claim that the back ends have yet to judge. */
type Waiting = {
  readonly claim: Request; readonly facts: ClaimFacts; readonly plain: PlainAnswer; readonly isWhole: boolean;
};

const KEPT_MAX = 60;
const DISAGREEMENTS_SHRUNK = 20;
const BATCH = 2000;

/** Compares so many claims; the same seed compares the same ones. */
export function campaign(
  policy: CheckedPolicy,
  assess: Assess,
  { claims, seed }: { claims: number; seed: bigint },
): Findings {
  const run = begin(policy, assess, { seed });
  for (const _ of walk(run, claims)) run.waiting.length = 0;
  return run.findings;
}

export type Comparison = {
  readonly claims: number; readonly seed: bigint; readonly backEnds: readonly BackEnd[];
  /** Absent: the evaluator is left out, which is a good deal faster. */
  readonly assess?: Assess;
  readonly progress?: (compared: number) => void;
  /** Claims that wait for the back ends before these are asked; many for one that begins slowly. */
  readonly batch?: number;
  /** Sets of readings; those in force, each other option alone and some mixed unless given. */
  readonly rulings?: readonly Ruling[];
};

/** The same with back ends, under few enough sets of readings that each can be compiled for all of them. */
export async function campaignAgainst(policy: CheckedPolicy, comparison: Comparison): Promise<Findings> {
  const { claims, seed, backEnds, assess, progress, batch: wanted = BATCH } = comparison;
  const rulings = comparison.rulings ?? rulingsOf(policy, rollDice(seed + 1n));
  const run = begin(policy, assess, { seed, rulings });
  for (const _ of walk(run, claims, wanted)) {
    const batch = run.waiting.splice(0);
    for (const backEnd of backEnds) run.findings.disagreements.push(...(await askBackEnd(policy, backEnd, batch)));
    progress?.(run.findings.compared);
  }
  for (const backEnd of backEnds) await backEnd.close?.();
  return run.findings;
}

async function askBackEnd(
  policy: CheckedPolicy,
  backEnd: BackEnd,
  batch: readonly Waiting[],
): Promise<Disagreement[]> {
  const found: Disagreement[] = [];
  const groups = Map.groupBy(batch, ({ claim }) => JSON.stringify(fullRuling(policy, claim.readings)));
  for (const [ruling, alike] of groups) {
    const answers = await backEnd.judge(policy, JSON.parse(ruling) as Ruling, alike.map(({ facts }) => facts));
    alike.forEach(({ claim, plain, isWhole }, place) => {
      const answer = answers[place];
      const differences = answer
        ? contradictions(answer, plain, isWhole)
        : [{ where: 'run', evaluator: 'no answer', reference: plain.outcome }];
      if (differences.length > 0) found.push({ claim, differences, backEnd: backEnd.name });
    });
  }
  return found;
}

function begin(
  policy: CheckedPolicy, assess: Assess | undefined,
  { seed, rulings }: { readonly seed: bigint; readonly rulings?: readonly Ruling[] },
): Campaign {
  const answered = new Set(
    formulasOf(policy)
      .flatMap(partsOf)
      .flatMap((part) => (part.op === 'given' ? [part.fact] : [])),
  );
  const garden: Garden = {
    policy, boundaries: boundariesOf(policy), dice: rollDice(seed), answered, ...(rulings && { rulings }),
  };
  const findings: Findings = {
    compared: 0,
    eligible: 0,
    incomplete: 0,
    refused: new Map(),
    eligibleItems: new Map(),
    disagreements: [],
    coverage: coverageOf(policy),
  };
  return { garden, assess, findings, kept: new Map(), waiting: [] };
}

/** Makes and compares claims; pauses whenever a batch of them waits for the back ends, and at the end. */
function* walk(run: Campaign, claims: number, batch = BATCH): Generator<void> {
  for (const claim of ripenClaims(run.garden)) look(run, claim);
  // Where the door refuses nearly everything, it or the generator is broken; the tries then end the run.
  for (let tries = 0; run.findings.compared < claims && tries < claims * 3; tries += 1) {
    step(run);
    if (run.waiting.length >= batch) yield;
  }
  yield;
}

/**
 * A claim from nothing now and then, else one that has an award or touches something rare, with something
 * changed, or with something forgotten.
 */
function step(run: Campaign): void {
  const { dice, policy } = run.garden;
  if (run.kept.size === 0 || dice.chance(4)) {
    const { kind, items } = dice.pick(policy.applicants);
    return void look(run, newClaim(run.garden, { kind, item: dice.pick(items) }));
  }
  const rare = dice.chance(25) ? run.findings.coverage.rare(dice) : undefined;
  const child = look(run, rare ? varyRare(run, rare) : vary(run, pickKept(run).claim));
  if (child && dice.chance(10)) lookIncomplete(run, child);
}

function pickKept({ kept, garden: { dice } }: Campaign): Kept {
  return dice.pick(dice.pick([...kept.values()]));
}

/** What is rare is mostly a refusal; beside an item with an award it makes a claim worth comparing too. */
function varyRare(run: Campaign, parent: Request): Request {
  const { garden } = run;
  const changed = changeFact(garden, parent, new Set());
  return garden.dice.chance(80) ? addItem(garden, changed, pickKept(run).claim) : changed;
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

const GIVEN_MOST = 6;

/**
 * What is said of the claim as a whole one: under other readings it may wait for a fact that was no part of it so far,
 * such as the rent that is really paid; it is given, since on a whole claim nobody may wait.
 */
function hearWhole(run: Campaign, proposed: Request): Heard & { readonly claim: Request } {
  const { coverage } = run.findings;
  let claim = proposed;
  for (let given = 0; ; given += 1) {
    const heard = hear(run, claim, coverage.seen);
    const { plain } = heard;
    const more = 'threw' in plain || given === GIVEN_MOST
      ? undefined : giveNeeded(run.garden, claim, plain.items.map(({ needs }) => needs));
    if (more === undefined) return { ...heard, claim };
    coverage.forget();
    claim = more;
  }
}

/** Compares one claim and keeps it where it has an award; the claim as kept when the door took it. */
function look(run: Campaign, proposed: Request): Kept | undefined {
  const { findings } = run;
  const { claim, said, plain, facts } = hearWhole(run, proposed);
  findings.coverage.heard(claim, run.garden.dice);
  if (isRefused(said)) {
    note(findings.refused, said.errors[0]?.code ?? '?');
    return undefined;
  }
  findings.compared += 1;
  const differences = run.assess ? differencesBetween(said, plain) : [];
  if (differences.length > 0) report(run, claim, differences);
  if ('threw' in plain) return undefined;
  if (facts) run.waiting.push({ claim, facts, plain, isWhole: true });
  const kept = { claim, plain };
  if (plain.outcome === 'eligible') findings.eligible += 1;
  for (const item of new Set(
    plain.items.filter(({ outcome }) => outcome === 'eligible').map((one) => one.item),
  )) {
    note(findings.eligibleItems, item);
    keep(run, item, kept);
  }
  return kept;
}

/** The same claim with some facts forgotten: what is said about it must be true of the whole claim. */
function lookIncomplete(run: Campaign, whole: Kept): void {
  const claim = forgetFacts(run.garden, whole.claim);
  const { said, plain, facts } = hear(run, claim);
  if (isRefused(said)) return;
  run.findings.compared += 1;
  run.findings.incomplete += 1;
  if (facts && !('threw' in plain)) run.waiting.push({ claim, facts, plain, isWhole: false });
  if (!run.assess) return;
  const broken = 'answer' in said ? brokenPromises(said.answer, whole.plain) : [];
  const differences = [...differencesBetween(said, plain, 'incomplete'), ...broken];
  if (differences.length > 0) run.findings.disagreements.push({ claim, differences });
}

type Heard = { readonly said: Said<Assessment>; readonly plain: Said<PlainAnswer>; readonly facts?: ClaimFacts };

function hear(run: Campaign, claim: Request, seen?: Coverage['seen']): Heard {
  const { garden: { policy }, assess } = run;
  const admitted = admit(policy, claim);
  if ('errors' in admitted) return { said: admitted, plain: { threw: 'the door refuses the claim' } };
  // Advice and trace are not compared; now and then they are asked for, since they must not change the
  // answer.
  const isFull = run.findings.compared % 10 === 0;
  const options = { advice: isFull, trace: isFull };
  return {
    facts: admitted.facts,
    said: assess ? listenTo(() => assess(policy, claim, options)) : { threw: 'the evaluator is not asked' },
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

function keep({ kept, garden: { dice } }: Campaign, item: string, one: Kept): void {
  const list = kept.get(item) ?? [];
  kept.set(item, list);
  if (list.length < KEPT_MAX) list.push(one);
  else if (dice.chance(30)) list[dice.below(KEPT_MAX)] = one;
}

function note(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
