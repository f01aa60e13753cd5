import { expect, test } from 'vitest';
import { waitsFor } from './fact-lines.ts';

const officer = { unit: 'inspection', displayName: '甲' };

test.each([
  ['found by nobody yet', 'inspection', 'awaiting', [], true],
  ['found by the other one', 'inspection', 'half-confirmed', ['乙'], true],
  ['found by the officer, waiting for the other one', 'inspection', 'half-confirmed', ['甲'], false],
  ['found twice, and not the same', 'inspection', 'differs', ['甲', '乙'], true],
  ['confirmed', 'inspection', 'confirmed', ['甲', '乙'], false],
  ['of another office', 'education', 'awaiting', [], false],
] as const)('a fact %s waits for the officer or not', (_what, confirmedBy, state, verifiedBy, waits) => {
  const row = {
    path: 'items[0].x', confirmedBy, byRoster: false, state, verifiedBy: [...verifiedBy], verifiedAt: null, note: null,
  };
  expect(waitsFor(row, officer)).toBe(waits);
});
