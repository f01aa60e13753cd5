/**
 * Exact figures in generated code. A figure is a whole number over a denominator that the compiler knows, or,
 * after a division by a fact, over that times a whole number of its own. Where the range proves that a double
 * holds the whole number, it is one. Elsewhere the fast function goes on with the double that is near it (near.ts)
 * until something asks what it is exactly; what doubles cannot tell is handed over to the exact function, in which
 * just these figures are BigInt.
 */
import { fits, gcd, isNeverNegative, join, lcm, least, most, negative, only, over, plus, SAFE, times }
  from '../../bounds/range.ts';
import { exactly, floorNearly, nearlyChosen, nearlyComputed, rangeOf } from './near.ts';
import type { Range } from '../../bounds/range.ts';
import type { Figuring, Whole } from './whole.ts';

/** A denominator that only the facts tell; it divides `divides` where that is set. */
type Divisor = Whole & { readonly divides?: bigint };

/** `n / (d × dd)`; d and dd above zero. */
export type Figure = {
  readonly kind: 'number'; readonly n: Whole; readonly d: bigint; readonly dd: Divisor | null;
};

export function literal(value: bigint): Whole {
  const big = value > SAFE || value < -SAFE;
  return { code: big ? `${value}n` : value.toString(), big, ...only(value) };
}

export function figure(n: bigint, d = 1n): Figure {
  const shared = gcd(n, d) || 1n;
  return { kind: 'number', n: literal(n / shared), d: d / shared, dd: null };
}

/** The value of a figure that is one number, as its numerator over its denominator. */
export function valueOf({ n, d, dd }: Figure): { readonly n: bigint; readonly d: bigint } | undefined {
  return n.lo !== null && n.lo === n.hi && !dd ? { n: n.lo, d } : undefined;
}

const LIMIT = SAFE.toString();

/** The double that holds a whole number; in the fast function a literal beyond 2^53 stands as what it is near. */
export function asDouble({ code, big }: Whole): string {
  if (!big) return code;
  return /^-?\d+n$/.test(code) ? code.slice(0, -1) : `held(${code})`;
}

export function asBig({ code, big }: Whole): string {
  if (big) return code;
  return /^-?\d+$/.test(code) ? `${code}n` : `BigInt(${code})`;
}

/** A result computed from whole numbers by `+`, `-` or `*`: proven, near or BigInt. */
function computed(at: Figuring, a: Whole, sign: '+' | '-' | '*', b: Whole): Whole {
  const { code, mode, tally } = at;
  const range = rangeBy(sign, rangeOf(a), rangeOf(b));
  const write = (as: (whole: Whole) => string): string => `${as(a)} ${sign} ${as(b)}`;
  if (range.lo !== null && range.lo === range.hi) return literal(range.lo);
  if (fits(range)) {
    tally.proven += 1;
    return { code: code.hold(write(asDouble)), big: false, ...range };
  }
  tally.tested += 1;
  if (mode === 'exact') return { code: code.hold(write(asBig)), big: true, ...range };
  return nearlyComputed(at, a, sign, b, range);
}

function rangeBy(sign: '+' | '-' | '*', a: Range, b: Range): Range {
  return sign === '*' ? times(a, b) : plus(a, sign === '-' ? negative(b) : b);
}

/** A BigInt whose range fits a double after all becomes one. */
function settled({ code }: Figuring, whole: Whole): Whole {
  return whole.big && fits(whole) && !/^-?\d+n$/.test(whole.code)
    ? { ...whole, code: code.hold(asDouble(whole)), big: false }
    : whole;
}

/** The statement that hands the claim over unless a double holds the whole number. */
export function test(
  { code, overflow }: Pick<Figuring, 'code' | 'overflow'>, name: string, range: Range,
): void {
  const isBelow = isNeverNegative(range) ? '' : ` && ${name} > -${LIMIT}`;
  code.line(`if (!(${name} < ${LIMIT}${isBelow})) ${overflow}`);
}

export function add(at: Figuring, a: Whole, b: Whole): Whole {
  if (isOnly(a, 0n)) return b;
  if (isOnly(b, 0n)) return a;
  return computed(at, a, '+', b);
}

function subtract(at: Figuring, a: Whole, b: Whole): Whole {
  if (isOnly(b, 0n)) return a;
  return computed(at, a, '-', b);
}

export function multiply(at: Figuring, a: Whole, b: Whole): Whole {
  if (isOnly(a, 1n)) return b;
  if (isOnly(b, 1n)) return a;
  return computed(at, a, '*', b);
}

function isOnly({ lo, hi }: Whole, value: bigint): boolean {
  return lo === value && hi === value;
}

/** Rounded down; the divisor above zero. Math.floor(n / d) is exact while n + d does not exceed 2^53. */
function floorOver(at: Figuring, n: Whole, d: Whole): Whole {
  if (isOnly(d, 1n)) return n;
  const range = over(rangeOf(n), d.lo !== null && d.lo === d.hi ? d.lo : 1n);
  const isInDoubles = [n, d].every(({ big, near }) => !big && !near);
  if (isInDoubles && fits(plus(most(n, negative(n)), d))) {
    at.tally.proven += 1;
    return { code: at.code.hold(`Math.floor(${n.code} / ${d.code})`), big: false, ...range };
  }
  at.tally.tested += 1;
  return at.mode === 'exact' ? floorExactly(at, n, d, range) : floorNearly(at, n, d, range);
}

function floorExactly(at: Figuring, n: Whole, d: Whole, range: Range): Whole {
  const code = at.code.hold(`floorBig(${asBig(n)}, ${asBig(d)})`);
  return settled(at, { code, big: true, ...range });
}

/** Whether a stands in that relation to b; mixed doubles and BigInts compare exactly in JavaScript. */
export function compare(a: Whole, b: Whole, relation: '<' | '<=' | '===' ): string {
  if (relation !== '===' || a.big === b.big) return `${a.code} ${relation} ${b.code}`;
  return `${asBig(a)} === ${asBig(b)}`;
}

export function negate(at: Figuring, { n, d, dd }: Figure): Figure {
  return { kind: 'number', n: subtract(at, literal(0n), n), d, dd };
}

type Aligned = { readonly a: Whole; readonly b: Whole; readonly d: bigint; readonly dd: Whole | null };

/** The figure over one denominator that is known, if what it carries as its own divides one. */
export function overKnown(at: Figuring, own: Figure): Figure {
  const { n, d, dd } = own;
  if (dd?.divides === undefined) return own;
  const factor = at.code.hold(`${dd.divides} / ${dd.code}`);
  const scaledUp = multiply(at, n, { code: factor, big: false, lo: 1n, hi: dd.divides });
  return { kind: 'number', n: scaledUp, d: d * dd.divides, dd: null };
}

/** The numerators of two figures over one denominator; `d` and `dd` are that denominator. */
export function aligned(at: Figuring, a: Figure, b: Figure): Aligned {
  const d = lcm(a.d, b.d);
  const [left, right] = [multiply(at, a.n, literal(d / a.d)), multiply(at, b.n, literal(d / b.d))];
  if (a.dd?.code === b.dd?.code) return { a: left, b: right, d, dd: a.dd };
  return {
    a: b.dd ? multiply(at, left, b.dd) : left, b: a.dd ? multiply(at, right, a.dd) : right, d,
    dd: joinedDivisor(at, a, b),
  };
}

/** The product of what both carry as denominators of their own. */
function joinedDivisor(at: Figuring, { dd: a }: Figure, { dd: b }: Figure): Whole | null {
  return a && b ? exactly(multiply(at, a, b)) : a ?? b;
}

export function sum(at: Figuring, a: Figure, b: Figure): Figure {
  const over1 = aligned(at, a, b);
  return { kind: 'number', n: add(at, over1.a, over1.b), d: over1.d, dd: over1.dd };
}

export function difference(at: Figuring, a: Figure, b: Figure): Figure {
  const over1 = aligned(at, a, b);
  return { kind: 'number', n: subtract(at, over1.a, over1.b), d: over1.d, dd: over1.dd };
}

export function product(at: Figuring, a: Figure, b: Figure): Figure {
  const [p, q] = [valueOf(a), valueOf(b)];
  if (p) return scaled(at, b, p);
  if (q) return scaled(at, a, q);
  return { kind: 'number', n: multiply(at, a.n, b.n), d: a.d * b.d, dd: joinedDivisor(at, a, b) };
}

/** Times p/q, in lowest terms as far as the denominator is known. */
function scaled(at: Figuring, of: Figure, by: { readonly n: bigint; readonly d: bigint }): Figure {
  const shared = gcd(by.n, of.d) || 1n;
  const n = multiply(at, of.n, literal(by.n / shared));
  return { kind: 'number', n, d: (of.d / shared) * by.d, dd: of.dd };
}

/** a ÷ b; leaves where b is zero. */
export function quotient(at: Figuring, a: Figure, b: Figure): Figure {
  const by = valueOf(b);
  return by && by.n !== 0n ? scaled(at, a, inverse(by)) : quotientByFact(at, a, b);
}

function inverse({ n, d }: { readonly n: bigint; readonly d: bigint }): { readonly n: bigint; readonly d: bigint } {
  return n < 0n ? { n: -d, d: -n } : { n: d, d: n };
}

function quotientByFact(at: Figuring, a: Figure, by: Figure): Figure {
  const b = { ...by, n: exactly(by.n) };
  const shared = gcd(b.d, a.d);
  const scaledUp = multiply(at, a.n, literal(b.d / shared));
  const n = b.dd ? multiply(at, scaledUp, b.dd) : scaledUp;
  if (!isNeverNegative(b.n) || b.n.lo === 0n) at.code.leave(`${b.n.code} == 0`);
  const [top, divisor] = isNeverNegative(b.n) ? [n, b.n] : withoutSign(at, n, b.n);
  const positive = { ...divisor, lo: 1n };
  return {
    kind: 'number', n: top, d: a.d / shared, dd: a.dd ? exactly(multiply(at, a.dd, positive)) : positive,
  };
}

/** Both with the opposite sign where the second is negative. */
function withoutSign(at: Figuring, n: Whole, d: Whole): [Whole, Whole] {
  const isBelow = at.code.hold(`${d.code} < 0`);
  const opposite = (whole: Whole): Whole => chosen(at, isBelow, subtract(at, literal(0n), whole), whole);
  return [opposite(n), exactly(opposite(d))];
}

/** One of two whole numbers. */
function chosen(at: Figuring, isFirst: string, a: Whole, b: Whole, known?: Range): Whole {
  const range = known ?? join(rangeOf(a), rangeOf(b));
  const isBig = a.big || b.big;
  const isNear = at.mode !== 'exact' && [a, b].some(({ big, near }) => near ?? big);
  if (isNear) return nearlyChosen(at, isFirst, a, b, range);
  const as = isBig ? asBig : asDouble;
  const code = at.code.hold(`${isFirst} ? ${as(a)} : ${as(b)}`);
  return isBig ? settled(at, { code, big: true, ...range }) : { code, big: false, ...range };
}

/** The smaller or the greater of two figures. */
export function extreme(at: Figuring, a: Figure, b: Figure, which: 'min' | 'max'): Figure {
  const both = aligned(at, a, b);
  if (isOverOne(a, b)) return extremeOverOne(at, both, which);
  const { a: left, b: right, d } = both;
  const isFirst = at.code.hold(which === 'min' ? compare(left, right, '<') : compare(right, left, '<'));
  const n = chosen(at, isFirst, multiply(at, a.n, literal(d / a.d)), multiply(at, b.n, literal(d / b.d)));
  return { kind: 'number', n, d, dd: chosen(at, isFirst, a.dd ?? literal(1n), b.dd ?? literal(1n)) };
}

/** Nothing is nothing over any denominator. */
function isOverOne(a: Figure, b: Figure): boolean {
  return a.dd?.code === b.dd?.code || isOnly(a.n, 0n) || isOnly(b.n, 0n);
}

/** Of doubles near them, whichever seems so is near the figure wanted as well. */
function extremeOverOne(at: Figuring, { a, b, d, dd }: Aligned, which: 'min' | 'max'): Figure {
  const [x, y] = [a, b].map((one) => (one.near ?? one).code);
  const range = (which === 'min' ? least : most)(rangeOf(a), rangeOf(b));
  return { kind: 'number', n: chosen(at, which === 'min' ? `${x} < ${y}` : `${y} < ${x}`, a, b, range), d, dd };
}

export function floor(at: Figuring, { n, d, dd }: Figure): Figure {
  const divisor = dd ? multiply(at, dd, literal(d)) : literal(d);
  return { kind: 'number', n: floorOver(at, n, divisor), d: 1n, dd: null };
}

/**
 * 取整到分 — the only rounding: 元 to whole fen, half away from zero or cut off towards it. The figure that comes
 * out is 元 again, over 100.
 */
export function toFen(at: Figuring, yuan: Figure, mode: string): Figure {
  const shared = gcd(100n, yuan.d);
  const [factor, rest] = [100n / shared, yuan.d / shared];
  const n = isNeverNegative(yuan.n) ? yuan.n : exactly(yuan.n);
  const isNegative = isNeverNegative(n) ? undefined : at.code.hold(`${n.code} < 0`);
  const magnitude = isNegative === undefined
    ? n
    : { ...exactly(chosen(at, isNegative, subtract(at, literal(0n), n), n)), lo: 0n };
  const fen = multiply(at, magnitude, literal(factor));
  const divisor = yuan.dd ? multiply(at, yuan.dd, literal(rest)) : literal(rest);
  const rounded = mode === 'halfUp' ? halfUp(at, fen, divisor) : floorOver(at, fen, divisor);
  const signed = isNegative === undefined
    ? rounded
    : chosen(at, isNegative, subtract(at, literal(0n), rounded), rounded);
  return { kind: 'number', n: signed, d: 100n, dd: null };
}

function halfUp(at: Figuring, n: Whole, d: Whole): Whole {
  if (isOnly(d, 1n)) return n;
  const divisor = d.lo !== null && d.lo === d.hi ? d.lo : undefined;
  if (divisor !== undefined && divisor % 2n === 0n)
    return floorOver(at, add(at, n, literal(divisor / 2n)), d);
  return floorOver(at, add(at, multiply(at, n, literal(2n)), d), multiply(at, d, literal(2n)));
}
