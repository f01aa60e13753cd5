/**
 * Functions of FEEL that are written in the language itself. A call becomes the call of a function of the
 * checked policy, so that no evaluator and no back end needs to know them.
 */
import type { Span } from '../source/source-text.ts';
import { parseFormula } from '../surface/parse-feel.ts';
import type { Formula } from '../surface/ast.ts';
import { refuseArgument, spanAt } from './builtin-arguments.ts';
import type { Arguments, BuiltinRule } from './builtin-arguments.ts';
import { BROKEN, want } from './checker.ts';
import type { Checker, Typed } from './checker.ts';
import type { Constant } from './ir.ts';
import { joined } from './joined.ts';
import { COUNT, OPEN } from './shape.ts';

/** `place in` finds positions; a name that a row's field could hide is never used within brackets. */
const POSITIONS = 'for position in 1..count(list) return position';
/** The Thursday of a day's week, which decides the year that the week belongs to (ISO 8601). */
const THURSDAY = '(day + (4 - day.weekday))';
const DAYS = '["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]';
const MONTHS = '["January", "February", "March", "April", "May", "June", "July", "August", "September", '
  + '"October", "November", "December"]';
/** The half below which a tie is decided; `unit` is 10 to the power of the scale. */
const HALF_UP = 'floor(n * unit + 0.5) / unit';
const HALF_DOWN = 'ceiling(n * unit - 0.5) / unit';

const DISTINCT = `function(list) for i in
  (${POSITIONS})[not(list contains(sublist(list, 1, item - 1), sublist(list, item, 1)[1]))]
  return sublist(list, i, 1)[1]`;

/** Plain values in, one value out. */
const PLAIN: Readonly<Record<string, string>> = {
  'modulo': 'function(n, divisor) if divisor = 0 then n / divisor else n - divisor * floor(n / divisor)',
  'odd': 'function(n) n - 2 * floor(n / 2) = 1',
  'even': 'function(n) n - 2 * floor(n / 2) = 0',
  'insert before': `function(list, place, added)
    concatenate(sublist(list, 1, place - 1), [added], sublist(list, place))`,
  'remove': 'function(list, place) concatenate(sublist(list, 1, place - 1), sublist(list, place + 1))',
  'reverse': 'function(list) for i in 1..count(list) return sublist(list, count(list) + 1 - i, 1)[1]',
  'index of': `function(list, match) (${POSITIONS})[list contains(sublist(list, item, 1), match)]`,
  'distinct values': DISTINCT,
  'day of year': 'function(day) day - date(day.year, 1, 1) + 1',
  'day of week': `function(day) ${DAYS}[day.weekday]`,
  'month of year': `function(day) ${MONTHS}[day.month]`,
  'week of year': `function(day)
    floor((${THURSDAY} - date(${THURSDAY}.year, 1, 1)) / 7) + 1`,
};
/** Of one list, or of several values. */
const OF_LIST: Readonly<Record<string, string>> = {
  'mean': 'function(list) sum(list) / count(list)',
  'median': `function(list) (function(sorted, half)
    if count(sorted) = 2 * half
    then (sublist(sorted, half, 1)[1] + sublist(sorted, half + 1, 1)[1]) / 2
    else sublist(sorted, half + 1, 1)[1])(sort(list, function(x, y) x < y), floor(count(list) / 2))`,
  'all': 'function(list) every truth in list satisfies truth',
  'any': 'function(list) some truth in list satisfies truth',
};
/** Of a list and whatever stands after it. */
const APPEND = { append: 'function(list, added) concatenate(list, added)' };
const UNION = { union: DISTINCT };
/** Of a number and the decimal places that are kept, none where they are left out. */
const TO_SCALE: Readonly<Record<string, string>> = {
  'floor': 'function(n, unit) floor(n * unit) / unit',
  'ceiling': 'function(n, unit) ceiling(n * unit) / unit',
  'round up': 'function(n, unit) if n < 0 then floor(n * unit) / unit else ceiling(n * unit) / unit',
  'round down': 'function(n, unit) if n < 0 then ceiling(n * unit) / unit else floor(n * unit) / unit',
  'round half up': `function(n, unit) if n < 0 then ${HALF_DOWN} else ${HALF_UP}`,
  'round half down': `function(n, unit) if n < 0 then ${HALF_UP} else ${HALF_DOWN}`,
  // To the even neighbour: a tie goes up exactly when the number below it is odd.
  'decimal': `function(n, unit) if floor(n * unit) / 2 = floor(floor(n * unit) / 2)
    then ${HALF_DOWN} else ${HALF_UP}`,
};

/** `floor` and `ceiling` of one number are functions of the checked policy; these are for a scale. */
export const TO_A_SCALE: ReadonlyMap<string, BuiltinRule> = rules(TO_SCALE, [1, 2], toScale);

/** The functions under the names that formulas use, but for those of `TO_A_SCALE`. */
export const WRITTEN_FUNCTIONS: ReadonlyMap<string, BuiltinRule> = new Map([
  ...rules(PLAIN, undefined, ({ args }) => args),
  ...rules(OF_LIST, [1, Infinity], listed),
  ...rules(APPEND, [2, Infinity], ({ args: [list = BROKEN, ...added], at }, checker) =>
    [list, listOf(added, at, checker)]),
  ...rules(UNION, [1, Infinity], ({ args, at }, checker) => [concatenated(args, at, checker)]),
]);

type Given = (call: Arguments, checker: Checker) => readonly Typed[] | undefined;

function rules(
  texts: Readonly<Record<string, string>>, args: BuiltinRule['args'] | undefined, given: Given,
): Map<string, BuiltinRule> {
  return new Map(Object.entries(texts).map(([name, text]) => {
    const formula = readOnce(text);
    const [, params = ''] = /^function\(([^)]*)\)/.exec(text) ?? [];
    const { length } = params.split(',');
    const check: BuiltinRule['check'] = (checker, call) => {
      const values = given(call, checker);
      return values ? apply(checker, call, formula(), values) : BROKEN;
    };
    return [name, { args: args ?? [length, length], check }];
  }));
}

/** Read when it is first called, since few policies call it. */
function readOnce(text: string): () => Formula {
  let formula: Formula | undefined;
  const refuse = (code: string): never => {
    throw new TypeError(`${text}: ${code}.`);
  };
  return () => (formula ??= parseFormula({ text, at: { from: 0, to: text.length } }, refuse));
}

/** Whatever is wrong within is wrong with what was given, so it is told at the call. */
function apply(checker: Checker, { at, env }: Arguments, formula: Formula, args: readonly Typed[]): Typed {
  const place = checker.place(at);
  const within = { clause: env.clause, keys: new Map<string, string>(), uses: env.uses };
  const { shape } = checker.standingAt(at).check(formula, within);
  if (shape.kind !== 'function') return BROKEN;
  const instance = shape.instantiate(args.map((arg) => arg.shape), env.uses);
  return {
    expr: { op: 'apply', function: instance.expr, args: args.map(({ expr }) => expr), at: place },
    shape: instance.result,
  };
}

function listed(call: Arguments, checker: Checker): readonly Typed[] {
  const [first, second] = call.args;
  if (first && !second && (first.shape.kind === 'list' || first.shape.kind === 'open')) return [first];
  return [listOf(call.args, call.at, checker)];
}

function listOf(values: readonly Typed[], at: Span, checker: Checker): Typed {
  const of = joined(checker, values.map(({ shape }) => shape), at);
  return { expr: { op: 'list', items: values.map(({ expr }) => expr) }, shape: { kind: 'list', of } };
}

function concatenated(lists: readonly Typed[], at: Span, checker: Checker): Typed {
  const shapes = lists.map((list) => want(checker, list, 'list', at, 'list')?.of ?? OPEN);
  const args = lists.map(({ expr }) => expr);
  return {
    expr: { op: 'call', fn: 'concatenate', args }, shape: { kind: 'list', of: joined(checker, shapes, at) },
  };
}

const SCALE_MOST = 6_176;

/** The number, and 10 to the power of the scale, which has to stand there as a whole number. */
function toScale(call: Arguments, checker: Checker): readonly Typed[] | undefined {
  const [number, scale] = call.args;
  if (number?.shape.kind !== 'number' && number?.shape !== OPEN) {
    refuseArgument(checker, call, 0, 'number');
    return undefined;
  }
  const power = scale ? wholeOf(scale) : 0;
  if (power !== undefined && Math.abs(power) <= SCALE_MOST) return [number, { expr: tenTo(power), shape: COUNT }];
  checker.complain('call-form', spanAt(call, 1), { values: { expected: `0, 1, 2 … ${SCALE_MOST}` } });
  return undefined;
}

function wholeOf({ expr }: Typed): number | undefined {
  return expr.op === 'number' && expr.d === undefined ? Number.parseInt(expr.n, 10) : undefined;
}

function tenTo(power: number): Constant {
  const digits = `1${'0'.repeat(Math.abs(power))}`;
  return power < 0 ? { op: 'number', n: '1', d: digits } : { op: 'number', n: digits };
}
