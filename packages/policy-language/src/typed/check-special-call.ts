import { parseDay } from '@qingce/values';
import type { Formula } from '../surface/ast.ts';
import { BROKEN, want } from './checker.ts';
import type { Checker, Env, Typed } from './checker.ts';
import type { Expr } from './ir.ts';
import { BOOLEAN, DAY, formatShape } from './shape.ts';

type Call = Extract<Formula, { kind: 'call' }>;
type Special = (checker: Checker, call: Call, env: Env) => Typed;

/** Functions that take a name, a literal or a function where others take values. */
const SPECIAL: Readonly<Record<string, Special>> = {
  'date': checkDate,
  'duration': checkDuration,
  '口径': checkReading,
  '合格': checkQualifying,
  '已填': checkGiven,
  'sort': checkSort,
};
export const SPECIAL_NAMES = Object.keys(SPECIAL);

/** Checks a call of one of these; undefined for any other name. */
export function checkSpecialCall(checker: Checker, name: string, call: Call, env: Env): Typed | undefined {
  return SPECIAL[name]?.(checker, call, env);
}

function refuse(checker: Checker, call: Call, expected: string): Typed {
  checker.complain('call-form', call.at, { values: { expected } });
  return BROKEN;
}

/** `date("2015-11-20")` is a constant, `date(y, m, d)` is computed. */
function checkDate(checker: Checker, call: Call, env: Env): Typed {
  const [first] = call.args;
  const at = checker.place(call.at);
  if (call.args.length === 1 && first?.kind === 'string') {
    const day = parseDay(first.text);
    if (day === undefined) checker.complain('no-such-day', first.at, { values: { text: first.text } });
    return { expr: { op: 'day', value: day ?? 0, at }, shape: DAY };
  }
  if (call.args.length !== 3) return refuse(checker, call, 'date("2015-11-20"), date(year, month, day)');
  const args = call.args.map((arg) => {
    const typed = checker.check(arg, env);
    const shape = want(checker, typed, 'number', arg.at, 'integer');
    if (shape && shape.whole !== true) checker.complain('wrong-type', arg.at, { values: { expected: 'integer', found: formatShape(shape) } });
    return typed.expr;
  });
  return { expr: { op: 'call', fn: 'day', args, at }, shape: DAY };
}

function checkDuration(checker: Checker, call: Call): Typed {
  const [first] = call.args;
  const match = first?.kind === 'string' ? /^P(?=[0-9])(?:([0-9]{1,3})Y)?(?:([0-9]{1,4})M)?$/.exec(first.text) : null;
  if (!match) return refuse(checker, call, 'duration("P3Y"), duration("P18M")');
  const months = Number.parseInt(match[1] ?? '0', 10) * 12 + Number.parseInt(match[2] ?? '0', 10);
  return { expr: { op: 'duration', months, at: checker.place(call.at) }, shape: { kind: 'duration' } };
}

function checkReading(checker: Checker, call: Call, env: Env): Typed {
  const [first] = call.args;
  if (call.args.length !== 1 || first?.kind !== 'string') return refuse(checker, call, '口径("D-01")');
  return checker.reading(first.text, first.at, env);
}

function checkQualifying(checker: Checker, call: Call, env: Env): Typed {
  const [first] = call.args;
  const list = first && call.args.length === 1 ? checker.listFact(first, env) : undefined;
  if (!first || !list) return refuse(checker, call, '合格(list)');
  const { shape } = checker.check(first, env);
  return { expr: { op: 'qualifying', fact: list.id, at: checker.place(call.at) }, shape };
}

function checkGiven(checker: Checker, call: Call, env: Env): Typed {
  const [first] = call.args;
  const fact = first && call.args.length === 1 ? checker.factId(first, env) : undefined;
  if (fact === undefined) return refuse(checker, call, '已填(fact)');
  return { expr: { op: 'given', fact, at: checker.place(call.at) }, shape: BOOLEAN };
}

/** `sort(list, function(x, y) x.a < y.a)`. */
function checkSort(checker: Checker, call: Call, env: Env): Typed {
  const [listFormula, byFormula] = call.args;
  if (!listFormula || !byFormula || call.args.length !== 2) return refuse(checker, call, 'sort(list, function(x, y) x.a < y.a)');
  const list = checker.check(listFormula, env);
  const shape = want(checker, list, 'list', listFormula.at, 'list');
  const by = want(checker, checker.check(byFormula, env), 'function', byFormula.at, 'function(x, y)');
  if (!shape || !by || by.params.length !== 2) return refuse(checker, call, 'sort(list, function(x, y) x.a < y.a)');
  const order = by.instantiate([shape.of, shape.of], env.uses);
  want(checker, { expr: order.expr, shape: order.result }, 'boolean', byFormula.at, 'yes/no');
  const args: Expr[] = [list.expr, order.expr];
  return { expr: { op: 'call', fn: 'sort', args, at: checker.place(call.at) }, shape };
}

