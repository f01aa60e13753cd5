import type { Formula, UnaryTest } from '../surface/ast.ts';
import type { Span } from '../source/source-text.ts';
import { compare } from './check-arithmetic.ts';
import { BROKEN, want } from './checker.ts';
import type { Checker, Env, Typed } from './checker.ts';
import type { Expr } from './ir.ts';
import { BOOLEAN, isPeriod } from './shape.ts';

/** `value in (tests)` as comparisons joined by `or`. */
export function checkTests(checker: Checker, tests: readonly UnaryTest[], value: Typed, at: Span, env: Env): Typed {
  return { expr: anyOf(tests.map((test) => checkTest(checker, test, value, env)), checker.place(at)), shape: BOOLEAN };
}

function anyOf(args: readonly Expr[], at?: Expr['at']): Expr {
  const [only, second] = args;
  const place = at ? { at } : {};
  if (!only) return { op: 'boolean', value: true, ...place };
  return second ? { op: 'call', fn: 'or', args, ...place } : { ...only, ...place };
}

function checkTest(checker: Checker, test: UnaryTest, value: Typed, env: Env): Expr {
  switch (test.kind) {
    case 'any': return { op: 'boolean', value: true };
    case 'is':
      return compare(checker, { operator: test.operator, left: value, right: checker.check(test.value, env), at: test.at }).expr;
    case 'holds': {
      const typed = checker.check(test.formula, { ...env, tested: value });
      want(checker, typed, 'boolean', test.at, 'yes/no');
      return typed.expr;
    }
    case 'not': {
      const inside = anyOf(test.tests.map((each) => checkTest(checker, each, value, env)));
      return { op: 'call', fn: 'not', args: [inside], at: checker.place(test.at) };
    }
    case 'matches': return checkMatch(checker, test.value, value, env);
  }
}

/** One value, one of a list, or within an interval. */
function checkMatch(checker: Checker, formula: Formula, value: Typed, env: Env): Expr {
  if (formula.kind === 'interval') return withinInterval(checker, formula, value, env);
  if (formula.kind === 'list') return anyOf(formula.items.map((item) => checkMatch(checker, item, value, env)), checker.place(formula.at));
  const wanted = checker.check(formula, env);
  const { shape } = wanted;
  const at = checker.place(formula.at);
  if (isPeriod(shape)) return withinPeriod(checker, wanted, value, formula.at);
  if (shape.kind !== 'list') return compare(checker, { operator: '=', left: value, right: wanted, at: formula.at }).expr;
  if (isPeriod(shape.of)) {
    const local = checker.newLocal();
    const test = withinPeriod(checker, { expr: { op: 'local', id: local }, shape: shape.of }, value, formula.at);
    return { op: 'some', bind: [{ local, in: wanted.expr }], test, at };
  }
  compare(checker, { operator: '=', left: value, right: { ...BROKEN, shape: shape.of }, at: formula.at });
  return { op: 'call', fn: 'contains', args: [wanted.expr, value.expr], at };
}

function withinInterval(checker: Checker, formula: Extract<Formula, { kind: 'interval' }>, value: Typed, env: Env): Expr {
  const [from, to] = [checker.check(formula.from, env), checker.check(formula.to, env)];
  const args = [
    compare(checker, { operator: formula.withFrom ? '>=' : '>', left: value, right: from, at: formula.at }).expr,
    compare(checker, { operator: formula.withTo ? '<=' : '<', left: value, right: to, at: formula.at }).expr,
  ];
  return { op: 'call', fn: 'and', args, at: checker.place(formula.at) };
}

/** A day, or every day of a period, within a period. */
function withinPeriod(checker: Checker, period: Typed, value: Typed, at: Span): Expr {
  const isWhole = isPeriod(value.shape);
  if (!isWhole) want(checker, value, 'day', at, 'date');
  const end = (of: Typed, key: string): Typed => ({ expr: { op: 'field', of: of.expr, key }, shape: { kind: 'day' } });
  const args = [
    compare(checker, { operator: '>=', left: isWhole ? end(value, 'from') : value, right: end(period, 'from'), at }).expr,
    compare(checker, { operator: '<=', left: isWhole ? end(value, 'to') : value, right: end(period, 'to'), at }).expr,
  ];
  return { op: 'call', fn: 'and', args, at: checker.place(at) };
}

