import { describe, expect, test } from 'vitest';
import { shownOf, wireOf } from './entry.ts';

describe('what is typed becomes what travels', () => {
  test.each([
    ['money', '50,000.5', '50000.5'],
    ['money', '５００００．００', '50000.00'],
    ['money', '5万', '5万'],
    ['integer', '150', 150],
    ['integer', '1,500', 1500],
    ['integer', '150席', '150席'],
    ['year', '2016', 2016],
    ['ratio', '60%', '0.6'],
    ['ratio', '100%', '1'],
    ['ratio', '0.5 %', '0.005'],
    ['ratio', '0.25', '0.25'],
    ['day', '2016/1/5', '2016-01-05'],
    ['day', '20160105', '2016-01-05'],
    ['day', '2016年1月5日', '2016-01-05'],
    ['day', '2016-02-3x', '2016-02-3x'],
    ['month', '2017.1', '2017-01'],
    ['instant', '2017-04-15', '2017-04-15T12:00:00+08:00'],
    ['amount', '1,000,000.55', '1000000.55'],
    ['text', ' 甲 ', '甲'],
  ] as const)('%s %s travels as %j', (wire, typed, value) => {
    expect(wireOf(wire, typed)).toBe(value);
  });

  test('an emptied field is not known, neither 0 nor empty text', () => {
    expect(wireOf('money', ' ')).toBeUndefined();
    expect(wireOf('integer', '')).toBeUndefined();
  });
});

describe('a field at rest', () => {
  test.each([
    ['money', '50000', '50,000.00'],
    ['money', '5万', '5万'],
    ['integer', 0, '0'],
    ['instant', '2017-04-15T10:00:00+08:00', '2017-04-15'],
    ['instant', '2017-04-14T16:00:00Z', '2017-04-15'],
    ['text', undefined, ''],
  ] as const)('%s %j shows as %s', (wire, value, text) => {
    expect(shownOf(wire, value)).toBe(text);
  });
});
