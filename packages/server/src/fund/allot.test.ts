import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cutAwards, linesWithout, shortLines, wholeAwards } from './allot.ts';
import type { Wanted } from './allot.ts';
import { sumOf } from './fund.ts';

const wants = (claimId: string, ...parts: [item: string | null, amountFen: bigint][]): Wanted =>
  ({ claimId, parts: parts.map(([item, amountFen]) => ({ item, amountFen })) });
const lines = (...all: [string | null, bigint][]) => new Map(all);

describe('carried to the next budget', () => {
  test.each([
    ['all are paid where it suffices', 100n, ['a', 'b', 'c']],
    ['the last waits', 99n, ['a', 'b']],
    ['from the first that does not fit on nobody overtakes', 49n, []],
    ['nobody gets a part', 0n, []],
  ])('%s', (_title, available, paid) => {
    const wanted = [wants('a', [null, 50n]), wants('b', [null, 20n]), wants('c', [null, 30n])];
    expect([...wholeAwards(wanted, lines([null, available]))]).toEqual(paid);
  });

  test('a claim waits whole when one of its lines is short, and only those behind it on its lines wait too', () => {
    const wanted = [wants('a', ['x', 50n], ['y', 50n]), wants('b', ['y', 10n]), wants('c', ['z', 10n])];
    expect([...wholeAwards(wanted, lines([null, 10n], ['x', 40n], ['y', 55n]))]).toEqual(['c']);
    expect([...wholeAwards(wanted, lines([null, 10n], ['x', 40n], ['y', 60n]))]).toEqual(['b', 'c']);
  });
});

describe('cut in proportion', () => {
  test('the parts of a short line are cut by the largest remainder, others are not', () => {
    const wanted = [wants('a', [null, 100n], ['x', 70n]), wants('b', [null, 100n]), wants('c', [null, 100n])];
    const available = lines([null, 200n], ['x', 70n]);
    expect(cutAwards(wanted, available)).toEqual([
      wants('a', [null, 67n], ['x', 70n]), wants('b', [null, 67n]), wants('c', [null, 66n]),
    ]);
    expect(shortLines(wanted, available)).toEqual([{ item: null, availableFen: 200n, demandedFen: 300n }]);
  });

  test('whatever is wanted: on a short line the cut awards add up to what is available, to the fen', () => {
    const part = fc.tuple(fc.constantFrom(null, 'x', 'y'), fc.bigInt({ min: 1n, max: 10n ** 12n }));
    const claims = fc.array(fc.uniqueArray(part, { minLength: 1, selector: ([item]) => item }), { minLength: 1 });
    fc.assert(fc.property(claims, fc.bigInt({ min: 0n, max: 10n ** 13n }), fc.bigInt({ min: 0n, max: 10n ** 12n }),
      (all, pooled, own) => {
        const wanted = all.map((parts, index) => wants(`${index}`, ...parts));
        const available = lines([null, pooled], ['x', own]);
        const cut = cutAwards(wanted, available);
        const short = new Map(shortLines(wanted, available).map((line) => [line.item, line]));
        for (const [line, fen] of available) {
          const of = (some: readonly Wanted[]) => sumOf(some.flatMap(({ parts }) =>
            parts.filter(({ item }) => (item === 'x' ? 'x' : null) === line)));
          expect(of(cut)).toBe(short.has(line) ? fen : of(wanted));
        }
        for (const [index, { parts }] of cut.entries()) for (const [place, { amountFen }] of parts.entries())
          expect(amountFen <= wanted[index]!.parts[place]!.amountFen).toBe(true);
      }), { numRuns: 10_000 });
  });
});

test('what earlier budgets owe is left out of what is divided, and never below nothing', () => {
  const deferred = [wants('a', [null, 30n], ['x', 100n])];
  expect(linesWithout(deferred, lines([null, 50n], ['x', 70n]))).toEqual(lines([null, 20n], ['x', 0n]));
});
