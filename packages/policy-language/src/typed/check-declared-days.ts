import type { Day } from '@qingce/values';
import { PARAMETER_VALUE } from '../resolved/read-parameters.ts';
import type { Span } from '../source/source-text.ts';
import type { Formula } from '../surface/ast.ts';
import { callExpr, filterExpr, forExpr, ifExpr, letExpr, wholeExpr } from './build-expr.ts';
import { common, periods } from './builtin-arguments.ts';
import { BROKEN, want } from './checker.ts';
import type { Checker, Env, Typed } from './checker.ts';
import type { Expr } from './ir.ts';
import { numberOf } from './shape.ts';
import { DAYS } from './unit.ts';

type Call = Extract<Formula, { kind: 'call' }>;
type Known = { readonly from: Day; readonly to: Day };

const PARAMETER = '参数(parameter, date, otherwise)';
const WORKDAYS = '工作日数(periods, calendar, otherwise)';

/**
 * 参数(名, 日, 否则): the value that a declared parameter has on the day; on a day that the policy file does not
 * state, the third argument, which is usually a fact that an office confirms. The file is never read beyond
 * what it states.
 */
export function checkParameter(checker: Checker, call: Call, env: Env): Typed {
  const [nameFormula, dayFormula, otherFormula, more] = call.args;
  const parameter = nameFormula && checker.parameterNamed(nameFormula, env);
  if (!parameter || !dayFormula || !otherFormula || more) return refused(checker, call.at, PARAMETER);
  const day = checker.check(dayFormula, env);
  const other = checker.check(otherFormula, env);
  if (!want(checker, day, 'day', dayFormula.at, 'date')) return BROKEN;
  const { shape } = checker.table(parameter.table, [day], call.at);
  const value = shape.kind === 'record' ? shape.fields.find(({ name }) => name === PARAMETER_VALUE) : undefined;
  if (!value) return BROKEN;
  const expr = letExpr(checker, day.expr, (on) => {
    const { expr: looked } = checker.table(parameter.table, [{ expr: on, shape: day.shape }], call.at);
    return ifExpr(within(parameter, on, on), { op: 'field', of: looked, key: value.key }, other.expr);
  });
  return {
    expr: { ...expr, at: checker.place(call.at) }, shape: common(checker, value.shape, other.shape, call.at),
  };
}

/**
 * 工作日数(段列, 历, 否则): how many working days the periods hold by a declared calendar; where a period
 * reaches into a year that the calendar does not state, the third argument.
 */
export function checkWorkdays(checker: Checker, call: Call, env: Env): Typed {
  const [rowsFormula, nameFormula, otherFormula, more] = call.args;
  const calendar = nameFormula && checker.calendarNamed(nameFormula, env);
  if (!rowsFormula || !calendar || !otherFormula || more) return refused(checker, call.at, WORKDAYS);
  const given = { args: [checker.check(rowsFormula, env)], spans: [rowsFormula.at], at: call.at };
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

function refused(checker: Checker, at: Span, expected: string): Typed {
  checker.complain('call-form', at, { values: { expected } });
  return BROKEN;
}
