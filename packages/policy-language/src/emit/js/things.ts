/** What a formula stands for while code is generated: names in the code, put together as the formula says. */
import type { Figure } from './figures.ts';
import type { Figuring, Whole } from './whole.ts';
import { asBig, asDouble, literal, multiply } from './figures.ts';
import { isCounted, isUnsigned, joinedNear, nearly, nearOf, rangeOf } from './near.ts';
import { fits, gcd, join, lcm, only, SAFE, times } from '../../bounds/range.ts';
import type { Code } from './code.ts';

export type Truth = { readonly kind: 'boolean'; readonly code: string };
/** A number of the dictionary of texts. */
export type Text = { readonly kind: 'text'; readonly code: string; readonly value?: string };
/** Days since 1970-01-01; it never leaves `lo` to `hi`. */
export type Day = { readonly kind: 'day'; readonly code: string; readonly lo: number; readonly hi: number };
export type Term = { readonly kind: 'duration'; readonly months: number };
/** A row, context or period. Fields are computed when asked for; `own` are those that it puts in place of others. */
export type Row = {
  readonly kind: 'record';
  readonly field: (key: string) => Thing;
  /** The scalars that make it up, and the same row made of others. */
  readonly scalars: () => Scalars;
  /** What it is made of: rows of one form have the same scalars. */
  readonly form: () => string;
  /** The keys of its fields that are numbers. */
  readonly numbers: () => readonly string[];
  /** Set where every field is computed already. */
  readonly fields?: ReadonlyMap<string, Thing>;
  /** Set where some fields stand in place of those of another row. */
  readonly over?: { readonly base: Row; readonly fields: ReadonlyMap<string, Thing> };
};
export type List = {
  readonly kind: 'list';
  /** Where `each` writes. */
  readonly code: Code;
  /** Writes the body once or several times, so that it runs for every element in order. */
  readonly each: (body: (element: Thing) => void) => void;
  /** Set where every possible element is known while the code is generated. */
  readonly slots?: readonly Slot[];
  /** Set where the elements lie in arrays: their number and the one at a place that counts from 0. */
  readonly stored?: { readonly count: string; readonly at: (place: string) => Thing };
  /** Set where the arrays are the module's own, so that the count alone makes the list up. */
  readonly kept?: (count: string) => List;
  /** Set where the elements lie in arrays that hold those of several lists, one list behind the other. */
  readonly span?: Span;
};
/** From which place to before which; `of` is another of these lists, `keep` puts one more behind them. */
export type Span = {
  readonly from: string; readonly to: string;
  readonly of: (from: string, to: string) => List; readonly keep: (list: List) => List;
};
/** An element that is there when `present` holds. */
export type Slot = { readonly present: string; readonly element: Thing };
/** A function handed to `sort`. */
export type Callable = { readonly kind: 'function'; readonly call: (args: readonly Thing[]) => Thing };

export type Thing = Figure | Truth | Text | Day | Term | Row | List | Callable;

/** The scalars of a thing, and the thing again made of other scalars of the same kinds. */
export type Scalars = { readonly codes: readonly string[]; readonly remake: (codes: readonly string[]) => Thing };

/** Something that this back end does not do; says what, and in which formula where that is known. */
export class Unsupported extends Error {}

export function scalarsOf(thing: Thing): Scalars {
  switch (thing.kind) {
    case 'number': return figureScalars(thing);
    case 'boolean': case 'text': case 'day':
      return { codes: [thing.code], remake: ([code = '']) => ({ ...thing, code }) };
    case 'duration': return { codes: [], remake: () => thing };
    case 'record': return thing.scalars();
    case 'list': return listScalars(thing);
    case 'function': throw new Unsupported('a function kept in a list');
  }
}

/** A figure is kept as a double; in the exact function a BigInt beyond 2^53 is refused (`held`). */
function figureScalars(thing: Figure): Scalars {
  const { n, dd } = thing;
  return {
    codes: [inDouble(n), ...(dd ? [inDouble(dd)] : [])],
    remake: ([code = '', divisor = '']) => ({
      ...thing, n: { code, big: false, lo: n.lo, hi: n.hi }, dd: dd && { ...dd, code: divisor, big: false },
    }),
  };
}

function inDouble({ code, big }: Whole): string {
  return big ? `held(${code})` : code;
}

function listScalars({ code, slots, stored, kept, span }: List): Scalars {
  if (span) return { codes: [span.from, span.to], remake: ([from = '0', to = '0']) => span.of(from, to) };
  if (stored && kept) return { codes: [stored.count], remake: ([count = '0']) => kept(count) };
  if (!slots) throw new Unsupported('a list within a row that is kept');
  return joinScalars(slots.flatMap(({ present, element }) => [
    truthScalars(present), scalarsOf(element),
  ]), (things) => slotList(code, slots.map((_, place) => {
    const [present, element] = [things[place * 2], things[place * 2 + 1]];
    if (present?.kind !== 'boolean' || !element) throw new Unsupported('a list without its elements');
    return { present: present.code, element };
  })));
}

function truthScalars(code: string): Scalars {
  return { codes: [code], remake: ([other = '']) => ({ kind: 'boolean', code: other }) };
}

/** The scalars of several things side by side. */
function joinScalars(
  parts: readonly Scalars[], make: (things: readonly Thing[]) => Thing,
): Scalars {
  return {
    codes: parts.flatMap(({ codes }) => codes),
    remake: (codes) => {
      let from = 0;
      return make(parts.map((part) => {
        const to = from + part.codes.length;
        const own = codes.slice(from, to);
        from = to;
        return part.remake(own);
      }));
    },
  };
}

/** A row of fields computed already. */
export function rowOf(fields: ReadonlyMap<string, Thing>): Row {
  return {
    kind: 'record', fields,
    form: () => `{${[...fields].map(([key, thing]) => `${key} ${formOf(thing)}`).join()}}`,
    numbers: () => [...fields].flatMap(([key, { kind }]) => (kind === 'number' ? [key] : [])),
    field: (key) => {
      const found = fields.get(key);
      if (!found) throw new Unsupported(`a row without ${key}`);
      return found;
    },
    scalars: () => joinScalars([...fields.values()].map(scalarsOf), (things) =>
      rowOf(new Map([...fields.keys()].map((key, place) => [key, things[place] ?? { kind: 'duration', months: 0 }])))),
  };
}

function formOf(thing: Thing): string {
  if (thing.kind === 'record') return thing.form();
  return thing.kind === 'number' ? `${thing.d}${thing.dd ? ' own' : ''}` : thing.kind;
}

/** The row with other fields in place of its own. */
export function rowOver(base: Row, fields: ReadonlyMap<string, Thing>): Row {
  if (base.fields) return rowOf(new Map([...base.fields, ...fields]));
  if (base.over) return rowOver(base.over.base, new Map([...base.over.fields, ...fields]));
  const own = rowOf(fields);
  return {
    kind: 'record', over: { base, fields },
    field: (key) => (fields.has(key) ? own.field(key) : base.field(key)),
    numbers: () => [...new Set([...base.numbers(), ...own.numbers()])],
    form: () => `${base.form()} over ${own.form()}`,
    scalars: () => joinScalars([base.scalars(), own.scalars()], ([a, b]) => {
      if (a?.kind !== 'record' || b?.kind !== 'record') throw new Unsupported('a row that is none');
      return rowOver(a, new Map([...fields.keys()].map((key) => [key, b.field(key)])));
    }),
  };
}

/** A list of which every possible element is known. */
export function slotList(code: Code, slots: readonly Slot[]): List {
  return {
    kind: 'list', code, slots,
    each: (body) => {
      for (const { present, element } of slots) {
        if (present === 'true') body(element);
        else if (present !== 'false') code.block(`if (${present})`, () => body(element));
      }
    },
  };
}

export function asFigure(thing: Thing): Figure {
  if (thing.kind !== 'number') throw mismatch(thing, 'number');
  return thing;
}

export function asTruth(thing: Thing): string {
  if (thing.kind !== 'boolean') throw mismatch(thing, 'truth');
  return thing.code;
}

export function asDay(thing: Thing): Day {
  if (thing.kind !== 'day') throw mismatch(thing, 'day');
  return thing;
}

export function asRow(thing: Thing): Row {
  if (thing.kind !== 'record') throw mismatch(thing, 'row');
  return thing;
}

/** A list as it is, a single thing as a list of one. */
export function asList(thing: Thing, code: Code): List {
  return thing.kind === 'list' ? thing : slotList(code, [{ present: 'true', element: thing }]);
}

function mismatch(thing: Thing, wanted: string): Unsupported {
  return new Unsupported(`a ${thing.kind} where a ${wanted} is wanted`);
}

/** One of two things of one kind, by a test; each is computed where it is wanted. */
export function either(at: Figuring, test: string, yes: () => Thing, no: () => Thing): Thing {
  const [a, b] = [at.code.dry(yes), at.code.dry(no)];
  if (a.kind !== b.kind) throw mismatch(b, a.kind);
  switch (a.kind) {
    case 'list': return eitherList(at.code, test, [yes, no], [a, b as List]);
    case 'number': return eitherFigure(at, test, [yes, no], [a, b as Figure]);
    case 'record': return eitherRow(at, test, [yes, no], [a, b as Row]);
    case 'boolean': case 'text': case 'day': return eitherScalar(at.code, test, [yes, no], [a, b as typeof a]);
    case 'duration': case 'function': throw new Unsupported(`either of two values of the kind ${a.kind}`);
  }
}

/** Field by field, as each is asked for. */
function eitherRow(
  at: Figuring, test: string, [yes, no]: readonly [() => Thing, () => Thing], [a, b]: readonly [Row, Row],
): Row {
  return {
    kind: 'record',
    field: (key) => either(at, test, () => asRow(yes()).field(key), () => asRow(no()).field(key)),
    numbers: () => a.numbers(),
    form: () => `either ${a.form()} or ${b.form()}`,
    scalars: () => {
      throw new Unsupported('either of two rows kept in a list');
    },
  };
}

/** Present when it was and the test comes out so. */
function when(present: string, is: string): string {
  return present === 'true' ? is : `${is} && ${present}`;
}

function eitherList(
  code: Code, test: string, [yes, no]: readonly [() => Thing, () => Thing], [a, b]: readonly [List, List],
): List {
  const isWritten = !code.foresee(() => void yes()).writes && !code.foresee(() => void no()).writes;
  if (a.slots && b.slots && isWritten) {
    const held = code.hold(test);
    return slotList(code, [
      ...a.slots.map(({ present, element }) => ({ present: when(present, held), element })),
      ...b.slots.map(({ present, element }) => ({ present: when(present, `!${held}`), element })),
    ]);
  }
  return {
    kind: 'list', code,
    each: (body) => {
      code.block(`if (${test})`, () => asList(yes(), code).each(body));
      if (b.slots?.length !== 0) code.block('else', () => asList(no(), code).each(body));
    },
  };
}

type Scalar = Truth | Text | Day;

function eitherScalar(
  code: Code, test: string, [yes, no]: readonly [() => Thing, () => Thing], [a, b]: readonly [Scalar, Scalar],
): Thing {
  const name = code.fresh('e');
  code.line(`let ${name};`);
  const set = (thing: Thing): void => code.line(`${name} = ${(thing as Scalar).code};`);
  code.block(`if (${test})`, () => set(yes()));
  code.block('else', () => set(no()));
  if (a.kind === 'day' && b.kind === 'day')
    return { kind: 'day', code: name, lo: Math.min(a.lo, b.lo), hi: Math.max(a.hi, b.hi) };
  return a.kind === 'text' ? { kind: 'text', code: name } : { kind: 'boolean', code: name };
}

/** Over one denominator; `a` and `b` are what the branches yield, computed once without writing. */
function eitherFigure(
  at: Figuring, test: string, [yes, no]: readonly [() => Thing, () => Thing], [a, b]: readonly [Figure, Figure],
): Figure {
  const { code } = at;
  const { d, isApart } = denominatorOfEither(at, a, b);
  const scaled = (one: Figure): Whole => (isApart ? one.n : multiply(at, one.n, literal(d / one.d)));
  const [first, second] = code.dry(() => [scaled(a), scaled(b)] as const);
  const branches = openBranches(at, first, second);
  const by = (one: Figure): Whole | null => (isApart ? literal(one.d / d) : one.dd);
  const own = by(a) ?? by(b) ? code.fresh('e') : undefined;
  code.line(`let ${[...branches.names, ...(own === undefined ? [] : [`${own} = 1`])].join(', ')};`);
  const write = (made: Figure): void => {
    branches.write(scaled(made));
    const divisor = by(made);
    if (divisor) code.line(`${own} = ${asDouble(divisor)};`);
  };
  code.block(`if (${test})`, () => write(asFigure(yes())));
  code.block('else', () => write(asFigure(no())));
  const dd = ownDivisor(own, by(a), by(b));
  return {
    kind: 'number', d, n: branches.whole(),
    dd: dd && isApart ? { ...dd, divides: lcm(a.d, b.d) / d } : dd,
  };
}

/**
 * The denominator of both. Where scaling one to that of the other leads out of 2^53, each keeps what it has beyond
 * the one that they share, as a denominator of its own.
 */
function denominatorOfEither(at: Figuring, a: Figure, b: Figure): { readonly d: bigint; readonly isApart: boolean } {
  const d = lcm(a.d, b.d);
  const leadsOut = (one: Figure): boolean =>
    fits(rangeOf(one.n)) && !fits(times(rangeOf(one.n), only(d / one.d)));
  const isApart = at.mode !== 'exact' && !a.dd && !b.dd && d < SAFE && (leadsOut(a) || leadsOut(b));
  return isApart ? { d: gcd(a.d, b.d), isApart } : { d, isApart };
}

/** Variables for a whole number that each of two branches sets. */
type Branches = {
  readonly names: readonly string[]; readonly write: (own: Whole) => void; readonly whole: () => Whole;
};

/** What is counted while a branch runs is tested there, since nothing outside knows the count. */
function openBranches(at: Figuring, a: Whole, b: Whole): Branches {
  const { code, mode } = at;
  const n = code.fresh('e');
  const isBig = mode === 'exact' && (a.big || b.big);
  const isNear = mode !== 'exact' && [a, b].some(({ near, big }) => near ?? big) && ![a, b].some(isCounted);
  if (!isNear) {
    const whole: Whole = { ...join(a, b), code: n, big: isBig };
    return {
      names: [n], write: (own) => code.line(`${n} = ${isBig ? asBig(own) : asDouble(own)};`), whole: () => whole,
    };
  }
  const size = [a, b].every((one) => isUnsigned(nearOf(one))) ? n : code.fresh('e');
  return {
    names: size === n ? [n] : [n, size],
    write: (own) => {
      const near = nearOf(own);
      code.line(`${n} = ${near.code};${size === n ? '' : ` ${size} = ${near.size};`}`);
    },
    whole: () => nearly(at, joinedNear({ code: n, size }, a, b)),
  };
}

/** The variable that holds whichever denominator the figure carries, or 1. */
function ownDivisor(code: string | undefined, a: Whole | null, b: Whole | null): Whole | null {
  const one = literal(1n);
  return code === undefined ? null : { ...join(a ?? one, b ?? one), code, big: false };
}
