import { exact, formatDay } from '@qingce/values';
import type { Constant, Expr } from './ir.ts';
import { isTrue } from './shape.ts';
import type { NumberShape, Shape } from './shape.ts';

/** A value to try; `isCertain` when the declared type allows it, so that a row must be there for it. */
export type Sample = { readonly value: exact.Fraction | string | boolean; readonly text: string; readonly isCertain: boolean };

/** Values that stand for all that the tests of a column can tell apart; undefined when a test is more than a comparison. */
export function samplesOf(tests: readonly (Expr | null)[], shape: Shape): Sample[] | undefined {
  const constants: Constant[] = [];
  const operators = new Set<string>();
  if (!tests.every((test) => test === null || gather(test, constants, operators))) return undefined;
  if (shape.kind === 'boolean') return [true, false].map((value) => ({ value, text: String(value), isCertain: true }));
  if (shape.kind === 'text') return textSamples(constants, shape.options);
  const isEnumeration = [...operators].every((operator) => operator === 'equal');
  if (shape.kind === 'day') return numberSamples(constants, { whole: true, isEnumeration, format: formatDayOf });
  if (shape.kind !== 'number') return undefined;
  return numberSamples(constants, { ...boundsOf(shape), whole: isTrue(shape.whole), isEnumeration, format: formatNumber });
}

/** Collects what a test compares with; false when it is not made of comparisons with constants. */
function gather(test: Expr, constants: Constant[], operators: Set<string>): boolean {
  if (test.op === 'boolean') return true;
  if (test.op !== 'call') return false;
  if (['and', 'or', 'not'].includes(test.fn)) return test.args.every((arg) => gather(arg, constants, operators));
  const [left, right] = test.args;
  if (left?.op !== 'local' || !right || !isConstant(right) || !(test.fn in COMPARE)) return false;
  constants.push(right);
  operators.add(test.fn);
  return true;
}

function isConstant(expr: Expr): expr is Constant & Expr {
  return ['number', 'boolean', 'text', 'day'].includes(expr.op);
}

function textSamples(constants: readonly Constant[], options: readonly string[] | undefined): Sample[] {
  const named = constants.flatMap((constant) => (constant.op === 'text' ? [constant.value] : []));
  const texts = [...new Set([...(options ?? []), ...named])];
  const other = options ? [] : [{ value: '', text: '…', isCertain: false }];
  return [...texts.map((value) => ({ value, text: value, isCertain: options === undefined || options.includes(value) })), ...other];
}

type NumberColumn = {
  readonly whole: boolean; readonly isEnumeration: boolean; readonly format: (value: exact.Fraction) => string;
  readonly min?: exact.Fraction; readonly max?: exact.Fraction;
};

function boundsOf({ min, max }: NumberShape): Pick<NumberColumn, 'min' | 'max'> {
  return { ...(min ? { min } : {}), ...(max ? { max } : {}) };
}

function formatNumber(value: exact.Fraction): string {
  return exact.formatDecimal(value) ?? exact.formatMixed(value);
}

function formatDayOf({ n }: exact.Fraction): string {
  return formatDay(Number.parseInt(n.toString(), 10));
}

/** Every constant, one value between each two, and one beyond each end. */
function numberSamples(constants: readonly Constant[], column: NumberColumn): Sample[] {
  const { min, max, whole, isEnumeration, format } = column;
  const isBounded = min !== undefined && max !== undefined;
  const points = sorted([...constants.flatMap(numberOf), ...(min ? [min] : []), ...(max ? [max] : [])]);
  const isInside = (value: exact.Fraction): boolean =>
    (!min || exact.compare(value, min) >= 0) && (!max || exact.compare(value, max) <= 0);
  const sample = (value: exact.Fraction, isCertain: boolean): Sample => ({ value, text: format(value), isCertain });
  const between = points.slice(1).flatMap((high, index) => {
    const middle = between2(points[index] ?? high, high, whole);
    return middle ? [sample(middle, isBounded || !isEnumeration)] : [];
  });
  const [first, last] = [points[0] ?? exact.ZERO, points.at(-1) ?? exact.ZERO];
  const beyond = [exact.subtract(first, exact.ONE), exact.add(last, exact.ONE)].map((value) => sample(value, false));
  return [...points.map((value) => sample(value, true)), ...between, ...beyond].filter(({ value }) => typeof value === 'object' && isInside(value));
}

function between2(low: exact.Fraction, high: exact.Fraction, whole: boolean): exact.Fraction | undefined {
  if (!whole) return exact.divide(exact.add(low, high), exact.fraction(2n));
  const next = exact.add(exact.fraction(exact.floor(low)), exact.ONE);
  return exact.compare(next, high) < 0 ? next : undefined;
}

function numberOf(constant: Constant): exact.Fraction[] {
  if (constant.op === 'day') return [exact.fraction(BigInt(constant.value))];
  return constant.op === 'number' ? [exact.fraction(BigInt(constant.n), BigInt(constant.d ?? '1'))] : [];
}

function sorted(values: readonly exact.Fraction[]): exact.Fraction[] {
  return values.toSorted(exact.compare).filter((value, index, all) => index === 0 || !exact.equal(value, all[index - 1] ?? value));
}

const COMPARE: Readonly<Record<string, (order: number) => boolean>> = {
  equal: (order) => order === 0, unequal: (order) => order !== 0, less: (order) => order < 0, lessOrEqual: (order) => order <= 0,
  greater: (order) => order > 0, greaterOrEqual: (order) => order >= 0,
};

/** Whether the test of a cell holds for a sample; an empty cell always does. */
export function holds(test: Expr | null, sample: Sample | undefined): boolean {
  if (test === null || !sample) return true;
  if (test.op === 'boolean') return test.value;
  if (test.op !== 'call') return false;
  if (test.fn === 'and') return test.args.every((arg) => holds(arg, sample));
  if (test.fn === 'or') return test.args.some((arg) => holds(arg, sample));
  if (test.fn === 'not') return !test.args.some((arg) => holds(arg, sample));
  const constant = test.args[1];
  return constant !== undefined && isConstant(constant) && (COMPARE[test.fn]?.(orderOf(sample.value, constant)) ?? false);
}

function orderOf(value: Sample['value'], constant: Constant): number {
  if (typeof value === 'object') return exact.compare(value, numberOf(constant)[0] ?? exact.ZERO);
  if (constant.op === 'text' || constant.op === 'boolean') return value === constant.value ? 0 : 1;
  return 1;
}
