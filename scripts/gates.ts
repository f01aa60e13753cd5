// What is checked without running the product, and everything together.
import { missingParts, parts } from './machine-parts.ts';
import type { Part } from './machine-parts.ts';
import { commandStep, conclude, journeysStep, vitestStep } from './steps.ts';
import type { Result } from './steps.ts';

/** Types, lint and unused code; the rules of house and architecture are among the tests. */
export function readingSteps(): Result[] {
  return [
    commandStep('types', ['tsc', '-p', 'tsconfig.json']),
    commandStep('lint', ['oxlint', '--type-aware', '--deny-warnings']),
    commandStep('unused code', ['knip', '--no-progress']),
  ];
}

/** Everything, PostgreSQL and browser included; answers the exit code. A missing part is a failure. */
export function everything(): number {
  return withParts(missingParts(), () => [
    ...readingSteps(),
    commandStep('build', ['node', 'scripts/build.ts']),
    vitestStep('tests'),
    journeysStep('browser journeys'),
  ]);
}

/** Every role's way through the product in a browser, or those of the named files; answers the exit code. */
export function journeys(files: string[]): number {
  const { chromium, fonts } = parts;
  return withParts([chromium, fonts].filter((part) => !part.present()), () => [
    commandStep('build', ['node', 'scripts/build.ts']),
    journeysStep('browser journeys', files),
  ]);
}

/** Takes the steps when nothing is missing, else names what is. */
function withParts(missing: Part[], steps: () => Result[]): number {
  for (const part of missing) console.error(part.sentence);
  const lacking = { name: 'what the tests need', passed: 0, failed: missing.length, seconds: 0 };
  return conclude(missing.length > 0 ? [lacking] : steps());
}
