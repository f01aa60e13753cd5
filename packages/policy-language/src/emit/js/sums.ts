/** Sums and extremes of lists in generated code, exact whatever the figures. */
import { ANY, fits, isNeverNegative, join, lcm, SAFE, sumOf, tested } from '../../bounds/range.ts';
import type { Range } from '../../bounds/range.ts';
import { asBig, asDouble, figure, literal, multiply, test } from './figures.ts';
import type { Figure, Whole } from './figures.ts';
import { asFigure, Unsupported } from './things.ts';
import type { List } from './things.ts';
import type { Unit } from './unit.ts';

/** What the figures of a list have in common, found without writing anything. */
export type Kind = { readonly d: bigint; readonly hasOwn: boolean; readonly range: Range; readonly sites: number };

export function kindOf(unit: Unit, list: List): Kind {
  const found: Figure[] = [];
  unit.figuring.code.dry(() => list.each((element) => found.push(asFigure(element))));
  const d = found.reduce((common, one) => lcm(common, one.d), 1n);
  const ends = unit.figuring.code.dry(() => found.map((one) => multiply(unit.figuring, one.n, literal(d / one.d))));
  const [first = literal(0n), ...others] = ends;
  return {
    d, hasOwn: found.some(({ dd }) => dd !== null), range: others.reduce<Range>(join, first), sites: found.length,
  };
}

/** The sum; of nothing it is 0. */
export function sum(unit: Unit, list: List): Figure {
  const kind = kindOf(unit, list);
  if (kind.sites === 0) return figure(0n);
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

/** Of figures that carry a denominator of their own, one of which is mostly 1. */
function sumOfFractions(unit: Unit, list: List, { d, range }: Kind): Figure {
  const { figuring, figuring: { code } } = unit;
  const isBig = figuring.mode === 'exact';
  const [n, dd] = [code.fresh('s'), code.fresh('s')];
  code.line(`let ${n} = 0${isBig ? 'n' : ''}, ${dd} = 1${isBig ? 'n' : ''};`);
  const as = isBig ? asBig : asDouble;
  list.each((element) => {
    const one = asFigure(element);
    const own = code.hold(as(multiply(figuring, one.n, literal(d / one.d))));
    const by = code.hold(as(one.dd ?? literal(1n)));
    code.block(`if (${by} === ${dd})`, () => code.line(`${n} += ${own};`));
    code.block('else', () => code.line(`${n} = ${n} * ${by} + ${own} * ${dd}; ${dd} *= ${by};`));
    if (!isBig) code.line(`if (!(Math.abs(${n}) < ${SAFE} && ${dd} < ${SAFE})) ${figuring.overflow}`);
  });
  const lo = isNeverNegative(range) ? 0n : -SAFE;
  const ends = isBig ? { lo: lo === 0n ? lo : null, hi: null } : { lo, hi: SAFE };
  const divisor: Whole = { code: dd, big: isBig, lo: 1n, hi: isBig ? null : SAFE };
  return { kind: 'number', n: { code: n, big: isBig, ...ends }, d, dd: divisor };
}

/** The least or greatest of a list; leaves where there is none. */
export function extremeOf(unit: Unit, list: List, which: 'min' | 'max'): Figure {
  const { figuring, figuring: { code } } = unit;
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
