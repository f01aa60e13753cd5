// What is checked without running the product, and everything together.
import { missingParts } from './machine-parts.ts';
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
  const missing = missingParts();
  for (const part of missing) console.error(part.sentence);
  if (missing.length > 0) {
    return conclude([{ name: 'what the tests need', passed: 0, failed: missing.length, seconds: 0 }]);
  }
  return conclude([
    ...readingSteps(),
    commandStep('build', ['node', 'scripts/build.ts']),
    vitestStep('tests'),
    journeysStep('browser journeys'),
  ]);
}
