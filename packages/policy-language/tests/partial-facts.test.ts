// Facts become known one after the other. What was said while some were open stays true: a refusal stays, a
// range only
// narrows, and nothing is asked for that is given.
import { describe, expect, test } from 'vitest';
import { assess } from '../src/index.ts';
import type { Answer, CheckedPolicy, ItemAnswer } from '../src/index.ts';
import { policyIn } from './agree/policy-files.ts';
import { examples, hasCases, policies, readText } from './policy-folders.ts';
import type { PolicyFolder } from './policy-folders.ts';

type Json = { [key: string]: unknown };
type Facts = { applicant: Json; claim: Json; items: Json[] };
type Dice = (sides: number) => number;

const withExamples = [...policies, ...examples].filter(hasCases);

function examplesOf(folder: PolicyFolder): Facts[] {
  const worked = JSON.parse(readText(folder, 'cases.json')) as { facts: Facts }[];
  return worked.map(({ facts }) => facts);
}

function rollDice(seed: number): Dice {
  let state = BigInt(seed) * 2_862_933_555_777_941_757n + 3_037_000_493n;
  return (sides) => {
    state = (state * 6_364_136_223_846_793_005n + 1_442_695_040_888_963_407n) & ((1n << 64n) - 1n);
    return Number.parseInt(((state >> 33n) % BigInt(sides)).toString(), 10);
  };
}

/** Keys of facts that stand for nothing given: leaving one out says something else rather than nothing. */
function keysWithDefault(policy: CheckedPolicy): Set<string> {
  return new Set(
    policy.facts
      .flatMap((fact) => [fact, ...(fact.row ?? [])])
      .filter((fact) => fact.defaults)
      .map((fact) => fact.key),
  );
}

/** The facts without some of them: fields of the applicant, the claim, the items and their rows. */
function forget(facts: Facts, keep: Set<string>, dice: Dice): Facts {
  const without = (json: Json): Json =>
    Object.fromEntries(
      Object.entries(json).flatMap(([key, value]): [string, unknown][] => {
        if (!keep.has(key) && key !== 'item' && dice(8) === 0) return [];
        const isRows = Array.isArray(value) && value.every((row) => typeof row === 'object' && row !== null);
        return [[key, isRows ? (value as Json[]).map(without) : value]];
      }),
    );
  return { applicant: without(facts.applicant), claim: without(facts.claim), items: facts.items.map(without) };
}

function answerTo(policy: CheckedPolicy, facts: Facts): Answer | undefined {
  const assessment = assess(policy, { facts }, { advice: false, trace: false });
  return 'answer' in assessment ? assessment.answer : undefined;
}

const fen = (yuan: string): bigint => BigInt(yuan.replace('.', ''));

/** From what to what the award may be; without end where no bound is known. */
function rangeOf({ outcome, amount, range }: ItemAnswer): { min: bigint; max: bigint | undefined } {
  if (outcome !== 'undetermined') return { min: fen(amount ?? '0.00'), max: fen(amount ?? '0.00') };
  return { min: fen(range?.min ?? '0.00'), max: range?.max ? fen(range.max) : undefined };
}

/** What is said with fewer facts and is not borne out with more. */
function broken(fewer: ItemAnswer, more: ItemAnswer): string | undefined {
  if (fewer.outcome !== 'undetermined' && fewer.outcome !== more.outcome)
    return `${fewer.outcome}, then ${more.outcome}`;
  if (fewer.outcome === 'eligible' && fewer.amount !== more.amount) return `${fewer.amount}, then ${more.amount}`;
  const codes = more.reasons.map(({ code }) => code);
  if (fewer.reasons.some(({ code }) => !codes.includes(code)))
    return `lost one of ${fewer.reasons.map(({ code }) => code).join()}`;
  const [before, after] = [rangeOf(fewer), rangeOf(more)];
  const isWider =
    after.min < before.min || (before.max !== undefined && (after.max === undefined || after.max > before.max));
  return isWider
    ? `${JSON.stringify(fewer.range)}, then ${more.amount ?? JSON.stringify(more.range)}`
    : undefined;
}

/** The value at an item-relative path. */
function given(facts: Facts, position: number, path: string): unknown {
  const absolute = /^(applicant|claim|items\[)/.test(path) ? path : `items[${position}].${path}`;
  return absolute.split(/[.[\]]+/).filter((key) => key !== '')
    .reduce<unknown>((so, key) => (typeof so === 'object' && so !== null ? (so as Json)[key] : undefined), facts);
}

describe.each(withExamples)('as facts of $id become known', (folder) => {
  const policy = policyIn(folder.at);
  const keep = keysWithDefault(policy);
  const steps = examplesOf(folder).flatMap((facts, place) => [1, 2, 3, 4].map((round) => {
    const dice = rollDice(place * 10 + round);
    const more = round % 2 === 0 ? facts : forget(facts, keep, dice);
    return { more, fewer: forget(more, keep, dice) };
  }));
  const answers = steps.map(({ more, fewer }) => ({
    more,
    fewer,
    later: answerTo(policy, more),
    first: answerTo(policy, fewer),
  }));

  test('there are steps to look at, and answers that are open', () => {
    const open = answers.filter(({ first }) => first?.outcome === 'undetermined');
    expect(open.length).toBeGreaterThan(answers.length / 4);
  });

  test('what was said before stays true', () => {
    const wrong = answers.flatMap(({ first, later, fewer }) => (first?.items ?? []).flatMap((item, place) => {
      const then = later?.items[place];
      const what = then && broken(item, then);
      return what === undefined ? [] : [`${item.item}: ${what} ${JSON.stringify(fewer)}`];
    }));
    expect(wrong).toEqual([]);
  });

  test('nothing is asked for that is given, and something wherever the answer is open', () => {
    const wrong = answers.flatMap(({ first, fewer }) =>
      (first?.items ?? []).flatMap(({ missing, outcome }, place) => {
        const isEmpty = outcome === 'undetermined' && missing.length === 0;
        const asked = missing.filter((path) => given(fewer, place, path) !== undefined);
        return isEmpty || asked.length > 0 ? [`${asked.join()} ${JSON.stringify(fewer)}`] : [];
      }),
    );
    expect(wrong).toEqual([]);
  });
});
