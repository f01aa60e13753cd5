/** What a policy does with days, in generated code: by arithmetic and tables of months, never day by day. */
import { dayOf } from '@qingce/values';
import { SAFE } from '../../bounds/range.ts';
import { asDouble, figure, product } from './figures.ts';
import type { Figure } from './figures.ts';
import type { Whole } from './whole.ts';
import { asDay, asFigure, asRow, rowOf, rowOver, slotList, Unsupported } from './things.ts';
import type { Day, List, Row, Slot, Thing } from './things.ts';
import { array } from './unit.ts';
import type { Unit } from './unit.ts';
import { mapped } from './lists.ts';
import { sum } from './sums.ts';

/** A month in parts of which every day of every month has a whole number: lcm(28, 29, 30, 31). */
const PARTS_OF_MONTH = 377_580n;
const MOST_SLOTS = 8;

type Ends = { readonly from: Day; readonly to: Day };

function endsOf(thing: Thing): Ends {
  const row = asRow(thing);
  return { from: asDay(row.field('from')), to: asDay(row.field('to')) };
}

function later(unit: Unit, a: Day, b: Day): Day {
  return picked(unit, a, b, '>', Math.max);
}

function earlier(unit: Unit, a: Day, b: Day): Day {
  return picked(unit, a, b, '<', Math.min);
}

function picked(unit: Unit, a: Day, b: Day, sign: '<' | '>', pick: (x: number, y: number) => number): Day {
  const { code } = unit.figuring;
  if (sign === '>' ? a.lo >= b.hi : a.hi <= b.lo) return a;
  if (sign === '>' ? b.lo >= a.hi : b.hi <= a.lo) return b;
  const [left, right] = [code.hold(a.code), code.hold(b.code)];
  return {
    kind: 'day', code: code.hold(`${left} ${sign} ${right} ? ${left} : ${right}`),
    lo: pick(a.lo, b.lo), hi: pick(a.hi, b.hi),
  };
}

/** The row with these days; fields are kept. */
function over(row: Row, { from, to }: Ends): Row {
  return rowOver(row, new Map<string, Thing>([['from', from], ['to', to]]));
}

/** 交集 — each row cut down to each of the lists of periods in turn; pieces without a day vanish. */
export function clip(unit: Unit, list: List, limits: readonly List[]): List {
  return limits.reduce((rows, limit) => clipTo(unit, rows, limit), list);
}

function clipTo(unit: Unit, list: List, limit: List): List {
  const { code } = unit.figuring;
  if (list.slots && limit.slots && list.slots.length * limit.slots.length <= MOST_SLOTS) {
    const limits = limit.slots;
    return slotList(code, list.slots.flatMap((row) => limits.map((by) => cutSlot(unit, row, by))));
  }
  return {
    kind: 'list', code,
    each: (body) => list.each((row) => limit.each((by) => {
      const ends = cut(unit, row, by);
      code.block(`if (${ends.from.code} <= ${ends.to.code})`, () => body(over(asRow(row), ends)));
    })),
  };
}

function cut(unit: Unit, row: Thing, by: Thing): Ends {
  const [own, limit] = [endsOf(row), endsOf(by)];
  return { from: later(unit, own.from, limit.from), to: earlier(unit, own.to, limit.to) };
}

/** Days of a slot that is not there are worked out all the same: nothing in them can be missing by now. */
function cutSlot(unit: Unit, row: Slot, by: Slot): Slot {
  const { code } = unit.figuring;
  const ends = cut(unit, row.element, by.element);
  const tests = [row.present, by.present].filter((test) => test !== 'true');
  const present = code.hold([...tests, `${ends.from.code} <= ${ends.to.code}`].join(' && '));
  return { present, element: over(asRow(row.element), ends) };
}

/** 除去 — the rows without the days that lie in these periods: walks from hole to hole. */
export function without(unit: Unit, list: List, holes: List): List {
  const { code } = unit.figuring;
  return {
    kind: 'list', code,
    each: (body) => list.each((row) => {
      const { from, to } = endsOf(row);
      const [first, last, end] = [code.fresh('w'), code.fresh('w'), code.hold(to.code)];
      code.line(`let ${first} = ${from.code};`);
      code.block(`while (${first} <= ${end})`, () => {
        code.line(`let ${last} = ${end};`);
        const next = code.fresh('w');
        code.line(`let ${next} = ${first};`);
        holes.each((hole) => {
          const { from: start, to: stop } = endsOf(hole);
          const [a, b] = [code.hold(start.code), code.hold(stop.code)];
          code.line(`if (${a} <= ${first}) { if (${b} >= ${next}) ${next} = ${b} + 1; }`);
          code.line(`else if (${a} <= ${last} && ${a} <= ${b}) ${last} = ${a} - 1;`);
        });
        const piece: Ends = { from: { ...from, code: first, hi: to.hi }, to: { ...to, code: last, lo: from.lo } };
        code.block(`if (${next} === ${first})`, () => {
          body(over(asRow(row), piece));
          code.line(`${first} = ${last} + 1;`);
        });
        code.line(`else ${first} = ${next};`);
      });
    }),
  };
}

/** 按月折算 — a monthly amount over the days of the rows. */
export function prorate(unit: Unit, perMonth: Figure, list: List, mode: string): Figure {
  const isDaily = mode === 'daily';
  const months = sum(unit, mapped(list, (row) => monthsOf(unit, endsOf(row), isDaily)));
  return product(unit.figuring, months, perMonth);
}

/** A row's months, exactly: its parts of a month, or the first days of months in it. */
function monthsOf(unit: Unit, { from, to }: Ends, isDaily: boolean): Figure {
  const { code } = unit.figuring;
  const most = BigInt(Math.max(0, Math.ceil((to.hi - from.lo + 1) / 28) + 1));
  const days = `${code.hold(from.code)}, ${code.hold(to.code)}`;
  const n: Whole = {
    code: code.hold(`${isDaily ? 'partsIn' : 'firstsIn'}(${days})`), big: false,
    lo: 0n, hi: isDaily ? most * PARTS_OF_MONTH : most,
  };
  return { kind: 'number', n, d: isDaily ? PARTS_OF_MONTH : 1n, dd: null };
}

/** 整月 — the completed months of a period with their number (序). */
export function wholeMonths(unit: Unit, period: Thing): List {
  const { code } = unit.figuring;
  const { from, to } = endsOf(period);
  return {
    kind: 'list', code,
    each: (body) => {
      const [ordinal, start, stop] = [code.fresh('o'), code.fresh('o'), code.fresh('o')];
      const [first, last] = [code.hold(from.code), code.hold(to.code)];
      const head = `let ${ordinal} = 1, ${start} = ${first}, ${stop} = termEnd(${first}, 1)`;
      const step = `${ordinal}++, ${start} = ${stop} + 1, ${stop} = termEnd(${first}, ${ordinal})`;
      code.block(`for (${head}; ${stop} <= ${last}; ${step})`, () => body(rowOf(new Map<string, Thing>([
        ['from', { ...from, code: start, hi: to.hi }],
        ['to', { ...to, code: stop, lo: from.lo }],
        ['序', { kind: 'number', n: { code: ordinal, big: false, lo: 1n, hi: 40_000n }, d: 1n, dd: null }],
      ]))));
    },
  };
}

/** 届满日 — the last day of a term. */
export function endOfTerm(unit: Unit, start: Day, term: Thing): Day {
  const { code } = unit.figuring;
  const months = term.kind === 'duration' ? figure(BigInt(term.months)) : asFigure(term);
  if (months.d !== 1n || months.dd) throw new Unsupported('a term that is no whole number of months');
  const most = within(months.n.hi, [0, 12_000], 12_000);
  return {
    kind: 'day', code: code.hold(`termEnd(${code.hold(start.code)}, ${asDouble(months.n)})`),
    lo: start.lo - 1, hi: start.hi + most * 31,
  };
}

/** The date of a year, month and day of the month; beyond the month's last day it is that last day. */
export function dateOf(unit: Unit, [year, month, dayOfMonth]: readonly Figure[]): Day {
  if (!year || !month || !dayOfMonth || [year, month, dayOfMonth].some(({ d, dd }) => d !== 1n || dd))
    throw new Unsupported('a date that is not made of whole numbers');
  const parts = [year, month, dayOfMonth].map(({ n }) => asDouble(n)).join(', ');
  const [first, last] = [within(year.n.lo, [1800, 2399], 1800), within(year.n.hi, [1800, 2399], 2399)];
  return {
    kind: 'day', code: unit.figuring.code.hold(`dayOf(${parts})`),
    lo: dayOf(first, 1, 1) ?? 0, hi: dayOf(last, 12, 31) ?? 0,
  };
}

/** The bound as a number, or another where it is none or lies outside these. */
function within(bound: bigint | null, [least, most]: readonly [number, number], other: number): number {
  const isOutside = bound === null || bound < BigInt(least) || bound > BigInt(most);
  return isOutside ? other : Number.parseInt(bound.toString(), 10);
}

/** A day so many days later, or earlier. */
export function shifted(unit: Unit, day: Day, by: Figure, sign: '+' | '-'): Day {
  if (by.d !== 1n || by.dd) throw new Unsupported('a part of a day');
  const all = [-100_000, 100_000] as const;
  const [lo, hi] = [within(by.n.lo, all, all[0]), within(by.n.hi, all, all[1])];
  const [least, most] = sign === '+' ? [lo, hi] : [-hi, -lo];
  const name = unit.figuring.code.hold(`${day.code} ${sign} ${asDouble(by.n)}`);
  return { kind: 'day', code: name, lo: day.lo + least, hi: day.hi + most };
}

/** The days from one day to another. */
export function daysBetween(unit: Unit, a: Day, b: Day): Figure {
  const n: Whole = {
    code: unit.figuring.code.hold(`${a.code} - ${b.code}`), big: false,
    lo: BigInt(a.lo - b.hi), hi: BigInt(a.hi - b.lo),
  };
  return { kind: 'number', n, d: 1n, dd: null };
}

/** 按日限额 — on each day each row gets what the limit leaves after the rows that took some of it before. */
export function limitPerDay(unit: Unit, list: List, limit: Figure, taken: List): List {
  const { code } = unit.figuring;
  const key = numberKey(unit, list);
  const [from, to, amount] = [array(unit), array(unit), array(unit)];
  const used = code.fresh('n');
  const take = (row: Thing): void => {
    const ends = endsOf(row);
    const value = wholeOf(asFigure(asRow(row).field(key)));
    code.line(`${from}[${used}] = ${ends.from.code}; ${to}[${used}] = ${ends.to.code};`);
    code.line(`${amount}[${used}++] = ${value};`);
  };
  const most = wholeOf(limit);
  return {
    kind: 'list', code,
    each: (body) => {
      code.line(`let ${used} = 0;`);
      taken.each(take);
      list.each((row) => grantRow({ unit, key, used, from, to, amount, most }, asRow(row), body));
    },
  };
}

type Granting = {
  readonly unit: Unit; readonly key: string; readonly most: string;
  readonly used: string; readonly from: string; readonly to: string; readonly amount: string;
};

/** Walks from change to change of what is taken; pieces that adjoin with the same amount are one. */
function grantRow({ unit, key, most, used, from, to, amount }: Granting, row: Row, body: (piece: Thing) => void): void {
  const { code } = unit.figuring;
  const own = endsOf(row);
  const figureOwn = asFigure(row.field(key));
  const wanted = code.hold(wholeOf(figureOwn));
  const [first, last, before, granted] = [code.fresh('w'), code.fresh('w'), code.fresh('n'), code.fresh('g')];
  const [start, size] = [code.fresh('w'), code.fresh('g')];
  code.line(`const ${before} = ${used};`);
  code.line(`let ${start} = ${own.from.code}, ${size} = 0;`);
  const flush = (end: string): void => {
    const [start1, end1] = [{ ...own.from, code: start, hi: own.to.hi }, { ...own.to, code: end, lo: own.from.lo }];
    code.block(`if (${size} > 0)`, () => {
      code.line(`${from}[${used}] = ${start}; ${to}[${used}] = ${end}; ${amount}[${used}++] = ${size};`);
      const n: Whole = { code: size, big: false, lo: 0n, hi: figureOwn.n.hi };
      body(rowOver(row, new Map<string, Thing>([
        ['from', start1], ['to', end1], [key, { ...figureOwn, n }],
      ])));
    });
  };
  code.line(`let ${first} = ${own.from.code};`);
  code.block(`while (${first} <= ${own.to.code})`, () => {
    code.line(`let ${last} = ${own.to.code}, ${granted} = ${most};`);
    const each = code.fresh('k');
    code.block(`for (let ${each} = 0; ${each} < ${before}; ${each}++)`, () => {
      const [a, b] = [code.hold(`${from}[${each}]`), code.hold(`${to}[${each}]`)];
      code.line(`if (${a} > ${first}) { if (${a} <= ${last} && ${a} <= ${b}) ${last} = ${a} - 1; }`);
      code.line(`else if (${b} >= ${first}) { ${granted} -= ${amount}[${each}]; if (${b} < ${last}) ${last} = ${b}; }`);
    });
    code.line(`if (!(${granted} > -${SAFE})) ${unit.figuring.overflow}`);
    code.line(`if (${granted} > ${wanted}) ${granted} = ${wanted};`);
    code.line(`if (${granted} < 0) ${granted} = 0;`);
    code.block(`if (${granted} !== ${size})`, () => {
      const end = code.hold(`${first} - 1`);
      flush(end);
      code.line(`${start} = ${first}; ${size} = ${granted};`);
    });
    code.line(`${first} = ${last} + 1;`);
  });
  flush(code.hold(own.to.code));
}

/** The double of a figure that is a whole number of its unit. */
function wholeOf({ n, d, dd }: Figure): string {
  if (d !== 1n || dd) throw new Unsupported('a limit per day of parts');
  return asDouble(n);
}

/** The one field of the rows, besides their ends, that is a number. */
function numberKey(unit: Unit, list: List): string {
  const keys = new Set<string>();
  unit.figuring.code.dry(() => list.each((row) => {
    for (const key of asRow(row).numbers()) keys.add(key);
  }));
  const [only, ...more] = [...keys];
  if (only === undefined || more.length > 0) throw new Unsupported('a limit per day of rows with several numbers');
  return only;
}

