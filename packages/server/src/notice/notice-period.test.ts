import { describe, expect, test } from 'vitest';
import { workingDayAfter } from '../policy/index.ts';
import { daysOfPeriod, noticePeriod } from './notice-period.ts';

describe('working days are counted from the day after the event', () => {
  test.each([
    ['over the National Day holiday, with a make-up Saturday', '2016-09-28', '2016-10-10'],
    ['over the Spring Festival', '2018-02-09', '2018-02-22'],
    ['over Labour Day, with make-up Sundays', '2019-04-26', '2019-05-06'],
    ['in 2026', '2026-02-12', '2026-02-26'],
  ])('%s', (_what, from, expected) => {
    expect(workingDayAfter(from, 5)).toBe(expected);
  });

  test('a year whose calendar is not published is refused, not guessed', () => {
    expect(() => workingDayAfter('2026-12-30', 5)).toThrow('calendar.year-unknown');
  });
});

describe('a notice stays at least five working days and seven days', () => {
  test.each([
    ['an ordinary week', '2017-04-20', '2017-04-21', '2017-04-27'],
    ['a week with Labour Day is longer', '2017-04-26', '2017-04-27', '2017-05-04'],
    ['published on a Friday', '2017-04-14', '2017-04-15', '2017-04-21'],
  ])('%s', (_what, published, opensOn, closesOn) => {
    expect(noticePeriod(published, { workingDays: 5, days: 7 })).toEqual({ opensOn, closesOn });
  });
});

describe('a notice says how many of its days are working days', () => {
  test.each([
    ['an ordinary week', '2017-04-21', '2017-04-27', { days: 7, workingDays: 5 }],
    ['with the three days of Labour Day', '2017-04-25', '2017-05-02', { days: 8, workingDays: 5 }],
    ['with a make-up Saturday', '2016-09-29', '2016-10-10', { days: 12, workingDays: 5 }],
    ['a single Sunday', '2017-04-23', '2017-04-23', { days: 1, workingDays: 0 }],
  ])('%s', (_what, opensOn, closesOn, expected) => {
    expect(daysOfPeriod({ opensOn, closesOn })).toEqual(expected);
  });
});
