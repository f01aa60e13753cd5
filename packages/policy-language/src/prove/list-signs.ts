/** Lists of which not all rows are known: made, joined, counted and added up. */
import { exact } from '@qingce/values';
import { choose, number, truth } from './choose.ts';
import type { ListSign, RowSign, Sign } from './symbol.ts';
import { truthOf } from './term.ts';
import type { Term } from './term.ts';
import { rowsOf, withRows } from './world.ts';
import type { World } from './world.ts';

/** A list of things that are all there. */
export function listOf(values: readonly Sign[], { terms }: World): ListSign {
  return {
    kind: 'list',
    rows: values.map((value) => ({ value, there: terms.truth(true) })),
    isDisjoint: values.length < 2,
  };
}

/** A list as it is, a single thing as a list of one, anything as any list. */
export function asListSign(sign: Sign, world: World): ListSign {
  if (sign.kind === 'list') return sign;
  if (sign.kind === 'any')
    return { kind: 'list', rows: [], rest: { value: sign, when: world.terms.truth(true) } };
  return listOf([sign], world);
}

/** One general row that may be any of several. */
export function generalOf(rows: readonly RowSign[], world: World): Pick<ListSign, 'rest'> {
  const { terms } = world;
  const [first, ...others] = rows;
  if (!first) return {};
  const either = others.reduce<RowSign>(
    (so, row) => ({
      value: choose(
        terms.variable(`which ${so.there.id} ${row.there.id}`, { sort: 'Bool', trend: 'any' }),
        so.value,
        row.value,
        world,
      ),
      there: terms.or(so.there, row.there),
    }),
    first,
  );
  return { rest: { value: either.value, when: either.there } };
}

/** Whether some of any number of such rows is so: never when none can be, else open. */
export function perhaps(asked: Term, { terms }: World): Term {
  if (truthOf(asked) === false) return asked;
  return terms.variable(`some ${asked.id}`, { sort: 'Bool', trend: asked.trend });
}

/** How many rows there are. */
export function countOf(list: ListSign, world: World): Term {
  return totalOf(list, () => world.terms.number(exact.ONE), world);
}

/** The sum of the rows that are there; of none it is 0. */
export function sumOf(list: ListSign, world: World): Term {
  const sum = totalOf(list, (value) => number(value, world), world);
  return list.most ? world.terms.minimum(sum, list.most) : sum;
}

function totalOf({ rows, rest }: ListSign, read: (value: Sign) => Term, world: World): Term {
  const { terms } = world;
  const none = terms.number(exact.ZERO);
  const counted = rows.map(({ value, there }) => terms.choose(there, read(value), none));
  if (!rest || truthOf(rest.when) === false) return terms.add(...counted);
  return terms.add(...counted, anyNumberOf(terms.choose(rest.when, read(rest.value), none), world));
}

/** The sum of any number of such numbers, which moves as each of them does. */
function anyNumberOf(one: Term, { terms }: World): Term {
  const [isNeverBelow, isNeverAbove] = [
    one.lo !== null && exact.compare(one.lo, exact.ZERO) >= 0,
    one.hi !== null && exact.compare(one.hi, exact.ZERO) <= 0,
  ];
  return terms.variable(`sum of many ${one.id}`, {
    sort: one.sort,
    trend: one.trend,
    lo: isNeverBelow ? exact.ZERO : null,
    hi: isNeverAbove ? exact.ZERO : null,
  });
}

/** The greatest of a list; undefined where it is not certain that there is any to be it. */
export function greatestOf(list: ListSign, world: World): Term | undefined {
  const { terms } = world;
  const rows = rowsOf(list).map((row) => ({ ...row, term: number(row.value, world) }));
  const certain = rows.filter((row) => !row.isGeneral && truthOf(row.there) === true);
  const [first, ...others] = certain.map(({ term }) => term);
  if (!first) return undefined;
  const known = others.reduce(terms.maximum, first);
  const open = rows.filter((row) => !certain.includes(row) && truthOf(row.there) !== false);
  return open.reduce((so, { term, there, isGeneral }) => {
    const least = leastOf(term, known, world);
    if (!least) return perhapsGreater(so, [term, there], world);
    const one = terms.choose(there, term, least);
    return terms.maximum(so, isGeneral ? greatestOfMany(one, world) : one);
  }, known);
}

/** The greater of one and another that perhaps is there and may be as low as it likes. */
function perhapsGreater(one: Term, others: readonly Term[], { terms }: World): Term {
  const isStill = [one, ...others].every(({ trend }) => trend === 'still');
  const greater = terms.variable(`greater ${[one, ...others].map(({ id }) => id).join(' ')}`, {
    sort: 'Real',
    lo: one.lo,
    hi: null,
    trend: isStill ? 'still' : 'any',
  });
  terms.assume(greater, terms.atMost(one, greater));
  return greater;
}

/** Something that neither is ever below. */
function leastOf(a: Term, b: Term, { terms }: World): Term | undefined {
  return a.lo && b.lo ? terms.number(exact.minimum(a.lo, b.lo)) : undefined;
}

function greatestOfMany(one: Term, { terms }: World): Term {
  return terms.variable(`greatest of many ${one.id}`, {
    sort: one.sort,
    trend: one.trend,
    lo: one.lo,
    hi: one.hi,
  });
}

export function concatenated(lists: readonly ListSign[], world: World): ListSign {
  const rests = lists.flatMap(({ rest }): RowSign[] =>
    rest ? [{ value: rest.value, there: rest.when }] : [],
  );
  return {
    kind: 'list',
    rows: lists.flatMap(({ rows }) => rows),
    ...generalOf(rests, world),
    isShuffled: lists.some((list) => list.isShuffled),
  };
}

/** Lists within the list become part of it, at every depth. */
export function flattened(list: ListSign, world: World): ListSign {
  const { terms } = world;
  const pieces = rowsOf(list).map(({ value, there, isGeneral }): ListSign => {
    const inner: ListSign =
      value.kind === 'list'
        ? flattened(value, world)
        : { kind: 'list', rows: [{ value, there: terms.truth(true) }] };
    const rows = rowsOf(inner).map((row) => ({ ...row, there: terms.and(there, row.there) }));
    if (!isGeneral) return withRows(inner, rows);
    return { kind: 'list', rows: [], ...generalOf(rows, world) };
  });
  return { ...concatenated(pieces, world), isShuffled: list.isShuffled === true };
}

/** Whether some row passes a test. */
export function someRow(list: ListSign, test: (value: Sign) => Sign, world: World): Term {
  return world.terms.or(
    ...rowsOf(list).map(({ value, there, isGeneral }) => {
      const asked = world.terms.and(there, truth(test(value), world));
      return isGeneral ? perhaps(asked, world) : asked;
    }),
  );
}

/** 依次分配 — what each demand in turn gets of a total; where their order is not known, no more than it asks for. */
export function allocated(list: ListSign, total: Term, world: World): ListSign {
  const { terms } = world;
  const none = terms.number(exact.ZERO);
  const most = terms.maximum(none, total);
  if (list.rest || list.isShuffled) return { ...withRows(list, rowsOf(list).map(someOf(most, world))), most };
  let left = total;
  const rows = list.rows.map(({ value, there }): RowSign => {
    const demand = terms.maximum(none, number(value, world));
    const granted = terms.minimum(demand, terms.maximum(none, left));
    left = terms.subtract(left, terms.choose(there, demand, none));
    return { value: { kind: 'number', term: granted }, there };
  });
  return { ...list, rows, most };
}

function someOf(most: Term, world: World): (row: RowSign) => RowSign {
  const { terms } = world;
  return ({ value, there }) => {
    const limit = terms.minimum(terms.maximum(terms.number(exact.ZERO), number(value, world)), most);
    const granted = terms.unknown({ sort: limit.sort, lo: exact.ZERO, hi: limit.hi, trend: 'any' });
    terms.assume(granted, terms.atMost(granted, limit));
    return { value: { kind: 'number', term: granted }, there };
  };
}
