/**
 * Looks for a claim of one item that shows something, fact after fact: each value is kept only while the evaluator
 * cannot rule the goal out, and of those the most promising is tried first.
 */
import { judgeItems } from '../evaluate/judge-items.ts';
import type { JudgedItem } from '../evaluate/judge.ts';
import { inLawOrder, locate } from '../evaluate/law-order.ts';
import { admit } from '../evaluate/door.ts';
import type { Facts } from '../evaluate/scope.ts';
import { setFact } from '../evaluate/set-fact.ts';
import type { Deps } from '../evaluate/value.ts';
import type { CheckedPolicy, Fact } from '../typed/ir.ts';
import { candidatesFor } from './candidates.ts';
import type { Ground, Landmarks } from './candidates.ts';
import type { Readings } from './cases.ts';

/** What is looked for. */
export type Goal = {
  /** What the goal still waits for, as paths; how promising it is, more being better; undefined once out of reach. */
  readonly standing: (judged: JudgedItem) => { readonly waits: Deps; readonly promise: bigint } | undefined;
  readonly isReached: (judged: JudgedItem) => boolean;
};

export type Search = {
  readonly policy: CheckedPolicy;
  readonly readings: Readings;
  readonly landmarks: Landmarks;
  /** How many claims may be judged. */
  readonly budget: number;
  /** How many rows a list is given; 1 when absent. */
  readonly rows?: number;
};

/** The first claim found that reaches the goal and passes the door; undefined where none is found. */
export function findClaim(start: Facts, goal: Goal, search: Search): Facts | undefined {
  return continueFrom(start, goal, { ...search, left: search.budget });
}

type Running = Search & { left: number };

function continueFrom(facts: Facts, goal: Goal, running: Running): Facts | undefined {
  const judged = judgeLast(facts, running);
  if (!judged || !goal.standing(judged)) return undefined;
  if (goal.isReached(judged)) return passes(facts, running) ? facts : undefined;
  for (const next of nextClaims(facts, nextOpen(judged, goal), goal, running)) {
    const found = continueFrom(next, goal, running);
    if (found || running.left <= 0) return found;
  }
  return undefined;
}

type Open = { readonly fact: Fact; readonly path: string };

/** The claims with one fact more, the most promising first; none where the goal waits for nothing. */
function nextClaims(facts: Facts, open: Open | undefined, goal: Goal, running: Running): Facts[] {
  if (!open) return [];
  const ground: Ground = { landmarks: running.landmarks, year: yearOf(facts), rows: running.rows ?? 1 };
  const tried = candidatesFor(open.fact, ground).flatMap((value) => {
    const next = setFact(facts, open.path, value);
    const then = judgeLast(next, running);
    const stands = then && goal.standing(then);
    return stands ? [{ next, promise: stands.promise }] : [];
  });
  return tried.toSorted((a, b) => compare(b.promise, a.promise)).map(({ next }) => next);
}

function compare(a: bigint, b: bigint): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function judgeLast(facts: Facts, running: Running): JudgedItem | undefined {
  running.left -= 1;
  if (running.left < 0) return undefined;
  return judgeItems(running.policy, { facts, readings: running.readings }).at(-1);
}

function passes(facts: Facts, { policy, readings }: Search): boolean {
  return !('errors' in admit(policy, { facts, readings: switchedOf(policy, readings) }));
}

/** The readings that differ from their ruling, as a request names them. */
export function switchedOf(policy: CheckedPolicy, readings: Readings): Record<string, string> {
  return Object.fromEntries(
    policy.readings
      .filter(({ id, ruling }) => (readings[id] ?? ruling) !== ruling)
      .map(({ id, ruling }) => [id, readings[id] ?? ruling]),
  );
}

/** The first fact in the order of the law that the goal waits for. */
function nextOpen(judged: JudgedItem, goal: Goal): Open | undefined {
  const { scope, at } = judged;
  const [first] = inLawOrder(goal.standing(judged)?.waits ?? [], scope).flatMap((path) => {
    const located = locate(path, scope);
    return located ? [{ fact: located.field ?? located.fact, path }] : [];
  });
  const isOfItem = first && !/^(?:applicant|claim|items\[\d+\])\./.test(first.path);
  return first && { fact: first.fact, path: isOfItem ? `items[${at.position}].${first.path}` : first.path };
}

function yearOf({ claim }: Facts): number | undefined {
  return Object.values(claim).find((value) => typeof value === 'number');
}
