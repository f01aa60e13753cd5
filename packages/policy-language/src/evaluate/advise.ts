/**
 * 差什么 — for a refused item the nearest change of one fact, among those that advice may touch, that would make
 * it eligible, and what it would then be worth; of two facts at once where one is not enough. Every change is
 * assessed before it is told. Facts are ruled
 * out by letting them be anything at all: where the item stays refused even then, no value of theirs helps.
 */
import { exact } from '@qingce/values';
import type { Fraction } from '@qingce/values';
import type { Advice, Change } from './answer.ts';
import { admit } from './door.ts';
import type { Admitted } from './door.ts';
import { evaluate } from './evaluate.ts';
import { relative } from './explain.ts';
import { defaultOf, isListed, pathOf, readFact, unknownFact } from './facts.ts';
import { factsRead } from './facts-read.ts';
import type { Judgement } from './judge.ts';
import { judgeItems } from './judge-items.ts';
import { nearestChange } from './nearest-change.ts';
import { wordsOf } from './phrases.ts';
import { claimScope, itemScope } from './scope.ts';
import type { Scope } from './scope.ts';
import { setFact } from './set-fact.ts';
import { asList, EMPTY, fieldOf, knownNumber } from './value.ts';
import type { Value } from './value.ts';
import { toWire, yuan } from './wire.ts';
import type { CheckedPolicy, Fact } from '../typed/ir.ts';

/** A fact that stands somewhere in the claim, and what it says now. */
type Standing = { readonly fact: Fact; readonly path: string; readonly now: Value };
/** One fact that might be changed; the whole of which it is a part grows with it. */
type Candidate = Standing & { readonly whole: Standing | undefined };
type Question = {
  readonly policy: CheckedPolicy;
  readonly admitted: Admitted;
  readonly position: number;
  readonly tries: Tries;
};
/** Assessments left for the item and for one fact, so that a long list cannot take for ever. */
type Tries = { forItem: number; forFact: number };

const TRIES_FOR_ITEM = 2000;
const TRIES_FOR_FACT = 200;

/** Changes worth most first, then in the order of the law. */
export function advise(
  policy: CheckedPolicy,
  admitted: Admitted,
  position: number,
  refusal: Judgement,
): Advice[] {
  const tries = { forItem: TRIES_FOR_ITEM, forFact: TRIES_FOR_FACT };
  const question: Question = { policy, admitted, position, tries };
  const scope = scopeOf(question);
  const [decisive] = refusal.failed;
  if (!decisive || !scope.at) return [];
  const { clause } = wordsOf(policy, decisive.phrases, decisive.clause, scope.at.item);
  const candidates = candidatesOf(refusal, scope);
  const alone = candidates.flatMap((candidate) => helpOf([candidate], question) ?? []);
  // Two at once only where one is not enough.
  const found = alone.length > 0 ? alone : pairsOf(candidates).flatMap((pair) => helpOf(pair, question) ?? []);
  return found
    .toSorted((a, b) => exact.compare(b.amount, a.amount))
    .map(({ changes, amount }) => (
      { changes: changes.map((one) => told(one, position)), amount: yuan(amount), clause }));
}

/** Facts looked at two by two; with more of them the later ones are left out. */
const MOST_IN_PAIRS = 12;

function pairsOf(candidates: readonly Candidate[]): Candidate[][] {
  const some = candidates.slice(0, MOST_IN_PAIRS);
  return some.flatMap((first, at) => some.slice(at + 1).map((second) => [first, second]));
}

type Help = { readonly changes: readonly Changed[]; readonly amount: Fraction };

/** The nearest values of these facts, one after the other, that together make the item eligible. */
function helpOf(candidates: readonly Candidate[], question: Question): Help | undefined {
  question.tries.forFact = TRIES_FOR_FACT;
  const changes = nearestTogether(candidates, question);
  const amount = changes && amountWith(changes, question);
  return amount && { changes, amount };
}

/** Each fact in turn moves as little as it can while the others, not yet moved, may be anything. */
function nearestTogether([first, ...others]: readonly Candidate[], question: Question): Changed[] | undefined {
  if (!first) return [];
  const open = new Map(others.map(({ fact, path }) => [path, unknownFact(fact, new Set([path]))]));
  const to = nearestHelp(first, open, question);
  if (to === undefined) return undefined;
  const own = changesTo(first, to);
  const then = nearestTogether(others, { ...question, admitted: withChanges(own, question.admitted) });
  return then && [...own, ...then];
}

function withChanges(changes: readonly Changed[], admitted: Admitted): Admitted {
  const facts = changes.reduce((so, { standing, to }) => setFact(so, standing.path, to), admitted.facts);
  return { ...admitted, facts };
}

function scopeOf({ policy, admitted, position }: Question): Scope {
  const claim = claimScope({ policy, ...admitted });
  const item = claim.index.items.get(String(admitted.facts.items[position]?.['item']));
  return item ? itemScope(claim, { item, position, earlier: EMPTY }) : claim;
}

/** The facts that the failing conditions read and advice may touch, given or standing at a literal default. */
function candidatesOf(refusal: Judgement, scope: Scope): Candidate[] {
  const read = factsRead(refusal.failed.map((condition) => condition.expr), scope);
  for (const { each } of refusal.failed) if (each) read.add(each.fact);
  return scope.policy.facts.filter((fact) => fact.advice && read.has(fact.id) && isListed(fact, scope))
    .flatMap((fact) => candidatesIn(fact, scope));
}

function candidatesIn(fact: Fact, scope: Scope): Candidate[] {
  const path = pathOf(fact, scope);
  const value = readFact(fact, scope, evaluate);
  if (fact.wire !== 'rows') {
    const siblings = scope.policy.facts.map((one): Standing | undefined =>
      one.id === fact.within
        ? { fact: one, path: pathOf(one, scope), now: readFact(one, scope, evaluate) }
        : undefined,
    );
    return among([{ fact, path, now: value }], siblings, scope);
  }
  return asList(value).rows.flatMap((row, place) => {
    const fields = (fact.row ?? []).map((field): Standing =>
      ({ fact: field, path: `${path}[${place}].${field.key}`, now: fieldOf(row.value, field.key) }));
    return among(fields, fields, scope);
  });
}

function among(all: readonly Standing[], siblings: readonly (Standing | undefined)[], scope: Scope): Candidate[] {
  return all.filter((one) => mayChange(one, scope)).map((one) => {
    const whole = siblings.find((other) => other?.fact.id === one.fact.within);
    return { ...one, whole: whole && mayChange(whole, scope) ? whole : undefined };
  });
}

/** What a formula over other facts supplies is changed through those. */
function mayChange({ fact, now }: Standing, scope: Scope): boolean {
  if (!fact.advice) return false;
  if (!('origin' in now) && defaultOf(fact, scope)?.kind !== 'literal') return false;
  switch (fact.wire) {
    case 'boolean': case 'choice': case 'day': return true;
    default: return fact.type.kind === 'number';
  }
}

/** `open`: other facts that may still be anything; while there are such it is enough that the change may help. */
function nearestHelp(candidate: Candidate, open: ReadonlyMap<string, Value>, question: Question): unknown {
  const { fact, now, path } = candidate;
  const waits = new Set([path]);
  const may = (value: Value): boolean => mayHelp(new Map([...open, [path, value]]), question);
  if (!may(unknownFact(fact, waits))) return undefined;
  const helps = (json: unknown): boolean => {
    const changes = changesTo(candidate, json);
    if (open.size === 0) return amountWith(changes, question) !== undefined;
    return mayHelp(open, { ...question, admitted: withChanges(changes, question.admitted) });
  };
  return nearestChange({ fact, now, waits, mayHelp: may, helps });
}

/** Whether some values in these bounds may lift the refusal. */
function mayHelp(
  instead: ReadonlyMap<string, Value>, { policy, admitted, position, tries }: Question,
): boolean {
  if (!spend(tries)) return false;
  const judged = judgeItems(policy, admitted, { instead, only: position });
  return judged.at(-1)?.judgement.outcome !== 'ineligible';
}

function spend(tries: Tries): boolean {
  tries.forItem -= 1;
  tries.forFact -= 1;
  return tries.forItem > 0 && tries.forFact > 0;
}

type Changed = { readonly standing: Standing; readonly to: unknown };

/** The fact so, and the whole no smaller than the part. */
function changesTo({ whole, ...part }: Candidate, to: unknown): Changed[] {
  const [all, size] = [whole && knownNumber(whole.now), exact.parseDecimal(String(to))];
  const grows = whole && all && size && exact.compare(all, size) < 0;
  return [{ standing: part, to }, ...(grows ? [{ standing: whole, to }] : [])];
}

function told({ standing: { fact, path, now }, to }: Changed, position: number): Change {
  return { fact: relative(path, position), from: toWire(now, fact.type), to };
}

/**
 * What the item would be worth so; nothing where it would not be eligible or the door would refuse the facts.
 */
function amountWith(
  changes: readonly Changed[],
  { policy, admitted, position, tries }: Question,
): Fraction | undefined {
  if (!spend(tries)) return undefined;
  const again = admit(policy, withChanges(changes, admitted));
  if ('errors' in again) return undefined;
  const judgement = judgeItems(policy, again, { only: position }).at(-1)?.judgement;
  return judgement?.outcome === 'eligible' ? (judgement.award.lo ?? undefined) : undefined;
}
