import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatDay } from './day.ts';
import { compareInstants, shanghaiDayOf } from './instant.ts';

describe('the day in Shanghai of an instant', () => {
  test.each([
    ['2017-04-15T10:00:00+08:00', '2017-04-15'],
    ['2017-06-30T23:59:59.999+08:00', '2017-06-30'],
    ['2017-07-01T00:00:00+08:00', '2017-07-01'],
    ['2017-06-30T15:59:59Z', '2017-06-30'],
    ['2017-06-30T16:00:00Z', '2017-07-01'],
    ['2017-06-30T16:00Z', '2017-07-01'],
    ['2016-12-31T11:00:00-05:00', '2017-01-01'],
    ['2017-01-01T05:30:00+14:00', '2016-12-31'],
    ['2016-02-29T00:00:00.123456789+08:00', '2016-02-29'],
    ['2017-07-01T05:45:00+13:45', '2017-07-01'],
  ])('%s is %s', (instant, text) => {
    expect(formatDay(shanghaiDayOf(instant)!)).toBe(text);
  });

  test.each([
    '2017-04-15T10:00:00', '2017-04-15', '2017-04-15T24:00:00+08:00', '2017-04-15T10:60:00Z',
    '2017-04-15T10:00:60Z',
    '2017-02-29T10:00:00Z', '2017-04-15 10:00:00Z', '2017-04-15T10:00:00z', '2017-04-15T10:00:00+0800',
    '2017-04-15T10:00:00+08', '2017-04-15T10:00:00+24:00', '2017-04-15T10:00:00+08:60',
    '2017-04-15T10:00:00.Z', '2017-04-15T10Z', '2017-04-15T10:00:00Z ', '',
  ])('%j is refused', (instant) => {
    expect(shanghaiDayOf(instant)).toBeUndefined();
  });
});

describe('the order of instants', () => {
  test.each([
    ['2017-07-01T00:00:00+08:00', '2017-06-30T16:00:00Z', 0],
    ['2017-07-01T00:00+08:00', '2017-06-30T16:00:00.000Z', 0],
    ['2017-06-30T23:59:59.999+08:00', '2017-06-30T16:00:00Z', -1],
    ['2017-06-30T16:00:00.1Z', '2017-06-30T16:00:00.09Z', 1],
    ['2017-06-30T16:00:10Z', '2017-06-30T16:00:09.9Z', 1],
  ])('%s against %s', (a, b, order) => {
    expect(compareInstants(a, b)).toBe(order);
  });

  test('agrees with the clock of the platform', () => {
    const moment = fc.date({ min: new Date('1992-01-01'), max: new Date('2199-01-01'), noInvalidDate: true });
    fc.assert(fc.property(moment, moment, (a, b) => {
      expect(compareInstants(a.toISOString(), b.toISOString())).toBe(Math.sign(a.getTime() - b.getTime()));
    }));
  });

  test('is refused for anything that is not an instant', () => {
    expect(() => compareInstants('2017-06-30', '2017-06-30T16:00:00Z')).toThrow(RangeError);
  });
});
