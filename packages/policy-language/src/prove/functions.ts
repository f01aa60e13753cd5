/** The functions of the language over unknown facts (README §3). */
import type { PlainBuiltin } from '../evaluate/builtins.ts';
import { byBounds, day, number, truth } from './choose.ts';
import {
  allocated,
  asListSign,
  concatenated,
  countOf,
  flattened,
  greatestOf,
  someRow,
  sumOf,
} from './list-signs.ts';
import { clipped, cutOut, limited, monthsOf } from './period-signs.ts';
import { ANY_SIGN, isStill, whole } from './symbol.ts';
import type { ListSign, Sign } from './symbol.ts';
import type { Term } from './term.ts';
import type { World } from './world.ts';

/** Applies a function; what has no exact word here keeps the bounds that the evaluator gives. */
export function applySign(fn: PlainBuiltin, args: readonly Sign[], world: World): Sign {
  return (
    arithmetic(fn, args, world) ??
    comparison(fn, args, world) ??
    ofList(fn, args, world) ??
    byBounds(fn, args, world)
  );
}

function arithmetic(fn: PlainBuiltin, args: readonly Sign[], world: World): Sign | undefined {
  const [a = ANY_SIGN, b = ANY_SIGN] = args;
  const { terms } = world;
  switch (fn) {
    case 'add':
      return added(a, b, world);
    case 'subtract':
      return subtracted(a, b, world);
    case 'multiply':
      return counted(terms.multiply(number(a, world), number(b, world)));
    case 'divide':
      return counted(terms.divide(number(a, world), number(b, world)));
    case 'negate':
      return counted(terms.negate(number(a, world)));
    case 'floor':
      return counted(terms.floor(number(a, world)));
    case 'ceiling':
      return counted(terms.negate(terms.floor(terms.negate(number(a, world)))));
    case 'abs':
      return counted(terms.maximum(number(a, world), terms.negate(number(a, world))));
    case 'roundToFen':
      return rounded(a, b, world);
    default:
      return undefined;
  }
}

function counted(term: Term): Sign {
  return { kind: 'number', term };
}

function tested(term: Term): Sign {
  return { kind: 'boolean', term };
}

function added(a: Sign, b: Sign, world: World): Sign {
  const { terms } = world;
  if (a.kind === 'day') return { kind: 'day', term: terms.add(a.term, number(b, world)) };
  if (b.kind === 'day') return { kind: 'day', term: terms.add(b.term, number(a, world)) };
  return { kind: 'number', term: terms.add(number(a, world), number(b, world)) };
}

function subtracted(a: Sign, b: Sign, world: World): Sign {
  const { terms } = world;
  if (a.kind === 'day' && b.kind === 'day') return { kind: 'number', term: terms.subtract(a.term, b.term) };
  if (a.kind === 'day') return { kind: 'day', term: terms.subtract(a.term, number(b, world)) };
  return { kind: 'number', term: terms.subtract(number(a, world), number(b, world)) };
}

function rounded(amount: Sign, mode: Sign, world: World): Sign | undefined {
  const { terms } = world;
  const [only, second] = mode.kind === 'text' ? mode.among : [];
  if (only === undefined || second !== undefined) return undefined;
  const term = number(amount, world);
  return { kind: 'number', term: only === 'truncate' ? terms.truncateToFen(term) : terms.halfUpToFen(term) };
}

function comparison(fn: PlainBuiltin, args: readonly Sign[], world: World): Sign | undefined {
  const [a = ANY_SIGN, b = ANY_SIGN] = args;
  const { terms } = world;
  switch (fn) {
    case 'lessOrEqual':
      return tested(terms.atMost(...sides(a, b, world)));
    case 'greaterOrEqual':
      return tested(terms.atMost(...sides(b, a, world)));
    case 'less':
      return tested(terms.below(...sides(a, b, world)));
    case 'greater':
      return tested(terms.below(...sides(b, a, world)));
    case 'equal':
      return tested(same(a, b, world));
    case 'unequal':
      return tested(terms.not(same(a, b, world)));
    case 'not':
      return tested(terms.not(truth(a, world)));
    case 'startsWith':
      return startsWith(a, b, world);
    default:
      return undefined;
  }
}

function sides(a: Sign, b: Sign, world: World): [Term, Term] {
  const read = a.kind === 'day' || b.kind === 'day' ? day : number;
  return [read(a, world), read(b, world)];
}

/** Whether two signs are the same; of records and lists that is left open. */
function same(a: Sign, b: Sign, world: World): Term {
  const { terms } = world;
  if (a.kind === 'text' && b.kind === 'text') return sameText(a, b, world);
  if ('term' in a && 'term' in b && a.kind === b.kind) return terms.equal(a.term, b.term);
  return terms.unknown({ sort: 'Bool', trend: isStill(a) && isStill(b) ? 'still' : 'any' });
}

type TextSign = Extract<Sign, { kind: 'text' }>;

/** Texts that the policy does not name go by one number, though they may differ. */
function sameText(a: TextSign, b: TextSign, world: World): Term {
  const { terms, vocabulary } = world;
  const isSame = terms.equal(a.term, b.term);
  const nameless = a.among.filter((text) => b.among.includes(text) && vocabulary.isNameless(text));
  const isOpen = terms.or(
    ...nameless.map((text) => terms.equal(a.term, whole(vocabulary.codeOf(text), world))),
  );
  return terms.and(
    isSame,
    terms.or(terms.not(isOpen), terms.variable(`same ${isSame.id}`, { sort: 'Bool' })),
  );
}

function startsWith(a: Sign, b: Sign, world: World): Sign | undefined {
  const { terms, vocabulary } = world;
  const [beginning, second] = b.kind === 'text' ? b.among : [];
  if (a.kind !== 'text' || beginning === undefined || second !== undefined) return undefined;
  const fitting = a.among.filter((text) => text.startsWith(beginning));
  const term = terms.or(...fitting.map((text) => terms.equal(a.term, whole(vocabulary.codeOf(text), world))));
  return { kind: 'boolean', term };
}

function ofList(fn: PlainBuiltin, args: readonly Sign[], world: World): Sign | undefined {
  const [a = ANY_SIGN, b = ANY_SIGN, c = ANY_SIGN] = args;
  const list = (sign: Sign): ListSign => asListSign(sign, world);
  switch (fn) {
    case 'sum':
      return counted(sumOf(list(a), world));
    case 'count':
      return counted(countOf(list(a), world));
    case 'max':
      return greatest(args, world);
    case 'min':
      return turned(
        greatest(
          args.map((arg) => negated(arg, world)),
          world,
        ),
        world,
      );
    case 'contains':
      return {
        kind: 'boolean',
        term: someRow(list(a), (row) => ({ kind: 'boolean', term: same(row, b, world) }), world),
      };
    case 'concatenate':
      return concatenated(args.map(list), world);
    case 'flatten':
      return flattened(list(a), world);
    case 'clip':
      return clipped(list(a), args.slice(1).map(list), world);
    case 'without':
      return cutOut(list(a), list(b), world);
    case 'prorate':
      return counted(world.terms.multiply(number(a, world), monthsOf(list(b), c, world)));
    case 'allocate':
      return allocated(list(a), number(b, world), world);
    case 'limitPerDay':
      return limited([list(a), b, list(c)], world);
    default:
      return undefined;
  }
}

/** Of one list, or of several numbers or days. */
function greatest(args: readonly Sign[], world: World): Sign | undefined {
  const { terms } = world;
  const [only, ...more] = args;
  if (only && more.length === 0) {
    const term = greatestOf(asListSign(only, world), world);
    return term && { kind: 'number', term };
  }
  const isDays = args.some(({ kind }) => kind === 'day');
  const [first, ...others] = args.map((arg) => (isDays ? day : number)(arg, world));
  if (!first) return undefined;
  return { kind: isDays ? 'day' : 'number', term: others.reduce(terms.maximum, first) };
}

/** On the other side of zero, so that the greatest of these is the least of those. */
function negated(sign: Sign, world: World): Sign {
  const { terms } = world;
  if (sign.kind === 'list') {
    const turn = (value: Sign): Sign => ({ kind: 'number', term: terms.negate(number(value, world)) });
    return {
      ...sign,
      rows: sign.rows.map(({ value, there }) => ({ value: turn(value), there })),
      ...(sign.rest && { rest: { value: turn(sign.rest.value), when: sign.rest.when } }),
    };
  }
  return sign.kind === 'day'
    ? { kind: 'day', term: terms.negate(sign.term) }
    : { kind: 'number', term: terms.negate(number(sign, world)) };
}

function turned(sign: Sign | undefined, { terms }: World): Sign | undefined {
  return sign?.kind === 'day' || sign?.kind === 'number'
    ? { kind: sign.kind, term: terms.negate(sign.term) }
    : sign;
}
