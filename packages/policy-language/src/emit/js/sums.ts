/** Sums and extremes of lists in generated code, exact whatever the figures. */
import { ANY, fits, isNeverNegative, join, lcm, only, SAFE, sumOf, tested } from '../../bounds/range.ts';
import type { Range } from '../../bounds/range.ts';
import { asBig, asDouble, figure, literal, multiply, overKnown, test } from './figures.ts';
import type { Figure } from './figures.ts';
import type { Figuring, Near, Whole } from './whole.ts';
import { added, isUnsigned, nearly, nearOf, rangeOf } from './near.ts';
import type { Code } from './code.ts';
import { asFigure, slotList, Unsupported } from './things.ts';
import type { List, Thing } from './things.ts';
import type { Unit } from './unit.ts';

/** What the figures of a list have in common, found without writing anything. */
export type Kind = {
  readonly d: bigint; readonly hasOwn: boolean; readonly range: Range; readonly sites: number;
  /** Whether some are only near what they are, and whether anything is subtracted in them. */
  readonly isNear: boolean; readonly isUnsigned: boolean;
};

export function kindOf(unit: Unit, list: List): Kind {
  const { figuring, figuring: { code } } = unit;
  const found: Figure[] = [];
  code.dry(() => list.each((element) => found.push(asFigure(element))));
  const d = found.reduce((common, one) => lcm(common, one.d), 1n);
  const all = code.dry(() => found.map((one) => multiply(figuring, one.n, literal(d / one.d))));
  const [first = only(0n), ...others] = all.map(rangeOf);
  return {
    d, hasOwn: found.some(({ dd }) => dd !== null), range: others.reduce<Range>(join, first), sites: found.length,
    isNear: all.some(({ near }) => near !== undefined), isUnsigned: all.every((one) => isUnsigned(nearOf(one))),
  };
}

/** The sum; of nothing it is 0. */
export function sum(unit: Unit, list: List): Figure {
  const kind = kindOf(unit, list);
  if (kind.sites === 0) return figure(0n);
  if (unit.figuring.mode !== 'exact' && (kind.hasOwn || kind.isNear)) return nearSum(unit, list, kind);
  return kind.hasOwn ? sumOfFractions(unit, list, kind) : sumOfWholes(unit, list, kind);
}

function sumOfWholes(unit: Unit, list: List, kind: Kind): Figure {
  const { figuring, figuring: { code } } = unit;
  const range = sumOf(kind.range, list.slots && BigInt(kind.sites));
  const isProven = fits(range);
  const isBig = figuring.mode === 'exact' && !isProven;
  const name = code.fresh('s');
  code.line(`let ${name} = 0${isBig ? 'n' : ''};`);
  // A sum of figures that are never negative only grows: once beyond 2^53 it stays there, and one test tells.
  const isTestedAfter = isNeverNegative(kind.range);
  const isTested = !isBig && !isProven;
  list.each((element) => {
    const one = asFigure(element);
    const n = multiply(figuring, one.n, literal(kind.d / one.d));
    code.line(`${name} += ${isBig ? asBig(n) : asDouble(n)};`);
    if (isTested && !isTestedAfter) test(figuring, name, ANY);
  });
  if (isTested && isTestedAfter) test(figuring, name, range);
  return { kind: 'number', n: { code: name, big: isBig, ...(isTested ? tested(range) : range) }, d: kind.d, dd: null };
}

/** Exactly, of figures that carry a denominator of their own, one of which is mostly 1. */
function sumOfFractions(unit: Unit, list: List, { d, range }: Kind): Figure {
  const { figuring, figuring: { code } } = unit;
  const [n, dd] = [code.fresh('s'), code.fresh('s')];
  code.line(`let ${n} = 0n, ${dd} = 1n;`);
  list.each((element) => {
    const one = asFigure(element);
    const own = code.hold(asBig(multiply(figuring, one.n, literal(d / one.d))));
    const by = code.hold(asBig(one.dd ?? literal(1n)));
    code.block(`if (${by} === ${dd})`, () => code.line(`${n} += ${own};`));
    code.block('else', () => code.line(`${n} = ${n} * ${by} + ${own} * ${dd}; ${dd} *= ${by};`));
  });
  const lo = isNeverNegative(range) ? 0n : null;
  return {
    kind: 'number', n: { code: n, big: true, lo, hi: null }, d, dd: { code: dd, big: true, lo: 1n, hi: null },
  };
}

/** Variables of a sum in doubles: how many results were rounded, and the denominator where summands carry their own. */
type NearSum = { readonly n: string; readonly size: string; readonly count: string; readonly dd?: string };

/** In doubles that are near it, with the number of roundings that every summand may bring. */
function nearSum({ figuring }: Unit, list: List, kind: Kind): Figure {
  const { code } = figuring;
  const total = openSum(code, kind);
  list.each((element) => {
    const one = asFigure(element);
    addNearly(figuring, total, nearOf(multiply(figuring, one.n, literal(kind.d / one.d))), one.dd);
  });
  const sites = list.slots && !kind.hasOwn ? BigInt(kind.sites) : undefined;
  const { size, count: roundings, dd } = total;
  return {
    kind: 'number', n: nearly(figuring, { code: total.n, size, roundings, range: sumOf(kind.range, sites) }), d: kind.d,
    dd: dd === undefined ? null : { code: dd, big: false, lo: 1n, hi: SAFE },
  };
}

function openSum(code: Code, { isUnsigned: isPlain, hasOwn }: Kind): NearSum {
  const [n, count] = [code.fresh('s'), code.fresh('n')];
  const [size, dd] = [isPlain ? n : code.fresh('s'), hasOwn ? code.fresh('s') : undefined];
  const zeros = [...new Set([n, size, count])].map((name) => `${name} = 0`);
  code.line(`let ${[...zeros, ...(dd === undefined ? [] : [`${dd} = 1`])].join(', ')};`);
  return { n, size, count, ...(dd !== undefined && { dd }) };
}

function addNearly({ code, overflow }: Figuring, { n, size, count, dd }: NearSum, own: Near, by: Whole | null): void {
  const sums = size === n ? [[n, own.code]] : [[n, own.code], [size, own.size]];
  const plainly = sums.map(([name, more]) => `${name} += ${more};`).join(' ');
  if (dd === undefined) code.line(plainly);
  else {
    const divisor = by ? asDouble(by) : '1';
    code.block(`if (${divisor} === ${dd})`, () => code.line(plainly));
    code.block('else', () => {
      for (const [name, more] of sums) code.line(`${name} = ${name} * ${divisor} + ${more} * ${dd};`);
      code.line(`${dd} *= ${divisor};`);
      code.line(`if (!(${dd} < ${SAFE})) ${overflow}`);
    });
  }
  // Two products and the sum.
  code.line(`${count} += ${added(own.roundings, '3')};`);
}

/** The least or greatest of a list; leaves where there is none. */
export function extremeOf(unit: Unit, elements: List, which: 'min' | 'max'): Figure {
  const { figuring, figuring: { code } } = unit;
  const list = known(figuring, elements);
  const { d, hasOwn, range, sites } = kindOf(unit, list);
  if (sites === 0 || hasOwn) throw new Unsupported(`${which} of such a list of figures`);
  const isBig = figuring.mode === 'exact' && !fits(range);
  const [name, any] = [code.fresh('m'), code.fresh('m')];
  code.line(`let ${name} = 0${isBig ? 'n' : ''}, ${any} = false;`);
  list.each((element) => {
    const one = asFigure(element);
    const n = multiply(figuring, one.n, literal(d / one.d));
    const held = code.hold(isBig ? asBig(n) : asDouble(n));
    code.line(`if (!${any} || ${held} ${which === 'min' ? '<' : '>'} ${name}) ${name} = ${held};`);
    code.line(`${any} = true;`);
  });
  if (!list.slots?.some(({ present }) => present === 'true')) code.leave(`!${any}`);
  return { kind: 'number', n: { code: name, big: isBig, ...(isBig ? range : tested(range)) }, d, dd: null };
}

/** Over denominators that the compiler knows, as far as they have such. */
function known(figuring: Figuring, list: List): List {
  const { slots } = list;
  const one = (element: Thing): Thing => overKnown(figuring, asFigure(element));
  return slots
    ? slotList(list.code, slots.map(({ present, element }) => ({ present, element: one(element) })))
    : { kind: 'list', code: list.code, each: (body) => list.each((element) => body(one(element))) };
}
