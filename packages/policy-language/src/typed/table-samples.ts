import { exact, formatDay } from '@qingce/values';
import type { Constant, Expr } from './ir.ts';
import { isTrue } from './shape.ts';
import type { NumberShape, Shape } from './shape.ts';

/** A value to try; `isCertain` when the declared type allows it, so that a row must be there for it. */
export type Sample = {
  readonly value: exact.Fraction | string | boolean; readonly text: string; readonly isCertain: boolean;
};
/** What the tests of a column compare with, and how. */
type Compared = { readonly constants: Constant[]; readonly operators: Set<string> };

/** Values that stand for all that the tests of a column can tell apart; undefined when a test does more. */
export function samplesOf(tests: readonly (Expr | null)[], shape: Shape): readonly Sample[] | undefined {
  const compared: Compared = { constants: [], operators: new Set() };
  if (!tests.every((test) => test === null || gather(test, compared))) return undefined;
  if (compared.constants.length === 0) return [{ value: '', text: '…', isCertain: true }];
  switch (shape.kind) {
    case 'boolean': return [true, false].map((value) => ({ value, text: String(value), isCertain: true }));
    case 'text': return textSamples(compared, shape.options);
    case 'day': return numberSamples(compared, { whole: true }, formatDayOf);
    case 'number': return numberSamples(compared, shape, formatNumber);
    default: return undefined;
  }
}

function formatDayOf({ n }: exact.Fraction): string {
  return formatDay(Number.parseInt(n.toString(), 10));
}

function formatNumber(value: exact.Fraction): string {
  return exact.formatDecimal(value) ?? exact.formatMixed(value);
}

/** Collects what a test compares with; false when it is not made of comparisons with constants. */
function gather(test: Expr, compared: Compared): boolean {
  if (test.op === 'boolean') return true;
  if (test.op !== 'call') return false;
  if (JUNCTIONS.has(test.fn)) return test.args.every((arg) => gather(arg, compared));
  const constant = COMPARE.has(test.fn) ? comparedWith(test.args) : undefined;
  if (!constant) return false;
  compared.constants.push(constant);
  compared.operators.add(test.fn);
  return true;
}

/** The constant that the input is compared with. */
function comparedWith([left, right]: readonly Expr[]): Constant | undefined {
  return left?.op === 'local' && right && isConstant(right) ? right : undefined;
}

const JUNCTIONS: ReadonlySet<string> = new Set(['and', 'or', 'not']);

function isConstant(expr: Expr): expr is Constant & Expr {
  return ['number', 'boolean', 'text', 'day'].includes(expr.op);
}

/** All options; without them the texts compared with, and one that is none of these. */
function textSamples({ constants }: Compared, options: readonly string[] | undefined): Sample[] {
  if (options) return options.map((value) => ({ value, text: value, isCertain: true }));
  const named = constants.filter((constant) => constant.op === 'text').map(({ value }) => value);
  const samples = [...new Set(named)].map((value) => ({ value, text: value, isCertain: true }));
  return [...samples, { value: '', text: '…', isCertain: false }];
}

type Range = Pick<NumberShape, 'whole' | 'min' | 'max'>;

/** Every constant, one value between each two, and one beyond each end; nothing outside the bounds. */
function numberSamples(
  { constants, operators }: Compared, { whole, min, max }: Range, format: (value: exact.Fraction) => string,
): Sample[] {
  const points = sorted([...constants.flatMap(numberOf), ...(min ? [min] : []), ...(max ? [max] : [])]);
  // A column that only lists values says nothing about those between them, unless its bounds do.
  const isListed = [...operators].every((operator) => operator === 'equal');
  const isCertain = !isListed || (min !== undefined && max !== undefined);
  const between = points.slice(1)
    .flatMap((high, index) => middleOf(points[index] ?? high, high, isTrue(whole)));
  const [first = exact.ZERO, last = first] = [points[0], points.at(-1)];
  const beyond = [exact.subtract(first, exact.ONE), exact.add(last, exact.ONE)];
  const isInside = (value: exact.Fraction): boolean =>
    (!min || exact.compare(value, min) >= 0) && (!max || exact.compare(value, max) <= 0);
  const samples = (values: readonly exact.Fraction[], certain: boolean): Sample[] =>
    values.filter(isInside).map((value) => ({ value, text: format(value), isCertain: certain }));
  return [...samples(points, true), ...samples(between, isCertain), ...samples(beyond, false)];
}

/** A value between two, of whole numbers only if there is one. */
function middleOf(low: exact.Fraction, high: exact.Fraction, whole: boolean): exact.Fraction[] {
  if (!whole) return [exact.divide(exact.add(low, high), exact.fraction(2n))];
  const next = exact.fraction(exact.floor(low) + 1n);
  return exact.compare(next, high) < 0 ? [next] : [];
}

function numberOf(constant: Constant): exact.Fraction[] {
  if (constant.op === 'day') return [exact.fraction(BigInt(constant.value))];
  return constant.op === 'number' ? [exact.fraction(BigInt(constant.n), BigInt(constant.d ?? '1'))] : [];
}

function sorted(values: readonly exact.Fraction[]): exact.Fraction[] {
  const inOrder = values.toSorted(exact.compare);
  return inOrder.filter((value, index) => index === 0 || !exact.equal(value, inOrder[index - 1] ?? value));
}

const COMPARE: ReadonlyMap<string, (order: number) => boolean> = new Map<string, (order: number) => boolean>([
  ['equal', (order) => order === 0], ['unequal', (order) => order !== 0],
  ['less', (order) => order < 0], ['lessOrEqual', (order) => order <= 0],
  ['greater', (order) => order > 0], ['greaterOrEqual', (order) => order >= 0],
]);

/** Whether the test of a cell holds for a sample; an empty cell always does. */
export function holds(test: Expr | null, sample: Sample): boolean {
  if (test?.op === 'boolean') return test.value;
  if (test?.op !== 'call') return true;
  switch (test.fn) {
    case 'and': return test.args.every((arg) => holds(arg, sample));
    case 'or': return test.args.some((arg) => holds(arg, sample));
    case 'not': return !test.args.some((arg) => holds(arg, sample));
    default: {
      const constant = comparedWith(test.args);
      return constant !== undefined && COMPARE.get(test.fn)?.(orderOf(sample.value, constant)) === true;
    }
  }
}

function orderOf(value: Sample['value'], constant: Constant): number {
  if (typeof value === 'object') return exact.compare(value, numberOf(constant)[0] ?? exact.ZERO);
  return 'value' in constant && value === constant.value ? 0 : 1;
}
