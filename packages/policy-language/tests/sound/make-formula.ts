/**
 * Formulas of every kind, made at random over a handful of facts, for trying what is said while facts are
 * open.
 */
import type { Builtin, Expr } from '../../src/typed/ir.ts';

export type Dice = (sides: number) => number;
export type Sort = 'number' | 'boolean' | 'day' | 'text' | 'numbers' | 'rows' | 'period' | 'months';
type Local = { readonly id: number; readonly sort: Sort | 'row' | 'month' };

/** Ids of the facts that formulas read; `toy-facts.ts` declares them. */
const NUMBERS = [0, 1, 2];
const BOOLEANS = [3, 4];
const DAYS = [5, 6];
const TEXT = 7;
const ROWS = 8;
const LIST = 9;

let nextLocal = 100;

/** A formula of that sort, no deeper than so many calls. */
export function makeFormula(sort: Sort, depth: number, dice: Dice, locals: readonly Local[] = []): Expr {
  const make = (of: Sort, inner = locals): Expr => makeFormula(of, depth - 1, dice, inner);
  const [ends, calls] = [leaves(sort, dice, locals), depth > 0 ? branches(sort, make, dice, locals) : []];
  const choices = depth > 2 ? calls : [...ends, ...calls];
  return choices[dice(choices.length)]!();
}

type Maker = () => Expr;
type Make = (of: Sort, inner?: readonly Local[]) => Expr;

const call = (fn: Builtin, ...args: Expr[]): Expr => ({ op: 'call', fn, args });
const number = (n: number): Expr => ({ op: 'number', n: String(n) });
const text = (value: string): Expr => ({ op: 'text', value });
const day = (value: number): Expr => ({ op: 'day', value });
const field = (of: Expr, key: string): Expr => ({ op: 'field', of, key });
const local = (id: number): Expr => ({ op: 'local', id });

/** 2016-01-01. */
export const NEW_YEAR = 16_801;

function leaves(sort: Sort, dice: Dice, locals: readonly Local[]): Maker[] {
  const own = locals.filter((one) => one.sort === sort).map(({ id }): Maker => () => local(id));
  const rows = locals.filter((one) => one.sort === 'row').map(({ id }) => local(id));
  const months = locals.filter((one) => one.sort === 'month').map(({ id }) => local(id));
  switch (sort) {
    case 'number':
      return [
        () => number(dice(8)),
        () => ({ op: 'fact', id: NUMBERS[dice(3)]! }),
        ...own,
        ...rows.map(
          (row): Maker =>
            () =>
              field(row, 'x'),
        ),
        ...months.map(
          (row): Maker =>
            () =>
              field(row, '序'),
        ),
      ];
    case 'boolean':
      return [
        () => ({ op: 'fact', id: BOOLEANS[dice(2)]! }),
        ...own,
        ...rows.map(
          (row): Maker =>
            () =>
              field(row, 'y'),
        ),
      ];
    case 'day':
      return [
        () => day(NEW_YEAR + dice(400)),
        () => ({ op: 'fact', id: DAYS[dice(2)]! }),
        ...own,
        ...[...rows, ...months].flatMap((row): Maker[] => [() => field(row, 'from'), () => field(row, 'to')]),
      ];
    case 'text': return [() => text('abc'[dice(3)]!), () => ({ op: 'fact', id: TEXT }), ...own];
    case 'numbers':
      return [
        () => ({ op: 'fact', id: LIST }),
        () => ({ op: 'list', items: [number(dice(5)), number(dice(5))] }),
        ...own,
      ];
    case 'rows': return [() => ({ op: 'fact', id: ROWS }), ...own];
    case 'period':
      return [
        () => ({ op: 'period', from: day(NEW_YEAR + dice(300)), to: day(NEW_YEAR + 60 + dice(300)) }),
        ...own,
      ];
    case 'months':
      return [
        () =>
          call('wholeMonths', { op: 'period', from: day(NEW_YEAR + dice(99)), to: day(NEW_YEAR + dice(250)) }),
      ];
  }
}

function branches(sort: Sort, make: Make, dice: Dice, locals: readonly Local[]): Maker[] {
  // oxlint-disable-next-line unicorn/no-thenable -- the word of the checked policy; nothing awaits a formula.
  const choose: Maker = () => ({ op: 'if', test: make('boolean'), then: make(sort), else: make(sort) });
  switch (sort) {
    case 'number': return [choose, ...numberCalls(make, dice, locals)];
    case 'boolean': return [choose, ...booleanCalls(make, dice, locals)];
    case 'day':
      return [
        choose,
        () => call('lastDayOfTerm', make('day'), number(dice(6))),
        () => call('add', make('day'), number(dice(40))),
        () => call('min', make('day'), make('day')),
        () => call('max', make('day'), make('day')),
      ];
    case 'text': return [choose];
    case 'numbers': return [choose, ...numberLists(make, dice, locals)];
    case 'rows': return [choose, ...rowLists(make, dice, locals)];
    case 'period': return [() => ({ op: 'period', from: make('day'), to: make('day') })];
    case 'months':
      return [() => call('wholeMonths', make('period')), () => filtered(make('months'), 'month', make, locals)];
  }
}

function numberCalls(make: Make, dice: Dice, locals: readonly Local[]): Maker[] {
  const two = (fn: Builtin): Maker => () => call(fn, make('number'), make('number'));
  return [
    two('add'),
    two('subtract'),
    two('multiply'),
    two('divide'),
    two('min'),
    two('max'),
    () => call('negate', make('number')),
    () => call('floor', make('number')),
    () => call('ceiling', make('number')),
    () => call('abs', make('number')),
    () => call('roundToFen', make('number'), text(dice(2) === 0 ? 'halfUp' : 'truncate')),
    () => call('sum', make('numbers')),
    () => call('count', make(dice(2) === 0 ? 'rows' : 'numbers')),
    () => sumOverDays(make, locals), () => sumOverDays(make, locals),
    () => call('max', call('concatenate', { op: 'list', items: [number(0)] }, make('numbers'))),
    () => call('min', call('concatenate', { op: 'list', items: [number(3)] }, make('numbers'))),
    () => call('prorate', make('number'), make('rows'), text(dice(3) === 0 ? 'monthByFirstDay' : 'daily')),
    () => call(dice(2) === 0 ? 'year' : 'month', make('day')),
    () => call('dayOfMonth', make('day')),
    () => call('subtract', make('day'), make('day')),
    () => call('count', make('months')),
    () => ({ op: 'at', list: make('numbers'), index: number(1 + dice(3)) }),
    () => ({ op: 'at', list: make('numbers'), index: number(-1 - dice(2)) }),
    () => field({ op: 'table', id: 0, args: [make('number'), make('text')] }, 'out'),
  ];
}

/** What a list of rows comes to when each day counts so much. */
function sumOverDays(make: Make, locals: readonly Local[]): Expr {
  const id = nextLocal++;
  const days = call('prorate', make('number'), { op: 'list', items: [local(id)] }, text('daily'));
  const each = call('multiply', make('number', [...locals, { id, sort: 'row' }]), days);
  return call('sum', { op: 'for', bind: [{ local: id, in: make('rows') }], result: each });
}

function booleanCalls(make: Make, dice: Dice, locals: readonly Local[]): Maker[] {
  const compare = ['less', 'lessOrEqual', 'greater', 'greaterOrEqual', 'equal', 'unequal'] as const;
  return [
    () => call(compare[dice(6)]!, make('number'), make('number')),
    () => call(compare[dice(6)]!, make('day'), make('day')),
    () => call('equal', make('text'), make('text')),
    () => call('equal', make('boolean'), make('boolean')),
    () => call('and', make('boolean'), make('boolean')),
    () => call('or', make('boolean'), make('boolean')),
    () => call('not', make('boolean')),
    () => call('contains', make('numbers'), make('number')),
    () => call('startsWith', make('text'), text('abc'[dice(3)]!)),
    () => call(dice(2) === 0 ? 'endsWith' : 'includes', make('text'), text('abc'[dice(3)]!)),
    () => call('equal', made(make, dice), made(make, dice)),
    () => turned(dice(2) === 0 ? 'some' : 'every', make('rows'), make, locals),
  ];
}

/** A text that is made of others. */
function made(make: Make, dice: Dice): Expr {
  const makers: Maker[] = [
    () => call(dice(2) === 0 ? 'upperCase' : 'lowerCase', make('text')),
    () => call(dice(2) === 0 ? 'substringBefore' : 'substringAfter', make('text'), text('abc'[dice(3)]!)),
    () => call('substring', make('text'), number(1 + dice(2)), number(1)),
    () => call('joinTexts', { op: 'list', items: [make('text'), make('text')] }, text('')),
  ];
  return makers[dice(makers.length)]!();
}

function turned(op: 'some' | 'every', list: Expr, make: Make, locals: readonly Local[]): Expr {
  const id = nextLocal++;
  return { op, bind: [{ local: id, in: list }], test: make('boolean', [...locals, { id, sort: 'row' }]) };
}

function filtered(list: Expr, sort: 'row' | 'month' | 'number', make: Make, locals: readonly Local[]): Expr {
  const id = nextLocal++;
  return { op: 'filter', list, local: id, where: make('boolean', [...locals, { id, sort }]) };
}

function sorted(list: Expr, value: (id: number) => Expr): Expr {
  const [a, b] = [nextLocal++, nextLocal++];
  return call('sort', list, { op: 'function', params: [a, b], body: call('greater', value(a), value(b)) });
}

function numberLists(make: Make, dice: Dice, locals: readonly Local[]): Maker[] {
  const overRows: Maker = () => {
    const id = nextLocal++;
    return {
      op: 'for',
      bind: [{ local: id, in: make('rows') }],
      result: make('number', [...locals, { id, sort: 'row' }]),
    };
  };
  const overBoth: Maker = () => {
    const [a, b] = [nextLocal++, nextLocal++];
    const inner: Local[] = [...locals, { id: a, sort: 'row' }, { id: b, sort: 'number' }];
    return {
      op: 'for',
      bind: [
        { local: a, in: make('rows') },
        { local: b, in: make('numbers') },
      ],
      result: make('number', inner),
    };
  };
  return [
    overRows,
    overRows,
    overBoth,
    () => filtered(make('numbers'), 'number', make, locals),
    () => sorted(make('numbers'), local),
    () => call('allocate', make('numbers'), make('number')),
    () => call('concatenate', make('numbers'), make('numbers')),
    () => call('sublist', make('numbers'), number(1 + dice(3))),
    () => call('sublist', make('numbers'), number(1 + dice(2)), number(dice(3))),
    () => call('flatten', { op: 'list', items: [make('numbers'), make('numbers')] }),
    () => ({ op: 'integers', from: number(1), to: call('min', make('number'), number(4)) }),
  ];
}

function rowLists(make: Make, dice: Dice, locals: readonly Local[]): Maker[] {
  const some = (): Expr => ({ op: 'list', items: [make('period')] });
  const lowered: Maker = () => {
    const id = nextLocal++;
    const row = local(id);
    const entry = (key: string, value: Expr) => ({
      key,
      name: key,
      local: nextLocal++,
      value,
      type: { kind: 'boolean' } as const,
      place: { line: 1, column: 1, to: 1 },
    });
    const entries = [
      entry('from', field(row, 'from')),
      entry('to', field(row, 'to')),
      entry('x', make('number', [...locals, { id, sort: 'row' }])),
      entry('y', field(row, 'y')),
    ];
    return { op: 'for', bind: [{ local: id, in: make('rows') }], result: { op: 'record', entries } };
  };
  return [
    () => filtered(make('rows'), 'row', make, locals),
    () => call('clip', make('rows'), some()),
    () => call('clip', make('rows'), some(), make('rows')),
    () => call('without', make('rows'), some()),
    () => call('without', make('rows'), make('rows')),
    lowered,
    () => call('limitPerDay', make('rows'), make('number'), make('rows')),
    () => call('limitPerDay', make('rows'), number(dice(5)), { op: 'list', items: [] }),
    () => sorted(make('rows'), (id) => field(local(id), 'x')),
    () => call('sublist', make('rows'), number(1 + dice(2))),
    () => call('concatenate', make('rows'), make('rows')),
  ];
}
