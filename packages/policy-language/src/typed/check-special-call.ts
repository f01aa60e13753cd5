import { dayOf, parseDay } from '@qingce/values';
import type { Formula } from '../surface/ast.ts';
import { checkParameter, checkWorkdays } from './check-declared-days.ts';
import { checkRank, checkSort, checkTop } from './check-ranking.ts';
import { checkProgressive } from './check-tiers.ts';
import { BROKEN, want, wantWhole } from './checker.ts';
import type { Checker, Env, Typed } from './checker.ts';
import type { Expr } from './ir.ts';
import { BOOLEAN, DAY } from './shape.ts';

type Call = Extract<Formula, { kind: 'call' }>;
type Special = (checker: Checker, call: Call, env: Env) => Typed;

/** Functions that take a name, a literal or a function where others take values. */
const SPECIAL: ReadonlyMap<string, Special> = new Map<string, Special>([
  ['date', checkDate], ['duration', checkDuration], ['sort', checkSort],
  ['取前', checkTop], ['名次', checkRank], ['累进', checkProgressive],
  ['参数', checkParameter], ['工作日数', checkWorkdays],
  ['口径', checkReading], ['合格', checkQualifying], ['已填', checkGiven],
]);

/** Checks a call of one of these; undefined for any other name. */
export function checkSpecialCall(checker: Checker, name: string, call: Call, env: Env): Typed | undefined {
  return SPECIAL.get(name)?.(checker, call, env);
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
    const value = parseDay(first.text);
    if (value === undefined) checker.complain('no-such-day', first.at, { values: { text: first.text } });
    return { expr: { op: 'day', value: value ?? 0, at }, shape: DAY };
  }
  if (first && call.args.length === 1) return checkDateOf(checker, call, checker.check(first, env));
  return checkDateOfNumbers(checker, call, env);
}

function checkDateOfNumbers(checker: Checker, call: Call, env: Env): Typed {
  if (call.args.length !== 3) return refuse(checker, call, 'date("2015-11-20"), date(year, month, day)');
  const args = call.args.map((arg) => {
    const typed = checker.check(arg, env);
    wantWhole(checker, typed, arg.at);
    return typed.expr;
  });
  wantDay(checker, call, args);
  return { expr: { op: 'call', fn: 'day', args, at: checker.place(call.at) }, shape: DAY };
}

/** The date of a date is that date. */
function checkDateOf(checker: Checker, call: Call, typed: Typed): Typed {
  want(checker, typed, 'day', call.at, 'date');
  return typed.shape.kind === 'day' ? typed : BROKEN;
}

/** Three numbers that are written out name a day of the calendar. */
function wantDay(checker: Checker, call: Call, args: readonly Expr[]): void {
  const numbers = args.flatMap((arg) => (arg.op === 'number' ? [Number.parseInt(arg.n, 10)] : []));
  const [year = 0, month = 0, day = 0] = numbers;
  const isDay = numbers.length < 3 || (year > 0 && year < 10_000 && dayOf(year, month, day) !== undefined);
  if (!isDay) checker.complain('no-such-day', call.at, { values: { text: numbers.join('-') } });
}

const DURATION = /^P(?=[0-9])(?:([0-9]{1,3})Y)?(?:([0-9]{1,4})M)?$/;

function checkDuration(checker: Checker, call: Call): Typed {
  const [first] = call.args;
  const text = first?.kind === 'string' && call.args.length === 1 ? first.text : '';
  const [whole, years = '0', months = '0'] = DURATION.exec(text) ?? [];
  if (whole === undefined) return refuse(checker, call, 'duration("P3Y"), duration("P18M")');
  const total = Number.parseInt(years, 10) * 12 + Number.parseInt(months, 10);
  return { expr: { op: 'duration', months: total, at: checker.place(call.at) }, shape: { kind: 'duration' } };
}

function checkReading(checker: Checker, call: Call, env: Env): Typed {
  const [first] = call.args;
  if (call.args.length !== 1 || first?.kind !== 'string') return refuse(checker, call, '口径("D-01")');
  return checker.reading(first.text, first.at, env);
}

/** The fact that the only argument names. */
function onlyFact(checker: Checker, { args: [first, second] }: Call, env: Env) {
  return first && !second ? checker.namedFact(first, env) : undefined;
}

function checkQualifying(checker: Checker, call: Call, env: Env): Typed {
  const named = onlyFact(checker, call, env);
  const [list] = call.args;
  if (!list || !named?.fact.type.row) return refuse(checker, call, '合格(list)');
  const { shape } = checker.check(list, env);
  return { expr: { op: 'qualifying', fact: named.id, at: checker.place(call.at) }, shape };
}

function checkGiven(checker: Checker, call: Call, env: Env): Typed {
  const named = onlyFact(checker, call, env);
  const [fact] = call.args;
  if (!fact || !named) return refuse(checker, call, '已填(fact)');
  checker.check(fact, env);
  return { expr: { op: 'given', fact: named.id, at: checker.place(call.at) }, shape: BOOLEAN };
}
