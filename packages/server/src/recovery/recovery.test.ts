import { describe, expect, test } from 'vitest';
import { allocate, barredAfter, planStates, reckon, takeOf } from './recovery.ts';
import type { Movement, Recovery, Word } from './recovery.ts';

const shares = [
  { treasury: 'city', item: 'rent', amountFen: 6_000n }, { treasury: 'district', item: 'rent', amountFen: 4_000n },
];
const aCase = (over: Partial<Recovery> = {}): Recovery => ({
  id: '1', number: '2017-0001', claimId: 'c', applicantId: 'a', policy: 'p', kind: 'k', clause: '1', finding: '',
  hearingOn: '2017-01-01', state: 'demanded', openedBy: 'x', openedAt: '', shares, amountFen: 10_000n, reason: '',
  interest: null, proposedBy: 'x', decidedBy: 'y', decidedAt: '2017-01-01T00:00:00.000+08:00', demandNumber: '1',
  dueOn: '2017-01-31', asked: null, ...over,
});
const came = (onDay: string | null, cityFen: bigint, over: Partial<Movement> = {}): Movement => ({
  kind: 'receipt', shares: [{ treasury: 'city', item: 'rent', amountFen: cityFen }], principalFen: cityFen,
  interestFen: 0n, reference: '', onDay, reason: '', ...over,
});
const turn = (kind: Word['kind'], onDay: string): Word => ({ caseId: '1', kind, said: '', paper: '', onDay, by: '' });
const bearing = aCase({
  amountFen: 3_650_000n, shares: [{ treasury: 'city', item: 'rent', amountFen: 3_650_000n }],
  interest: { rate: '0.1', from: '2017-01-01', basis: '示例' },
});
const interestOn = (day: string, movements: Movement[] = [], words: Word[] = []): bigint =>
  reckon(bearing, { movements, words, day }).interestDueFen;

describe('interest', () => {
  test.each([
    ['none on its first day', '2017-01-01', 0n], ['one day', '2017-01-02', 1_000n], ['a year', '2018-01-01', 365_000n],
    ['a leap year is a day more', '2021-01-01', 1_461_000n], ['none before it begins', '2016-12-01', 0n],
  ])('%s', (_what, day, fen) => expect(interestOn(day)).toBe(fen));

  test('stops for what came, on the day it came', () => {
    expect(interestOn('2017-01-11', [came('2017-01-06', 1_825_000n)])).toBe(7_500n);
  });

  test('rests while an appeal holds the debt', () => {
    expect(interestOn('2017-01-11', [], [turn('suspend', '2017-01-03'), turn('resume', '2017-01-08')])).toBe(5_000n);
  });

  test('is rounded once, half up', () => {
    const odd = aCase({ interest: { rate: '0.0365', from: '2017-01-01', basis: '示例' }, amountFen: 50n });
    expect(reckon(odd, { movements: [], words: [], day: '2017-04-11' }).interestDueFen).toBe(1n);
    expect(reckon(odd, { movements: [], words: [], day: '2017-04-10' }).interestDueFen).toBe(0n);
  });
});

describe('a debt of 100 against an award of 60', () => {
  test('leaves 40, and is whole until the bank has paid', () => {
    const waiting = [came(null, 6_000n, { kind: 'set-off' })];
    const planned = reckon(aCase(), { movements: waiting, words: [], day: '2017-02-01' });
    expect([planned.outstandingFen, planned.underWayFen]).toEqual([10_000n, 6_000n]);
    const paid = reckon(aCase(), {
      movements: [came('2017-02-01', 6_000n, { kind: 'set-off' })], words: [], day: '2017-02-01',
    });
    expect([paid.outstandingFen, paid.underWayFen]).toEqual([4_000n, 0n]);
  });

  test('is taken no more than once: what is under way is not free', () => {
    const planned = reckon(aCase(), { movements: [came(null, 5_999n)], words: [], day: '2017-02-01' });
    expect(takeOf('city', 9_999n, planned)).toEqual([{ treasury: 'city', item: 'rent', amountFen: 1n }]);
    expect(allocate(4_002n, aCase(), planned)).toBeUndefined();
    expect(allocate(4_001n, aCase(), planned)?.shares).toEqual([
      { treasury: 'city', item: 'rent', amountFen: 1n }, { treasury: 'district', item: 'rent', amountFen: 4_000n },
    ]);
  });
});

test('money pays the principal first, then the interest, each treasury its part', () => {
  const owing = reckon({ ...bearing, shares: [
    { treasury: 'city', item: 'rent', amountFen: 2_190_000n },
    { treasury: 'district', item: 'rent', amountFen: 1_460_000n },
  ] }, { movements: [], words: [], day: '2017-01-11' });
  expect(allocate(3_660_001n, bearing, owing)).toBeUndefined();
  expect(allocate(3_660_000n, { ...bearing, shares: owing.outstanding }, owing)?.interest).toEqual([
    { treasury: 'city', amountFen: 6_000n }, { treasury: 'district', amountFen: 4_000n },
  ]);
  expect(allocate(100n, bearing, owing)).toMatchObject({ interest: [] });
});

test('a debt is barred so many years after it was due, counted anew from each payment and plan', () => {
  const of = (movements: Movement[], agreedOn: string[]) =>
    barredAfter({ dueOn: '2016-02-29', movements, agreedOn }, 2);
  expect(of([], [])).toBe('2018-02-28');
  expect(of([came('2017-01-05', 1n)], ['2016-03-01'])).toBe('2019-01-05');
  expect(of([came('2017-01-05', 1n, { kind: 'write-off' })], [])).toBe('2018-02-28');
});

test('the parts of a plan are met in their order', () => {
  const plan = [{ dueOn: '2017-02-01', amountFen: 10n }, { dueOn: '2017-03-01', amountFen: 10n }];
  expect(planStates(plan, { receivedFen: 10n, today: '2017-02-15' })).toEqual(['met', 'due']);
  expect(planStates(plan, { receivedFen: 9n, today: '2017-02-01' })).toEqual(['due', 'due']);
  expect(planStates(plan, { receivedFen: 9n, today: '2017-03-02' })).toEqual(['overdue', 'overdue']);
});
