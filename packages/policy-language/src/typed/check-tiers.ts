import { exact } from '@qingce/values';
import { notAmong } from '../diagnostics.ts';
import type { DeclaredTable } from '../resolved/declared.ts';
import type { Span } from '../source/source-text.ts';
import type { Formula } from '../surface/ast.ts';
import { callExpr, letExpr, numberExpr } from './build-expr.ts';
import { product } from './check-arithmetic.ts';
import { refuseForm, two } from './call-arguments.ts';
import type { WrittenCall } from './call-arguments.ts';
import { BROKEN, want } from './checker.ts';
import type { Checker, Env, Typed } from './checker.ts';
import type { Expr } from './ir.ts';
import type { Field, NumberShape } from './shape.ts';
import { sameUnit, YUAN } from './unit.ts';

/** A stretch of numbers, without end where undefined. */
type Stretch = {
  readonly from?: exact.Fraction; readonly to?: exact.Fraction;
  readonly withFrom: boolean; readonly withTo: boolean;
};

const FORM = '累进(表, 数), 累进(表.列, 数)';

/**
 * 累进(表, 数) and 累进(表.列, 数): what each row's rate makes of the part of the number that lies in the row's
 * tier, added up (超额累进). The table has one input whose cells are tiers without gap; the first begins at its
 * lower edge, or at 0 where it has none. Of things that are counted an edge that is in counts itself.
 */
export function checkProgressive(checker: Checker, call: WrittenCall, env: Env): Typed {
  const [tableFormula, numberFormula] = two(call) ?? [];
  const named = tableFormula && tableOf(checker, tableFormula, env);
  if (!named || !numberFormula) return refuseForm(checker, call.at, FORM);
  const number = checker.check(numberFormula, env);
  const shape = want(checker, number, 'number', numberFormula.at, 'number');
  const scale = shape && scaleOf(checker, named, { expr: number.expr, shape }, call.at);
  if (!scale) return BROKEN;
  const expr = letExpr(checker, number.expr, (of) => sumOver(scale.tiers, of, scale.rateAt));
  return { expr: { ...expr, at: checker.place(call.at) }, shape: resultOf(shape, scale.rate) };
}

/** The tiers of a table, and its rate at a number. */
type Scale = {
  readonly tiers: readonly Stretch[]; readonly rate: NumberShape; readonly rateAt: (number: Expr) => Expr;
};

function scaleOf(
  checker: Checker, named: NamedTable, number: Typed & { readonly shape: NumberShape }, at: Span,
): Scale | undefined {
  const { expr: looked, shape } = checker.table(named.table, [number], at);
  if (shape.kind !== 'record' || looked.op !== 'table') return undefined;
  const rate = rateOf(checker, named, shape.fields, at);
  const tiers = tiersOf(checker.tests(named.table), countsThings(number.shape));
  if (rate && !tiers) checker.complain('tiers-not-intervals', at, { values: { name: named.table.name } });
  const rateAt = (sample: Expr): Expr =>
    ({ op: 'field', of: { ...looked, args: [sample] }, key: rate?.key ?? '' });
  return rate && tiers && { tiers, rate: rate.shape, rateAt };
}

/** The parts of the number that lie in the tiers, each times the rate of its tier. */
function sumOver(tiers: readonly Stretch[], of: Expr, rateAt: (number: Expr) => Expr): Expr {
  const items = tiers.map((tier) =>
    callExpr('multiply', partWithin(of, tier), rateAt(numberExpr(sampleOf(tier)))));
  return callExpr('sum', { op: 'list', items });
}

/** Products of parts, never rounded. */
function resultOf(number: NumberShape, rate: NumberShape): NumberShape {
  const { unit } = product(number, rate);
  return { kind: 'number', unit };
}

/** Whole numbers of something; money is no count of 元. */
function countsThings({ unit, whole }: NumberShape): boolean {
  return whole === true && (unit === 'any' || !sameUnit(unit, YUAN));
}

type Rate = { readonly name: string; readonly key: string; readonly shape: NumberShape };
type NamedTable = { readonly table: DeclaredTable; readonly column?: Extract<Formula, { kind: 'path' }>['field'] };

/** The table that the first argument names, by itself or with a column. */
function tableOf(checker: Checker, formula: Formula, env: Env): NamedTable | undefined {
  const name = formula.kind === 'path' ? formula.of : formula;
  const found = name.kind === 'name' ? checker.scopes.find(env.clause, name.text) : undefined;
  if (found?.kind !== 'table') return undefined;
  return { table: found, ...(formula.kind === 'path' ? { column: formula.field } : {}) };
}

/** The column of rates: the one that is named, or the only one of numbers; a complaint when there is none. */
function rateOf(
  { complain }: Checker, { table, column }: NamedTable, fields: readonly Field[], at: Span,
): Rate | undefined {
  const rates = fields.flatMap(({ name, key, shape }) => (shape.kind === 'number' ? [{ name, key, shape }] : []));
  const named = column ? rates.filter(({ name }) => name === column.name) : rates;
  const [only, second] = named;
  if (only && !second) return only;
  const expected = rates.map(({ name }) => `累进(${table.name}.${name}, …)`).join(', ');
  if (column) complain('unknown-column', column.at, notAmong(rates.map(({ name }) => name), column.name));
  else complain('call-form', at, { values: { expected: expected === '' ? FORM : expected } });
  return undefined;
}

/** The tiers from below; undefined when the rows are no stretches that follow one another. */
function tiersOf(tests: readonly (Expr | null)[], isCounted: boolean): Stretch[] | undefined {
  const stretches = tests.map(stretchOf);
  const known = stretches.filter((stretch) => stretch !== undefined);
  if (known.length === 0 || known.length < stretches.length) return undefined;
  const tiers = (isCounted ? known.map(ofUnits) : known).toSorted((a, b) => compareEdges(a.from, b.from));
  const isChain = tiers.every((tier, index) => index === 0 || follows(tiers[index - 1], tier));
  return isChain ? withStart(tiers) : undefined;
}

/** A first tier that is open below counts from nothing. */
function withStart([first, ...others]: readonly Stretch[]): Stretch[] {
  return first ? [{ ...first, from: first.from ?? exact.ZERO }, ...others] : [];
}

function compareEdges(a: exact.Fraction | undefined, b: exact.Fraction | undefined): number {
  if (a && b) return exact.compare(a, b);
  if (!a && !b) return 0;
  return a ? 1 : -1;
}

/** Of things that are counted, `[11..20]` are those after the tenth up to the twentieth. */
function ofUnits({ from, to, withFrom, withTo }: Stretch): Stretch {
  return {
    ...ends({
      ...(from ? { from: withFrom ? exact.maximum(exact.ZERO, exact.subtract(from, exact.ONE)) : from } : {}),
      ...(to ? { to: withTo ? to : exact.subtract(to, exact.ONE) } : {}),
    }),
    withFrom: false, withTo: to !== undefined,
  };
}

function follows(before: Stretch | undefined, { from, withFrom }: Stretch): boolean {
  return before?.to !== undefined && from !== undefined && exact.equal(before.to, from) &&
    before.withTo !== withFrom;
}

const WHOLE: Stretch = { withFrom: false, withTo: false };

/** The stretch that a cell allows; undefined for a cell that is none. */
function stretchOf(test: Expr | null): Stretch | undefined {
  if (test === null) return WHOLE;
  if (test.op !== 'call') return undefined;
  if (test.fn === 'and') {
    const parts = test.args.map(stretchOf);
    return parts.reduce((all, part) => all && part && { ...all, ...ends(part), ...marks(all, part) }, WHOLE);
  }
  const [, edge] = test.args;
  if (edge?.op !== 'number') return undefined;
  const value = exact.fraction(BigInt(edge.n), BigInt(edge.d ?? '1'));
  switch (test.fn) {
    case 'less': return { ...WHOLE, to: value };
    case 'lessOrEqual': return { ...WHOLE, to: value, withTo: true };
    case 'greater': return { ...WHOLE, from: value };
    case 'greaterOrEqual': return { ...WHOLE, from: value, withFrom: true };
    default: return undefined;
  }
}

function ends({ from, to }: Pick<Stretch, 'from' | 'to'>): Partial<Stretch> {
  return { ...(from ? { from } : {}), ...(to ? { to } : {}) };
}

function marks(all: Stretch, part: Stretch): Pick<Stretch, 'withFrom' | 'withTo'> {
  return { withFrom: all.withFrom || part.withFrom, withTo: all.withTo || part.withTo };
}

/** `max(min(数, to) - from, 0)`. */
function partWithin(number: Expr, { from, to }: Stretch): Expr {
  const upTo = to ? callExpr('min', number, numberExpr(to)) : number;
  const above = from && !exact.equal(from, exact.ZERO) ? callExpr('subtract', upTo, numberExpr(from)) : upTo;
  return callExpr('max', above, numberExpr(exact.ZERO));
}

/** A number of the tier, at which the table is asked for its rate. */
function sampleOf({ from = exact.ZERO, to, withFrom, withTo }: Stretch): exact.Fraction {
  if (withFrom) return from;
  if (to && withTo) return to;
  return to ? exact.divide(exact.add(from, to), exact.fraction(2n)) : exact.add(from, exact.ONE);
}
