// What is checked without running the product, and everything together.
import { missingParts, parts } from './machine-parts.ts';
import type { Part } from './machine-parts.ts';
import { commandStep, conclude, journeysStep, vitestStep } from './steps.ts';
import type { Result } from './steps.ts';

/** Types, lint and unused code; the rules of house and architecture are among the tests. */
export async function readingSteps(): Promise<Result[]> {
  return [
    await commandStep('types', ['tsc', '-p', 'tsconfig.json']),
    await commandStep('lint', ['oxlint', '--type-aware', '--deny-warnings']),
    await commandStep('unused code', ['knip', '--no-progress']),
  ];
}

/** Everything, PostgreSQL and browser included; answers the exit code. A missing part is a failure. */
export function everything(): Promise<number> {
  return withParts(missingParts(), async () => [
    ...await readingSteps(),
    await buildStep(),
    // Tests wait for databases and journeys for a browser: beside each other they use what the other leaves.
    ...await Promise.all([vitestStep('tests'), journeysStep('browser journeys', { beside: true })]),
  ]);
}

/** Every role's way through the product in a browser, or those of the named files; answers the exit code. */
export function journeys(files: string[]): Promise<number> {
  const { chromium, fonts } = parts;
  return withParts([chromium, fonts].filter((part) => !part.present()), async () => [
    await buildStep(),
    await journeysStep('browser journeys', { files }),
  ]);
}

function buildStep(): Promise<Result> {
  return commandStep('build', ['node', 'scripts/build.ts']);
}

/** Takes the steps when nothing is missing, else names what is. */
async function withParts(missing: Part[], steps: () => Promise<Result[]>): Promise<number> {
  for (const part of missing) console.error(part.sentence);
  const lacking = { name: 'what the tests need', passed: 0, failed: missing.length, seconds: 0 };
  return conclude(missing.length > 0 ? [lacking] : await steps());
}
