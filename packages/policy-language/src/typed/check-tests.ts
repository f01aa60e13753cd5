import type { Formula, UnaryTest } from '../surface/ast.ts';
import type { Span } from '../source/source-text.ts';
import { BROKEN, want } from './checker.ts';
import type { Checker, Env, Typed } from './checker.ts';
import { compare } from './compare.ts';
import type { Expr } from './ir.ts';
import { BOOLEAN, isPeriod } from './shape.ts';

/** `value in (tests)` as comparisons joined by `or`. */
export function checkTests(
  checker: Checker, tests: readonly UnaryTest[], value: Typed, at: Span, env: Env,
): Typed {
  const expr = anyOf(tests.map((test) => checkTest(checker, test, value, env)));
  return { expr: { ...expr, at: checker.place(at) }, shape: BOOLEAN };
}

function anyOf(args: readonly Expr[]): Expr {
  const [only, second] = args;
  if (!only) return { op: 'boolean', value: false };
  return second ? { op: 'call', fn: 'or', args } : only;
}

function checkTest(checker: Checker, test: UnaryTest, value: Typed, env: Env): Expr {
  const { at } = test;
  switch (test.kind) {
    case 'any': return { op: 'boolean', value: true };
    case 'is': {
      const right = checker.check(test.value, env);
      return compare(checker, { operator: test.operator, left: value, right, at }).expr;
    }
    case 'holds': {
      const typed = checker.check(test.formula, { ...env, tested: value });
      want(checker, typed, 'boolean', at, 'yes/no');
      return typed.expr;
    }
    case 'not': {
      const inside = anyOf(test.tests.map((each) => checkTest(checker, each, value, env)));
      return { op: 'call', fn: 'not', args: [inside], at: checker.place(at) };
    }
    case 'matches': return checkMatch(checker, test.value, value, env);
  }
}

/** One value, one of a list, or within an interval or period. */
function checkMatch(checker: Checker, formula: Formula, value: Typed, env: Env): Expr {
  const { at } = formula;
  if (formula.kind === 'interval') return withinInterval(checker, formula, value, env);
  if (formula.kind === 'list') {
    return anyOf(formula.items.map((item) => checkMatch(checker, item, value, env)));
  }
  const wanted = checker.check(formula, env);
  if (isPeriod(wanted.shape)) return withinPeriod(checker, wanted, value, at);
  if (wanted.shape.kind === 'list') return withinList(checker, wanted, wanted.shape.of, value, at);
  return compare(checker, { operator: '=', left: value, right: wanted, at }).expr;
}

type Interval = Extract<Formula, { kind: 'interval' }>;

function withinInterval(checker: Checker, interval: Interval, left: Typed, env: Env): Expr {
  const { at, withFrom, withTo } = interval;
  const [from, to] = [checker.check(interval.from, env), checker.check(interval.to, env)];
  const args = [
    compare(checker, { operator: withFrom ? '>=' : '>', left, right: from, at }).expr,
    compare(checker, { operator: withTo ? '<=' : '<', left, right: to, at }).expr,
  ];
  return { op: 'call', fn: 'and', args, at: checker.place(at) };
}

/** An element of the list, or a day within one of its periods. */
function withinList(checker: Checker, list: Typed, of: Typed['shape'], value: Typed, at: Span): Expr {
  const place = checker.place(at);
  if (isPeriod(of)) {
    const local = checker.newLocal();
    const test = withinPeriod(checker, { expr: { op: 'local', id: local }, shape: of }, value, at);
    return { op: 'some', bind: [{ local, in: list.expr }], test, at: place };
  }
  compare(checker, { operator: '=', left: value, right: { ...BROKEN, shape: of }, at });
  return { op: 'call', fn: 'contains', args: [list.expr, value.expr], at: place };
}

/** A day, or every day of a period, within a period. */
function withinPeriod(checker: Checker, period: Typed, value: Typed, at: Span): Expr {
  const isWhole = isPeriod(value.shape);
  if (!isWhole) want(checker, value, 'day', at, 'date');
  const first: Expr = isWhole ? { op: 'field', of: value.expr, key: 'from' } : value.expr;
  const last: Expr = isWhole ? { op: 'field', of: value.expr, key: 'to' } : value.expr;
  const args: Expr[] = [
    { op: 'call', fn: 'greaterOrEqual', args: [first, { op: 'field', of: period.expr, key: 'from' }] },
    { op: 'call', fn: 'lessOrEqual', args: [last, { op: 'field', of: period.expr, key: 'to' }] },
  ];
  return { op: 'call', fn: 'and', args, at: checker.place(at) };
}

