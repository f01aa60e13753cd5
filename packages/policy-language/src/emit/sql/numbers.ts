/** Exact arithmetic: whole numbers over denominators, brought to a common one where two meet. */
import { greatestCommonDivisor, leastCommonMultiple } from './layout.ts';
import { sql } from './sql.ts';
import type { Sql } from './sql.ts';
import type { NumberValue } from './value.ts';
import { Untranslatable } from './untranslatable.ts';
import { namedNumber, named } from './writer.ts';
import type { Writer } from './writer.ts';
import type { ExactText } from '../../typed/ir.ts';

/** A number that is known while the SQL is written. */
export function literal({ n, d = '1' }: ExactText, { dialect }: Writer): NumberValue {
  return { kind: 'number', n: dialect.number(BigInt(n)), d: BigInt(d) };
}

/** A whole number of the dialect's number type. */
export function whole(n: Sql): NumberValue {
  return { kind: 'number', n, d: 1n };
}

/** Both numerators over one denominator. */
function aligned(
  a: NumberValue, b: NumberValue,
): { readonly a: Sql; readonly b: Sql; readonly d: bigint | Sql } {
  if (typeof a.d === 'bigint' && typeof b.d === 'bigint') {
    const d = leastCommonMultiple(a.d, b.d);
    return { a: times(a.n, d / a.d), b: times(b.n, d / b.d), d };
  }
  return { a: times(a.n, b.d), b: times(b.n, a.d), d: product(a.d, b.d) };
}

function times(n: Sql, factor: bigint | Sql): Sql {
  if (n.times && typeof factor === 'bigint') return n.times(factor);
  return factor === 1n ? n : sql`(${n} * ${factor})`;
}

function product(a: bigint | Sql, b: bigint | Sql): bigint | Sql {
  if (typeof a === 'bigint') return typeof b === 'bigint' ? a * b : times(b, a);
  return times(a, b);
}

/** a + b. */
export function add(a: NumberValue, b: NumberValue): NumberValue {
  const both = aligned(a, b);
  return { kind: 'number', n: sql`(${both.a} + ${both.b})`, d: both.d };
}

/** a − b. */
export function subtract(a: NumberValue, b: NumberValue): NumberValue {
  const both = aligned(a, b);
  return { kind: 'number', n: sql`(${both.a} - ${both.b})`, d: both.d };
}

/** −a. */
export function negate(a: NumberValue): NumberValue {
  return { ...a, n: sql`(- ${a.n})` };
}

/** a × b. */
export function multiply(a: NumberValue, b: NumberValue): NumberValue {
  return { kind: 'number', n: sql`(${a.n} * ${b.n})`, d: product(a.d, b.d) };
}

/** a × n/d, with what cancels cancelled. */
export function multiplyBy(a: NumberValue, { n, d = '1' }: ExactText): NumberValue {
  const [above, below] = [BigInt(n), BigInt(d)];
  if (typeof a.d !== 'bigint' || above === 0n)
    return { kind: 'number', n: times(a.n, above), d: product(a.d, below) };
  const common = greatestCommonDivisor(above < 0n ? -above : above, a.d);
  return { kind: 'number', n: times(a.n, above / common), d: (a.d / common) * below };
}

/** a ÷ b; unknown where b is 0. The sign of b goes to the numerator. */
export function divide(a: NumberValue, by: NumberValue, writer: Writer): NumberValue {
  const b = namedNumber(by, writer);
  const sign = sql`CASE WHEN ${b.n} > 0 THEN 1 WHEN ${b.n} < 0 THEN -1 END`;
  const common = typeof a.d === 'bigint' && typeof b.d === 'bigint' ? greatestCommonDivisor(a.d, b.d) : 1n;
  const without = (d: bigint | Sql): bigint | Sql => (typeof d === 'bigint' ? d / common : d);
  return {
    kind: 'number',
    n: times(sql`(${a.n} * ${sign})`, without(b.d)),
    d: named(times(sql`abs(${b.n})`, without(a.d)), writer),
  };
}

/** Compares two numbers; the sign stands between them. */
export function compareNumbers(a: NumberValue, sign: string, b: NumberValue): Sql {
  const both = aligned(a, b);
  return sql`(${both.a} ${sign} ${both.b})`;
}

/** The smaller or larger; unknown while either is, which LEAST and GREATEST are not. */
export function choose(
  left: NumberValue, right: NumberValue, which: 'least' | 'greatest', writer: Writer,
): NumberValue {
  const both = aligned(left, right);
  const [a, b] = [named(both.a, writer), named(both.b, writer)];
  const [first, second] = which === 'least' ? ['<=', '>'] : ['>=', '<'];
  const n = sql`CASE WHEN ${a} ${first} ${b} THEN ${a} WHEN ${a} ${second} ${b} THEN ${b} END`;
  return { kind: 'number', n, d: both.d };
}

/** |a|. */
export function absolute(a: NumberValue): NumberValue {
  return { ...a, n: sql`abs(${a.n})` };
}

/** The greatest whole number that is not above a. */
export function floorOf(a: NumberValue, { dialect }: Writer): NumberValue {
  return whole(dialect.helper('floor_of', a.n, a.d));
}

/** 取整到分 — as fen over 100. */
export function toFen(a: NumberValue, mode: string, { dialect }: Writer): NumberValue {
  const helper = { halfUp: 'half_up', truncate: 'truncated' }[mode];
  if (!helper) throw new Untranslatable('open-mode');
  const common = typeof a.d === 'bigint' ? greatestCommonDivisor(100n, a.d) : 1n;
  const parts = typeof a.d === 'bigint' ? a.d / common : a.d;
  return { kind: 'number', n: dialect.helper(helper, times(a.n, 100n / common), parts), d: 100n };
}

/** A number as the dialect's count, for places, months and days; unknown where it is not whole. */
export function countOf(a: NumberValue, { dialect }: Writer): Sql {
  if (a.d === 1n) return dialect.toCount(a.n);
  return dialect.toCount(sql`CASE WHEN ${a.n} % ${a.d} = 0 THEN ${dialect.helper('truncated', a.n, a.d)} END`);
}

/** The same number over this denominator, which its own divides; `beside` leaves it as it is. */
export function over(a: NumberValue, denominator: bigint): Sql {
  if (typeof a.d !== 'bigint' || denominator % a.d !== 0n)
    throw new Untranslatable('open-denominator');
  return times(a.n, denominator / a.d);
}

/** The sum of some numbers; 0 of none. */
export function namedSum(numbers: readonly NumberValue[], writer: Writer): NumberValue {
  const none = literal({ n: '0' }, writer);
  return numbers.reduce((a, b) => add(namedNumber(a, writer), namedNumber(b, writer)), none);
}
