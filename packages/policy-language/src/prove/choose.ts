/** Takes signs apart and puts them together: one or the other, an element of a list, what only bounds are known of. */
import { exact } from '@qingce/values';
import { apply } from '../evaluate/builtins.ts';
import type { PlainBuiltin } from '../evaluate/builtins.ts';
import { integers } from '../evaluate/lists.ts';
import { asNumber, EMPTY, FIRST_DAY, LAST_DAY } from '../evaluate/value.ts';
import type { Value } from '../evaluate/value.ts';
import { ANY_SIGN, fromValue, identityOf, isStill, toValue } from './symbol.ts';
import type { ListSign, RowSign, Sign } from './symbol.ts';
import { numberOf, truthOf } from './term.ts';
import type { Term } from './term.ts';
import type { World } from './world.ts';

/** The one where the test holds, the other where it does not. */
export function choose(test: Term, yes: Sign, no: Sign, world: World): Sign {
  const held = truthOf(test);
  if (held !== undefined) return held ? yes : no;
  if (yes === no) return yes;
  return choosePlain(test, yes, no, world) ?? chooseParts(test, yes, no, world);
}

function choosePlain(test: Term, yes: Sign, no: Sign, { terms }: World): Sign | undefined {
  if (!('term' in yes) || !('term' in no) || yes.kind !== no.kind) return undefined;
  const term = terms.choose(test, yes.term, no.term);
  if (yes.kind !== 'text') return { kind: yes.kind, term };
  return { kind: 'text', term, among: [...new Set([...yes.among, ...(no as typeof yes).among])] };
}

function chooseParts(test: Term, yes: Sign, no: Sign, world: World): Sign {
  if (yes.kind === 'record' && no.kind === 'record') {
    const keys = [...new Set([...Object.keys(yes.fields), ...Object.keys(no.fields)])];
    const fields = keys.map(
      (key) => [key, choose(test, fieldOf(yes, key), fieldOf(no, key), world)] as const,
    );
    return { kind: 'record', fields: Object.fromEntries(fields) };
  }
  if (yes.kind === 'list' && no.kind === 'list') return eitherList(test, yes, no, world);
  const isSame = yes.kind === no.kind && yes.kind !== 'function' && identityOf(yes) === identityOf(no);
  return isSame ? yes : ANY_SIGN;
}

/** The rows of the one where the test holds, with those of the other where it does not. */
function eitherList(test: Term, yes: ListSign, no: ListSign, world: World): ListSign {
  const { terms } = world;
  const [first, second] = [rowsWhere(yes, test, world), rowsWhere(no, terms.not(test), world)];
  const rest = eitherRest(first.rest, second.rest, world);
  return {
    kind: 'list',
    rows: [...first.rows, ...second.rows],
    ...(rest && { rest }),
    isShuffled: yes.isShuffled === true || no.isShuffled === true,
    isDisjoint: yes.isDisjoint === true && no.isDisjoint === true,
  };
}

/** The rows, there only where something holds. */
function rowsWhere({ rows, rest }: ListSign, when: Term, { terms }: World): Pick<ListSign, 'rows' | 'rest'> {
  return {
    rows: rows.map(({ value, there }) => ({ value, there: terms.and(when, there) })),
    ...(rest && { rest: { value: rest.value, when: terms.and(when, rest.when) } }),
  };
}

function eitherRest(a: ListSign['rest'], b: ListSign['rest'], { terms }: World): ListSign['rest'] {
  if (!a || !b) return a ?? b;
  if (identityOf(a.value) === identityOf(b.value)) return { value: a.value, when: terms.or(a.when, b.when) };
  return { value: ANY_SIGN, when: terms.truth(true) };
}

export function fieldOf(sign: Sign, key: string): Sign {
  return sign.kind === 'record' ? (sign.fields[key] ?? ANY_SIGN) : ANY_SIGN;
}

/** A number; where nothing is known of it, one of which nothing is known. */
export function number(sign: Sign, { terms }: World): Term {
  if (sign.kind === 'number') return sign.term;
  return terms.unknown({ sort: 'Real', trend: 'any' });
}

export function truth(sign: Sign, { terms }: World): Term {
  if (sign.kind === 'boolean') return sign.term;
  return terms.unknown({ sort: 'Bool', trend: 'any' });
}

export function day(sign: Sign, { terms }: World): Term {
  if (sign.kind === 'day') return sign.term;
  const [lo, hi] = [exact.fraction(BigInt(FIRST_DAY)), exact.fraction(BigInt(LAST_DAY))];
  return terms.unknown({ sort: 'Int', lo, hi, trend: 'any' });
}

/** The element at a position that counts from 1 (from the end when negative), among the rows that are there. */
export function positions(list: ListSign, index: Sign, world: World): Sign {
  const place = placeOf(index);
  if (list.rest || list.isShuffled || place === undefined) return anyOf(list, world);
  const rows = place < 0 ? list.rows.toReversed() : list.rows;
  const wanted = Math.abs(place);
  if (rows.every(({ there }) => truthOf(there) === true)) return rows[wanted - 1]?.value ?? ANY_SIGN;
  return oneOf(
    rows.map((row, at) => ({ value: row.value, when: isNth(rows, at, wanted, world) })),
    world,
  );
}

function placeOf(index: Sign): number | undefined {
  const known = index.kind === 'number' ? numberOf(index.term) : undefined;
  return known && Number.parseInt(exact.floor(known).toString(), 10);
}

/** Whether the row is there and has just so many before it that it is the one wanted. */
function isNth(rows: readonly RowSign[], at: number, wanted: number, world: World): Term {
  const { terms } = world;
  const before = terms.add(...rows.slice(0, at).map(({ there }) => oneWhere(there, world)));
  return terms.and(
    rows[at]?.there ?? terms.truth(false),
    terms.equal(before, terms.number(exact.fraction(BigInt(wanted - 1)))),
  );
}

/** The first of several of which one holds. */
function oneOf(all: readonly { readonly value: Sign; readonly when: Term }[], world: World): Sign {
  const possible = all.filter(({ when }) => truthOf(when) !== false);
  const last = possible.pop()?.value ?? ANY_SIGN;
  return possible.reduceRight<Sign>((so, { value, when }) => choose(when, value, so, world), last);
}

/** Any element of a list, it is not known which. */
function anyOf(list: ListSign, world: World): Sign {
  const values = [...list.rows.map((row) => row.value), ...(list.rest ? [list.rest.value] : [])];
  const [first, ...others] = values;
  const name = `which of ${identityOf(list)}`;
  return others.reduce<Sign>(
    (so, value, at) =>
      choose(world.terms.variable(`${name} ${at}`, { sort: 'Bool', trend: 'any' }), so, value, world),
    first ?? ANY_SIGN,
  );
}

/** 1 where it holds, else 0. */
function oneWhere(test: Term, { terms }: World): Term {
  return terms.choose(test, terms.number(exact.ONE), terms.number(exact.ZERO));
}

/** Something of which only the evaluator's bounds are known; the same for the same arguments. */
export function byBounds(fn: PlainBuiltin | 'integers', args: readonly Sign[], world: World): Sign {
  const name = `${fn}(${args.map(identityOf).join(' ')})`;
  return fromValue(boundsOf(fn, args.map(toValue)), name, world, !args.every(isStill));
}

function boundsOf(fn: PlainBuiltin | 'integers', values: readonly Value[]): Value {
  if (fn !== 'integers') return apply(fn, values);
  const [from, to] = values.map(asNumber);
  return from && to ? integers(from, to) : EMPTY;
}
