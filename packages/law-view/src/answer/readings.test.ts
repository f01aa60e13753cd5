import { expect, test } from 'vitest';
import { policy, rent } from '../../test/rent-claim.ts';
import { readingsOf } from './readings.ts';

test('the margin shows the readings that can change this item, and no others', () => {
  const ids = readingsOf(policy, policy.items.find(({ id }) => id === rent)).map(({ id }) => id);
  expect(ids).toEqual(expect.arrayContaining(['D-02', 'D-05', 'D-10', 'D-28']));
  expect(ids).not.toContain('D-16');
  expect(ids).not.toContain('D-31');
});
