import { describe, expect, test } from 'vitest';
import { countPlaywright, countVitest, honest } from './steps.ts';

describe("counts of Vitest's report", () => {
  const file = (status: string, ...results: string[]) =>
    ({ status, assertionResults: results.map((result) => ({ status: result })) });

  test.each([
    ['all passed', 2, [file('passed', 'passed', 'passed')], { passed: 2, failed: 0 }],
    ['one failed', 1, [file('failed', 'passed', 'failed')], { passed: 1, failed: 1 }],
    ['a skipped test is a failed one', 1, [file('passed', 'passed', 'skipped')], { passed: 1, failed: 1 }],
    ['a file that cannot be loaded is a failed test', 1, [file('passed', 'passed'), file('failed')], { passed: 1, failed: 1 }],
  ])('%s', (_, numPassedTests, testResults, expected) => {
    const numTotalTests = testResults.flatMap((result) => result.assertionResults).length;
    expect(countVitest({ numPassedTests, numTotalTests, testResults })).toEqual(expected);
  });
});

test.each([
  ['all passed', { expected: 3, unexpected: 0, flaky: 0, skipped: 0 }, [], { passed: 3, failed: 0 }],
  ['journeys that failed, passed only when repeated, or did not run', { expected: 1, unexpected: 1, flaky: 1, skipped: 1 }, [], { passed: 1, failed: 3 }],
  ['a product that did not start', { expected: 0, unexpected: 0, flaky: 0, skipped: 0 }, [{}], { passed: 0, failed: 1 }],
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
