import { notAmong } from '../diagnostics.ts';
import type { ComparisonOperator, Formula } from '../surface/ast.ts';
import type { Span } from '../source/source-text.ts';
import { BROKEN, want } from './checker.ts';
import type { Checker, Env, Typed } from './checker.ts';
import type { Builtin } from './ir.ts';
import { BOOLEAN, commonUnit, DAY, formatShape, isTrue, numberOf } from './shape.ts';
import type { NumberShape, Shape } from './shape.ts';
import { DAYS, formatUnit, multiplyUnits, perUnit, PURE, sameUnit } from './unit.ts';

type Arithmetic = Extract<Formula, { kind: 'arithmetic' }>;
const FUNCTIONS = { '+': 'add', '-': 'subtract', '*': 'multiply', '/': 'divide' } as const;
const COMPARISONS: Readonly<Record<ComparisonOperator, Builtin>> = {
  '=': 'equal', '!=': 'unequal', '<': 'less', '<=': 'lessOrEqual', '>': 'greater', '>=': 'greaterOrEqual',
};

/** `+ - * /`: sums need equal units, products multiply them; days take and give numbers of days. */
export function checkArithmetic(checker: Checker, formula: Arithmetic, env: Env): Typed {
  const [left, right] = [checker.check(formula.left, env), checker.check(formula.right, env)];
  const { operator } = formula;
  const expr = { op: 'call', fn: FUNCTIONS[operator], args: [left.expr, right.expr], at: checker.place(formula.at) } as const;
  if (left.shape.kind === 'open' || right.shape.kind === 'open') return { ...BROKEN, expr };
  if (left.shape.kind === 'day' && (operator === '+' || operator === '-')) return { expr, shape: dayShape(checker, formula, right) };
  const a = want(checker, left, 'number', formula.left.at, 'number');
  const b = want(checker, right, 'number', formula.right.at, 'number');
  if (!a || !b) return { ...BROKEN, expr };
  if (operator === '*') return { expr, shape: product(a, b) };
  if (operator === '/') return { expr, shape: quotient(a, b) };
  return { expr, shape: sum(checker, a, b, formula.at) };
}

function dayShape(checker: Checker, { operator, right: formula }: Arithmetic, right: Typed): Shape {
  if (right.shape.kind === 'day' && operator === '-') return numberOf(DAYS, { whole: true, rounded: true });
  const days = want(checker, right, 'number', formula.at, '天');
  if (days && days.unit !== 'any' && !sameUnit(days.unit, DAYS)) {
    checker.complain('unlike-units', formula.at, { values: { left: '天', right: formatUnit(days.unit) } });
  }
  return DAY;
}

export function sum(checker: Checker, a: NumberShape, b: NumberShape, at: Span): Shape {
  const unit = commonUnit(a, b);
  if (unit === undefined) complainOfUnits(checker, a, b, at);
  return numberOf(unit ?? a.unit, { whole: isTrue(a.whole) && isTrue(b.whole), rounded: isTrue(a.rounded) && isTrue(b.rounded) });
}

function product(a: NumberShape, b: NumberShape): Shape {
  const unit = a.unit === 'any' && b.unit === 'any' ? 'any' : multiplyUnits(known(a), known(b));
  const rounded = (isTrue(a.rounded) && isTrue(b.whole)) || (isTrue(a.whole) && isTrue(b.rounded));
  return numberOf(unit, { whole: isTrue(a.whole) && isTrue(b.whole), rounded });
}

function quotient(a: NumberShape, b: NumberShape): Shape {
  return numberOf(a.unit === 'any' && b.unit === 'any' ? 'any' : multiplyUnits(known(a), perUnit(known(b))));
}

function known({ unit }: NumberShape) {
  return unit === 'any' ? PURE : unit;
}

function complainOfUnits(checker: Checker, a: NumberShape, b: NumberShape, at: Span): void {
  checker.complain('unlike-units', at, { values: { left: formatUnit(known(a)), right: formatUnit(known(b)) } });
}

export function checkNegation(checker: Checker, formula: Extract<Formula, { kind: 'negate' }>, env: Env): Typed {
  const typed = checker.check(formula.of, env);
  const shape = want(checker, typed, 'number', formula.of.at, 'number');
  if (!shape) return BROKEN;
  const at = checker.place(formula.at);
  const { expr } = typed;
  if (expr.op === 'number' && !expr.n.startsWith('-')) return { expr: { ...expr, n: expr.n === '0' ? '0' : `-${expr.n}`, at }, shape };
  return { expr: { op: 'call', fn: 'negate', args: [expr], at }, shape: numberOf(shape.unit, { whole: isTrue(shape.whole), rounded: isTrue(shape.rounded) }) };
}

/** A comparison of like with like; options of a choice that do not exist are complained of. */
export function compare(
  checker: Checker, { operator, left, right, at }: { operator: ComparisonOperator; left: Typed; right: Typed; at: Span },
): Typed {
  const [a, b] = [left.shape, right.shape];
  if (a.kind === 'number' && b.kind === 'number') {
    if (commonUnit(a, b) === undefined) complainOfUnits(checker, a, b, at);
  } else if (a.kind === 'text' && b.kind === 'text') complainOfOption(checker, a.options, b.options, at);
  else if (!isComparable(a, b)) {
    checker.complain('types-differ', at, { values: { left: formatShape(a), right: formatShape(b) } });
  }
  if ((a.kind === 'boolean' || a.kind === 'text') && operator !== '=' && operator !== '!=') {
    checker.complain('wrong-type', at, { values: { expected: 'number, date', found: formatShape(a) } });
  }
  return { expr: { op: 'call', fn: COMPARISONS[operator], args: [left.expr, right.expr], at: checker.place(at) }, shape: BOOLEAN };
}

function isComparable(a: Shape, b: Shape): boolean {
  if (a.kind === 'open' || b.kind === 'open') return true;
  return a.kind === b.kind && (a.kind === 'boolean' || a.kind === 'day');
}

/** A text that is none of the options can never be equal. */
function complainOfOption(checker: Checker, a: readonly string[] | undefined, b: readonly string[] | undefined, at: Span): void {
  if (!a || !b || a.some((option) => b.includes(option))) return;
  const [single, options] = a.length === 1 ? [a[0] ?? '', b] : [b[0] ?? '', a];
  const { fix: _, ...details } = notAmong(options, single, { option: single, options: options.join(' ') });
  checker.complain('unknown-option', at, details);
}
