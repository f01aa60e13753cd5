/**
 * 差什么 — for a refused item the nearest change of one fact, among those that advice may touch, that would make it
 * eligible, and what it would then be worth. Every change is assessed before it is told. Facts are ruled out by letting
 * them be anything at all: where the item stays refused even then, no value of theirs helps.
 */
import { exact, formatDay, formatYuan } from '@qingce/values';
import type { Fraction } from '@qingce/values';
import type { Advice } from './answer.ts';
import { admit } from './door.ts';
import type { Admitted } from './door.ts';
import { evaluate } from './evaluate.ts';
import { boundsOf, dayBounds, defaultOf, isListed, readFact, unknownFact } from './facts.ts';
import { factsRead } from './facts-read.ts';
import type { Judgement } from './judge.ts';
import { judgeItems } from './judge-items.ts';
import { relative } from './explain.ts';
import { wordsOf } from './phrases.ts';
import { claimScope, itemScope } from './scope.ts';
import type { Facts, Json, Scope } from './scope.ts';
import { asList, days, EMPTY, fieldOf, interval, knownDay, knownNumber } from './value.ts';
import type { Value } from './value.ts';
import { toWire, yuan } from './wire.ts';
import type { CheckedPolicy, Fact } from '../typed/ir.ts';

/** One fact that might be changed: where it stands, what it says now. */
type Candidate = { readonly fact: Fact; readonly path: string; readonly now: Value };
type Question = {
  readonly policy: CheckedPolicy; readonly admitted: Admitted; readonly position: number;
  /** Assessments left for this item, so that a long list cannot take for ever. */
  left: number;
};

const MOST_TRIES = 3000;
/** The step in which numbers are tried: whole ones by one, amounts and measures by hundredths. */
const HUNDREDTH = exact.fraction(1n, 100n);

/** Changes worth most first, then in the order of the law. */
export function advise(policy: CheckedPolicy, admitted: Admitted, position: number, refusal: Judgement): Advice[] {
  const question: Question = { policy, admitted, position, left: MOST_TRIES };
  const [decisive] = refusal.failed;
  const item = policy.items.find((one) => one.id === admitted.facts.items[position]?.['item']);
  if (!decisive || !item) return [];
  const { clause } = wordsOf(policy, decisive.phrases, decisive.clause, item);
  const found = candidatesOf(question, refusal).flatMap((candidate) => {
    const to = nearestChange(candidate, question);
    const amount = to === undefined ? undefined : amountWith(candidate, to, question);
    if (to === undefined || amount === undefined) return [];
    const change = { fact: relative(candidate.path, position), from: toWire(candidate.now, candidate.fact.type), to };
    return [{ advice: { changes: [change], amount: yuan(amount), clause }, amount }];
  });
  return found.toSorted((a, b) => exact.compare(b.amount, a.amount)).map(({ advice }) => advice);
}

/** The facts that the failing conditions read and advice may touch, given or standing at a literal default. */
function candidatesOf(question: Question, refusal: Judgement): Candidate[] {
  const scope = scopeOf(question);
  const read = factsRead(refusal.failed.map((condition) => condition.expr), scope);
  for (const { each } of refusal.failed) if (each) read.add(each.fact);
  return question.policy.facts.filter((fact) => read.has(fact.id) && isListed(fact, scope))
    .flatMap((fact) => candidatesIn(fact, scope));
}

function scopeOf({ policy, admitted, position }: Question): Scope {
  const claim = claimScope({ policy, ...admitted });
  const item = claim.index.items.get(String(admitted.facts.items[position]?.['item']));
  return item ? itemScope(claim, { item, position, earlier: EMPTY }) : claim;
}

function candidatesIn(fact: Fact, scope: Scope): Candidate[] {
  const value = readFact(fact, scope, evaluate);
  const path = fact.scope === 'item' ? `items[${scope.at?.position ?? 0}].${fact.key}` : `${fact.scope}.${fact.key}`;
  if (fact.wire !== 'rows') return mayChange(fact, value, scope) ? [{ fact, path, now: value }] : [];
  return asList(value).rows.flatMap((row, place) => (fact.row ?? []).flatMap((field): Candidate[] => {
    const now = fieldOf(row.value, field.key);
    return fact.advice && mayChange(field, now, scope) ? [{ fact: field, path: `${path}[${place}].${field.key}`, now }] : [];
  }));
}

/** What a formula over other facts supplies is changed through those. */
function mayChange(fact: Fact, value: Value, scope: Scope): boolean {
  if (!fact.advice) return false;
  if (!('origin' in value) && defaultOf(fact, scope)?.kind !== 'literal') return false;
  switch (fact.wire) {
    case 'boolean': case 'choice': case 'day': return true;
    default: return fact.type.kind === 'number';
  }
}

function nearestChange(candidate: Candidate, question: Question): unknown {
  const { fact, now } = candidate;
  if (!mayHelp(candidate, unknownFact(fact, new Set([candidate.path])), question)) return undefined;
  if (now.kind === 'boolean') return tryAll(candidate, [!now.value], question);
  if (fact.options) return tryAll(candidate, fact.options.map((option) => option.key), question);
  return search(scaleOf(candidate), candidate, question);
}

function tryAll(candidate: Candidate, values: readonly unknown[], question: Question): unknown {
  const now = toWire(candidate.now, candidate.fact.type);
  return values.find((value) => value !== now && amountWith(candidate, value, question) !== undefined);
}

/** A fact's possible values as whole steps from where it stands. */
type Scale = {
  readonly least: bigint; readonly most: bigint;
  readonly wire: (steps: bigint) => unknown;
  readonly value: (from: bigint, to: bigint) => Value;
};

/** No search goes further than this many steps. */
const FARTHEST = 1n << 40n;

function scaleOf({ fact, path, now }: Candidate): Scale | undefined {
  const waits = new Set([path]);
  const day = knownDay(now);
  if (day !== undefined) {
    const at = (steps: bigint): number => day + Number.parseInt(steps.toString(), 10);
    return {
      least: BigInt(dayBounds.lo - day), most: BigInt(dayBounds.hi - day), wire: (steps) => formatDay(at(steps)),
      value: (from, to) => days(at(from), at(to), waits),
    };
  }
  const number = knownNumber(now);
  if (!number) return undefined;
  const step = fact.wire === 'integer' || fact.wire === 'year' ? exact.ONE : HUNDREDTH;
  const { lo, hi } = boundsOf(fact);
  const at = (steps: bigint): Fraction => exact.add(number, exact.multiply(exact.fraction(steps), step));
  const stepsTo = (bound: Fraction): bigint => exact.floor(exact.divide(exact.subtract(bound, number), step));
  return {
    least: lo ? -exact.floor(exact.divide(exact.subtract(number, lo), step)) : -FARTHEST, most: hi ? stepsTo(hi) : FARTHEST,
    wire: (steps) => wireNumber(at(steps), fact),
    value: (from, to) => interval(at(from), at(to), waits),
  };
}

function wireNumber(value: Fraction, fact: Fact): unknown {
  if (fact.wire === 'money') return formatYuan(exact.floor(exact.multiply(value, exact.fraction(100n))));
  if (fact.wire === 'integer' || fact.wire === 'year') return Number.parseInt(exact.floor(value).toString(), 10);
  return exact.formatDecimal(value);
}

/** Outward from where the fact stands, in stretches that double; up before down at the same distance. */
function search(scale: Scale | undefined, candidate: Candidate, question: Question): unknown {
  if (!scale) return undefined;
  for (let near = 1n; near <= FARTHEST && question.left > 0; near *= 2n) {
    if (near > scale.most && -near < scale.least) return undefined;
    const found = firstInRing({ near, far: 2n * near - 1n }, scale, candidate, question);
    if (found !== undefined) return scale.wire(found);
  }
  return undefined;
}

/** The nearest step that helps among those this far up or down. */
function firstInRing({ near, far }: Stretch, scale: Scale, candidate: Candidate, question: Question): bigint | undefined {
  const rise = { near, far: lesser(far, scale.most) };
  const fall = { near: -near, far: -lesser(far, -scale.least) };
  const up = near <= scale.most ? firstIn(rise, scale, candidate, question) : undefined;
  const down = -near >= scale.least ? firstIn(fall, scale, candidate, question) : undefined;
  return nearer(up, down);
}

/** Steps from where the fact stands, the nearer end first; both up or both down. */
type Stretch = { readonly near: bigint; readonly far: bigint };

function lesser(a: bigint, b: bigint): bigint {
  return a < b ? a : b;
}

function nearer(up: bigint | undefined, down: bigint | undefined): bigint | undefined {
  if (up === undefined || down === undefined) return up ?? down;
  return up <= -down ? up : down;
}

/** The step nearest to where the fact stands that helps; halves in which no value helps are skipped whole. */
function firstIn({ near, far }: Stretch, scale: Scale, candidate: Candidate, question: Question): bigint | undefined {
  if (near === far) return amountWith(candidate, scale.wire(near), question) === undefined ? undefined : near;
  const [from, to] = near < far ? [near, far] : [far, near];
  if (!mayHelp(candidate, scale.value(from, to), question)) return undefined;
  const middle = near + (far - near) / 2n;
  const beyond = middle + (near < far ? 1n : -1n);
  return firstIn({ near, far: middle }, scale, candidate, question) ?? firstIn({ near: beyond, far }, scale, candidate, question);
}

/** Whether some value in these bounds may lift the refusal. */
function mayHelp({ path }: Candidate, value: Value, question: Question): boolean {
  question.left -= 1;
  if (question.left <= 0) return false;
  const { policy, admitted, position } = question;
  const judged = judgeItems(policy, admitted, { instead: new Map([[path, value]]), only: position });
  return judged.at(-1)?.judgement.outcome !== 'ineligible';
}

/** What the item would be worth with the fact so; nothing where it would not be eligible or the door would refuse it. */
function amountWith({ path }: Candidate, to: unknown, question: Question): Fraction | undefined {
  question.left -= 1;
  if (question.left <= 0) return undefined;
  const { policy, admitted, position } = question;
  const again = admit(policy, { ...admitted, facts: changed(admitted.facts, path, to) });
  if ('errors' in again) return undefined;
  const judgement = judgeItems(policy, again, { only: position }).at(-1)?.judgement;
  // Other facts are missing then, and no change of this one makes the item sure: searching on finds nothing.
  if (judgement?.outcome === 'undetermined') question.left = 0;
  return judgement?.outcome === 'eligible' ? judgement.award.lo ?? undefined : undefined;
}

/** The facts with another value at an absolute path. */
function changed(facts: Facts, path: string, to: unknown): Facts {
  const keys = path.split(/[.[\]]+/).filter((key) => key !== '');
  return replaced(facts as unknown as Json, keys, to) as unknown as Facts;
}

function replaced(json: unknown, [key, ...deeper]: readonly string[], to: unknown): unknown {
  if (key === undefined) return to;
  if (Array.isArray(json)) return json.map((one: unknown, place) => (String(place) === key ? replaced(one, deeper, to) : one));
  const object = json as Json;
  return { ...object, [key]: replaced(object[key], deeper, to) };
}

