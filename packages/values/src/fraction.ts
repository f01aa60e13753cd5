/**
 * Exact rational numbers, the only kind of number a rule computes with.
 * Always in lowest terms with a positive denominator, so equal values have equal parts.
 */
export type Fraction = { readonly n: bigint; readonly d: bigint };

export const ZERO: Fraction = { n: 0n, d: 1n };
export const ONE: Fraction = { n: 1n, d: 1n };

/** n/d in lowest terms; RangeError when d is zero. */
export function fraction(n: bigint, d: bigint = 1n): Fraction {
  if (d === 1n) return { n, d };
  if (d === 0n) throw new RangeError('A fraction needs a denominator other than zero.');
  const divisor = greatestCommonDivisor(n, d);
  return d < 0n ? { n: -n / divisor, d: -d / divisor } : { n: n / divisor, d: d / divisor };
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let high = a < 0n ? -a : a;
  let low = b < 0n ? -b : b;
  while (low !== 0n) [high, low] = [low, high % low];
  return high;
}

/** The exact sum. */
export function add(a: Fraction, b: Fraction): Fraction {
  return a.d === b.d ? fraction(a.n + b.n, a.d) : fraction(a.n * b.d + b.n * a.d, a.d * b.d);
}

/** The exact difference a − b. */
export function subtract(a: Fraction, b: Fraction): Fraction {
  return add(a, negate(b));
}

/** The exact product. */
export function multiply(a: Fraction, b: Fraction): Fraction {
  return fraction(a.n * b.n, a.d * b.d);
}

/** The exact quotient a ÷ b; RangeError when b is zero. */
export function divide(a: Fraction, b: Fraction): Fraction {
  if (b.n === 0n) throw new RangeError('Division by zero.');
  return fraction(a.n * b.d, a.d * b.n);
}

/** The same distance from zero on its other side. */
export function negate(f: Fraction): Fraction {
  return { n: -f.n, d: f.d };
}

/** −1 when a is less than b, 0 when they are equal, 1 when a is greater. */
export function compare(a: Fraction, b: Fraction): -1 | 0 | 1 {
  const left = a.n * b.d;
  const right = b.n * a.d;
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

/** Whether both are the same number. */
export function equal(a: Fraction, b: Fraction): boolean {
  return a.n === b.n && a.d === b.d;
}

/** Whether the number is whole. */
export function isInteger(f: Fraction): boolean {
  return f.d === 1n;
}

/** The greatest whole number not above f: floor(-1/2) is -1. */
export function floor(f: Fraction): bigint {
  const quotient = f.n / f.d;
  return f.n < 0n && quotient * f.d !== f.n ? quotient - 1n : quotient;
}

/** The least whole number not below f: ceiling(-1/2) is 0. */
export function ceiling(f: Fraction): bigint {
  return -floor(negate(f));
}

/** The least of the numbers. */
export function minimum(first: Fraction, ...others: readonly Fraction[]): Fraction {
  return others.reduce((least, other) => (compare(other, least) < 0 ? other : least), first);
}

/** The greatest of the numbers. */
export function maximum(first: Fraction, ...others: readonly Fraction[]): Fraction {
  return others.reduce((greatest, other) => (compare(other, greatest) > 0 ? other : greatest), first);
}

/**
 * The value of a plain decimal such as '-12.50'; undefined for anything else: an exponent, a plus, a space,
 * a dot without digits on both sides, more than 40 digits.
 */
export function parseDecimal(text: string): Fraction | undefined {
  const match = /^(-?)([0-9]+)(?:\.([0-9]+))?$/.exec(text);
  if (!match) return undefined;
  const [, sign, whole = '', decimals = ''] = match;
  if (whole.length + decimals.length > 40) return undefined;
  const magnitude = BigInt(whole + decimals);
  return fraction(sign ? -magnitude : magnitude, 10n ** BigInt(decimals.length));
}

/** The exact decimal with no trailing zeros ('0.6', '-12.5'), or undefined when it never ends (1/3). */
export function formatDecimal(f: Fraction): string | undefined {
  const places = decimalPlaces(f.d);
  if (places === undefined) return undefined;
  const scaled = (f.n * 10n ** BigInt(places)) / f.d;
  const digits = (scaled < 0n ? -scaled : scaled).toString().padStart(places + 1, '0');
  const sign = scaled < 0n ? '-' : '';
  if (places === 0) return sign + digits;
  return `${sign}${digits.slice(0, -places)}.${digits.slice(-places)}`;
}

/** How many decimals 1/d needs; undefined when d has a prime factor other than 2 and 5. */
function decimalPlaces(d: bigint): number | undefined {
  let rest = d;
  let twos = 0;
  let fives = 0;
  for (; rest % 2n === 0n; rest /= 2n) twos += 1;
  for (; rest % 5n === 0n; rest /= 5n) fives += 1;
  return rest === 1n ? Math.max(twos, fives) : undefined;
}

/** The exact mixed number a clerk would write: '10 19/30', '19/30', '10', '-1 1/2'. */
export function formatMixed(f: Fraction): string {
  const magnitude = f.n < 0n ? -f.n : f.n;
  const sign = f.n < 0n ? '-' : '';
  const whole = magnitude / f.d;
  const part = magnitude % f.d;
  if (part === 0n) return `${sign}${whole}`;
  return whole === 0n ? `${sign}${part}/${f.d}` : `${sign}${whole} ${part}/${f.d}`;
}
