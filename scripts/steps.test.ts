import { describe, expect, test } from 'vitest';
import { countPlaywright, countVitest, honest } from './steps.ts';

describe("counts of Vitest's report", () => {
  const file = (status: string, ...results: string[]) =>
    ({ status, assertionResults: results.map((result) => ({ status: result })) });

  test.each([
    ['all passed', 2, [file('passed', 'passed', 'passed')], { passed: 2, failed: 0 }],
    ['one failed', 1, [file('failed', 'passed', 'failed')], { passed: 1, failed: 1 }],
    ['a skipped test is a failed one', 1, [file('passed', 'passed', 'skipped')], { passed: 1, failed: 1 }],
    ['a file that cannot be loaded', 1, [file('passed', 'passed'), file('failed')], { passed: 1, failed: 1 }],
  ])('%s', (_, numPassedTests, testResults, expected) => {
    const numTotalTests = testResults.flatMap((result) => result.assertionResults).length;
    expect(countVitest({ numPassedTests, numTotalTests, testResults })).toEqual(expected);
  });
});

const none = { expected: 0, unexpected: 0, flaky: 0, skipped: 0 };

test.each([
  ['all passed', { ...none, expected: 3 }, [], { passed: 3, failed: 0 }],
  ['one failed', { ...none, expected: 2, unexpected: 1 }, [], { passed: 2, failed: 1 }],
  ['one passed only when repeated', { ...none, expected: 2, flaky: 1 }, [], { passed: 2, failed: 1 }],
  ['one did not run', { ...none, expected: 2, skipped: 1 }, [], { passed: 2, failed: 1 }],
  ['the product did not start', none, [{}], { passed: 0, failed: 1 }],
])("counts of Playwright's report: %s", (_, stats, errors, expected) => {
  expect(countPlaywright({ stats, errors })).toEqual(expected);
});

test.each([
  ['passed', { passed: 3, failed: 0 }, 0, { passed: 3, failed: 0 }],
  ['failed', { passed: 3, failed: 2 }, 1, { passed: 3, failed: 2 }],
  ['exits with 1 although no test failed', { passed: 3, failed: 0 }, 1, { passed: 3, failed: 1 }],
  ['ran nothing', { passed: 0, failed: 0 }, 0, { passed: 0, failed: 1 }],
])('a runner that %s', (_, counts, exitCode, expected) => {
  expect(honest(counts, exitCode)).toEqual(expected);
});
