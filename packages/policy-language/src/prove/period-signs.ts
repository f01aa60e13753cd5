/** Rows over days of which not all are known: cut to periods, and their months reckoned. */
import { exact } from '@qingce/values';
import type { Period } from '@qingce/values';
import { months as monthsWithin } from '../evaluate/periods.ts';
import { byBounds, day, fieldOf } from './choose.ts';
import { generalOf } from './list-signs.ts';
import { daysOf, identityOf, toValue, whole } from './symbol.ts';
import type { ListSign, RowSign, Sign } from './symbol.ts';
import { together, truthOf, turned } from './term.ts';
import type { Term } from './term.ts';
import { rowsOf } from './world.ts';
import type { NamedRow, World } from './world.ts';

/** 交集 — each row cut down to each of the lists of periods in turn; pieces without a day vanish. */
export function clipped(list: ListSign, limits: readonly ListSign[], world: World): ListSign {
  const { terms } = world;
  const withDays = rowsOf(list).map((row) => {
    const [from, to] = endsOf(row.value, world);
    return { ...row, there: terms.and(row.there, terms.atMost(from, to)) };
  });
  return limits.reduce((so, limit) => cutTo(so, limit, world), gathered(list, withDays, world));
}

function cutTo(list: ListSign, limit: ListSign, world: World): ListSign {
  const pieces = rowsOf(list).flatMap((row) => rowsOf(limit).map((by) => cut(row, by, world)));
  const isOne = limit.rows.length <= 1 && !limit.rest;
  return {
    ...gathered(list, pieces, world),
    isShuffled: list.isShuffled === true || limit.isShuffled === true,
    isDisjoint: list.isDisjoint === true && (limit.isDisjoint === true || isOne),
  };
}

/** The rows that may be there; all general ones as one. */
function gathered(list: ListSign, rows: readonly NamedRow[], world: World): ListSign {
  const { rest: _, ...others } = list;
  const possible = rows.filter(({ there }) => truthOf(there) !== false);
  const named = possible.filter(({ isGeneral }) => !isGeneral);
  return {
    ...others,
    rows: named.map(({ value, there }) => ({ value, there })),
    ...generalOf(
      possible.filter(({ isGeneral }) => isGeneral),
      world,
    ),
  };
}

function cut(row: NamedRow, by: NamedRow, world: World): NamedRow {
  const { terms } = world;
  const [rowEnds, byEnds] = [endsOf(row.value, world), endsOf(by.value, world)];
  const [from, to] = [terms.maximum(rowEnds[0], byEnds[0]), terms.minimum(rowEnds[1], byEnds[1])];
  const fields = row.value.kind === 'record' ? row.value.fields : {};
  return {
    value: {
      kind: 'record',
      fields: { ...fields, from: { kind: 'day', term: from }, to: { kind: 'day', term: to } },
    },
    there: terms.and(row.there, by.there, terms.atMost(from, to)),
    isGeneral: row.isGeneral || by.isGeneral,
  };
}

function endsOf(row: Sign, world: World): [Term, Term] {
  return [day(fieldOf(row, 'from'), world), day(fieldOf(row, 'to'), world)];
}

/** 除去 — the rows without the days of some periods: exactly where those are known, else some pieces of each row. */
export function cutOut(list: ListSign, removed: ListSign, world: World): ListSign {
  const gone = rowsOf(removed).filter(({ there }) => truthOf(there) !== false);
  if (gone.length === 0) return list;
  const known = gone.flatMap((row) => knownPeriod(row, world) ?? []);
  if (known.length === gone.length) return clipped(list, [outside(known, world)], world);
  const pieces = rowsOf(list).map((row): NamedRow => ({
    ...pieceOf(row, identityOf(removed), world),
    isGeneral: true,
  }));
  return { ...gathered(list, pieces, world), isShuffled: true };
}

/** A row's days where it is certain to be there and they are known. */
function knownPeriod(row: NamedRow, world: World): Period | undefined {
  const [from, to] = endsOf(row.value, world).map(daysOf);
  const isKnown =
    from && to && from[0] === from[1] && to[0] === to[1] && truthOf(row.there) === true && !row.isGeneral;
  return isKnown ? { from: from[0], to: to[0] } : undefined;
}

const ALWAYS = 100_000_000;

/** The days outside these periods, as periods. */
function outside(periods: readonly Period[], world: World): ListSign {
  const gaps: Period[] = [];
  let from = -ALWAYS;
  for (const hole of periods.toSorted((a, b) => a.from - b.from)) {
    if (hole.from > from) gaps.push({ from, to: hole.from - 1 });
    from = Math.max(from, hole.to + 1);
  }
  const value = ({ from: first, to }: Period): Sign => ({
    kind: 'record',
    fields: { from: { kind: 'day', term: whole(first, world) }, to: { kind: 'day', term: whole(to, world) } },
  });
  const rows = [...gaps, { from, to: ALWAYS }].map((gap) => ({
    value: value(gap),
    there: world.terms.truth(true),
  }));
  return { kind: 'list', rows, isDisjoint: true };
}

/** Some of the days of a row, with its other fields. */
function pieceOf({ value, there }: NamedRow, removed: string, world: World): RowSign {
  const { terms } = world;
  const [from, to] = endsOf(value, world);
  const name = `piece of ${from.id} ${to.id} without ${removed}`;
  const trend = from.trend === 'still' && to.trend === 'still' ? 'still' : 'any';
  const end = (which: string): Term => {
    const term = terms.variable(`${name} ${which}`, { sort: 'Int', lo: from.lo, hi: to.hi, trend });
    terms.assume(term, terms.and(terms.atMost(from, term), terms.atMost(term, to)));
    return term;
  };
  const fields = value.kind === 'record' ? value.fields : {};
  const [first, last] = [end('from'), end('to')];
  terms.assume(last, terms.atMost(first, last));
  return {
    value: {
      kind: 'record',
      fields: { ...fields, from: { kind: 'day', term: first }, to: { kind: 'day', term: last } },
    },
    there: terms.and(there, terms.variable(`${name} there`, { sort: 'Bool', trend })),
  };
}

/** The months that rows cover, an exact number where their days are known. */
export function monthsOf(list: ListSign, mode: Sign, world: World): Term {
  const { terms } = world;
  const none = terms.number(exact.ZERO);
  const counted = (row: RowSign): Term => terms.choose(row.there, monthsOfRow(row.value, mode, world), none);
  if (!list.rest || truthOf(list.rest.when) === false) return terms.add(...list.rows.map(counted));
  const one = counted({ value: list.rest.value, there: list.rest.when });
  const { lo, hi } = boundsOf(list, mode);
  const certain = terms.add(...list.rows.map(counted));
  const trend = certain.trend === 'still' || certain.trend === one.trend ? one.trend : 'any';
  const all = terms.variable(`months of ${certain.id} and many ${one.id}`, { sort: 'Real', lo, hi, trend });
  terms.assume(all, terms.atMost(certain, all));
  return all;
}

function monthsOfRow(row: Sign, mode: Sign, world: World): Term {
  const { terms } = world;
  const [from, to] = endsOf(row, world);
  const only: ListSign = { kind: 'list', rows: [{ value: row, there: terms.truth(true) }], isDisjoint: true };
  const { lo, hi } = boundsOf(only, mode);
  const name = `months ${from.id} ${to.id} ${mode.kind === 'text' ? mode.among.join(' ') : ''}`;
  // The later a period ends and the earlier it begins, the more months it has.
  return terms.variable(name, { sort: 'Real', lo, hi, trend: together([turned(from.trend), to.trend]) });
}

function boundsOf(list: ListSign, mode: Sign) {
  const rows = toValue(list);
  if (rows.kind !== 'list') throw new TypeError('Months are reckoned of a list.');
  const { lo, hi } = monthsWithin(rows, toValue(mode));
  return { lo, hi };
}

/**
 * 按日限额 — where no day is taken yet and no two rows share one, each row is lowered to the limit by itself; else
 * only bounds are known.
 */
export function limited(args: readonly [ListSign, Sign, ListSign], world: World): ListSign {
  const [list, limit, taken] = args;
  const isAlone = list.isDisjoint === true && taken.rows.length === 0 && !taken.rest;
  const bounded = byBounds('limitPerDay', args, world);
  const key = counterOf(list);
  if (!isAlone || key === undefined || limit.kind !== 'number') {
    return bounded.kind === 'list' ? bounded : { kind: 'list', rows: [] };
  }
  const { terms } = world;
  const rows = rowsOf(list).map((row): NamedRow => {
    const count = fieldOf(row.value, key);
    const lowered = terms.minimum(count.kind === 'number' ? count.term : limit.term, limit.term);
    const fields = row.value.kind === 'record' ? row.value.fields : {};
    return {
      ...row,
      value: { kind: 'record', fields: { ...fields, [key]: { kind: 'number', term: lowered } } },
      there: terms.and(row.there, terms.below(terms.number(exact.ZERO), lowered)),
    };
  });
  return gathered(list, rows, world);
}

/** The one number field of the rows. */
function counterOf(list: ListSign): string | undefined {
  const row = rowsOf(list)[0]?.value;
  const fields = row?.kind === 'record' ? Object.entries(row.fields) : [];
  const [only, second] = fields.filter(([, field]) => field.kind === 'number');
  return second ? undefined : only?.[0];
}
