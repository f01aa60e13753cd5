/** Tables that are looked up by one small whole number: their outputs stand in arrays, a place for each number. */
import { fits, lcm } from '../../bounds/range.ts';
import { bind, evaluate } from '../../evaluate/evaluate.ts';
import { claimScope } from '../../evaluate/scope.ts';
import { asBoolean, whole } from '../../evaluate/value.ts';
import type { Constant, Table } from '../../typed/ir.ts';
import type { Figure } from './figures.ts';
import type { Thing } from './things.ts';
import { held } from './unit.ts';
import type { Unit } from './unit.ts';

const NUMBER_MAX = 255n;

/** The number that a table is looked up by, if it is one whole number of few values. */
export function smallNumber({ inputs }: Table, [arg, ...others]: readonly Thing[]): Figure | undefined {
  if (inputs.length !== 1 || others.length > 0 || arg?.kind !== 'number') return undefined;
  return isSmall(arg) ? arg : undefined;
}

function isSmall({ n: { lo, hi, big }, d, dd }: Figure): boolean {
  const isWhole = d === 1n && !dd && !big;
  return isWhole && lo !== null && hi !== null && lo >= 0n && hi <= NUMBER_MAX;
}

/**
 * The output for that number out of an array; leaves where no row fits. Nothing where an output is no number
 * that a double holds.
 */
export function outputByNumber(unit: Unit, table: Table, number: Figure, output: number): Figure | undefined {
  const outputs = table.rows.map((row) => row.then[output]);
  const figures = outputs.flatMap((one) => (one?.op === 'number' ? [fractionOf(one)] : []));
  if (figures.length < outputs.length) return undefined;
  const d = figures.reduce((common, figure) => lcm(common, figure.d), 1n);
  const numerators = figures.map((figure) => figure.n * (d / figure.d));
  const range = { lo: smallest(numerators), hi: -smallest(numerators.map((one) => -one)) };
  if (!fits(range)) return undefined;
  const [lowest, highest] = [number.n.lo, number.n.hi].map((bound) => Number.parseInt(`${bound ?? 0n}`, 10));
  const rows = Array.from({ length: (highest ?? 0) + 1 }, (_, value) => rowFor(unit, table, value));
  const cells = rows.map((row) => (row < 0 ? 'NaN' : String(numerators[row])));
  const { code } = unit.figuring;
  const name = code.hold(`${held(unit, `Float64Array.of(${cells.join(', ')})`, 'V')}[${number.n.code}]`, 'v');
  const isCovered = rows.slice(lowest).every((row) => row >= 0);
  if (unit.figuring.mode !== 'whole' || !isCovered) code.leave(`!(${name} > -Infinity)`);
  return { kind: 'number', n: { code: name, big: false, ...range }, d, dd: null };
}

function fractionOf({ n, d = '1' }: Extract<Constant, { op: 'number' }>): { readonly n: bigint; readonly d: bigint } {
  return { n: BigInt(n), d: BigInt(d) };
}

function smallest(numbers: readonly bigint[]): bigint {
  return numbers.reduce((least, one) => (one < least ? one : least), numbers[0] ?? 0n);
}

/** The first row whose tests hold for the number, as the evaluator says; -1 where none does. */
function rowFor({ policy }: Unit, table: Table, value: number): number {
  const scope = claimScope({ policy, readings: {}, facts: { applicant: {}, claim: {}, items: [] } });
  const env = bind(table.inputs[0]?.local ?? -1, whole(value), undefined);
  return table.rows.findIndex((row) =>
    row.when.every((test) => test === null || asBoolean(evaluate(test, scope, env)).value === true));
}
