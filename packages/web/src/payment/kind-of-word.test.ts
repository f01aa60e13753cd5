import { expect, test } from 'vitest';
import { kindOfWord } from './kind-of-word.ts';

test.each([
  ['paid', 'applied', false, 'matched'], ['failed', 'applied', false, 'failed'],
  ['returned', 'applied', false, 'returned'], ['paid', 'applied', true, 'late'], ['unknown', 'noted', false, 'unknown'],
  ['paid', 'duplicate', false, 'duplicate'], ['paid', 'contradicts', false, 'problem'],
  ['paid', 'no-such-instruction', false, 'problem'], ['returned', 'amount-differs', true, 'problem'],
] as const)('a line that says %s and is taken as %s (late: %s) is %s', (outcome, verdict, isLate, kind) => {
  expect(kindOfWord({ outcome, verdict, isLate })).toBe(kind);
});
