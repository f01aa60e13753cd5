// The best legal combination against every subset, tried one by one.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { combine } from './combination.ts';
import type { Payable } from './combination.ts';
import type { Item } from '../typed/ir.ts';

const KINDS = ['a', 'b', 'c', 'd', 'e'];

const kind = (id: string, exclusive: readonly string[]): Item => ({
  id,
  name: { zh: id, en: id },
  clause: '1',
  constants: {},
  parts: [],
  facts: [],
  conditions: [],
  award: { op: 'list', items: [] },
  awardPlace: { line: 1, column: 1, to: 1 },
  exclusive,
  phrases: [],
});

const kinds = fc
  .tuple(...KINDS.map((id) => fc.subarray([...KINDS.filter((other) => other !== id), 'all'])))
  .map((exclusive) => KINDS.map((id, at) => kind(id, exclusive[at] ?? [])));

/** Some items, several of a kind among them; awards of nothing and equal awards too. */
const payables = kinds.chain((all) =>
  fc
    .array(
      fc.record({ kind: fc.nat(KINDS.length - 1), fen: fc.constantFrom(0n, 1n, 100n, 150n, 250n, 400n) }),
      { maxLength: 8 },
    )
    .map((items) =>
      items.map((one, position): Payable => ({ position, item: all[one.kind] ?? all[0]!, fen: one.fen })),
    ),
);

/** Whether no two items of different kinds bar each other. */
function isLegal(some: readonly Payable[]): boolean {
  for (const one of some) {
    for (const other of some) {
      if (one.item.id === other.item.id) continue;
      if (one.item.exclusive.includes(other.item.id) || one.item.exclusive.includes('all')) return false;
    }
  }
  return true;
}

/** Every legal subset, by the bits of a number. */
function legalSubsets(all: readonly Payable[]): Payable[][] {
  const subsets: Payable[][] = [];
  for (let bits = 0; bits < 2 ** all.length; bits += 1) {
    const some = all.filter((_, at) => Math.trunc(bits / 2 ** at) % 2 === 1);
    if (isLegal(some)) subsets.push(some);
  }
  return subsets;
}

function worth(some: readonly Payable[]): bigint {
  return some.reduce((sum, { fen }) => sum + fen, 0n);
}

describe('就高不就低，只享受一次', () => {
  test('no legal choice among the items is worth more than the combination chosen', () => {
    fc.assert(
      fc.property(payables, (all) => {
        const most = legalSubsets(all)
          .map(worth)
          .reduce((a, b) => (a > b ? a : b), 0n);
        const { best } = combine(all);
        expect(isLegal(best.payable)).toBe(true);
        expect([best.fen, worth(best.payable)]).toEqual([most, most]);
      }),
      { numRuns: 500 },
    );
  });

  test('the alternatives are legal, no larger, and none could take one item more', () => {
    fc.assert(
      fc.property(payables, (all) => {
        const { best, others } = combine(all);
        for (const other of others) {
          expect(isLegal(other.payable)).toBe(true);
          expect(other.fen <= best.fen).toBe(true);
          const left = all.filter((one) => !other.payable.includes(one));
          expect(left.filter((one) => isLegal([...other.payable, one]))).toEqual([]);
        }
      }),
      { numRuns: 500 },
    );
  });
});
