import { expect, test } from 'vitest';
import { changedFacts } from './changed-facts.ts';

test.each([
  ['a fact that is new', {}, { approved: true }, { approved: true }],
  ['a fact with another value', { years: [2015] }, { years: [2015, 2016] }, { years: [2015, 2016] }],
  ['a fact taken out', { approved: true, filed: true }, { filed: true }, { approved: null }],
  ['no fact that stays as it is, and not the kind', { years: [] }, { kind: 'enterprise', years: [] }, {}],
] as const)('the register is told %s', (_what, held, now, told) => {
  expect(changedFacts({ held: held as never, now })).toEqual(told);
});
