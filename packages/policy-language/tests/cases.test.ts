import { describe, expect, test } from 'vitest';
import { assess, followUp } from '../src/index.ts';
import type { Answer, Assessment, AssessmentRequest } from '../src/index.ts';
import { policyIn } from './agree/policy-files.ts';
import { examples, hasCases, policies, readText } from './policy-folders.ts';
import type { PolicyFolder } from './policy-folders.ts';

/** What an example expects; several readings of one run are joined by commas. */
type Expectation = {
  readonly total?: string; readonly ineligible?: string; readonly undetermined?: readonly string[];
  readonly shares?: Readonly<Record<string, string>>; readonly parts?: readonly object[];
  readonly instalments?: readonly object[]; readonly obligations?: readonly object[];
  readonly errors?: readonly string[];
};
type WorkedExample = {
  readonly id: string;
  readonly title: string;
  readonly facts: unknown;
  readonly expect: Expectation;
  readonly settings?: Readonly<Record<string, string>>;
  readonly otherReadings?: Readonly<Record<string, Expectation>>;
};

const withExamples = [...policies, ...examples].filter(hasCases);

type Run = {
  readonly name: string; readonly example: WorkedExample; readonly readings: string;
  readonly expected: Expectation;
};

function runsOf(folder: PolicyFolder): Run[] {
  const worked = JSON.parse(readText(folder, 'cases.json')) as WorkedExample[];
  return worked.flatMap((example) => [
    { name: `${example.id} ${example.title}`, example, readings: '', expected: example.expect },
    ...Object.entries(example.otherReadings ?? {}).map(([readings, expected]) =>
      ({ name: `${example.id} ${example.title}, ${readings}`, example, readings, expected })),
  ]);
}

function requestOf({ facts, settings }: WorkedExample, readings: string): AssessmentRequest {
  const chosen = Object.fromEntries(
    readings
      .split(',')
      .filter((one) => one !== '')
      .map((one) => one.split('=') as [string, string]),
  );
  return { facts, settings: settings ?? {}, readings: chosen };
}

/** The same things of the answer that the example speaks of. */
function said(assessment: Assessment, expected: Expectation): Expectation {
  if ('errors' in assessment) return { errors: assessment.errors.map(({ code }) => code) };
  const { answer } = assessment;
  return {
    ...outcomeOf(answer), ...(expected.shares && { shares: answer.shares as Record<string, string> }),
    ...(expected.parts && { parts: answer.items.flatMap(({ parts }) => parts) }),
  };
}

/** What follows the awards, as far as the example speaks of it. */
function following(follows: ReturnType<typeof followUp>, expected: Expectation): Expectation {
  const items = 'items' in follows ? follows.items : [];
  return {
    ...(expected.instalments && { instalments: items.flatMap(({ instalments }) => instalments) }),
    ...(expected.obligations && { obligations: items.flatMap(({ obligations }) => obligations) }),
  };
}

function outcomeOf({ outcome, total, items }: Answer): Expectation {
  if (outcome === 'eligible') return { total };
  if (outcome === 'undetermined') return { undetermined: items.flatMap(({ missing }) => missing) };
  return { ineligible: items[0]?.reasons[0]?.code ?? '' };
}

describe.each(withExamples)('worked examples of $id', (folder) => {
  const policy = policyIn(folder.at);

  test.each(runsOf(folder))('$name', ({ example, readings, expected }) => {
    const request = requestOf(example, readings);
    const got = { ...said(assess(policy, request), expected), ...following(followUp(policy, request), expected) };
    // Another reading may change the shares alone.
    const asked = expected.shares && !expected.total ? { shares: got.shares } : got;
    expect(asked).toEqual(expected);
  });

  test.each(runsOf(folder))('$name: the same facts give the same bytes', ({ example, readings }) => {
    const again = (): string => JSON.stringify(assess(policy, requestOf(example, readings)));
    expect(again()).toBe(again());
  });
});
