import type { Formula } from '../surface/ast.ts';
import { checkPower } from './check-power.ts';
import { BROKEN, want } from './checker.ts';
import type { Checker, Env, Typed } from './checker.ts';
import { knownUnit, wantLikeUnits } from './compare.ts';
import type { Expr } from './ir.ts';
import { commonUnit, DAY, finer, isTrue, numberOf, OPEN, TEXT } from './shape.ts';
import type { NumberShape, Shape } from './shape.ts';
import { DAYS, multiplyUnits, perUnit } from './unit.ts';

type Arithmetic = Extract<Formula, { kind: 'arithmetic' }>;
const FUNCTIONS = { '+': 'add', '-': 'subtract', '*': 'multiply', '/': 'divide' } as const;

/** `+ - * /`: sums need equal units, products multiply them; days take and give numbers of days. */
export function checkArithmetic(checker: Checker, formula: Arithmetic, env: Env): Typed {
  const { operator } = formula;
  if (operator === '**') return checkPower(checker, formula, env);
  const [left, right] = [checker.check(formula.left, env), checker.check(formula.right, env)];
  if (operator === '+' && left.shape.kind === 'text') return joinedTexts(checker, formula, left, right);
  const expr: Expr = {
    op: 'call', fn: FUNCTIONS[operator], args: [left.expr, right.expr], at: checker.place(formula.at),
  };
  if (isSum(operator) && left.shape.kind === 'day') return { expr, shape: movedDay(checker, formula, right) };
  const a = want(checker, left, 'number', formula.left.at, 'number');
  const b = want(checker, right, 'number', formula.right.at, 'number');
  return { expr, shape: a && b ? result(checker, formula, a, b) : OPEN };
}

function isSum(operator: Arithmetic['operator']): boolean {
  return operator === '+' || operator === '-';
}

/** `"a" + "b"` is one text. */
function joinedTexts(checker: Checker, { right: written, at }: Arithmetic, left: Typed, right: Typed): Typed {
  want(checker, right, 'text', written.at, 'text');
  const args: Expr[] = [{ op: 'list', items: [left.expr, right.expr] }, { op: 'text', value: '' }];
  return { expr: { op: 'call', fn: 'joinTexts', args, at: checker.place(at) }, shape: TEXT };
}

function result(checker: Checker, { operator, at }: Arithmetic, a: NumberShape, b: NumberShape): Shape {
  if (operator === '*') return product(a, b);
  if (operator === '/') return quotient(a, b);
  wantLikeUnits(checker, a, b, at);
  return numberOf(commonUnit(a, b) ?? a.unit, finer(a, b));
}

/** A day moved by days, or the days between two. */
function movedDay(checker: Checker, { operator, right: written, at }: Arithmetic, right: Typed): Shape {
  if (right.shape.kind === 'day' && operator === '-') return numberOf(DAYS, { whole: true, rounded: true });
  const days = want(checker, right, 'number', written.at, '天');
  if (days) wantLikeUnits(checker, numberOf(DAYS), days, at);
  return DAY;
}

/** The product of two numbers: their units multiplied; whole fen times a whole number are whole fen. */
export function product(a: NumberShape, b: NumberShape): NumberShape {
  const unit = areBare(a, b) ? 'any' : multiplyUnits(knownUnit(a), knownUnit(b));
  const rounded = (isTrue(a.rounded) && isTrue(b.whole)) || (isTrue(a.whole) && isTrue(b.rounded));
  return numberOf(unit, { whole: isTrue(a.whole) && isTrue(b.whole), rounded });
}

function quotient(a: NumberShape, b: NumberShape): Shape {
  return numberOf(areBare(a, b) ? 'any' : multiplyUnits(knownUnit(a), perUnit(knownUnit(b))));
}

function areBare(a: NumberShape, b: NumberShape): boolean {
  return a.unit === 'any' && b.unit === 'any';
}

export function checkNegation(
  checker: Checker, formula: Extract<Formula, { kind: 'negate' }>, env: Env,
): Typed {
  const typed = checker.check(formula.of, env);
  const number = want(checker, typed, 'number', formula.of.at, 'number');
  const at = checker.place(formula.at);
  if (!number) return BROKEN;
  const shape = numberOf(number.unit, finer(number, number));
  const { expr } = typed;
  const isLiteral = expr.op === 'number' && /^[1-9]/.test(expr.n);
  if (isLiteral) return { expr: { ...expr, n: `-${expr.n}`, at }, shape };
  return { expr: { op: 'call', fn: 'negate', args: [expr], at }, shape };
}
