// The steps of a check, each with the number of tests that passed and failed in it.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { run, runBeside } from './run.ts';

/** What one step found; `seconds` is how long it took. */
export interface Result { name: string; passed: number; failed: number; seconds: number }

/** The counts in the report of a test runner. */
export interface Counts { passed: number; failed: number }

type Count = (report: unknown) => Counts;

/** A step that is one test: it passes when its command exits with 0. */
export function commandStep(name: string, command: string[]): Promise<Result> {
  return timed(name, async () => {
    const passed = await run(command) === 0;
    return { passed: passed ? 1 : 0, failed: passed ? 0 : 1 };
  });
}

/** Vitest with these arguments. */
export function vitestStep(name: string, args: string[] = []): Promise<Result> {
  const path = reportPath();
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${path}`];
  return timed(name, async () => {
    const exitCode = await run(['vitest', 'run', ...args, ...reporters]);
    return honest(readReport(path, countVitest), exitCode);
  });
}

/**
 * The browser journeys, all or those of the named files; playwright.config.ts starts the product for them. `beside`:
 * another step runs at the same time.
 */
export function journeysStep(
  name: string, { files = [], beside = false }: { files?: string[]; beside?: boolean } = {},
): Promise<Result> {
  const path = reportPath();
  return timed(name, async () => {
    const start = beside ? runBeside : run;
    const exitCode = await start(['playwright', 'test', ...files], { JOURNEYS_REPORT: path });
    return honest(readReport(path, countPlaywright), exitCode);
  });
}

/** Prints a line for each step and at the very end `N passed, N failed`; answers the exit code. */
export function conclude(results: Result[]): number {
  const passed = sum(results.map((result) => result.passed));
  const failed = sum(results.map((result) => result.failed));
  console.log('');
  for (const result of results) {
    const mark = result.failed === 0 ? '✓' : '✗';
    const counts = `${result.passed} passed, ${result.failed} failed`;
    console.log(`${mark} ${result.name}: ${counts}, ${Math.round(result.seconds)} s`);
  }
  console.log(`${passed} passed, ${failed} failed`);
  return failed === 0 && passed > 0 ? 0 : 1;
}

/** Counts Vitest's JSON report. A skipped test and a file that could not be loaded count as failed. */
export function countVitest(report: unknown): Counts {
  const { numPassedTests, numTotalTests, testResults } = report as {
    numPassedTests: number; numTotalTests: number;
    testResults: { status: string; assertionResults: { status: string }[] }[];
  };
  const broken = testResults.filter((file) =>
    file.status === 'failed' && !file.assertionResults.some((result) => result.status === 'failed'));
  return { passed: numPassedTests, failed: numTotalTests - numPassedTests + broken.length };
}

/** Counts Playwright's JSON report. A journey skipped, or passed only when repeated, counts as failed. */
export function countPlaywright(report: unknown): Counts {
  const { stats, errors } = report as {
    stats: { expected: number; unexpected: number; flaky: number; skipped: number }; errors: unknown[];
  };
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky + stats.skipped + errors.length };
}

/** A runner that crashed, that ran nothing or that complains without a failed test, has failed. */
export function honest({ passed, failed }: Counts, exitCode: number): Counts {
  const silent = failed === 0 && (exitCode !== 0 || passed === 0);
  return { passed, failed: silent ? 1 : failed };
}

function readReport(path: string, count: Count): Counts {
  try {
    return count(JSON.parse(readFileSync(path, 'utf8')));
  } catch (error) {
    console.error(`No report of the tests: ${String(error)}`);
    return { passed: 0, failed: 1 };
  } finally {
    rmSync(dirname(path), { recursive: true, force: true });
  }
}

function reportPath(): string {
  return join(mkdtempSync(join(tmpdir(), 'qingce-report-')), 'report.json');
}

async function timed(name: string, step: () => Promise<Counts>): Promise<Result> {
  console.log(`\n── ${name}`);
  const start = performance.now();
  return { name, ...await step(), seconds: (performance.now() - start) / 1000 };
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
