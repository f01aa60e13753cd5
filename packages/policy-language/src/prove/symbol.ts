/**
 * Values of formulas over facts that are not known: terms where the evaluator has numbers. A list has rows that
 * are there under a condition, and perhaps any number of further rows like one general row.
 */
import { exact } from '@qingce/values';
import { FALSE, list, NOTHING, TRUE } from '../evaluate/value.ts';
import type { ListValue, Value } from '../evaluate/value.ts';
import type { Expr } from '../typed/ir.ts';
import type { Term } from './term.ts';
import type { Terms } from './terms.ts';
import { rangeOf, truthOf } from './term.ts';

export type Sign =
  | { readonly kind: 'number'; readonly term: Term }
  | { readonly kind: 'boolean'; readonly term: Term }
  /** Whole days since 1970-01-01. */
  | { readonly kind: 'day'; readonly term: Term }
  /** The number of the text in the policy's vocabulary, and the texts that it may be. */
  | { readonly kind: 'text'; readonly term: Term; readonly among: readonly string[] }
  | { readonly kind: 'duration'; readonly months: number }
  | RecordSign
  | ListSign
  | FunctionSign
  | { readonly kind: 'any' };

export type RecordSign = { readonly kind: 'record'; readonly fields: Readonly<Record<string, Sign>> };
export type RowSign = { readonly value: Sign; readonly there: Term };
/** `rest`: any number of further rows, each such as this general one, and there only when that holds of it. */
export type ListSign = {
  readonly kind: 'list';
  readonly rows: readonly RowSign[];
  readonly rest?: { readonly value: Sign; readonly when: Term };
  readonly isShuffled?: boolean;
  readonly isDisjoint?: boolean;
  /** What the numbers of the rows cannot come to more than together. */
  readonly most?: Term;
};
export type FunctionSign = {
  readonly kind: 'function';
  readonly params: readonly number[];
  readonly body: Expr;
  readonly env: SignEnv;
};
export type SignEnv = { readonly id: number; readonly value: Sign; readonly outer: SignEnv } | undefined;

export function bindSign(id: number, value: Sign, outer: SignEnv): SignEnv {
  return { id, value, outer };
}

export const ANY_SIGN: Sign = { kind: 'any' };

/** Texts as numbers, so that the solver can tell them apart. */
export type Vocabulary = {
  readonly codeOf: (text: string) => number;
  readonly textOf: (code: number) => string;
  /** Texts that stand for all there are: those that the policy names, and some that it does not. */
  readonly texts: readonly string[];
  /** Whether the text stands for others that the policy does not name either. */
  readonly isNameless: (text: string) => boolean;
};

/** Names a value by its terms: equal names mean equal values. */
export function identityOf(sign: Sign): string {
  switch (sign.kind) {
    case 'number':
    case 'boolean':
    case 'day':
    case 'text':
      return `${sign.term.id}`;
    case 'duration':
      return `P${sign.months}M`;
    case 'record':
      return `{${Object.entries(sign.fields)
        .map(([key, field]) => `${key}:${identityOf(field)}`)
        .join(',')}}`;
    case 'list': {
      const rows = sign.rows.map(({ value, there }) => `${there.id}?${identityOf(value)}`);
      const rest = sign.rest ? `,${sign.rest.when.id}*${identityOf(sign.rest.value)}` : '';
      return `[${rows.join(',')}${rest}]${sign.isShuffled ? '~' : ''}`;
    }
    default:
      return '?';
  }
}

/** Whether nothing in it moves with the watched fact. */
export function isStill(sign: Sign): boolean {
  switch (sign.kind) {
    case 'number':
    case 'boolean':
    case 'day':
    case 'text':
      return sign.term.trend === 'still';
    case 'record':
      return Object.values(sign.fields).every(isStill);
    case 'list': {
      const { rows, rest } = sign;
      return (
        rows.every(({ value, there }) => there.trend === 'still' && isStill(value)) &&
        (!rest || (rest.when.trend === 'still' && isStill(rest.value)))
      );
    }
    case 'duration':
      return true;
    default:
      return false;
  }
}

/** The same as bounds, for the evaluator: it keeps every value that the sign can stand for. */
export function toValue(sign: Sign): Value {
  switch (sign.kind) {
    case 'number':
      return rangeOf(sign.term);
    case 'boolean': {
      const held = truthOf(sign.term);
      return held === undefined ? { kind: 'boolean', value: undefined, deps: NOTHING } : held ? TRUE : FALSE;
    }
    case 'day': {
      const [lo, hi] = daysOf(sign.term);
      return { kind: 'day', lo, hi, deps: NOTHING };
    }
    case 'text':
      return { kind: 'text', among: sign.among, deps: NOTHING };
    case 'duration':
      return sign;
    case 'record':
      return {
        kind: 'record',
        fields: Object.fromEntries(Object.entries(sign.fields).map(([key, field]) => [key, toValue(field)])),
      };
    case 'list':
      return toList(sign);
    default:
      return { kind: 'any', deps: NOTHING };
  }
}

function toList({ rows, rest, isShuffled = false, isDisjoint = false }: ListSign): Value {
  const possible = rows.filter(({ there }) => truthOf(there) !== false);
  return {
    ...list([]),
    rows: possible.map(({ value, there }) => ({
      value: toValue(value),
      sure: truthOf(there) === true,
      deps: NOTHING,
    })),
    ...(rest && truthOf(rest.when) !== false && { rest: toValue(rest.value) }),
    shuffled: isShuffled,
    disjoint: isDisjoint,
  };
}

/** The first and the last day that a term can be. */
export function daysOf({ lo, hi }: Term): [number, number] {
  if (!lo || !hi) throw new TypeError('A day lies between two days.');
  return [Number.parseInt(exact.floor(lo).toString(), 10), Number.parseInt(exact.floor(hi).toString(), 10)];
}

/** What signs are made with. */
export type Maker = { readonly terms: Terms; readonly vocabulary: Vocabulary };

export function whole(value: number, { terms }: Maker): Term {
  return terms.number(exact.fraction(BigInt(value)));
}

/**
 * Anything that the bounds allow: the same name gives the same unknown, so that what is worked out twice from the
 * same things is the same. `moves`: it depends on the watched fact in a way that is not known.
 */
export function fromValue(value: Value, name: string, maker: Maker, moves = false): Sign {
  const { terms } = maker;
  const trend = moves ? 'any' : 'still';
  switch (value.kind) {
    case 'number':
      return {
        kind: 'number',
        term: terms.variable(name, { sort: 'Real', lo: value.lo, hi: value.hi, trend }),
      };
    case 'boolean': {
      const term =
        value.value === undefined ? terms.variable(name, { sort: 'Bool', trend }) : terms.truth(value.value);
      return { kind: 'boolean', term };
    }
    case 'day': {
      const [lo, hi] = [value.lo, value.hi].map((end) => exact.fraction(BigInt(end)));
      return {
        kind: 'day',
        term: terms.variable(name, { sort: 'Int', lo: lo ?? null, hi: hi ?? null, trend }),
      };
    }
    case 'text':
      return textAmong(value.among ?? [], name, maker);
    case 'duration':
      return value;
    case 'record': {
      const fields = Object.entries(value.fields).map(
        ([key, field]) => [key, fromValue(field, `${name}.${key}`, maker, moves)] as const,
      );
      return { kind: 'record', fields: Object.fromEntries(fields) };
    }
    case 'list':
      return listFrom(value, name, maker, moves);
    default:
      return ANY_SIGN;
  }
}

function listFrom(
  { rows, rest, shuffled, disjoint }: ListValue,
  name: string,
  maker: Maker,
  moves: boolean,
): ListSign {
  const { terms } = maker;
  const presence = (place: string): Term =>
    terms.variable(`${name} there ${place}`, { sort: 'Bool', trend: moves ? 'any' : 'still' });
  return {
    kind: 'list',
    rows: rows.map((row, place) => ({
      value: fromValue(row.value, `${name}[${place}]`, maker, moves),
      there: row.sure ? terms.truth(true) : presence(String(place)),
    })),
    ...(rest && { rest: { value: fromValue(rest, `${name}[*]`, maker, moves), when: presence('*') } }),
    isShuffled: shuffled === true,
    isDisjoint: disjoint === true,
  };
}

/** One of these texts; anything at all where none is named. */
export function textAmong(among: readonly string[], name: string, maker: Maker): Sign {
  const { terms, vocabulary } = maker;
  if (among.length === 0) return ANY_SIGN;
  const codes = among.map(vocabulary.codeOf);
  const [least, most] = [Math.min(...codes), Math.max(...codes)].map((code) => exact.fraction(BigInt(code)));
  const term = terms.variable(name, { sort: 'Int', lo: least ?? null, hi: most ?? null });
  terms.assume(term, terms.or(...codes.map((code) => terms.equal(term, whole(code, maker)))));
  return { kind: 'text', term, among };
}
