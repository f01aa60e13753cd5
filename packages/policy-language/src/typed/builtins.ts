import { notAmong } from '../diagnostics.ts';
import type { Span } from '../source/source-text.ts';
import { sum as sumShape } from './check-arithmetic.ts';
import { BROKEN, want } from './checker.ts';
import type { Checker, Typed } from './checker.ts';
import type { Builtin, Expr } from './ir.ts';
import { BOOLEAN, COUNT, DAY, formatShape, isPeriod, isTrue, join, numberOf, OPEN, WHOLE_NUMBER } from './shape.ts';
import type { ListShape, NumberShape, RecordShape, Shape } from './shape.ts';
import { formatUnit, MONTHS, multiplyUnits, PURE, sameUnit, YUAN } from './unit.ts';

type Arguments = { readonly args: readonly Typed[]; readonly spans: readonly Span[]; readonly at: Span };
type Check = (checker: Checker, call: Arguments) => Typed;
/** A function of the language: how many arguments it takes, and what it makes of them. */
type BuiltinRule = { readonly args: readonly [number, number]; readonly check: Check };

const ANY_NUMBER = Infinity;

/** The functions of README §3 that take values only, under the names that formulas use. */
export const BUILTINS: ReadonlyMap<string, BuiltinRule> = new Map<string, BuiltinRule>([
  ['not', { args: [1, 1], check: simple('not', ['boolean'], BOOLEAN) }],
  ['min', { args: [1, ANY_NUMBER], check: extreme('min') }],
  ['max', { args: [1, ANY_NUMBER], check: extreme('max') }],
  ['sum', { args: [1, ANY_NUMBER], check: sumOf }],
  ['count', { args: [1, 1], check: simple('count', ['list'], COUNT) }],
  ['floor', { args: [1, 1], check: toWhole('floor') }],
  ['ceiling', { args: [1, 1], check: toWhole('ceiling') }],
  ['abs', { args: [1, 1], check: magnitude }],
  ['list contains', { args: [2, 2], check: listContains }],
  ['sublist', { args: [2, 3], check: sublist }],
  ['concatenate', { args: [1, ANY_NUMBER], check: concatenate }],
  ['flatten', { args: [1, 1], check: flatten }],
  ['starts with', { args: [2, 2], check: simple('startsWith', ['text', 'text'], BOOLEAN) }],
  ['string length', { args: [1, 1], check: simple('length', ['text'], WHOLE_NUMBER) }],
  ['届满日', { args: [2, 2], check: lastDayOfTerm }],
  ['交集', { args: [2, ANY_NUMBER], check: clip }],
  ['除去', { args: [2, 2], check: without }],
  ['按月折算', { args: [3, 3], check: prorate }],
  ['整月', { args: [1, 1], check: wholeMonths }],
  ['取整到分', { args: [2, 2], check: roundToFen }],
  ['依次分配', { args: [2, 2], check: allocate }],
  ['按日限额', { args: [3, 3], check: limitPerDay }],
]);
export const BUILTIN_NAMES: readonly string[] = [...BUILTINS.keys(), 'date', 'duration', '口径', '合格', '已填', 'sort', '前项'];

const EXPECTED: Partial<Record<Shape['kind'], string>> = { boolean: 'yes/no', day: 'date', record: '{ … }' };

function call(checker: Checker, fn: Builtin, { at }: Arguments, args: readonly Expr[], shape: Shape): Typed {
  return { expr: { op: 'call', fn, args, at: checker.place(at) }, shape };
}

function exprs({ args }: Arguments): Expr[] {
  return args.map(({ expr }) => expr);
}

/** The argument when it is of the kind, else a complaint. */
function argument<Kind extends Shape['kind']>(checker: Checker, { args, spans, at }: Arguments, index: number, kind: Kind) {
  return want(checker, args[index] ?? BROKEN, kind, spans[index] ?? at, EXPECTED[kind] ?? kind);
}

function complainOfType(checker: Checker, { args, spans, at }: Arguments, index: number, expected: string): void {
  const shape = args[index]?.shape ?? OPEN;
  if (shape.kind !== 'open') checker.complain('wrong-type', spans[index] ?? at, { values: { expected, found: formatShape(shape) } });
}

/** A function whose arguments and result each have one kind. */
function simple(fn: Builtin, kinds: readonly Shape['kind'][], result: Shape): Check {
  return (checker, args) => {
    for (const [index, kind] of kinds.entries()) argument(checker, args, index, kind);
    return call(checker, fn, args, exprs(args), result);
  };
}

/** `min` and `max`: of a list that cannot be empty, or of several values. */
function extreme(fn: 'min' | 'max'): Check {
  return (checker, args) => {
    const [first] = args.args;
    const values = args.args.length === 1 && first?.shape.kind === 'list' ? [{ ...first, shape: first.shape.of }] : args.args;
    if (values !== args.args && first && !hasElement(first.expr)) checker.complain('maybe-empty', args.at, { values: { name: fn } });
    let shape: Shape = OPEN;
    for (const [index, value] of values.entries()) {
      if (value.shape.kind !== 'number' && value.shape.kind !== 'day') complainOfType(checker, args, index, 'number, date');
      shape = common(checker, shape, value.shape, args.spans[index] ?? args.at);
    }
    return call(checker, fn, args, exprs(args), shape);
  };
}

function common(checker: Checker, a: Shape, b: Shape, at: Span): Shape {
  if (a.kind === 'number' && b.kind === 'number') return sumShape(checker, a, b, at);
  const shape = join(a, b);
  if (!shape) checker.complain('types-differ', at, { values: { left: formatShape(a), right: formatShape(b) } });
  return shape ?? OPEN;
}

/** Whether the list has an element however the facts are. */
function hasElement(expr: Expr): boolean {
  if (expr.op === 'list') return expr.items.length > 0;
  if (expr.op === 'call' && expr.fn === 'concatenate') return expr.args.some(hasElement);
  return expr.op === 'if' && hasElement(expr.then) && hasElement(expr.else);
}

/** `sum` of one list, or of several numbers. */
function sumOf(checker: Checker, args: Arguments): Typed {
  const [first] = args.args;
  if (args.args.length === 1 && first?.shape.kind === 'list') {
    const { of } = first.shape;
    if (of.kind !== 'number' && of.kind !== 'open') complainOfType(checker, args, 0, 'list of number');
    return call(checker, 'sum', args, exprs(args), of.kind === 'number' ? numberOf(of.unit, flags(of)) : COUNT);
  }
  let shape: Shape = OPEN;
  for (const index of args.args.keys()) {
    const number = argument(checker, args, index, 'number');
    if (number) shape = common(checker, shape, number, args.spans[index] ?? args.at);
  }
  return call(checker, 'sum', args, [{ op: 'list', items: exprs(args) }], shape);
}

function flags({ whole, rounded }: NumberShape): { whole: boolean; rounded: boolean } {
  return { whole: isTrue(whole), rounded: isTrue(rounded) };
}

function toWhole(fn: 'floor' | 'ceiling'): Check {
  return (checker, args) => {
    const number = argument(checker, args, 0, 'number');
    return call(checker, fn, args, exprs(args), number ? numberOf(number.unit, { whole: true, rounded: true }) : OPEN);
  };
}

function magnitude(checker: Checker, args: Arguments): Typed {
  const number = argument(checker, args, 0, 'number');
  return call(checker, 'abs', args, exprs(args), number ? numberOf(number.unit, flags(number)) : OPEN);
}

function listContains(checker: Checker, args: Arguments): Typed {
  const list = argument(checker, args, 0, 'list');
  if (list) common(checker, list.of, args.args[1]?.shape ?? OPEN, args.at);
  return call(checker, 'contains', args, exprs(args), BOOLEAN);
}

function sublist(checker: Checker, args: Arguments): Typed {
  const list = argument(checker, args, 0, 'list');
  for (let index = 1; index < args.args.length; index += 1) argument(checker, args, index, 'number');
  return call(checker, 'sublist', args, exprs(args), list ?? OPEN);
}

function concatenate(checker: Checker, args: Arguments): Typed {
  let of: Shape = OPEN;
  for (const index of args.args.keys()) {
    const list = argument(checker, args, index, 'list');
    if (list) of = common(checker, of, list.of, args.spans[index] ?? args.at);
  }
  return call(checker, 'concatenate', args, exprs(args), { kind: 'list', of });
}

function flatten(checker: Checker, args: Arguments): Typed {
  const list = argument(checker, args, 0, 'list');
  return call(checker, 'flatten', args, exprs(args), list && (list.of.kind === 'list' ? list.of : list) || OPEN);
}

/** 届满日(首日, duration("P3Y") 或 月数). */
function lastDayOfTerm(checker: Checker, args: Arguments): Typed {
  argument(checker, args, 0, 'day');
  const term = args.args[1]?.shape;
  const isMonths = term?.kind === 'number' && (term.unit === 'any' || sameUnit(term.unit, MONTHS) || sameUnit(term.unit, PURE));
  if (term?.kind !== 'duration' && !isMonths) complainOfType(checker, args, 1, 'duration, 月');
  return call(checker, 'lastDayOfTerm', args, exprs(args), DAY);
}

type Periods = { readonly expr: Expr; readonly shape: ListShape & { readonly of: RecordShape } };

/** A list of periods, or one period as a list; a complaint for anything else. */
function periods(checker: Checker, args: Arguments, index: number): Periods | undefined {
  const { expr, shape } = args.args[index] ?? BROKEN;
  if (isPeriod(shape)) return { expr: { op: 'list', items: [expr] }, shape: { kind: 'list', of: shape } };
  if (shape.kind === 'list' && isPeriod(shape.of)) return { expr, shape: { kind: 'list', of: shape.of } };
  const isOpen = shape.kind === 'open' || (shape.kind === 'list' && shape.of.kind === 'open');
  if (!isOpen) complainOfType(checker, args, index, 'list of period');
  return undefined;
}

function clip(checker: Checker, args: Arguments): Typed {
  const lists = [...args.args.keys()].map((index) => periods(checker, args, index));
  return call(checker, 'clip', args, lists.flatMap((list) => list?.expr ?? []), lists[0]?.shape ?? OPEN);
}

function without(checker: Checker, args: Arguments): Typed {
  const [rows, holes] = [periods(checker, args, 0), periods(checker, args, 1)];
  return call(checker, 'without', args, [rows, holes].flatMap((list) => list?.expr ?? []), rows?.shape ?? OPEN);
}

/** A text of a fixed set, such as a reading with these options. */
function mode(checker: Checker, args: Arguments, index: number, modes: readonly string[]): void {
  const text = argument(checker, args, index, 'text');
  if (!text) return;
  const wrong = text.options?.find((option) => !modes.includes(option));
  if (text.options && wrong === undefined) return;
  const values = { option: wrong ?? 'text', options: modes.join(' ') };
  checker.complain('unknown-option', args.spans[index] ?? args.at, { ...notAmong(modes, wrong ?? '', values) });
}

/** 按月折算(每月数, 段列, 口径): months cancel a `/月`. */
function prorate(checker: Checker, args: Arguments): Typed {
  const number = argument(checker, args, 0, 'number');
  const rows = periods(checker, args, 1);
  mode(checker, args, 2, ['daily', 'monthByFirstDay']);
  const unit = number && number.unit !== 'any' && (number.unit['月'] ?? 0) < 0 ? multiplyUnits(number.unit, MONTHS) : number?.unit;
  const [rate, , how] = exprs(args);
  return call(checker, 'prorate', args, [rate, rows?.expr, how].flatMap((expr) => expr ?? []), unit === undefined ? OPEN : numberOf(unit));
}

/** 整月(段): rows 起 止 序. */
function wholeMonths(checker: Checker, args: Arguments): Typed {
  const shape = args.args[0]?.shape ?? OPEN;
  if (!isPeriod(shape)) complainOfType(checker, args, 0, 'period');
  const fields = [
    { name: '起', key: 'from', shape: DAY }, { name: '止', key: 'to', shape: DAY }, { name: '序', key: '序', shape: WHOLE_NUMBER },
  ];
  return call(checker, 'wholeMonths', args, exprs(args), { kind: 'list', of: { kind: 'record', fields } });
}

/** 取整到分(元, 口径): the only rounding. */
function roundToFen(checker: Checker, args: Arguments): Typed {
  const number = argument(checker, args, 0, 'number');
  if (number && number.unit !== 'any' && !sameUnit(number.unit, YUAN)) {
    checker.complain('unlike-units', args.spans[0] ?? args.at, { values: { left: '元', right: formatUnit(number.unit) } });
  }
  mode(checker, args, 1, ['halfUp', 'truncate']);
  return call(checker, 'roundToFen', args, exprs(args), numberOf(YUAN, { rounded: true }));
}

/** 依次分配(需求列, 总额). */
function allocate(checker: Checker, args: Arguments): Typed {
  const demands = argument(checker, args, 0, 'list');
  const total = argument(checker, args, 1, 'number');
  if (!demands || !total) return BROKEN;
  const of = demands.of.kind === 'open' ? total : demands.of;
  if (of.kind !== 'number') complainOfType(checker, args, 0, 'list of number');
  return call(checker, 'allocate', args, exprs(args), { kind: 'list', of: common(checker, of, total, args.at) });
}

/** 按日限额(段列, 数, 已占段列): both lists have one number field besides their days. */
function limitPerDay(checker: Checker, args: Arguments): Typed {
  const [rows, taken] = [periods(checker, args, 0), periods(checker, args, 2)];
  const limit = argument(checker, args, 1, 'number');
  for (const [index, list] of [[0, rows], [2, taken]] as const) {
    const numbers = list?.shape.of.fields.filter((field) => field.shape.kind === 'number') ?? [];
    const [only] = numbers;
    if (list && (numbers.length !== 1 || !only)) complainOfType(checker, args, index, 'list of { 起: date, 止: date, … }');
    else if (only && limit) common(checker, only.shape, limit, args.spans[index] ?? args.at);
  }
  const [, number] = exprs(args);
  const found = [rows?.expr, number, taken?.expr].flatMap((expr) => expr ?? []);
  return call(checker, 'limitPerDay', args, found, rows?.shape ?? OPEN);
}
