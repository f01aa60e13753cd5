/** The functions of the language (README §3) as statements of a generated function. */
import type { Builtin, Expr } from '../../typed/ir.ts';
import { aligned, compare, difference, extreme, figure, floor, negate, product, quotient, sum as plus, toFen }
  from './figures.ts';
import type { Figure } from './figures.ts';
import { allocated, concatenated, count, flattened, sublist } from './lists.ts';
import { clip, dateOf, daysBetween, endOfTerm, limitPerDay, prorate, shifted, wholeMonths, without }
  from './periods.ts';
import { sorted } from './stores.ts';
import { extremeOf, sum } from './sums.ts';
import { asDay, asFigure, asList, asTruth, Unsupported } from './things.ts';
import type { Callable, Day, List, Text, Thing } from './things.ts';
import { hasAny, joined, quantified } from './truths.ts';
import { held } from './unit.ts';
import type { Compute, Locals, Unit } from './unit.ts';

/** A function of the language. */
export type Call = Extract<Expr, { op: 'call' }>;

export function call(unit: Unit, compute: Compute, expr: Call, locals: Locals): Thing {
  const { code } = unit.figuring;
  const { fn, args } = expr;
  if (fn === 'and' || fn === 'or')
    return joined(code, args.map((arg) => () => asTruth(compute(arg, locals))), fn);
  const many = manyOf(unit, compute, expr, locals);
  if (many) return many;
  const things = args.map((arg) => compute(arg, locals));
  return comparison(unit, fn, things) ?? daysOf(unit, fn, things) ?? textual(unit, fn, things)
    ?? arithmetic(unit, fn, things) ?? listed(unit, fn, things);
}

/** `count(…) > 0` needs no count. */
function manyOf(unit: Unit, compute: Compute, expr: Call, locals: Locals): Thing | undefined {
  const counted = countedIn(expr);
  if (!counted) return undefined;
  const list = asList(compute(counted, locals), unit.figuring.code);
  if (!list.slots) return hasAny(unit.figuring.code, list);
  return { kind: 'boolean', code: list.slots.map(({ present }) => `(${present})`).join(' || ') || 'false' };
}

/** The list of which it is asked whether it holds more than nothing. */
function countedIn({ fn, args: [a, b] }: Call): Expr | undefined {
  const isZero = fn === 'greater' && b?.op === 'number' && b.n === '0';
  return isZero && a?.op === 'call' && a.fn === 'count' ? a.args[0] : undefined;
}

function truth(code: string): Thing {
  return { kind: 'boolean', code };
}

function comparison(unit: Unit, fn: Builtin, [a, b]: readonly Thing[]): Thing | undefined {
  if (fn === 'not' && a) return truth(`!(${asTruth(a)})`);
  if (!a || !b) return undefined;
  switch (fn) {
    case 'equal': return truth(relation(unit, a, b, '==='));
    case 'unequal': return truth(`!(${relation(unit, a, b, '===')})`);
    case 'less': return truth(relation(unit, a, b, '<'));
    case 'lessOrEqual': return truth(relation(unit, a, b, '<='));
    case 'greater': return truth(relation(unit, b, a, '<'));
    case 'greaterOrEqual': return truth(relation(unit, b, a, '<='));
    default: return undefined;
  }
}

function relation(unit: Unit, a: Thing, b: Thing, sign: '<' | '<=' | '==='): string {
  if (a.kind !== b.kind) throw new Unsupported(`comparing a ${a.kind} with a ${b.kind}`);
  switch (a.kind) {
    case 'number': {
      const both = aligned(unit.figuring, a, asFigure(b));
      return compare(both.a, both.b, sign);
    }
    case 'day': return `${a.code} ${sign} ${asDay(b).code}`;
    case 'boolean': return `(${a.code}) === (${asTruth(b)})`;
    case 'text': return relationOfTexts(a, b as typeof a, sign);
    default: throw new Unsupported(`comparing two values of the kind ${a.kind}`);
  }
}

function relationOfTexts(a: Text, b: Text, sign: '<' | '<=' | '==='): string {
  if (sign === '===') return `${a.code} === ${b.code}`;
  const [left = '', right = ''] = [a, b].map(({ code, value }) =>
    value === undefined ? `input.texts[${code}]` : JSON.stringify(value));
  return `${left} ${sign} ${right}`;
}

function daysOf(unit: Unit, fn: Builtin, things: readonly Thing[]): Thing | undefined {
  const [a, b] = things;
  if (fn === 'day' && a?.kind !== 'day') return dateOf(unit, things.map(asFigure));
  if (fn === 'add') return sumWithDay(unit, a, b);
  return a?.kind === 'day' ? ofDay(unit, fn, a, things) : undefined;
}

function ofDay(unit: Unit, fn: Builtin, a: Day, things: readonly Thing[]): Thing | undefined {
  const [, b] = things;
  switch (fn) {
    case 'day': return a;
    case 'lastDayOfTerm': return endOfTerm(unit, a, b ?? figure(0n));
    case 'subtract': return lessDays(unit, a, b ?? a);
    case 'min': case 'max': return outermost(unit, things.map(asDay), fn);
    case 'year': return partOfDay(unit, 'yearOf', a, [1800n, 2400n]);
    case 'month': return partOfDay(unit, 'monthOf', a, [1n, 12n]);
    case 'dayOfMonth': return partOfDay(unit, 'dayInMonth', a, [1n, 31n]);
    default: return undefined;
  }
}

function sumWithDay(unit: Unit, a: Thing | undefined, b: Thing | undefined): Day | undefined {
  if (a?.kind === 'day' && b) return shifted(unit, a, asFigure(b), '+');
  return b?.kind === 'day' && a ? shifted(unit, b, asFigure(a), '+') : undefined;
}

function lessDays(unit: Unit, a: Day, b: Thing): Thing {
  return b.kind === 'day' ? daysBetween(unit, a, b) : shifted(unit, a, asFigure(b), '-');
}

function partOfDay(unit: Unit, name: string, day: Day, [lo, hi]: readonly [bigint, bigint]): Figure {
  const code = unit.figuring.code.hold(`${name}(${day.code})`);
  return { kind: 'number', n: { code, big: false, lo, hi }, d: 1n, dd: null };
}

function outermost(unit: Unit, days: readonly Day[], fn: 'min' | 'max'): Day {
  const pick = fn === 'min' ? Math.min : Math.max;
  return {
    kind: 'day', code: unit.figuring.code.hold(`Math.${fn}(${days.map(({ code }) => code).join(', ')})`),
    lo: pick(...days.map(({ lo }) => lo)), hi: pick(...days.map(({ hi }) => hi)),
  };
}

function textual(unit: Unit, fn: Builtin, [a, b]: readonly Thing[]): Thing | undefined {
  if (a?.kind !== 'text') return undefined;
  if (fn === 'startsWith' && b?.kind === 'text' && b.value !== undefined)
    return truth(`${held(unit, `beginning(input, ${JSON.stringify(b.value)})`, 'P')}[${a.code}] === 1`);
  if (fn !== 'length') return undefined;
  const code = unit.figuring.code.hold(`${held(unit, 'lengths(input)', 'P')}[${a.code}]`);
  return { kind: 'number', n: { code, big: false, lo: 0n, hi: 2n ** 31n }, d: 1n, dd: null };
}

function arithmetic(unit: Unit, fn: Builtin, things: readonly Thing[]): Thing | undefined {
  const at = unit.figuring;
  const [a, b] = things;
  if (a?.kind !== 'number') return undefined;
  const other = (): Figure => asFigure(b ?? figure(0n));
  switch (fn) {
    case 'add': return plus(at, a, other());
    case 'subtract': return difference(at, a, other());
    case 'multiply': return product(at, a, other());
    case 'divide': return quotient(at, a, other());
    case 'negate': return negate(at, a);
    case 'abs': return extreme(at, a, negate(at, a), 'max');
    case 'floor': return floor(at, a);
    case 'ceiling': return negate(at, floor(at, negate(at, a)));
    case 'min': case 'max':
      if (things.length < 2) return undefined;
      return things.slice(1).map(asFigure).reduce((so, one) => extreme(at, so, one, fn), a);
    case 'roundToFen': return toFen(at, a, modeOf(b));
    case 'prorate': return prorate(unit, a, asList(b ?? a, at.code), modeOf(things[2]));
    default: return undefined;
  }
}

/** The option of a reading, which the specialisation has made a text. */
function modeOf(thing: Thing | undefined): string {
  if (thing?.kind !== 'text' || thing.value === undefined) throw new Unsupported('a mode that depends on facts');
  return thing.value;
}

function asCallable(thing: Thing | undefined): Callable['call'] {
  if (thing?.kind !== 'function') throw new Unsupported('sorting without a comparison');
  return thing.call;
}

function listed(unit: Unit, fn: Builtin, things: readonly Thing[]): Thing {
  const { code } = unit.figuring;
  const list = (place: number): List => asList(things[place] ?? figure(0n), code);
  const number = (place: number): Figure => asFigure(things[place] ?? figure(0n));
  const [, b, c] = things;
  switch (fn) {
    case 'sum': return sum(unit, list(0));
    case 'count': return count(unit, list(0));
    case 'min': case 'max': return extremeOf(unit, list(0), fn);
    case 'contains': return quantified(code, () => list(0), (element) =>
      ({ kind: 'boolean', code: relation(unit, element, b ?? element, '===') }), 'some');
    case 'concatenate': return concatenated(unit, things.map((_, place) => list(place)));
    case 'flatten': return flattened(list(0));
    case 'sublist': return sublist(unit, list(0), number(1), c && asFigure(c));
    case 'sort': return sorted(unit, list(0), (x, y) => asCallable(b)([x, y]));
    case 'clip': return clip(unit, list(0), things.slice(1).map((_, place) => list(place + 1)));
    case 'without': return without(unit, list(0), list(1));
    case 'wholeMonths': return wholeMonths(unit, things[0] ?? number(0));
    case 'allocate': return allocated(unit, list(0), number(1));
    case 'limitPerDay': return limitPerDay(unit, list(0), number(1), list(2));
    default: throw new Unsupported(`the function ${fn} over such values`);
  }
}

