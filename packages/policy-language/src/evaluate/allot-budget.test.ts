import { exact } from '@qingce/values';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { BudgetMethod } from '../typed/ir.ts';
import { allotBudget } from './allot-budget.ts';
import type { Demand } from './allot-budget.ts';

const demands: Demand[] = [
  { id: 'a', fen: 300n, rank: exact.fraction(70n) }, { id: 'b', fen: 300n, rank: exact.fraction(90n) },
  { id: 'c', fen: 400n, rank: exact.fraction(90n) },
];

/** What is granted of a budget of so many fen. */
function granted(whenShort: BudgetMethod, available: bigint): bigint[] {
  return allotBudget({ ceiling: { n: '0' }, whenShort }, demands, available).map((each) => each.granted);
}

describe('a budget that is short', () => {
  test.each([
    { method: 'in-order', available: 500n, of: [300n, 200n, 0n] },
    { method: 'next-budget', available: 500n, of: [300n, 0n, 0n] },
    { method: 'ranking', available: 500n, of: [0n, 300n, 200n] },
    { method: 'pro-rata', available: 500n, of: [150n, 150n, 200n] },
    // 1/3 of a fen each is left; the largest remainder is that of c, then a before b.
    { method: 'pro-rata', available: 101n, of: [30n, 30n, 41n] },
    { method: 'pro-rata', available: 998n, of: [300n, 299n, 399n] },
    { method: 'in-order', available: 0n, of: [0n, 0n, 0n] },
  ] as const)('$method of $available', ({ method, available, of }) => {
    expect(granted(method, available)).toEqual(of);
  });

  test.each(['in-order', 'next-budget', 'ranking', 'pro-rata'] as const)('pays all when it is not: %s', (method) => {
    expect(granted(method, 1000n)).toEqual([300n, 300n, 400n]);
  });

  test('the ceiling that the policy declares, in 元, is what is available unless told otherwise', () => {
    const allotted = allotBudget({ ceiling: { n: '5' }, whenShort: 'in-order' }, demands);
    expect(allotted).toEqual([
      { id: 'a', granted: 300n, short: 0n }, { id: 'b', granted: 200n, short: 100n },
      { id: 'c', granted: 0n, short: 400n },
    ]);
  });

  test('whatever is demanded: no more than is demanded, no more than there is, and pro rata all of it', () => {
    const someDemands = fc.array(fc.bigInt({ min: 0n, max: 10_000n }), { minLength: 1, maxLength: 12 });
    const methods = fc.constantFrom<BudgetMethod>('in-order', 'next-budget', 'ranking', 'pro-rata');
    fc.assert(fc.property(someDemands, methods, fc.bigInt({ min: 0n, max: 50_000n }), (all, whenShort, available) => {
      const asked = all.map((fen, place): Demand => ({ id: String(place), fen, rank: exact.fraction(fen) }));
      const allotted = allotBudget({ ceiling: { n: '0' }, whenShort }, asked, available);
      const sum = allotted.reduce((so, each) => so + each.granted, 0n);
      const wanted = all.reduce((so, fen) => so + fen, 0n);
      const isRight = allotted.map(({ granted: own, short }, place) => own >= 0n && own + short === all[place]);
      expect(isRight).not.toContain(false);
      expect(sum <= available).toBe(true);
      if (whenShort !== 'next-budget') expect(sum).toBe(wanted < available ? wanted : available);
    }), { seed: 20_151_120 });
  });

  test('refuses a demand below nothing, and a ranking without ranks', () => {
    const below = [{ id: 'a', fen: -1n }];
    expect(() => allotBudget({ ceiling: { n: '5' }, whenShort: 'in-order' }, below)).toThrow(RangeError);
    const two = [{ id: 'a', fen: 1n }, { id: 'b', fen: 1n }];
    expect(() => allotBudget({ ceiling: { n: '5' }, whenShort: 'ranking' }, two)).toThrow(RangeError);
  });
});
