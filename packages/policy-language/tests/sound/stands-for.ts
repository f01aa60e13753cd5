/** Whether a value that was still open stands for the value that it turned out to be. */
import { exact } from '@qingce/values';
import type { ListValue, Row, Value } from '../../src/evaluate/value.ts';

/** Whether every part of the value is known, so that there is something to compare with. */
export function isKnown(value: Value): boolean {
  switch (value.kind) {
    case 'number': return value.lo !== null && value.hi !== null && exact.equal(value.lo, value.hi);
    case 'boolean': return value.value !== undefined;
    case 'day': return value.lo === value.hi;
    case 'text': return value.among?.length === 1;
    case 'record': return Object.values(value.fields).every(isKnown);
    case 'list':
      return !value.rest && !value.shuffled && value.rows.every((row) => row.sure && isKnown(row.value));
    default: return false;
  }
}

export function standsFor(open: Value, known: Value): boolean {
  if (open.kind === 'any') return true;
  if (open.kind !== known.kind) return false;
  switch (open.kind) {
    case 'number': return isWithin(open, known as typeof open);
    case 'boolean': return open.value === undefined || open.value === (known as typeof open).value;
    case 'day': return open.lo <= (known as typeof open).lo && (known as typeof open).lo <= open.hi;
    case 'text': return open.among === null || open.among.includes((known as typeof open).among?.[0] ?? '');
    case 'record': return Object.entries((known as typeof open).fields)
      .every(([key, value]) => standsFor(open.fields[key] ?? { kind: 'any', deps: new Set() }, value));
    case 'list': return listStandsFor(open, known as typeof open);
    default: return true;
  }
}

function isWithin(open: Extract<Value, { kind: 'number' }>, known: Extract<Value, { kind: 'number' }>): boolean {
  if (!known.lo) return true;
  return (
    (!open.lo || exact.compare(open.lo, known.lo) <= 0) && (!open.hi || exact.compare(known.lo, open.hi) <= 0)
  );
}

function listStandsFor(open: ListValue, known: ListValue): boolean {
  const values = known.rows.map((row) => row.value);
  if (open.disjoint && !areApart(values)) return false;
  return open.shuffled ? matchesInSomeOrder(open.rows, values, open.rest) : matches(open.rows, values, open.rest);
}

/**
 * Each element is another row or a further one, and every certain row is among them. By the theorem of
 * Mendelsohn and Dulmage it is enough that the certain rows can be given elements and that the other elements
 * can be given rows.
 */
function matchesInSomeOrder(rows: readonly Row[], values: readonly Value[], rest: Value | undefined): boolean {
  const certain = rows.filter((row) => row.sure);
  const bound = values.filter((value) => !rest || !standsFor(rest, value));
  return canPair(certain, values, (row, value) => standsFor(row.value, value))
    && canPair(bound, rows, (value, row) => standsFor(row.value, value));
}

/** Whether each of the first can be given one of the second for itself. */
function canPair<T, U>(all: readonly T[], others: readonly U[], fits: (one: T, other: U) => boolean): boolean {
  const given = new Map<number, number>();
  const give = (one: number, tried: Set<number>): boolean => others.some((other, place) => {
    if (tried.has(place) || !fits(all[one]!, other)) return false;
    tried.add(place);
    const holder = given.get(place);
    if (holder !== undefined && !give(holder, tried)) return false;
    given.set(place, one);
    return true;
  });
  return all.every((_, one) => give(one, new Set()));
}

/**
 * Certain rows are all there in their order, others perhaps, and further ones anywhere: from the end
 * backwards, whether the rows from one place on stand for the elements from another place on.
 */
function matches(rows: readonly Row[], values: readonly Value[], rest: Value | undefined): boolean {
  const isFurther = values.map((value) => rest !== undefined && standsFor(rest, value));
  let later = values.map((_, at) => isFurther.slice(at).every(Boolean)).concat(true);
  for (const row of rows.toReversed()) {
    const now = later.map(() => false);
    for (let at = values.length; at >= 0; at -= 1) {
      const value = values[at];
      const isThisRow = value !== undefined && later[at + 1] === true && standsFor(row.value, value);
      now[at] =
        (!row.sure && later[at] === true) || isThisRow || (isFurther[at] === true && now[at + 1] === true);
    }
    later = now;
  }
  return later[0] === true;
}

function areApart(values: readonly Value[]): boolean {
  const periods = values.flatMap((value) => {
    const [from, to] = value.kind === 'record' ? [value.fields['from'], value.fields['to']] : [];
    return from?.kind === 'day' && to?.kind === 'day' ? [{ from: from.lo, to: to.lo }] : [];
  });
  return periods.every((a, i) => periods.every((b, j) => i === j || a.to < b.from || b.to < a.from));
}
