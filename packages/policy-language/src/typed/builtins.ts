import { argument, call, common, exprs, refuseArgument, shapeAt, spanAt } from './builtin-arguments.ts';
import type { Arguments, BuiltinRule } from './builtin-arguments.ts';
import type { Checker, Typed } from './checker.ts';
import { DOMAIN_FUNCTIONS } from './domain-functions.ts';
import type { Builtin, Expr } from './ir.ts';
import { BOOLEAN, COUNT, finer, numberOf, OPEN, TEXT, WHOLE_NUMBER } from './shape.ts';
import type { Shape } from './shape.ts';
import { TO_A_SCALE, WRITTEN_FUNCTIONS } from './written-functions.ts';

const MANY = Infinity;

/** The functions of README §3 that take values only, under the names that formulas use. */
export const BUILTINS: ReadonlyMap<string, BuiltinRule> = new Map<string, BuiltinRule>([
  ['not', { args: [1, 1], check: simple('not', ['boolean'], BOOLEAN) }],
  ['min', { args: [1, MANY], check: extreme('min') }],
  ['max', { args: [1, MANY], check: extreme('max') }],
  ['sum', { args: [1, MANY], check: sum }],
  ['count', { args: [1, 1], check: simple('count', ['list'], COUNT) }],
  ...TO_A_SCALE,
  ['floor', { args: [1, 2], check: toWhole('floor') }],
  ['ceiling', { args: [1, 2], check: toWhole('ceiling') }],
  ['abs', { args: [1, 1], check: magnitude }],
  ['list contains', { args: [2, 2], check: listContains }],
  ['sublist', { args: [2, 3], check: sublist }],
  ['concatenate', { args: [1, MANY], check: concatenate }],
  ['flatten', { args: [1, 1], check: flatten }],
  ['starts with', { args: [2, 2], check: simple('startsWith', ['text', 'text'], BOOLEAN) }],
  ['ends with', { args: [2, 2], check: simple('endsWith', ['text', 'text'], BOOLEAN) }],
  ['contains', { args: [2, 2], check: simple('includes', ['text', 'text'], BOOLEAN) }],
  ['substring', { args: [2, 3], check: simple('substring', ['text', 'number', 'number'], TEXT) }],
  ['substring before', { args: [2, 2], check: simple('substringBefore', ['text', 'text'], TEXT) }],
  ['substring after', { args: [2, 2], check: simple('substringAfter', ['text', 'text'], TEXT) }],
  ['upper case', { args: [1, 1], check: simple('upperCase', ['text'], TEXT) }],
  ['lower case', { args: [1, 1], check: simple('lowerCase', ['text'], TEXT) }],
  ['string join', { args: [1, 2], check: stringJoin }],
  ['string length', { args: [1, 1], check: simple('length', ['text'], WHOLE_NUMBER) }],
  ...WRITTEN_FUNCTIONS,
  ...DOMAIN_FUNCTIONS,
]);
/** All names that the language keeps for itself. */
export const BUILTIN_NAMES: readonly string[] = [
  ...BUILTINS.keys(), 'date', 'duration', 'sort', '取前', '名次', '累进', '参数', '工作日数', '口径',
  '合格', '已填', '前项', '各前项',
];

/** A function whose arguments and result each have one kind. */
function simple(
  fn: Builtin, kinds: readonly Shape['kind'][], result: Shape,
): BuiltinRule['check'] {
  return (checker, args) => {
    for (const [index, kind] of kinds.slice(0, args.args.length).entries()) argument(checker, args, index, kind);
    return call(checker, fn, args, exprs(args), result);
  };
}

/** The texts of a list in one; nothing stands between them unless it is told. */
function stringJoin(checker: Checker, args: Arguments): Typed {
  const list = argument(checker, args, 0, 'list');
  if (list) common(checker, list.of, TEXT, spanAt(args, 0));
  if (args.args.length > 1) argument(checker, args, 1, 'text');
  const [texts, between = { op: 'text', value: '' }] = exprs(args);
  return call(checker, 'joinTexts', args, texts ? [texts, between] : [], TEXT);
}

/** `min` and `max`: of a list that cannot be empty, or of several values. */
function extreme(fn: 'min' | 'max'): BuiltinRule['check'] {
  return (checker, args) => {
    const [first] = args.args;
    const list = args.args.length === 1 && first?.shape.kind === 'list' ? first.shape : undefined;
    const mayBeEmpty = first && list && !hasElement(first.expr);
    if (mayBeEmpty) checker.complain('maybe-empty', args.at, { values: { name: fn } });
    const shapes = list ? [list.of] : args.args.map(({ shape }) => shape);
    const shape = commonOf(checker, args, shapes, ['number', 'day']);
    return call(checker, fn, args, exprs(args), shape);
  };
}

const WORDS: Partial<Record<Shape['kind'], string>> = { day: 'date' };

/** The shape that covers all values of these kinds; others are complained of. */
function commonOf(
  checker: Checker, args: Arguments, shapes: readonly Shape[], kinds: readonly Shape['kind'][],
): Shape {
  return shapes.reduce((all: Shape, shape, index) => {
    const isRight = shape.kind === 'open' || kinds.includes(shape.kind);
    if (isRight) return common(checker, all, shape, spanAt(args, index));
    refuseArgument(checker, args, index, kinds.map((kind) => WORDS[kind] ?? kind).join(', '));
    return all;
  }, OPEN);
}

/** Whether the list has an element however the facts are. */
function hasElement(expr: Expr): boolean {
  if (expr.op === 'list') return expr.items.length > 0;
  if (expr.op === 'call' && expr.fn === 'concatenate') return expr.args.some(hasElement);
  return expr.op === 'if' && hasElement(expr.then) && hasElement(expr.else);
}

/** `sum` of one list, or of several numbers. */
function sum(checker: Checker, args: Arguments): Typed {
  const first = shapeAt(args, 0);
  const isList = args.args.length === 1 && first.kind === 'list';
  const shapes = isList ? [first.of] : args.args.map((arg) => arg.shape);
  const shape = commonOf(checker, args, shapes, ['number']);
  const list: Expr[] = isList ? exprs(args) : [{ op: 'list', items: exprs(args) }];
  // The sum of an empty list is 0, of whatever unit.
  return call(checker, 'sum', args, list, shape.kind === 'number' ? shape : COUNT);
}

function toWhole(fn: 'floor' | 'ceiling'): BuiltinRule['check'] {
  const toScale = TO_A_SCALE.get(fn);
  return (checker, args) => {
    if (args.args.length > 1 && toScale) return toScale.check(checker, args);
    const number = argument(checker, args, 0, 'number');
    const shape = number ? numberOf(number.unit, { whole: true, rounded: true }) : OPEN;
    return call(checker, fn, args, exprs(args), shape);
  };
}

function magnitude(checker: Checker, args: Arguments): Typed {
  const number = argument(checker, args, 0, 'number');
  const shape = number ? numberOf(number.unit, finer(number, number)) : OPEN;
  return call(checker, 'abs', args, exprs(args), shape);
}

function listContains(checker: Checker, args: Arguments): Typed {
  const list = argument(checker, args, 0, 'list');
  if (list) common(checker, list.of, shapeAt(args, 1), args.at);
  return call(checker, 'contains', args, exprs(args), BOOLEAN);
}

function sublist(checker: Checker, args: Arguments): Typed {
  const list = argument(checker, args, 0, 'list');
  for (let index = 1; index < args.args.length; index += 1) argument(checker, args, index, 'number');
  return call(checker, 'sublist', args, exprs(args), list ?? OPEN);
}

function concatenate(checker: Checker, args: Arguments): Typed {
  const of = args.args.reduce((all: Shape, _, index) => {
    const list = argument(checker, args, index, 'list');
    return list ? common(checker, all, list.of, spanAt(args, index)) : all;
  }, OPEN);
  return call(checker, 'concatenate', args, exprs(args), { kind: 'list', of });
}

function flatten(checker: Checker, args: Arguments): Typed {
  const list = argument(checker, args, 0, 'list');
  const inside = list?.of.kind === 'list' ? list.of : list;
  return call(checker, 'flatten', args, exprs(args), inside ?? OPEN);
}
