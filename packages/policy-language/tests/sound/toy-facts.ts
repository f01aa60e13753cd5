/** A policy that is nothing but a few facts and a table, and claims over it with some facts left out. */
import { formatDay } from '@qingce/values';
import { claimScope } from '../../src/evaluate/scope.ts';
import type { Scope } from '../../src/evaluate/scope.ts';
import type { CheckedPolicy, Expr, Fact, FactWire, Table, Type } from '../../src/typed/ir.ts';
import { NEW_YEAR } from './make-formula.ts';
import type { Dice } from './make-formula.ts';

const place = { line: 1, column: 1, to: 1 };
const number: Type = { kind: 'number', unit: {} };
const day: Type = { kind: 'day' };

function fact(id: number, key: string, wire: FactWire, type: Type, more: Partial<Fact> = {}): Fact {
  return {
    id,
    key,
    name: `${key}名`,
    scope: 'claim',
    wire,
    type,
    ask: { zh: '', en: '' },
    advice: true,
    personal: false,
    readings: [],
    clause: '1',
    place,
    ...more,
  };
}

const row: Type = {
  kind: 'record',
  fields: { from: day, to: day, x: number, y: { kind: 'boolean' } },
  period: true,
};
const most = { n: '9' };
const rowFields = [
  fact(20, 'from', 'day', day),
  fact(21, 'to', 'day', day),
  fact(22, 'x', 'integer', number, { max: most }),
  fact(23, 'y', 'boolean', { kind: 'boolean' }),
];

const declared: Fact[] = [
  fact(0, 'n0', 'integer', number, { max: most }),
  fact(1, 'n1', 'integer', number),
  fact(2, 'n2', 'integer', number, { min: { n: '-5' }, max: { n: '5' } }),
  fact(3, 'b0', 'boolean', { kind: 'boolean' }),
  fact(4, 'b1', 'boolean', { kind: 'boolean' }),
  fact(5, 'd0', 'day', day),
  fact(6, 'd1', 'day', day),
  fact(
    7,
    't',
    'choice',
    { kind: 'text', options: ['a', 'b', 'c'] },
    { options: ['a', 'b', 'c'].map((key) => ({ key, label: { zh: key, en: key } })) },
  ),
  fact(8, 'rows', 'rows', { kind: 'list', of: row }, { row: rowFields, local: 50, disjoint: true }),
  fact(9, 'list', 'list', { kind: 'list', of: number }, { of: 'integer', mayBeEmpty: true }),
];

const input = (local: number): Expr => ({ op: 'local', id: local });
const tableRow = (when: readonly (Expr | null)[], out: string): Table['rows'][number] =>
  // oxlint-disable-next-line unicorn/no-thenable -- the word of the checked policy; nothing awaits a row.
  ({ when, then: [{ op: 'number', n: out }], place });
const table: Table = {
  id: 0,
  name: '表',
  clause: '1',
  hit: 'F',
  inputs: [
    { name: '数', local: 60, type: number },
    { name: '字', local: 61, type: { kind: 'text' } },
  ],
  outputs: [{ key: 'out', name: '得', type: number }],
  phrases: [],
  place,
  rows: [
    tableRow([{ op: 'call', fn: 'less', args: [input(60), { op: 'number', n: '3' }] }, null], '1'),
    tableRow([null, { op: 'call', fn: 'equal', args: [input(61), { op: 'text', value: 'a' }] }], '2'),
    tableRow([null, null], '5'),
  ],
};

const policy = {
  facts: declared,
  conditions: [],
  definitions: [],
  tables: [table],
  items: [],
  readings: [],
  applicants: [],
  first: [],
  law: { phrases: [] },
} as unknown as CheckedPolicy;

export type ToyFacts = Record<string, unknown>;

/** Facts that are all given; the periods of the rows lie one after the other. */
export function allFacts(dice: Dice): ToyFacts {
  let next = NEW_YEAR + dice(40);
  const rows = Array.from({ length: 1 + dice(3) }, () => {
    const from = next;
    const to = from + dice(80);
    next = to + 1 + dice(20);
    return { from: formatDay(from), to: formatDay(to), x: dice(10), y: dice(2) === 0 };
  });
  return {
    n0: dice(10),
    n1: dice(12),
    n2: dice(11) - 5,
    b0: dice(2) === 0,
    b1: dice(2) === 0,
    d0: formatDay(NEW_YEAR + dice(400)),
    d1: formatDay(NEW_YEAR + dice(400)),
    t: 'abc'[dice(3)],
    rows,
    list: Array.from({ length: dice(4) }, () => dice(6)),
  };
}

/** The same facts with some left out, fields of rows among them; and the paths left out. */
export function someFacts(
  all: ToyFacts,
  dice: Dice,
): { readonly facts: ToyFacts; readonly leftOut: ReadonlySet<string> } {
  const leftOut = new Set<string>();
  const keep = (of: object, path: string): ToyFacts =>
    Object.fromEntries(
      Object.entries(of).filter(([key]) => {
        const isKept = dice(10) >= 3;
        if (!isKept) leftOut.add(`${path}.${key}`);
        return isKept;
      }),
    );
  const facts = keep(all, 'claim');
  if (facts['rows'])
    facts['rows'] = (facts['rows'] as object[]).map((one, at) =>
      dice(2) === 0 ? one : keep(one, `claim.rows[${at}]`),
    );
  return { facts, leftOut };
}

export function scopeOver(claim: ToyFacts): Scope {
  return claimScope({ policy, facts: { applicant: {}, claim, items: [] }, readings: {} });
}
