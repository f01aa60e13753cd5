// While facts are open, whatever is said must be true however they turn out: the value of every formula over
// some of
// the facts stands for its value over all of them.
import { describe, expect, test } from 'vitest';
import { evaluate } from '../src/evaluate/evaluate.ts';
import { depsOf } from '../src/evaluate/value.ts';
import { makeFormula } from './sound/make-formula.ts';
import type { Dice, Sort } from './sound/make-formula.ts';
import { isKnown, standsFor } from './sound/stands-for.ts';
import { allFacts, scopeOver, someFacts } from './sound/toy-facts.ts';

function rollDice(seed: number): Dice {
  let state = BigInt(seed) * 2_862_933_555_777_941_757n + 3_037_000_493n;
  return (sides) => {
    state = (state * 6_364_136_223_846_793_005n + 1_442_695_040_888_963_407n) & ((1n << 64n) - 1n);
    return Number.parseInt(((state >> 33n) % BigInt(sides)).toString(), 10);
  };
}

function written(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) => {
    if (typeof part === 'bigint') return part.toString();
    return part instanceof Set ? [...part as Set<unknown>] : part;
  });
}

/** What came of one formula; the formula itself is written down only where something is wrong. */
type Trial = {
  readonly isWorthIt: boolean; readonly isOpen: boolean; readonly anyLeftOut: boolean;
  readonly untrue?: string; readonly waitsWrongly?: string;
};

function tryOne(sort: Sort, seed: number): Trial {
  const dice = rollDice(seed);
  const formula = makeFormula(sort, 4, dice);
  const all = allFacts(dice);
  const { facts, leftOut } = someFacts(all, dice);
  const [known, open] = [evaluate(formula, scopeOver(all)), evaluate(formula, scopeOver(facts))];
  const story = (): string => written({ seed, formula, all, leftOut, open, known });
  const deps = [...depsOf(open)];
  const waitsWell = isKnown(open) ? deps.length === 0 : deps.every((path) => leftOut.has(path));
  return {
    isWorthIt: isKnown(known),
    isOpen: !isKnown(open),
    anyLeftOut: leftOut.size > 0,
    ...(isKnown(known) && !standsFor(open, known) && { untrue: story() }),
    ...(!waitsWell && { waitsWrongly: story() }),
  };
}

const SEEDS = 3000;
const sorts: Sort[] = ['number', 'boolean', 'day', 'numbers', 'rows', 'months'];

describe.each(sorts)('over some of the facts, formulas that yield %s', (sort) => {
  const trials = Array.from({ length: SEEDS }, (_, seed) => tryOne(sort, seed + 1)).filter(
    (trial) => trial.isWorthIt,
  );

  test('are tried often enough, with an answer that is open and one that is not', () => {
    expect(trials.length).toBeGreaterThan(SEEDS / 3);
    expect(trials.filter((trial) => trial.isOpen).length).toBeGreaterThan(SEEDS / 20);
    expect(trials.filter((trial) => trial.anyLeftOut && !trial.isOpen).length).toBeGreaterThan(SEEDS / 20);
  });

  test('stand for what they yield over all of them', () => {
    expect(trials.flatMap((trial) => trial.untrue ?? []).slice(0, 1)).toEqual([]);
  });

  test('wait only for facts that are not given, and for none once they are known', () => {
    expect(trials.flatMap((trial) => trial.waitsWrongly ?? []).slice(0, 1)).toEqual([]);
  });
});
