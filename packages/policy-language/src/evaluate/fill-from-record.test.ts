import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { compilePolicy } from '../compile.ts';
import { assess } from './assess.ts';
import { fillFromRecord, recordedRows } from './fill-from-record.ts';

const text = readFileSync(new URL('../../tests/good/recorded.md', import.meta.url), 'utf8');
const written = /^````policy\n(.*?)^````$/ms.exec(text)?.[1] ?? '';
const { policy } = compilePolicy({ policy: written, source: '' });
if (!policy) throw new Error('the sample compiles');

const award = (claimYear: number, ...amounts: [ordinal: number, amount: string][]) => ({
  item: 'grant', claimYear, amount: '0.00', parts: amounts.map(([ordinal, amount]) => ({ ordinal, amount })),
});
const other = (claimYear: number, amount: string) => ({ item: 'other', claimYear, amount, parts: [{ amount }] });
const facts = (...items: Record<string, unknown>[]) => ({ applicant: {}, claim: {}, items });
const byYear = (rows: unknown, awards: Parameters<typeof fillFromRecord>[2]) =>
  fillFromRecord(policy, facts({ item: 'grant', byYear: rows }), awards).items[0];
const row = (ordinal: number, amount: string) => ({ ordinal, amount });

describe('a list that the record fills', () => {
  test.each([
    ['is as stated where nothing is recorded', [row(1, '5.00')], [], [row(1, '5.00')]],
    ['is the record where nothing is stated', undefined, [award(2016, [1, '7.00'])], [row(1, '7.00')]],
    ['says at least what is recorded', [row(1, '5.00')], [award(2016, [1, '7.00'])], [row(1, '7.00')]],
    ['keeps a statement that is higher', [row(1, '9.00')], [award(2016, [1, '7.00'])], [row(1, '9.00')]],
    ['keeps a statement in several rows', [row(1, '4.00'), row(1, '3.00')], [award(2016, [1, '7.00'])],
      [row(1, '4.00'), row(1, '3.00')]],
    ['adds awards under one key up', [row(2, '1.00')],
      [award(2016, [1, '7.00']), award(2017, [1, '0.01'], [2, '2.00'])],
      [row(1, '7.01'), row(2, '2.00')]],
    ['has no row for a part of nothing', undefined, [award(2016, [1, '0.00'])], undefined],
    ['passes what is no list to the door', 'seven', [award(2016, [1, '7.00'])], 'seven'],
  ])('%s', (_title, stated, awards, expected) => {
    expect(byYear(stated, awards)).toEqual({ item: 'grant', ...(expected !== undefined && { byYear: expected }) });
  });

  test('does not count items that it is no record of', () => {
    expect(byYear([], [other(2016, '7.00')])).toEqual({ item: 'grant', byYear: [] });
  });

  test('takes item, claim year and amount from awards, and tells which of them it adds up', () => {
    const awards = [other(2016, '3.00'), other(2016, '4.00'), other(2017, '5.00')];
    const rows = recordedRows(policy.facts[2]!, awards);
    expect(rows).toEqual([
      { row: { item: 'other', year: 2016, amount: '7.00' }, amount: '7.00', awards: awards.slice(0, 2) },
      { row: { item: 'other', year: 2017, amount: '5.00' }, amount: '5.00', awards: awards.slice(2) },
    ]);
  });

  test('leaves a later claim no more than what is left under the cap, whatever it states', () => {
    const claim = facts({ item: 'other', cost: '80000.00', awards: [] });
    const request = { ...claim, applicant: { kind: 'firm' } };
    const awarded = (given: typeof claim): string | null | undefined => {
      const assessment = assess(policy, { facts: given });
      return 'answer' in assessment ? assessment.answer.items[0]?.amount : JSON.stringify(assessment.errors);
    };
    expect(awarded(request)).toBe('80000.00');
    expect(awarded(fillFromRecord(policy, request, [other(2016, '60000.01')]))).toBe('39999.99');
  });
});
