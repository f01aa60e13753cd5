import type { Span } from '../source/source-text.ts';
import type { Formula } from '../surface/ast.ts';
import { BROKEN, want } from './checker.ts';
import type { Checker, Env, Typed } from './checker.ts';
import { knownUnit } from './compare.ts';
import type { Expr } from './ir.ts';
import { isTrue, numberOf } from './shape.ts';
import type { NumberShape } from './shape.ts';
import { multiplyUnits, perUnit } from './unit.ts';

const MOST_FACTORS = 64;

/** `x ** 3`: a product of so many factors; the exponent is written out, since its unit depends on it. */
export function checkPower(
  checker: Checker, { left, right, at }: Extract<Formula, { kind: 'arithmetic' }>, env: Env,
): Typed {
  const base = checker.check(left, env);
  const shape = want(checker, base, 'number', left.at, 'number');
  const isInverse = right.kind === 'negate';
  const exponent = writtenExponent(isInverse ? right.of : right);
  if (exponent === undefined) {
    checker.complain('call-form', right.at, { values: { expected: `** 0, 1, 2 … ${MOST_FACTORS}` } });
  }
  if (!shape || exponent === undefined) return BROKEN;
  return power(checker, { expr: base.expr, shape, exponent, isInverse }, at);
}

function writtenExponent(formula: Formula): number | undefined {
  if (formula.kind !== 'number' || !/^[0-9]{1,2}$/.test(formula.text)) return undefined;
  const exponent = Number.parseInt(formula.text, 10);
  return exponent > MOST_FACTORS ? undefined : exponent;
}

type Power = {
  readonly expr: Expr; readonly shape: NumberShape; readonly exponent: number; readonly isInverse: boolean;
};

/** The base is worked out once, as the argument of a function. */
function power(checker: Checker, { expr, shape, exponent, isInverse }: Power, at: Span): Typed {
  const place = checker.place(at);
  const id = checker.newLocal();
  const factor: Expr = { op: 'local', id };
  const one: Expr = { op: 'number', n: '1' };
  let body: Expr = exponent === 0 ? one : factor;
  for (let count = 1; count < exponent; count += 1) {
    body = { op: 'call', fn: 'multiply', args: [body, factor], at: place };
  }
  if (isInverse) body = { op: 'call', fn: 'divide', args: [one, body], at: place };
  const called: Expr = { op: 'function', params: [id], body, at: place };
  return {
    expr: { op: 'apply', function: called, args: [expr], at: place },
    shape: shapeOfPower(shape, exponent, isInverse),
  };
}

function shapeOfPower(base: NumberShape, exponent: number, isInverse: boolean): NumberShape {
  const whole = isTrue(base.whole) && !isInverse;
  const fineness = { whole, rounded: whole };
  if (base.unit === 'any') return numberOf('any', fineness);
  const factors = Array.from({ length: exponent }, () => knownUnit(base));
  const unit = factors.reduce((so, each) => multiplyUnits(so, each), {});
  return numberOf(isInverse ? perUnit(unit) : unit, fineness);
}
