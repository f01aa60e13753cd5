import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { claimAccount, fundAccount, shareAccount } from './accounts.ts';
import { changesByAccount, entryProblem } from './entry.ts';
import type { Entry } from './entry.ts';
import { transfer } from './posting.ts';

const book = 'fund-2017';
const granted = fundAccount(book, 'appropriation');
const available = fundAccount(book, 'available');
const reserved = claimAccount(book, 'reserved', { claimId: 'claim-1', item: null });

const anEntry = (over: Partial<Entry>): Entry => ({
  book, phase: 'direct', act: 'fund.test', businessAt: '2017-04-15T10:00:00.000+08:00',
  recordedAt: '2026-01-01T10:00:00.000+08:00',
  postings: transfer({ from: available, to: reserved, amountFen: 100n }), ...over,
});

describe('an entry is sound when', () => {
  test('its debits equal its credits', () => {
    expect(entryProblem(anEntry({}))).toBeUndefined();
  });

  test.each<[string, Partial<Entry>, string]>([
    ['a line is missing', { postings: anEntry({}).postings.slice(0, 1) }, 'at least two lines'],
    ['it is out of balance by one fen', { postings: [
      { account: reserved, side: 'debit', amountFen: 100n }, { account: available, side: 'credit', amountFen: 99n },
    ] }, 'exceed credits by 1 fen'],
    [
      'a line moves nothing', { postings: transfer({ from: available, to: reserved, amountFen: 0n }) },
      'more than zero',
    ],
    ['a line is negative', { postings: transfer({ from: available, to: reserved, amountFen: -1n }) }, 'more than zero'],
    ['a line lies in another book', {
      postings: transfer({ from: fundAccount('fund-2018', 'available'), to: reserved, amountFen: 1n }),
    }, 'one book'],
    ['a post names no reservation', { phase: 'post' }, 'ends a reservation'],
    ['a plain entry names a reservation', { resolves: 1n }, 'ends a reservation'],
  ])('not when %s', (_what, over, problem) => {
    expect(entryProblem(anEntry(over))).toContain(problem);
  });
});

test('a grant raises both the appropriation and what is available', () => {
  const postings = transfer({ from: granted, to: available, amountFen: 7n });
  expect(changesByAccount(postings)).toEqual(new Map([[available.code, 7n], [granted.code, 7n]]));
});

test('however money moves, what leaves one account arrives in another', () => {
  const spots = [available, reserved, claimAccount(book, 'reserved', { claimId: 'claim-2', item: null }),
    shareAccount(book, 'paid', { claimId: 'claim-1', treasury: 'city', item: null })];
  const move = fc.record({
    from: fc.constantFrom(...spots), to: fc.constantFrom(...spots), amountFen: fc.bigInt(1n, 10n ** 15n),
  });
  fc.assert(fc.property(fc.array(move, { minLength: 1, maxLength: 8 }), (moves) => {
    const postings = moves.flatMap(transfer);
    expect(entryProblem(anEntry({ postings }))).toBeUndefined();
    expect([...changesByAccount(postings).values()].reduce((a, b) => a + b, 0n)).toBe(0n);
  }));
});
