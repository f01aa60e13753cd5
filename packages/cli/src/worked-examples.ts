/** 算例 — the worked examples that lie beside a policy: facts, and what they come to. */
import { assess, followUp } from '@qingce/policy-language';
import type { Answer, Assessment, CheckedPolicy, ItemFollowUp } from '@qingce/policy-language';
import { readJson } from './read-json.ts';
import { Refusal } from './refusal.ts';
import type { Say } from './say.ts';

/**
 * What an example expects: `total` in 元 of an eligible claim, the decisive code of an `ineligible` one, the
 * facts an `undetermined` one waits for, `shares` by party, the `parts` of all its awards, the `instalments` and
 * `obligations` that follow them, or the codes with which the input is refused as `errors`.
 */
export type Expectation = {
  readonly total?: string; readonly ineligible?: string; readonly undetermined?: readonly string[];
  readonly shares?: Readonly<Record<string, string | null>>; readonly parts?: readonly object[];
  readonly instalments?: readonly object[]; readonly obligations?: readonly object[];
  readonly errors?: readonly string[];
};

export type WorkedExample = {
  readonly id: string; readonly title?: string; readonly facts: unknown; readonly expect: Expectation;
  readonly settings?: Readonly<Record<string, string>>;
  /** By readings such as `D-01=2015-11-25`, several joined by commas: what the facts come to under them. */
  readonly otherReadings?: Readonly<Record<string, Expectation>>;
};

export type Mismatch = { readonly what: string; readonly expected: string; readonly got: string };

/** One run of an example; `readings` are the ones tried, if any. */
export type CaseResult = {
  readonly id: string;
  readonly title: string;
  readonly readings: string | undefined;
  readonly differences: readonly Mismatch[];
};

/** The examples of a file; Refusal when it is no list of examples. */
export function readCases(text: string, path: string): WorkedExample[] {
  const read = readJson(new TextEncoder().encode(text), path);
  if ('fault' in read) throw new Refusal(read.fault);
  if (!Array.isArray(read.json)) throw new Refusal({ code: 'NOT_A_LIST', path, sentence: 'casesNotAList' });
  return read.json.map((one: unknown, place) => {
    if (isExample(one)) return one;
    throw new Refusal({ code: 'CASE_INCOMPLETE', path: `${path}[${place}]`, sentence: 'caseIncomplete' });
  });
}

/** Runs an example under the readings in force, then under each of its other readings. */
export function runCase(policy: CheckedPolicy, example: WorkedExample, say: Say): CaseResult[] {
  const { id, title = '', facts, settings = {}, expect, otherReadings = {} } = example;
  const runs: [string | undefined, Expectation][] = [[undefined, expect], ...Object.entries(otherReadings)];
  return runs.map(([readings, expected]) => {
    const request = { facts, settings, readings: readReadings(readings ?? '') };
    const follows = followUp(policy, request);
    const found: Found = {
      assessment: assess(policy, request), follows: 'items' in follows ? follows.items : [],
    };
    return { id, title, readings, differences: mismatches(expected, found, say) };
  });
}

/** What the facts come to, and what follows. */
type Found = { readonly assessment: Assessment; readonly follows: readonly ItemFollowUp[] };

function isExample(json: unknown): json is WorkedExample {
  if (typeof json !== 'object' || json === null) return false;
  const { id, facts, expect } = json as Record<string, unknown>;
  return (
    typeof id === 'string' &&
    typeof facts === 'object' &&
    typeof expect === 'object' &&
    expect !== null &&
    Object.keys(expect).length > 0
  );
}

function readReadings(text: string): Record<string, string> {
  const pairs = text.split(/[\s,;]+/).filter((pair) => pair !== '');
  return Object.fromEntries(
    pairs.map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]),
  );
}

function mismatches(expected: Expectation, found: Found, say: Say): Mismatch[] {
  return Object.entries(expected).flatMap(([what, value]: [string, unknown]) => {
    const got = gotFor(what, value, found, say);
    return got === JSON.stringify(value) ? [] : [{ what, expected: JSON.stringify(value), got }];
  });
}

/** What the assessment says where the example expects something, in the same form. */
function gotFor(what: string, expected: unknown, { assessment, follows }: Found, say: Say): string {
  if (what === 'instalments' || what === 'obligations')
    return JSON.stringify(follows.flatMap((item): object[] => [...item[what]]));
  if ('errors' in assessment) {
    if (what === 'errors') return JSON.stringify(assessment.errors.map(({ code }) => code));
    return say('refusedInput', {
      errors: assessment.errors.map(({ path, messages }) => `${path}: ${say.of(messages)}`).join('; '),
    });
  }
  return gotOfAnswer(what, expected, assessment.answer);
}

function gotOfAnswer(what: string, expected: unknown, answer: Answer): string {
  const outcome = outcomes[what];
  if (outcome) return answer.outcome === outcome.is ? JSON.stringify(outcome.of(answer)) : toldBy(answer);
  if (what === 'parts') return JSON.stringify(answer.items.flatMap(({ parts }) => parts));
  return what === 'shares' ? JSON.stringify(inOrderOf(expected, answer.shares)) : toldBy(answer);
}

/** Expectations that belong to one outcome, and what they are compared with. */
const outcomes: Readonly<
  Record<string, { readonly is: Answer['outcome']; readonly of: (answer: Answer) => unknown }>
> = {
  total: { is: 'eligible', of: ({ total }) => total },
  ineligible: { is: 'ineligible', of: ({ items }) => items[0]?.reasons[0]?.code },
  undetermined: { is: 'undetermined', of: ({ items }) => items.flatMap(({ missing }) => missing) },
};

/** The parties that the example names, in its order. */
function inOrderOf(expected: unknown, shares: Answer['shares']): object {
  return Object.fromEntries(Object.keys(expected as object).map((party) => [party, shares[party] ?? null]));
}

function toldBy(answer: Answer): string {
  const told = answer.items.map(({ item, outcome, amount, reasons, missing }) =>
    [item, outcome, amount ?? '', ...reasons.map(({ code }) => code), ...missing]);
  return told.map((words) => words.filter((word) => word !== '').join(' ')).join('; ');
}
