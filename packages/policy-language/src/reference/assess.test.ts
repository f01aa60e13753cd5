import { describe, expect, test } from 'vitest';
import { assessPlainly } from './index.ts';
import type { PlainRequest } from './index.ts';
import type { Builtin, CheckedPolicy, Condition, Definition, Expr, Fact, Item } from '../typed/ir.ts';

// A policy written by hand as the compiler would hand it over: training courses are paid a third of their
// fees, up to 1000 元 a claim; a prize of 500 元 may not be paid beside them and is the city's alone.
const [RECOGNIZED, COURSES, PRIZE_WON, FEE, PUBLIC, OVERSEAS_FEE, RATE] = [0, 1, 2, 3, 4, 5, 6];
const ROW = 1;
const number = (n: number): Expr => ({ op: 'number', n: n.toString() });
const call = (fn: Builtin, ...args: Expr[]): Expr => ({ op: 'call', fn, args });
const field = (key: string, local = ROW): Expr => ({ op: 'field', of: { op: 'local', id: local }, key });

const fact = (id: number, key: string, rest: object): Fact =>
  ({ id, key, scope: 'item', ...rest }) as unknown as Fact;
const condition = (id: number, scope: string, code: string, expr: Expr, rest: object = {}): Condition =>
  ({ id, scope, codes: { '*': code }, expr, ...rest } as unknown as Condition);

const fees: Expr = {
  op: 'for',
  bind: [{ local: 2, in: { op: 'qualifying', fact: COURSES } }],
  result: field('fee', 2),
};
const paidBefore: Expr = {
  op: 'for',
  bind: [{ local: 3, in: { op: 'earlier' } }],
  result: field('amount', 3),
};
const rounded = call('roundToFen', call('divide', { op: 'definition', id: 0 }, number(3)), {
  op: 'reading',
  id: 'D-1',
});
const money = { kind: 'number', unit: { 元: 1 } };

function item(id: string, award: Expr, rest: object): Item {
  const entries = [{ key: 'amount', name: '奖励', local: 9, value: award }];
  return {
    id,
    constants: { 上限: { value: number(1000) } },
    parts: [{ key: 'amount', name: '奖励', type: money }],
    conditions: [],
    exclusive: [],
    award: { op: 'record', entries },
    ...rest,
  } as unknown as Item;
}

const policy = {
  first: [],
  applicants: [{ kind: 'firm', base: [0], items: ['course', 'prize'] }],
  facts: [
    fact(RECOGNIZED, 'recognized', { scope: 'applicant', wire: 'boolean' }),
    fact(COURSES, 'courses', {
      items: ['course'],
      wire: 'rows',
      local: 4,
      row: [
        fact(FEE, 'fee', {
          wire: 'money',
          defaults: {
            '*': { kind: 'formula', expr: call('multiply', field('overseasFee', 4), field('rate', 4)) },
          },
        }),
        fact(PUBLIC, 'public', { wire: 'boolean' }),
        fact(OVERSEAS_FEE, 'overseasFee', { wire: 'amount' }),
        fact(RATE, 'rate', { wire: 'factor' }),
      ],
    }),
    fact(PRIZE_WON, 'won', {
      items: ['prize'],
      wire: 'boolean',
      defaults: { '*': { kind: 'literal', value: { op: 'boolean', value: false } } },
    }),
  ],
  definitions: [{ id: 0, expr: call('sum', fees) } as unknown as Definition],
  conditions: [
    condition(0, 'base', 'NOT_RECOGNIZED', { op: 'fact', id: RECOGNIZED }),
    condition(1, 'item', 'NOT_PUBLIC', field('public'), { each: { fact: COURSES, local: ROW } }),
    condition(2, 'item', 'FEE_TOO_LOW', call('greaterOrEqual', field('fee'), number(10)), {
      each: { fact: COURSES, local: ROW },
    }),
    condition(3, 'item', 'NOT_WON', { op: 'fact', id: PRIZE_WON }),
  ],
  tables: [],
  readings: [{ id: 'D-1', ruling: 'halfUp' }],
  items: [
    item(
      'course',
      call(
        'min',
        rounded,
        call('max', call('subtract', { op: 'constant', name: '上限' }, call('sum', paidBefore)), number(0)),
      ),
      { conditions: [1, 2] },
    ),
    item('prize', number(500), { conditions: [3], exclusive: ['course'], borneBy: { party: 'city' } }),
  ],
  settings: [],
  shares: {
    parties: [
      { id: 'city', setting: 'cityShare' },
      { id: 'town', setting: 'townShare' },
    ],
    remainder: 'city',
    unset: 'NO_RATIO',
  },
} as unknown as CheckedPolicy;

const courses = (...rows: object[]): Record<string, unknown> => ({ item: 'course', courses: rows });
const course = (fee: string): object => ({ fee, public: true });

function assess(items: Record<string, unknown>[], rest: Partial<PlainRequest> = {}) {
  return assessPlainly(policy, {
    facts: { applicant: { kind: 'firm', recognized: true }, claim: {}, items },
    ...rest,
  });
}

describe('an award', () => {
  test('is computed exactly and rounded once', () => {
    expect(assess([courses(course('0.01'), course('100.00'), course('100.00'))]).items[0])
      .toMatchObject({ outcome: 'eligible', amount: '66.67', parts: [{ amount: '66.67' }] });
  });

  test('follows the reading that is tried', () => {
    expect(assess([courses(course('200.00'))], { readings: { 'D-1': 'truncate' } }).total).toBe('66.66');
  });

  test('of a second item of the kind gets what the first has left of the cap', () => {
    const { items, total } = assess([
      courses(course('2400.00')),
      courses(course('2400.00')),
      courses(course('30.00')),
    ]);
    expect(items.map(({ amount }) => amount)).toEqual(['800.00', '200.00', '0.00']);
    expect(total).toBe('1000.00');
  });

  test('takes a default that is a formula over the row', () => {
    expect(assess([courses({ overseasFee: '50.00', rate: '6.6', public: true })]).total).toBe('110.00');
  });
});

describe('rows', () => {
  test('that fail a condition of their own are left out', () => {
    expect(assess([courses(course('300.00'), { fee: '900.00', public: false }, course('9.99'))]).items[0])
      .toMatchObject({ outcome: 'eligible', amount: '100.00', codes: [] });
  });

  test('that all fail refuse the item, with every code in declared order', () => {
    expect(assess([courses({ fee: '5.00', public: true }, { fee: '900.00', public: false })]).items[0])
      .toMatchObject({ outcome: 'ineligible', amount: '0.00', codes: ['NOT_PUBLIC', 'FEE_TOO_LOW'] });
  });
});

describe('conditions', () => {
  test('of the applicant stand before the item’s own', () => {
    const facts = {
      applicant: { kind: 'firm', recognized: false },
      claim: {},
      items: [courses({ fee: '30.00', public: false })],
    };
    expect(assessPlainly(policy, { facts }).items[0]).toMatchObject({
      outcome: 'ineligible',
      codes: ['NOT_RECOGNIZED', 'NOT_PUBLIC'],
    });
  });

  test('that are known to fail decide though other facts are missing', () => {
    expect(
      assessPlainly(policy, {
        facts: { applicant: { kind: 'firm', recognized: false }, claim: {}, items: [{ item: 'course' }] },
      }).items[0],
    ).toMatchObject({ outcome: 'ineligible', codes: ['NOT_RECOGNIZED'] });
  });
});

test.each([
  [
    'a fact of the claim',
    { applicant: { kind: 'firm' }, claim: {}, items: [courses(course('30.00'))] },
    'applicant.recognized',
  ],
  [
    'a list',
    { applicant: { kind: 'firm', recognized: true }, claim: {}, items: [{ item: 'course' }] },
    'courses',
  ],
  [
    'a field of a row',
    {
      applicant: { kind: 'firm', recognized: true },
      claim: {},
      items: [courses(course('30.00'), { fee: '30.00' })],
    },
    'courses[1].public',
  ],
  [
    'null, which is the same as absent',
    { applicant: { kind: 'firm', recognized: null }, claim: {}, items: [courses(course('30.00'))] },
    'applicant.recognized',
  ],
])('%s that is needed and missing leaves the item undetermined', (_, facts, needs) => {
  expect(assessPlainly(policy, { facts }).items[0]).toMatchObject({
    outcome: 'undetermined',
    amount: null,
    needs,
  });
});

describe('the total', () => {
  test('is the best legal combination, not the sum', () => {
    expect(assess([courses(course('1200.00')), { item: 'prize', won: true }])).toMatchObject({
      outcome: 'eligible',
      total: '500.00',
    });
    expect(assess([courses(course('1800.00')), { item: 'prize', won: true }]).total).toBe('600.00');
    expect(assess([{ item: 'prize' }])).toMatchObject({ outcome: 'ineligible', total: '0.00' });
  });

  test('is split by ratio, the last fen to the city, and not at all without one', () => {
    const settings = { cityShare: '0.67', townShare: '0.33' };
    expect(assess([courses(course('300.03'))], { settings }).shares).toEqual({
      city: '67.01',
      town: '33.00',
    });
    expect(assess([courses(course('300.03'))]).shares).toEqual({
      city: null,
      town: null,
      refused: 'NO_RATIO',
    });
    expect(assess([{ item: 'prize', won: true }]).shares).toEqual({ city: '500.00', town: '0.00' });
  });
});
