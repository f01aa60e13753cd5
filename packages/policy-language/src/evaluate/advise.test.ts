import { describe, expect, test } from 'vitest';
import { CLAIM, FIRM, firstOf, LECTURES, PERSON, SPECIAL, TOOLS, TREES } from '../../tests/garden/garden.ts';
import type { Facts } from '../../tests/garden/garden.ts';

const plots = (...counts: (number | undefined)[]): Facts => ({
  ...TREES,
  plots: counts.map((count, at) => ({ from: `2020-0${at * 3 + 1}-01`, to: `2020-0${at * 3 + 3}-28`, count })),
});
const next = (item: Facts, parts = {}): unknown => firstOf([item], parts).next;

describe('what would change a no', () => {
  test('is the nearest number, what it would be worth, and the clause', () => {
    expect(next({ ...TREES, plots: [{ from: '2020-01-01', to: '2020-12-31', count: 88 }] })).toEqual([
      { changes: [{ fact: 'plots[0].count', from: 88, to: 100 }], amount: '3600.00', clause: '1' },
    ]);
  });

  test('is the nearest day', () => {
    expect(next({ ...TREES, endsOn: '2020-12-30' })).toEqual([
      { changes: [{ fact: 'endsOn', from: '2020-12-30', to: '2020-12-31' }], amount: '4320.00', clause: '1' },
    ]);
  });

  test('is another choice, or yes instead of no, also where a default stands', () => {
    const saw = { ...TOOLS, tools: [{ name: '锯', kind: 'saw', boughtOn: '2020-05-01', fee: '300.00' }] };
    expect(next(saw)).toEqual([
      { changes: [{ fact: 'tools[0].kind', from: 'saw', to: 'spade' }], amount: '150.00', clause: '2' },
      { changes: [{ fact: 'tools[0].approved', from: false, to: true }], amount: '150.00', clause: '2' },
    ]);
  });

  test('may be a fact of the applicant, told for every item', () => {
    expect(next(TREES, { applicant: { ...FIRM, registered: false } })).toEqual([
      { changes: [{ fact: 'applicant.registered', from: false, to: true }], amount: '4320.00', clause: '0' },
    ]);
  });

  test('is told once for each fact, worth most first', () => {
    expect(next(plots(95, 96))).toMatchObject([
      { changes: [{ fact: 'plots[1].count', from: 96, to: 100 }], amount: '880.00' },
      { changes: [{ fact: 'plots[0].count', from: 95, to: 100 }], amount: '870.97' },
    ]);
  });

  test('goes down as well as up', () => {
    const talks = [{ from: '2021-02-01', to: '2021-02-28', times: 12 }];
    const found = next({ ...LECTURES, talks }, { applicant: PERSON }) as {
      changes: { fact: string; to: unknown }[];
    }[];
    // The row lies in the next year; one day alone would make it run backwards or straddle the year.
    expect(found).toEqual([]);
    expect(
      next({ ...TOOLS, tools: [{ name: '铲', kind: 'spade', boughtOn: '2021-02-10', fee: '8.00' }] }),
    ).toMatchObject([
      { changes: [{ fact: 'tools[0].boughtOn', from: '2021-02-10', to: '2020-12-31' }], amount: '4.00' },
    ]);
  });

  test.each([
    ['never touches what advice may not: a past day, a number on paper', { ...SPECIAL, number: '' }, {}],
    ['is nothing while other facts are open', { ...TREES, endsOn: '2020-12-30', plots: null }, {}],
    ['is nothing for what nobody can change', TREES, { claim: { ...CLAIM, year: 2019 } }],
  ])('%s', (_, item, parts) => {
    expect(firstOf([item], parts)).toMatchObject({ outcome: 'ineligible', next: [] });
  });

  test('is of two facts at once where one is not enough, and then only', () => {
    const short = { ...plots(99), endsOn: '2020-12-30' };
    const [first, ...others] = next(short) as {
      changes: { fact: string; from: unknown; to: unknown }[];
      amount: string;
    }[];
    expect(others).toEqual([]);
    expect(first?.changes).toEqual([
      { fact: 'endsOn', from: '2020-12-30', to: '2020-12-31' },
      { fact: 'plots[0].count', from: 99, to: 100 },
    ]);
    expect(firstOf([{ ...plots(100), endsOn: '2020-12-31' }])).toMatchObject({
      outcome: 'eligible',
      amount: first?.amount,
    });
    expect(next({ ...plots(99), endsOn: '2020-12-31' })).toMatchObject([
      { changes: [{ fact: 'plots[0].count' }] },
    ]);
  });

  test('of two facts never touches what advice may not', () => {
    const old = { ...plots(99), endsOn: '2020-12-30', signedOn: '2020-06-01' };
    const facts = (next(old) as { changes: { fact: string }[] }[]).flatMap(({ changes }) =>
      changes.map(({ fact }) => fact),
    );
    expect(facts).not.toContain('signedOn');
    expect(facts.some((fact) => /from|to$/.test(fact))).toBe(false);
  });

  test('is nothing for what is not refused', () => {
    expect(next(TREES)).toEqual([]);
    expect(next({ ...TREES, endsOn: null })).toEqual([]);
  });
});
