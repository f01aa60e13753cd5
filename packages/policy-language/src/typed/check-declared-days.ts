import type { Day } from '@qingce/values';
import type { DeclaredParameter } from '../resolved/declared.ts';
import { PARAMETER_VALUE } from '../resolved/read-parameters.ts';
import type { Span } from '../source/source-text.ts';
import { callExpr, filterExpr, forExpr, ifExpr, letExpr, wholeExpr } from './build-expr.ts';
import { common, periods } from './builtin-arguments.ts';
import { refuseForm, three } from './call-arguments.ts';
import type { WrittenCall } from './call-arguments.ts';
import { BROKEN, want } from './checker.ts';
import type { Checker, Env, Typed } from './checker.ts';
import type { Expr } from './ir.ts';
import { DAY, fieldOf, numberOf } from './shape.ts';
import { DAYS } from './unit.ts';

type Known = { readonly from: Day; readonly to: Day };

const PARAMETER = '参数(parameter, date, otherwise)';
const WORKDAYS = '工作日数(periods, calendar, otherwise)';

/**
 * 参数(名, 日, 否则): the value that a declared parameter has on the day; on a day that the policy file does not
 * state, the third argument, which is usually a fact that an office confirms. The file is never read beyond
 * what it states.
 */
export function checkParameter(checker: Checker, call: WrittenCall, env: Env): Typed {
  const [nameFormula, dayFormula, otherFormula] = three(call) ?? [];
  const parameter = nameFormula && checker.parameterNamed(nameFormula, env);
  if (!parameter || !dayFormula || !otherFormula) return refuseForm(checker, call.at, PARAMETER);
  const [day, other] = [checker.check(dayFormula, env), checker.check(otherFormula, env)];
  if (!want(checker, day, 'day', dayFormula.at, 'date')) return BROKEN;
  const stated = valueOn(checker, parameter, day.expr, call.at);
  const { at } = call;
  const expr = letExpr(checker, day.expr, (on) =>
    ifExpr(within(parameter, on, on), valueOn(checker, parameter, on, at).expr, other.expr));
  return { expr: { ...expr, at: checker.place(at) }, shape: common(checker, stated.shape, other.shape, at) };
}

/** What the table of the parameter gives on a day that it states. */
function valueOn(checker: Checker, { table }: DeclaredParameter, day: Expr, at: Span): Typed {
  const { expr, shape } = checker.table(table, [{ expr: day, shape: DAY }], at);
  const value = shape.kind === 'record' ? fieldOf(shape, PARAMETER_VALUE) : undefined;
  return value ? { expr: { op: 'field', of: expr, key: value.key }, shape: value.shape } : BROKEN;
}

/**
 * 工作日数(段列, 历, 否则): how many working days the periods hold by a declared calendar; where a period
 * reaches into a year that the calendar does not state, the third argument.
 */
export function checkWorkdays(checker: Checker, call: WrittenCall, env: Env): Typed {
  const [rowsFormula, nameFormula, otherFormula] = three(call) ?? [];
  const calendar = nameFormula && checker.calendarNamed(nameFormula, env);
  if (!rowsFormula || !calendar || !otherFormula) return refuseForm(checker, call.at, WORKDAYS);
  const given = { args: [checker.check(rowsFormula, env)], spans: [rowsFormula.at], at: call.at, env };
  const rows = periods(checker, given, 0);
  const other = checker.check(otherFormula, env);
  if (!rows) return BROKEN;
  const { expr: working } = checker.definition(calendar.definition, nameFormula.at, env);
  const expr = letExpr(checker, rows.expr, (list) => {
    const strays = filterExpr(checker, list, (row) =>
      callExpr('not', within(calendar, field(row, 'from'), field(row, 'to'))));
    const isKnown = callExpr('equal', callExpr('count', strays), wholeExpr(0n));
    const days = forExpr(checker, callExpr('clip', list, working), daysOf);
    return ifExpr(isKnown, callExpr('sum', days), other.expr);
  });
  const days = numberOf(DAYS, { whole: true, rounded: true });
  return { expr: { ...expr, at: checker.place(call.at) }, shape: common(checker, days, other.shape, call.at) };
}

function field(of: Expr, key: 'from' | 'to'): Expr {
  return { op: 'field', of, key };
}

function daysOf(row: Expr): Expr {
  return callExpr('add', callExpr('subtract', field(row, 'to'), field(row, 'from')), wholeExpr(1n));
}

/** Whether all days from the one to the other are stated. */
function within({ from, to }: Known, first: Expr, last: Expr): Expr {
  return callExpr(
    'and', callExpr('greaterOrEqual', first, { op: 'day', value: from }),
    callExpr('lessOrEqual', last, { op: 'day', value: to }),
  );
}
