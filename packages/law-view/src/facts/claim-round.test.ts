import { describe, expect, test } from 'vitest';
import { policy } from '../../test/rent-claim.ts';
import { claimRoundOn, nextFilingDay } from './claim-round.ts';

describe('the round of claims', () => {
  test.each([
    ['2017-02-28', { year: 2016, opens: '2017-03-01', closes: '2017-06-30' }],
    ['2017-06-30', { year: 2016, opens: '2017-03-01', closes: '2017-06-30' }],
    ['2017-07-01', { year: 2017, opens: '2018-03-01', closes: '2018-06-30' }],
  ])('on %s is the open or the next one', (today, round) => {
    expect(claimRoundOn(policy, today)).toEqual(round);
  });

  test('there is none before the policy has run for a year, nor after its period', () => {
    expect(claimRoundOn(policy, '2015-03-15')).toBeUndefined();
    expect(claimRoundOn(policy, '2019-07-01')).toBeUndefined();
  });

  test('the page computes for the next day on which one can file', () => {
    expect(nextFilingDay(policy, '2017-02-28')).toBe('2017-03-01');
    expect(nextFilingDay(policy, '2017-04-15')).toBe('2017-04-15');
    expect(nextFilingDay(policy, '2019-07-01')).toBe('2019-07-01');
  });
});
