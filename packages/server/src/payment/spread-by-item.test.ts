import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { sumOf } from '../fund/index.ts';
import { spreadByItem } from './spread-by-item.ts';

const item = (name: string, amountFen: bigint, bearer?: string) => ({ item: name, amountFen, bearer });

test.each<[string, Parameters<typeof spreadByItem>[0], bigint, bigint, [string, string, bigint][]]>([
  ['one shared item', [item('a', 100n)], 60n, 40n, [['district', 'a', 40n], ['city', 'a', 60n]]],
  ['an item of the city alone', [item('a', 100n, 'city')], 100n, 0n, [['city', 'a', 100n]]],
  ['both kinds', [item('a', 100n), item('b', 50n, 'city')], 110n, 40n,
    [['city', 'b', 50n], ['city', 'a', 60n], ['district', 'a', 40n]]],
  ['an odd fen goes to the larger remainder', [item('a', 1n), item('b', 2n)], 2n, 1n,
    [['district', 'b', 1n], ['city', 'a', 1n], ['city', 'b', 1n]]],
  ['an item claimed twice', [item('a', 60n), item('a', 40n)], 60n, 40n,
    [['district', 'a', 40n], ['city', 'a', 60n]]],
])('spreads %s', (_what, items, city, district, told) => {
  const totals = [{ treasury: 'city', amountFen: city }, { treasury: 'district', amountFen: district }];
  const found = spreadByItem(items, totals, 'city').map((share) => [share.treasury, share.item, share.amountFen]);
  expect(found).toEqual(told);
});

test('rows and columns always add up, and nothing is below zero', () => {
  const anItem = fc.record({
    item: fc.constantFrom('a', 'b', 'c'), amountFen: fc.bigInt(1n, 10n ** 9n),
    bearer: fc.constantFrom(undefined, undefined, 'city'),
  });
  fc.assert(fc.property(fc.array(anItem, { minLength: 1, maxLength: 6 }), fc.bigInt(0n, 100n), (items, percent) => {
    const all = sumOf(items);
    const districtFen = (sumOf(items.filter(({ bearer }) => bearer === undefined)) * percent) / 100n;
    const totals = [
      { treasury: 'city', amountFen: all - districtFen }, { treasury: 'district', amountFen: districtFen },
    ];
    const shares = spreadByItem(items, totals, 'city');
    for (const { treasury, amountFen } of totals) {
      expect(sumOf(shares.filter((share) => share.treasury === treasury))).toBe(amountFen);
    }
    for (const name of ['a', 'b', 'c']) {
      const wanted = sumOf(items.filter((one) => one.item === name));
      expect(sumOf(shares.filter((share) => share.item === name))).toBe(wanted);
    }
    expect(shares.every(({ amountFen }) => amountFen > 0n)).toBe(true);
  }), { numRuns: 100_000 });
});
