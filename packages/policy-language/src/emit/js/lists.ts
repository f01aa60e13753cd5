/** Lists in generated code: loops run through them without putting them anywhere, unless they must be kept. */
import { lcm, SAFE } from '../../bounds/range.ts';
import { asDouble, difference, extreme, figure, literal, multiply, overKnown } from './figures.ts';
import type { Figure } from './figures.ts';
import type { Whole } from './whole.ts';
import { asFigure, asTruth, slotList, Unsupported } from './things.ts';
import type { List, Slot, Thing } from './things.ts';
import { store } from './stores.ts';
import { kindOf } from './sums.ts';
import type { Unit } from './unit.ts';

/** The elements for which the test holds; a test that is open leaves. */
export function filter(unit: Unit, list: List, test1: (element: Thing) => Thing): List {
  const { code } = unit.figuring;
  if (list.slots) return slotList(code, list.slots.map((slot) => narrowed(unit, slot, test1)));
  return {
    kind: 'list', code,
    each: (body) => list.each((element) => {
      code.block(`if (${asTruth(test1(element))})`, () => body(element));
    }),
  };
}

function narrowed(unit: Unit, { present, element }: Slot, test1: (element: Thing) => Thing): Slot {
  const { code } = unit.figuring;
  if (present === 'true') return { present: code.hold(asTruth(test1(element))), element };
  const name = code.fresh('p');
  code.line(`let ${name} = false;`);
  code.block(`if (${present})`, () => code.line(`${name} = ${asTruth(test1(element))};`));
  return { present: name, element };
}

export function mapped(list: List, result: (element: Thing) => Thing): List {
  return { kind: 'list', code: list.code, each: (body) => list.each((element) => body(result(element))) };
}

export function concatenated(unit: Unit, lists: readonly List[]): List {
  const { code } = unit.figuring;
  const slots = lists.map((list) => list.slots);
  if (slots.every((own) => own !== undefined)) return slotList(code, slots.flat());
  return { kind: 'list', code, each: (body) => lists.forEach((list) => list.each(body)) };
}

/** Lists within the list become part of it, at every depth. */
export function flattened(list: List): List {
  const through = (element: Thing, body: (inner: Thing) => void): void => {
    if (element.kind === 'list') element.each((inner) => through(inner, body));
    else body(element);
  };
  return { kind: 'list', code: list.code, each: (body) => list.each((element) => through(element, body)) };
}

/** How many elements there are. */
export function count(unit: Unit, list: List): Figure {
  const { code } = unit.figuring;
  const most = list.slots ? BigInt(list.slots.length) : 2n ** 32n;
  if (list.stored) return counted(list.stored.count, most);
  const name = code.fresh('n');
  code.line(`let ${name} = 0;`);
  list.each(() => code.line(`${name}++;`));
  return counted(name, most);
}

function counted(code: string, most: bigint): Figure {
  return { kind: 'number', n: { code, big: false, lo: 0n, hi: most }, d: 1n, dd: null };
}

/** 依次分配 — each demand in turn gets what is left of the total, as far as that lasts. */
export function allocated(unit: Unit, wanted: List, total: Figure): List {
  const { figuring, figuring: { code } } = unit;
  const demands = mapped(wanted, (element) => overKnown(figuring, asFigure(element)));
  const { d, hasOwn } = kindOf(unit, demands);
  if (hasOwn || total.dd) throw new Unsupported('allocating figures with denominators of their own');
  const common = lcm(d, total.d);
  const left = code.fresh('v');
  const start = multiply(figuring, total.n, literal(common / total.d));
  code.line(`let ${left} = ${asDouble(start)};`);
  const zero = figure(0n);
  return store(unit, mapped(demands, (element) => {
    const whole: Whole = { code: left, big: false, lo: -SAFE, hi: start.hi };
    const remaining: Figure = { kind: 'number', n: whole, d: common, dd: null };
    const granted = extreme(figuring, zero, extreme(figuring, asFigure(element), remaining, 'min'), 'max');
    const rest = difference(figuring, remaining, granted);
    code.line(`${left} = ${asDouble(rest.n)};`);
    return granted;
  }));
}

/** The rows from a position on, as many as that. */
export function sublist(unit: Unit, list: List, start: Figure, length: Figure | undefined): List {
  const { code } = unit.figuring;
  const { stored } = store(unit, list);
  if (!stored || start.d !== 1n || (length && length.d !== 1n)) throw new Unsupported('such a part of a list');
  const from = code.hold(`${asDouble(start.n)} - 1`);
  const end = length ? code.hold(`Math.min(${stored.count}, ${from} + ${asDouble(length.n)})`) : stored.count;
  return {
    kind: 'list', code,
    each: (body) => {
      const place = code.fresh('k');
      code.block(`for (let ${place} = Math.max(0, ${from}); ${place} < ${end}; ${place}++)`, () =>
        body(stored.at(place)));
    },
  };
}

