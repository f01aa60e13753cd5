import { expect, test } from 'vitest';
import type { PolicyLine } from '@qingce/contract';
import { policyWorkedOn } from './usePolicyWorkedOn.ts';

const line = (id: string, ...offices: string[]): PolicyLine => ({
  id, hash: 'sha256:0', title: { zh: id, en: id }, documentNo: '', window: null, address: '', offices, forms: [],
});
const policies = [line('a', 'harbour'), line('b', 'transport', 'treasury'), line('c', 'treasury')];

test.each([
  { name: 'the one chosen last, whosever it is', chosen: 'c', unit: 'transport', begins: 'c' },
  { name: 'one that gives work to the own office', chosen: null, unit: 'treasury', begins: 'b' },
  { name: 'the same where the one chosen is gone', chosen: 'gone', unit: 'treasury', begins: 'b' },
  { name: 'the first, where none is of the own office', chosen: null, unit: 'audit', begins: 'a' },
  { name: 'the first, for who sits in no office', chosen: null, unit: null, begins: 'a' },
])('a page begins with $name', ({ chosen, unit, begins }) => {
  expect(policyWorkedOn(policies, { chosen, unit })?.id).toBe(begins);
});
