/** The reference interpreter's own exact numbers: schoolbook fractions, shared with nothing else. */

/** 精确数 — n over d in lowest terms, d above zero. */
export type Fraction = { readonly kind: 'number'; readonly n: bigint; readonly d: bigint };

/** n/d in lowest terms; RangeError when d is zero. */
export function fraction(n: bigint, d: bigint = 1n): Fraction {
  if (d === 0n) throw new RangeError('Nothing can be divided by zero.');
  let [a, b] = [n < 0n ? -n : n, d < 0n ? -d : d];
  while (b !== 0n) [a, b] = [b, a % b];
  const sign = d < 0n ? -1n : 1n;
  return { kind: 'number', n: (sign * n) / a, d: (sign * d) / a };
}

export const ZERO = fraction(0n);

/** a + b. */
export const plus = (a: Fraction, b: Fraction): Fraction => fraction(a.n * b.d + b.n * a.d, a.d * b.d);

/** a − b. */
export const minus = (a: Fraction, b: Fraction): Fraction => fraction(a.n * b.d - b.n * a.d, a.d * b.d);

/** a × b. */
export const times = (a: Fraction, b: Fraction): Fraction => fraction(a.n * b.n, a.d * b.d);

/** a ÷ b; RangeError when b is zero. */
export const over = (a: Fraction, b: Fraction): Fraction => fraction(a.n * b.d, a.d * b.n);

/** Whether a is less than b. */
export const isLess = (a: Fraction, b: Fraction): boolean => a.n * b.d < b.n * a.d;

/** The smaller of two. */
export const smaller = (a: Fraction, b: Fraction): Fraction => (isLess(b, a) ? b : a);

/** The larger of two. */
export const larger = (a: Fraction, b: Fraction): Fraction => (isLess(a, b) ? b : a);

/** The greatest whole number that is not above a. */
export function floorOf(a: Fraction): bigint {
  const cut = a.n / a.d;
  return a.n < 0n && cut * a.d !== a.n ? cut - 1n : cut;
}

/**
 * The whole number as a JavaScript integer for counting loops; RangeError when it is not whole or too large.
 */
export function countOf(a: Fraction): number {
  const count = Number.parseInt(a.n.toString(), 10);
  if (a.d !== 1n || !Number.isSafeInteger(count))
    throw new RangeError(`${a.n}/${a.d} is no number to count with.`);
  return count;
}

/** A number that was counted. */
export const counted = (count: number): Fraction => fraction(BigInt(count));

/** Reads a plain decimal such as '-12.50'; RangeError for anything else. */
export function readDecimal(text: string): Fraction {
  const [, sign = '', whole = '', decimals = ''] = /^(-?)([0-9]+)(?:\.([0-9]+))?$/.exec(text) ?? [];
  if (whole === '') throw new RangeError(`'${text}' is not a decimal.`);
  return fraction(BigInt(sign + whole + decimals), 10n ** BigInt(decimals.length));
}

/**
 * 取整到分 — the amount in 元 as whole fen: 'halfUp' takes the nearest fen and from the middle the one farther
 * from zero, 'truncate' the one nearer to zero.
 */
export function toFen(yuan: Fraction, mode: string): bigint {
  const magnitude = times(fraction(yuan.n < 0n ? -yuan.n : yuan.n, yuan.d), fraction(100n));
  const fen = floorOf(mode === 'halfUp' ? plus(magnitude, fraction(1n, 2n)) : magnitude);
  return yuan.n < 0n ? -fen : fen;
}

/** Whole fen as they travel: '466333.33'; RangeError when the amount in 元 is not whole fen. */
export function writeYuan(yuan: Fraction): string {
  const fen = times(yuan, fraction(100n));
  if (fen.d !== 1n) throw new RangeError(`${yuan.n}/${yuan.d} 元 were never rounded to the fen.`);
  const digits = (fen.n < 0n ? -fen.n : fen.n).toString().padStart(3, '0');
  return `${fen.n < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
