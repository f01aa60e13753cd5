import type { BudgetSubject } from '@qingce/contract';
import { expect, test } from 'vitest';
import { subjectOf } from './subject-of.ts';

const subject = (fromYear: number, item: string | null, code: string): BudgetSubject => ({
  fromYear, item, functional: { code, name: '示例' }, economic: { code: '507', name: '示例' },
  department: { code: '312', name: '示例' }, basis: '示例',
});
const subjects = [
  subject(2016, null, '21606'), subject(2018, null, '21607'), subject(2017, 'referral', '2160699'),
];

test.each([
  ['before any is set', null, 2015, undefined],
  ['the one of all items', 'certification', 2017, '21606'],
  ['the newest that has begun', null, 2019, '21607'],
  ['an item’s own, whatever all others have', 'referral', 2019, '2160699'],
  ['before an item’s own begins', 'referral', 2016, '21606'],
])('finds %s', (_what, item, year, code) => {
  expect(subjectOf(subjects, { item, year })?.functional.code).toBe(code);
});
