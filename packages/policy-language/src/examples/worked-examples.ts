/** 算例 — the worked examples that lie beside a policy: facts, and what they come to. */
import { assess } from '../evaluate/assess.ts';
import { followUp } from '../evaluate/index.ts';
import type { Answer, Assessment, ItemFollowUp } from '../evaluate/index.ts';
import type { Bilingual, CheckedPolicy } from '../typed/ir.ts';

/**
 * What an example expects: `total` in 元 of an eligible claim, the decisive code of an `ineligible` one, the
 * facts an `undetermined` one waits for, `shares` by party, the `parts` of all its awards, the `instalments` and
 * `obligations` that follow them, or the codes with which the input is refused as `errors`.
 */
type Expectation = {
  readonly total?: string; readonly ineligible?: string; readonly undetermined?: readonly string[];
  readonly shares?: Readonly<Record<string, string | null>>; readonly parts?: readonly object[];
  readonly instalments?: readonly object[]; readonly obligations?: readonly object[];
  readonly errors?: readonly string[];
};

/** One example of a file: its facts, and what they come to under the readings in force and under others. */
export type WorkedExample = {
  readonly id: string; readonly title?: string; readonly facts: unknown; readonly expect: Expectation;
  readonly settings?: Readonly<Record<string, string>>;
  /** By readings such as `D-01=2015-11-25`, several joined by commas: what the facts come to under them. */
  readonly otherReadings?: Readonly<Record<string, Expectation>>;
};

/** One thing that an example expects and that did not come out; amounts as JSON texts in 元. */
type Mismatch = { readonly what: string; readonly expected: string; readonly got: Bilingual };

/** One run of an example; `readings` are the ones tried, if any. */
export type ExampleResult = {
  readonly id: string;
  readonly title: string;
  readonly readings: string | undefined;
  readonly differences: readonly Mismatch[];
};

/** Whether a value has the form of an example: an id, facts, and something expected. Never throws. */
export function isExample(json: unknown): json is WorkedExample {
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

/** Runs an example under the readings in force, then under each of its other readings. RangeError for unknown ones. */
export function runExample(policy: CheckedPolicy, example: WorkedExample): ExampleResult[] {
  const { id, title = '', facts, settings = {}, expect, otherReadings = {} } = example;
  const runs: [string | undefined, Expectation][] = [[undefined, expect], ...Object.entries(otherReadings)];
  return runs.map(([readings, expected]) => {
    const request = { facts, settings, readings: readReadings(readings ?? '') };
    const follows = followUp(policy, request);
    const found: Found = {
      assessment: assess(policy, request), follows: 'items' in follows ? follows.items : [],
    };
    return { id, title, readings, differences: mismatches(expected, found) };
  });
}

/** What the facts come to, and what follows. */
type Found = { readonly assessment: Assessment; readonly follows: readonly ItemFollowUp[] };

function readReadings(text: string): Record<string, string> {
  const pairs = text.split(/[\s,;]+/).filter((pair) => pair !== '');
  return Object.fromEntries(
    pairs.map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]),
  );
}

function mismatches(expected: Expectation, found: Found): Mismatch[] {
  return Object.entries(expected).flatMap(([what, value]: [string, unknown]) => {
    const got = gotFor(what, value, found);
    const wanted = JSON.stringify(value);
    return got.zh === wanted ? [] : [{ what, expected: wanted, got }];
  });
}

/** What the assessment says where the example expects something, in the same form. */
function gotFor(what: string, expected: unknown, { assessment, follows }: Found): Bilingual {
  if (what === 'instalments' || what === 'obligations')
    return same(JSON.stringify(follows.flatMap((item): object[] => [...item[what]])));
  if ('errors' in assessment) {
    if (what === 'errors') return same(JSON.stringify(assessment.errors.map(({ code }) => code)));
    const told = (language: 'zh' | 'en'): string =>
      assessment.errors.map(({ path, messages }) => `${path}: ${messages[language]}`).join('; ');
    return { zh: `输入被拒绝：${told('zh')}`, en: `the input was refused: ${told('en')}` };
  }
  return same(gotOfAnswer(what, expected, assessment.answer));
}

function same(text: string): Bilingual {
  return { zh: text, en: text };
}

function gotOfAnswer(what: string, expected: unknown, answer: Answer): string {
  const outcome = outcomes[what];
  if (outcome) {
    return answer.outcome === outcome.is ? JSON.stringify(outcome.of(answer)) : toldBy(answer);
  }
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
