import { roles } from '@qingce/contract';
import { expect, test } from 'vitest';
import { adminRoles, applicantRoles, drafterRoles, mayOpen, officeRoles } from './access.ts';

test('every post stands on one side: applicants, offices, the drafter or the three administrators', () => {
  expect([...applicantRoles, ...officeRoles, ...drafterRoles, ...adminRoles].toSorted()).toEqual([...roles].toSorted());
});

test.each([
  ['signed-in', 'auditor', true],
  [applicantRoles, 'applicant-clerk', true],
  [applicantRoles, 'finance-clerk', false],
  [officeRoles, 'system-admin', false],
  [officeRoles, 'policy-drafter', false],
] as const)('a page for %j is open to %s: %s', (who, role, open) => {
  expect(mayOpen(who, role)).toBe(open);
});
