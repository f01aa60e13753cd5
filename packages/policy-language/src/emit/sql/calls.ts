/** The functions of the language as SQL (README §3, "Domain functions"). */
import { isBefore, isEqual } from './compare.ts';
import { columnsOf } from './layout.ts';
import { concatenate, extremeIn, flattened, someOf, sumIn } from './lists.ts';
import type { Write } from './loops.ts';
import {
  absolute, add, choose, compareNumbers, countOf, divide, floorOf, multiply, multiplyBy, namedSum, negate,
  subtract, toFen, whole,
} from './numbers.ts';
import { limitPerDay } from './limit-per-day.ts';
import { allocate, clip, prorate, wholeMonths, without } from './periods.ts';
import { mapList, rowsOf } from './shapes.ts';
import { sortList } from './sort.ts';
import { callText } from './texts.ts';
import { joined, sql } from './sql.ts';
import type { Sql } from './sql.ts';
import { asList, asNumber, dayOf, truthOf, truthValue } from './value.ts';
import type { ListValue, NumberValue, Value } from './value.ts';
import { Untranslatable } from './untranslatable.ts';
import type { Writer } from './writer.ts';
import type { Expr } from '../../typed/ir.ts';

type Call = Extract<Expr, { op: 'call' }>;

/** Writes a call of a function of the language. */
export function callFunction(expr: Call, writer: Writer, write: Write): Value {
  const { fn, args } = expr;
  const value = (place: number): Value => write(argument(args, place), writer);
  const number = (place: number): NumberValue => asNumber(value(place));
  const list = (place: number): ListValue => asList(value(place));
  const { dialect } = writer;
  switch (fn) {
    case 'add': return addAny(value(0), value(1), writer);
    case 'subtract': return subtractAny(value(0), value(1), writer);
    case 'multiply':
      return multiplyAny(argument(args, 0), argument(args, 1), (part) => asNumber(write(part, writer)));
    case 'divide': return divideAny(expr, number, writer);
    case 'negate': return negate(number(0));
    case 'equal': return truthValue(isEqual(value(0), value(1)));
    case 'unequal': return truthValue(sql`(NOT ${isEqual(value(0), value(1))})`);
    case 'less': return truthValue(isBefore(value(0), '<', value(1)));
    case 'lessOrEqual': return truthValue(isBefore(value(0), '<=', value(1)));
    case 'greater': return truthValue(isBefore(value(0), '>', value(1)));
    case 'greaterOrEqual': return truthValue(isBefore(value(0), '>=', value(1)));
    case 'and': return truthValue(sql`(${joined(args.map((_, place) => truthOf(value(place))), ' AND ')})`);
    case 'or': return truthValue(sql`(${joined(args.map((_, place) => truthOf(value(place))), ' OR ')})`);
    case 'not': return truthValue(sql`(NOT ${truthOf(value(0))})`);
    case 'contains': return truthValue(contains(list(0), value(1), writer));
    case 'min': return extremeOf(args.map((_, place) => value(place)), 'least', writer);
    case 'max': return extremeOf(args.map((_, place) => value(place)), 'greatest', writer);
    case 'sum': return sumOf(argument(args, 0), writer, write);
    case 'count': return whole(dialect.count(rowsOf(list(0), writer)));
    case 'floor': return floorOf(number(0), writer);
    case 'ceiling': return negate(floorOf(negate(number(0)), writer));
    case 'abs': return absolute(number(0));
    case 'sort': return sortList(list(0), argument(args, 1), writer, write);
    case 'sublist': return sublist(list(0), args.slice(1).map((arg) => asNumber(write(arg, writer))), writer);
    case 'concatenate': return concatenate(args.map((_, place) => list(place)), writer);
    case 'flatten': return flattenAll(list(0), writer);
    case 'startsWith': case 'endsWith': case 'includes': case 'length':
    case 'substring': case 'substringBefore': case 'substringAfter':
      return callText(fn, args.map((_, place) => value(place)), writer);
    // What a capital is depends on the collation of the database.
    case 'upperCase': case 'lowerCase': case 'joinTexts': throw new Untranslatable('text-function');
    case 'day': return day(args.map((_, place) => value(place)), writer);
    case 'year': return whole(dialect.yearOf(dayOf(value(0))));
    case 'month': return whole(dialect.monthOf(dayOf(value(0))));
    case 'dayOfMonth': return whole(dialect.dayOfMonth(dayOf(value(0))));
    case 'lastDayOfTerm': return lastDay(dayOf(value(0)), value(1), writer);
    case 'clip': return clip(list(0), args.slice(1), writer, write);
    case 'without': return without(list(0), list(1), writer);
    case 'prorate': return prorate(number(0), list(1), textConstant(argument(args, 2)), writer);
    case 'wholeMonths': return wholeMonths(value(0), writer);
    case 'roundToFen': return toFen(number(0), textConstant(argument(args, 1)), writer);
    case 'allocate': return allocate(list(0), number(1), writer);
    case 'limitPerDay': return limitPerDay({ rows: list(0), limit: number(1), taken: list(2) }, writer);
  }
}

function argument(args: readonly Expr[], place: number): Expr {
  const arg = args[place];
  if (!arg) throw new TypeError('A function was given too few values.');
  return arg;
}

/** A mode, which a plain policy knows beforehand. */
function textConstant(expr: Expr): string {
  if (expr.op !== 'text') throw new Untranslatable('open-mode');
  return expr.value;
}

/** Two numbers, or a day and a number of days in either order. */
function addAny(a: Value, b: Value, writer: Writer): Value {
  if (b.kind === 'day') return addAny(b, a, writer);
  if (a.kind !== 'day') return add(asNumber(a), asNumber(b));
  return { kind: 'day', is: sql`(${dayOf(a)} + ${countOf(asNumber(b), writer)})` };
}

/** Two numbers, a day and a number of days before it, or the days from one day to another. */
function subtractAny(a: Value, b: Value, writer: Writer): Value {
  if (a.kind !== 'day') return subtract(asNumber(a), asNumber(b));
  if (b.kind === 'day') return whole(writer.dialect.daysBetween(dayOf(b), dayOf(a)));
  return { kind: 'day', is: sql`(${dayOf(a)} - ${countOf(asNumber(b), writer)})` };
}

function multiplyAny(a: Expr, b: Expr, number: (part: Expr) => NumberValue): Value {
  if (b.op === 'number') return multiplyBy(number(a), b);
  return a.op === 'number' ? multiplyBy(number(b), a) : multiply(number(a), number(b));
}

function divideAny({ args }: Call, number: (place: number) => NumberValue, writer: Writer): Value {
  const by = argument(args, 1);
  if (by.op !== 'number' || by.n === '0') return divide(number(0), number(1), writer);
  const sign = by.n.startsWith('-') ? '-' : '';
  return multiplyBy(number(0), { n: sign + (by.d ?? '1'), d: by.n.replace('-', '') });
}

function contains(list: ListValue, wanted: Value, writer: Writer): Sql {
  return someOf(mapList(list, writer, (element) =>
    ({ value: { kind: 'boolean', is: isEqual(element, wanted) } })), writer);
}

/** The least or greatest of numbers written one by one, or of those in a list. */
function extremeOf(values: readonly Value[], which: 'least' | 'greatest', writer: Writer): Value {
  return values
    .map((value) => (value.kind === 'list' ? extremeIn(value, which, writer) : asNumber(value)))
    .reduce((a, b) => choose(a, b, which, writer));
}

/** sum([]) is 0. Numbers written one by one are added as they stand. */
function sumOf(expr: Expr, writer: Writer, write: Write): Value {
  if (expr.op === 'list') return namedSum(expr.items.map((item) => asNumber(write(item, writer))), writer);
  const value = write(expr, writer);
  if (value.kind === 'number') return value;
  const list = asList(value);
  // A literal empty list does not say of what it is empty.
  if (columnsOf(list.of).length === 0) return namedSum([], writer);
  return sumIn(list, writer);
}

/** Positions count from 1; a length beyond the end stops there. */
function sublist(list: ListValue, [start, length]: readonly NumberValue[], writer: Writer): Value {
  if (!start) throw new TypeError('A sublist without a start.');
  return mapList(list, writer, (element, _inner, place) => {
    const at = whole(writer.dialect.fromCount(place));
    const begun = compareNumbers(at, '>=', start);
    const end = length && sql` AND ${compareNumbers(at, '<', add(start, length))}`;
    return { value: element, where: sql`(${begun}${end ?? ''})` };
  });
}

function flattenAll(list: ListValue, writer: Writer): Value {
  return list.of.kind === 'list' ? flattenAll(flattened(list, writer), writer) : list;
}

/** date(year, month, day); a text that is known beforehand has become a day long before. */
function day(parts: readonly Value[], writer: Writer): Value {
  if (parts.length !== 3) throw new Untranslatable('day-from-text');
  const [year, month, dayOfMonth] = parts.map((part) => countOf(asNumber(part), writer));
  return { kind: 'day', is: writer.dialect.helper('day_of', year ?? '', month ?? '', dayOfMonth ?? '') };
}

function lastDay(first: Sql, term: Value, writer: Writer): Value {
  const months = term.kind === 'duration' ? sql`${term.months}` : countOf(asNumber(term), writer);
  return { kind: 'day', is: writer.dialect.helper('last_day_of_term', first, months) };
}
