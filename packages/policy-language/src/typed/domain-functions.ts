import {
  argument, call, common, exprs, periods, refuseArgument, shapeAt, spanAt, wantMode,
} from './builtin-arguments.ts';
import type { Arguments, BuiltinRule, Periods } from './builtin-arguments.ts';
import { divideByLargestRemainder } from './check-division.ts';
import { BROKEN } from './checker.ts';
import type { Checker, Typed } from './checker.ts';
import { wantLikeUnits } from './compare.ts';
import type { Expr } from './ir.ts';
import { DAY, isPeriod, numberOf, OPEN, PERIOD, WHOLE_NUMBER } from './shape.ts';
import type { NumberShape, Shape } from './shape.ts';
import { MONTHS, multiplyUnits, PURE, sameUnit, YUAN } from './unit.ts';

/** The domain functions of README §3. */
export const DOMAIN_FUNCTIONS: readonly (readonly [string, BuiltinRule])[] = [
  ['届满日', { args: [2, 2], check: lastDayOfTerm }],
  ['交集', { args: [2, Infinity], check: clip }],
  ['除去', { args: [2, 2], check: without }],
  ['按月折算', { args: [3, 3], check: prorate }],
  ['整月', { args: [1, 1], check: wholeMonths }],
  ['取整到分', { args: [2, 2], check: roundToFen }],
  ['依次分配', { args: [2, 2], check: allocate }],
  ['最大余额法', { args: [2, 2], check: divideByLargestRemainder }],
  ['按日限额', { args: [3, 3], check: limitPerDay }],
];

/** 届满日(首日, duration("P3Y") 或 月数). */
function lastDayOfTerm(checker: Checker, args: Arguments): Typed {
  argument(checker, args, 0, 'day');
  const term = shapeAt(args, 1);
  const isTerm = term.kind === 'duration' || (term.kind === 'number' && isMonths(term));
  if (!isTerm) refuseArgument(checker, args, 1, 'duration, 月');
  return call(checker, 'lastDayOfTerm', args, exprs(args), DAY);
}

function isMonths({ unit }: NumberShape): boolean {
  return unit === 'any' || sameUnit(unit, MONTHS) || sameUnit(unit, PURE);
}

/** 交集(段列, 段, …): rows clipped, fields kept. */
function clip(checker: Checker, args: Arguments): Typed {
  const lists = args.args.map((_, index) => periods(checker, args, index));
  return call(checker, 'clip', args, exprsOf(lists), lists[0]?.shape ?? OPEN);
}

/** 除去(段列, 月份列 或 段列). */
function without(checker: Checker, args: Arguments): Typed {
  const lists = [periods(checker, args, 0), periods(checker, args, 1)];
  return call(checker, 'without', args, exprsOf(lists), lists[0]?.shape ?? OPEN);
}

function exprsOf(lists: readonly (Periods | undefined)[]): Expr[] {
  return lists.map((list) => list?.expr ?? BROKEN.expr);
}

/** 按月折算(每月数, 段列, 口径): months cancel a `/月`; a plain amount is per month. */
function prorate(checker: Checker, args: Arguments): Typed {
  const number = argument(checker, args, 0, 'number');
  const rows = periods(checker, args, 1);
  wantMode(checker, args, 2, ['daily', 'monthByFirstDay']);
  const [rate = BROKEN.expr, , how = BROKEN.expr] = exprs(args);
  const found = [rate, rows?.expr ?? BROKEN.expr, how];
  return call(checker, 'prorate', args, found, number ? overMonths(number) : OPEN);
}

function overMonths({ unit }: NumberShape): Shape {
  const isMonthly = unit !== 'any' && (unit['月'] ?? 0) < 0;
  return numberOf(isMonthly ? multiplyUnits(unit, MONTHS) : unit);
}

/** 整月(段): rows 起 止 序. */
function wholeMonths(checker: Checker, args: Arguments): Typed {
  if (!isPeriod(shapeAt(args, 0))) refuseArgument(checker, args, 0, 'period');
  const fields = [...PERIOD.fields, { name: '序', key: '序', shape: WHOLE_NUMBER }];
  return call(checker, 'wholeMonths', args, exprs(args), { kind: 'list', of: { kind: 'record', fields } });
}

/** 取整到分(元, 口径): the only rounding. */
function roundToFen(checker: Checker, args: Arguments): Typed {
  const number = argument(checker, args, 0, 'number');
  if (number) wantLikeUnits(checker, numberOf(YUAN), number, spanAt(args, 0));
  wantMode(checker, args, 1, ['halfUp', 'truncate']);
  return call(checker, 'roundToFen', args, exprs(args), numberOf(YUAN, { rounded: true }));
}

/** 依次分配(需求列, 总额). */
function allocate(checker: Checker, args: Arguments): Typed {
  const demands = argument(checker, args, 0, 'list');
  const total = argument(checker, args, 1, 'number');
  if (!demands || !total) return BROKEN;
  const of = common(checker, demands.of, total, args.at);
  return call(checker, 'allocate', args, exprs(args), { kind: 'list', of });
}

/** 按日限额(段列, 数, 已占段列): both lists have one number field besides their days. */
function limitPerDay(checker: Checker, args: Arguments): Typed {
  const limit = argument(checker, args, 1, 'number') ?? OPEN;
  const [rows, taken] = [limitedRows(checker, args, 0, limit), limitedRows(checker, args, 2, limit)];
  const [, most = BROKEN.expr] = exprs(args);
  return call(checker, 'limitPerDay', args, [rows.expr, most, taken.expr], rows.shape);
}

function limitedRows(checker: Checker, args: Arguments, index: number, limit: Shape): Typed {
  const rows = periods(checker, args, index);
  if (rows) wantLimited(checker, args, index, rows, limit);
  return rows ?? BROKEN;
}

/** Rows have one number, of the limit's unit; an empty list has nothing to count. */
function wantLimited(checker: Checker, args: Arguments, index: number, list: Periods, limit: Shape): void {
  const [only, second] = list.shape.of.fields.filter(({ shape }) => shape.kind === 'number');
  const isEmpty = list.expr.op === 'list' && list.expr.items.length === 0;
  if (only && !second) common(checker, only.shape, limit, spanAt(args, index));
  else if (!isEmpty) refuseArgument(checker, args, index, 'list of { 起: date, 止: date, 数: number }');
}
