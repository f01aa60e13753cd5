/**
 * Within which whole numbers a figure of a policy lies, whatever the facts are within their declared bounds. A
 * figure is a whole number over a fixed denominator; where the whole numbers fit in 2^53, a double holds every
 * one of them exactly (IEEE 754), and no operation on them rounds.
 */

/** From `lo` to `hi`; null is without bound on that side. */
export type Range = { readonly lo: bigint | null; readonly hi: bigint | null };

/** The greatest magnitude up to which doubles hold every whole number. */
export const SAFE = 2n ** 53n;

export const ANY: Range = { lo: null, hi: null };

export function only(value: bigint): Range {
  return { lo: value, hi: value };
}

/** Whether a double holds every whole number of the range exactly. */
export function fits({ lo, hi }: Range): boolean {
  return lo !== null && hi !== null && lo >= -SAFE && hi <= SAFE;
}

export function isNeverNegative({ lo }: Range): boolean {
  return lo !== null && lo >= 0n;
}

export function plus(a: Range, b: Range): Range {
  return { lo: both(a.lo, b.lo, (x, y) => x + y), hi: both(a.hi, b.hi, (x, y) => x + y) };
}

export function negative({ lo, hi }: Range): Range {
  return { lo: hi === null ? null : -hi, hi: lo === null ? null : -lo };
}

export function times(a: Range, b: Range): Range {
  const isOpen = [a.lo, a.hi, b.lo, b.hi].includes(null);
  if (isOpen) return isNeverNegative(a) && isNeverNegative(b) ? { lo: 0n, hi: null } : ANY;
  const ends = [a.lo, a.hi].flatMap((x) => [b.lo, b.hi].map((y) => (x ?? 0n) * (y ?? 0n)));
  return { lo: ends.reduce(lesser), hi: ends.reduce(greater) };
}

/** The smaller of two figures. */
export function least(a: Range, b: Range): Range {
  return { lo: both(a.lo, b.lo, lesser), hi: either(a.hi, b.hi, lesser) };
}

/** The greater of two figures. */
export function most(a: Range, b: Range): Range {
  return { lo: either(a.lo, b.lo, greater), hi: both(a.hi, b.hi, greater) };
}

/** Either of two figures. */
export function join(a: Range, b: Range): Range {
  return { lo: both(a.lo, b.lo, lesser), hi: both(a.hi, b.hi, greater) };
}

/** The quotient by a positive whole number, rounded down. */
export function over({ lo, hi }: Range, divisor: bigint): Range {
  return { lo: lo === null ? null : floorOf(lo, divisor), hi: hi === null ? null : floorOf(hi, divisor) };
}

/** The sum of any number of such figures; of `count` of them where that is known. */
export function sumOf(range: Range, count?: bigint): Range {
  if (count !== undefined) return times(join(range, only(0n)), { lo: 0n, hi: count });
  const [isNeverBelow, isNeverAbove] = [isNeverNegative(range), isNeverNegative(negative(range))];
  return { lo: isNeverBelow ? 0n : null, hi: isNeverAbove ? 0n : null };
}

/** What is left of a range once a test has shown that a double holds the figure. */
export function tested({ lo, hi }: Range): Range {
  return { lo: lo === null || lo < -SAFE ? -SAFE : lo, hi: hi === null || hi > SAFE ? SAFE : hi };
}

export function gcd(a: bigint, b: bigint): bigint {
  let [x, y] = [a < 0n ? -a : a, b < 0n ? -b : b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}

export function lcm(a: bigint, b: bigint): bigint {
  return (a / gcd(a, b)) * b;
}

function floorOf(a: bigint, divisor: bigint): bigint {
  const cut = a / divisor;
  return a < 0n && cut * divisor !== a ? cut - 1n : cut;
}

function lesser(a: bigint, b: bigint): bigint {
  return a < b ? a : b;
}

function greater(a: bigint, b: bigint): bigint {
  return a > b ? a : b;
}

/** Known only when both are. */
function both(a: bigint | null, b: bigint | null, of: (x: bigint, y: bigint) => bigint): bigint | null {
  return a === null || b === null ? null : of(a, b);
}

/** Known when one is. */
function either(a: bigint | null, b: bigint | null, of: (x: bigint, y: bigint) => bigint): bigint | null {
  return a === null || b === null ? a ?? b : of(a, b);
}
