import { expect, test } from 'vitest';
import { compileFolder, FULL_POLICY } from '../policy.ts';
import { compareByHand } from './agreement.ts';

const CLAIMS = 600;

test('the full policy written by hand says what the reference says, to the fen and to the reason code', () => {
  const { compared, eligible, differences } = compareByHand(compileFolder(FULL_POLICY), { claims: CLAIMS, seed: 1n });
  expect(differences.length === 0 ? [] : [differences.length, differences[0]]).toEqual([]);
  expect(compared).toBe(CLAIMS);
  expect(eligible * 100).toBeGreaterThan(CLAIMS * 30);
}, 240_000);
