/**
 * Compares evaluator and reference on generated claims. Claims that are eligible or touch something new are kept and
 * changed further; a claim that fails conditions is changed where those conditions look.
 */
import type { Assessment, AssessmentRequest } from '../../src/evaluate/answer.ts';
import { assessPlainly } from '../../src/reference/index.ts';
import type { PlainAnswer } from '../../src/reference/index.ts';
import type { CheckedPolicy } from '../../src/typed/ir.ts';
import { boundariesOf } from './boundaries.ts';
import { brokenPromises, differencesBetween, isRefused, listenTo } from './compare.ts';
import type { Difference, Said } from './compare.ts';
import { coverageOf } from './coverage.ts';
import type { Coverage } from './coverage.ts';
import { rollDice } from './dice.ts';
import { asPlain, changeFact, changeItems, changeRuling, forgetFacts, newClaim } from './mutate-claim.ts';
import type { Garden, Request } from './mutate-claim.ts';
import { shrinkClaim } from './shrink.ts';
import { factsReadBy } from './walk-formulas.ts';

export type Assess = (policy: CheckedPolicy, request: AssessmentRequest) => Assessment;

export type Disagreement = { readonly claim: Request; readonly differences: readonly Difference[] };

export type Findings = {
  compared: number; eligible: number; undetermined: number;
  /** Rules by which the door refused a claim, with their count. */
  readonly refused: Map<string, number>;
  readonly eligibleItems: Map<string, number>;
  readonly disagreements: Disagreement[];
  readonly coverage: Coverage;
};

type Kept = { readonly claim: Request; readonly plain: PlainAnswer; readonly failed: ReadonlySet<number> };

type Campaign = {
  readonly garden: Garden; readonly assess: Assess; readonly findings: Findings;
  readonly eligible: Kept[];
  /** Per kind and item: the claim that came nearest so far. */
  readonly nearest: Map<string, Kept>;
  readonly readsOf: ReadonlyMap<number, ReadonlySet<number>>;
};

const KEPT_MAX = 400;
const DISAGREEMENTS_MAX = 20;

/** Compares so many claims; the same seed compares the same ones. */
export function campaign(policy: CheckedPolicy, assess: Assess, { claims, seed }: { claims: number; seed: bigint }): Findings {
  const garden = { policy, boundaries: boundariesOf(policy), dice: rollDice(seed) };
  const findings: Findings = {
    compared: 0, eligible: 0, undetermined: 0, refused: new Map(), eligibleItems: new Map(), disagreements: [], coverage: coverageOf(policy),
  };
  const readsOf = new Map(policy.conditions.map((condition) => [condition.id, readsOfCondition(policy, condition.id)]));
  const run: Campaign = { garden, assess, findings, eligible: [], nearest: new Map(), readsOf };
  // Where nothing is ever accepted, the door or the generator is broken; the count then ends the run.
  for (let tried = 0; findings.compared < claims && tried < claims * 3; tried += 1) step(run);
  return findings;
}

function readsOfCondition(policy: CheckedPolicy, id: number): Set<number> {
  const condition = policy.conditions.find((one) => one.id === id)!;
  return new Set([...factsReadBy(policy, condition.expr), ...(condition.each ? [condition.each.fact] : [])]);
}

/** One claim: a new kind and item, one nearer to an award, or one that has an award with something changed. */
function step(run: Campaign): void {
  const { dice } = run.garden;
  const target = pickTarget(run);
  const nearest = run.nearest.get(target.key);
  if (!nearest) return void look(run, newClaim(run.garden, target.kind, target.item), target.key);
  const isReached = nearest.failed.size === 0;
  if (!isReached && (run.eligible.length === 0 || dice.chance(50))) return void look(run, towardsAward(run, nearest), target.key);
  if (run.eligible.length === 0) return void look(run, towardsAward(run, nearest), target.key);
  const parent = dice.pick(run.eligible);
  const child = look(run, vary(run, parent.claim), undefined);
  if (child && dice.chance(15)) lookIncomplete(run, child);
}

function pickTarget({ garden: { policy, dice } }: Campaign): { kind: string; item: string; key: string } {
  const applicant = dice.pick(policy.applicants);
  const item = dice.pick(applicant.items);
  return { kind: applicant.kind, item, key: `${applicant.kind} ${item}` };
}

function towardsAward(run: Campaign, kept: Kept): Request {
  const looked = new Set([...kept.failed].flatMap((id) => [...run.readsOf.get(id) ?? []]));
  let claim = kept.claim;
  for (let changes = 1 + run.garden.dice.below(3); changes > 0; changes -= 1) claim = changeFact(run.garden, claim, looked);
  return claim;
}

function vary(run: Campaign, parent: Request): Request {
  const { garden } = run;
  let claim = parent;
  if (garden.dice.chance(25)) claim = changeItems(garden, claim, garden.dice.pick(run.eligible).claim);
  if (garden.dice.chance(25)) claim = changeRuling(garden, claim);
  for (let changes = garden.dice.below(4); changes > 0; changes -= 1) claim = changeFact(garden, claim, new Set());
  return claim;
}

/** Compares one claim and keeps it where it helps; the claim as kept when the door took it. */
function look(run: Campaign, claim: Request, target: string | undefined): Kept | undefined {
  const { findings, garden } = run;
  const { said, plain } = hear(run, claim, findings.coverage.seen);
  if (isRefused(said)) return void note(findings.refused, said.errors.map(({ code }) => code)[0] ?? '?');
  findings.compared += 1;
  const differences = differencesBetween(said, plain);
  if (differences.length > 0) report(run, claim, differences, (smaller) => differencesBetween(...both(run, smaller)).length > 0);
  const failed = findings.coverage.failed();
  const news = findings.coverage.news();
  if ('threw' in plain) return undefined;
  // Rows may be left out of an award that is granted all the same.
  const kept = { claim, plain, failed: plain.outcome === 'eligible' ? new Set<number>() : failed };
  for (const item of plain.items.filter(({ outcome }) => outcome === 'eligible')) note(findings.eligibleItems, item.item);
  if (plain.outcome === 'eligible') findings.eligible += 1;
  if (plain.outcome === 'undetermined') findings.undetermined += 1;
  if (plain.outcome === 'eligible' && (news > 0 || garden.dice.chance(30))) keep(run.eligible, kept, garden.dice.below(KEPT_MAX));
  const before = target === undefined ? undefined : run.nearest.get(target);
  if (target !== undefined && (!before || kept.failed.size <= before.failed.size)) run.nearest.set(target, kept);
  return kept;
}

/** The same claim with some facts forgotten: what is said about it must be true of the whole claim. */
function lookIncomplete(run: Campaign, whole: Kept): void {
  const claim = forgetFacts(run.garden, whole.claim);
  const broken = (incomplete: Request): Difference[] => {
    const { said, plain } = hear(run, incomplete);
    if (isRefused(said)) return [];
    return [...differencesBetween(said, plain), ...('answer' in said ? brokenPromises(said.answer, whole.plain) : [])];
  };
  run.findings.compared += 1;
  const differences = broken(claim);
  if (differences.length > 0) report(run, claim, differences, () => false);
}

function hear(run: Campaign, claim: Request, seen?: Coverage['seen']): { said: Said<Assessment>; plain: Said<PlainAnswer> } {
  const { policy } = run.garden;
  return { said: listenTo(() => run.assess(policy, claim)), plain: listenTo(() => assessPlainly(policy, asPlain(claim), seen)) };
}

function both(run: Campaign, claim: Request): [Said<Assessment>, Said<PlainAnswer>] {
  const { said, plain } = hear(run, claim);
  return [said, plain];
}

function report(run: Campaign, claim: Request, differences: readonly Difference[], stillDiffers: (claim: Request) => boolean): void {
  const { disagreements } = run.findings;
  if (disagreements.length >= DISAGREEMENTS_MAX) return void disagreements.push({ claim, differences });
  const smallest = shrinkClaim(run.garden.policy, claim, stillDiffers);
  const seen = differencesBetween(...both(run, smallest));
  disagreements.push({ claim: smallest, differences: seen.length > 0 ? seen : differences });
}

function keep(list: Kept[], kept: Kept, place: number): void {
  if (list.length < KEPT_MAX) list.push(kept);
  else list[place] = kept;
}

function note(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
