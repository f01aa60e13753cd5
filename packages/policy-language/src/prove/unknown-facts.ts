/** What stands for facts of which nothing is given: anything that the door would let in. */
import { exact } from '@qingce/values';
import type { Fraction } from '@qingce/values';
import { boundsOf, dayBounds, isListed as isListedFor } from '../evaluate/facts.ts';
import { constantOf } from '../evaluate/value.ts';
import { KIND } from '../evaluate/judge.ts';
import type { Bound } from '../evaluate/value.ts';
import type { Fact, FactDefault, FactWire } from '../typed/ir.ts';
import { choose } from './choose.ts';
import { listOf } from './list-signs.ts';
import { ANY_SIGN, fromValue, textAmong } from './symbol.ts';
import type { ListSign, Maker, Sign } from './symbol.ts';
import type { Term, Trend } from './term.ts';
import type { Terms } from './terms.ts';
import { bindSign } from './symbol.ts';
import { workOut } from './work-out.ts';
import type { World } from './world.ts';

/** The path of a top-level fact of the one item looked at. */
export function pathOf(fact: Fact): string {
  return fact.scope === 'item' ? `items[0].${fact.key}` : `${fact.scope}.${fact.key}`;
}

/** Whether the fact is given. */
export function unknownPresence(path: string, { terms }: World): Term {
  return terms.variable(`given ${path}`, { sort: 'Bool' });
}

/** The fact as it may be, its declared default where it is not given. `watched`: the path of the fact that grows. */
export function unknownFact(fact: Fact, world: World, watched?: string): Sign {
  if (!isListed(fact, world)) return ANY_SIGN;
  const path = pathOf(fact);
  const value = unknownOf(fact, path, world, watched);
  return orDefault(value, fact, { path, world, env: undefined });
}

/** Whether the applicant's kind lists the fact. */
export function isListed(fact: Fact, { kind }: World): boolean {
  return isListedFor(fact, { kind } as Parameters<typeof isListedFor>[1]);
}

type Place = { readonly path: string; readonly world: World; readonly env: Parameters<typeof workOut>[2] };

function orDefault(value: Sign, fact: Fact, place: Place): Sign {
  const { world } = place;
  const standIn = fact.defaults?.[world.item.id] ?? fact.defaults?.['*'];
  if (!standIn) return value;
  return choose(unknownPresence(place.path, world), value, defaultOf(standIn, place), world);
}

function defaultOf(standIn: FactDefault, { world, env }: Place): Sign {
  if (standIn.kind === 'none') return { ...listOf([], world), isDisjoint: true };
  if (standIn.kind === 'formula') return workOut(standIn.expr, world, env);
  return fromValue(constantOf(standIn.value), 'literal', world);
}

function unknownOf(fact: Fact, path: string, world: World, watched: string | undefined): Sign {
  if (fact.wire === 'rows') return unknownRows(fact, path, world, watched);
  if (fact.wire === 'list') {
    const of = scalar({ ...fact, wire: fact.of ?? 'text' }, `${path}[*]`, world, watched);
    return { kind: 'list', rows: [], rest: { value: of, when: world.terms.truth(true) } };
  }
  return scalar(fact, path, world, watched);
}

/** Any number of rows, each such as this one. */
function unknownRows(list: Fact, path: string, world: World, watched: string | undefined): ListSign {
  const value = unknownRow(list, `${path}[*]`, world, watched);
  return {
    kind: 'list',
    rows: [],
    rest: { value, when: world.terms.truth(true) },
    isDisjoint: list.disjoint === true,
  };
}

function unknownRow(list: Fact, path: string, world: World, watched: string | undefined): Sign {
  const fields: Record<string, Sign> = {};
  const row: Sign = { kind: 'record', fields };
  const declared = list.row ?? [];
  for (const field of declared) fields[field.key] = unknownOf(field, `${path}.${field.key}`, world, watched);
  const env = bindSign(list.local ?? -1, row, undefined);
  for (const field of declared) {
    const value = fields[field.key] ?? ANY_SIGN;
    fields[field.key] = orDefault(value, field, { path: `${path}.${field.key}`, world, env });
  }
  relate(declared, (field) => fields[field.key], world);
  return row;
}

/** What the door holds of facts of one object: a part is no greater than its whole, a period begins before it ends. */
export function relate(
  facts: readonly Fact[],
  signOf: (fact: Fact) => Sign | undefined,
  { terms }: Maker,
): void {
  const [from, to] = ['from', 'to'].map((key) => facts.find((fact) => fact.key === key));
  const pairs = [
    ...facts.map((fact) => [fact, facts.find((other) => other.id === fact.within)] as const),
    [from, to] as const,
  ];
  for (const [less, more] of pairs) {
    const [small, large] = [less && signOf(less), more && signOf(more)];
    if (isMeasured(small) && isMeasured(large))
      terms.assume(small.term, terms.atMost(small.term, large.term));
  }
}

function isMeasured(sign: Sign | undefined): sign is Extract<Sign, { kind: 'number' | 'day' }> {
  return sign?.kind === 'number' || sign?.kind === 'day';
}

function scalar(fact: Fact, path: string, world: World, watched: string | undefined): Sign {
  const trend: Trend = path === watched ? 'up' : 'still';
  const { terms, vocabulary } = world;
  const lists = fact.options?.map(({ key }) => key);
  switch (fact.wire) {
    case 'boolean':
      return { kind: 'boolean', term: terms.variable(path, { sort: 'Bool', trend }) };
    case 'day':
    case 'instant':
      return { kind: 'day', term: dayVariable(path, trend, world) };
    case 'month':
      return unknownMonth(path, world);
    case 'choice':
      return textAmong(path === KIND ? [world.kind] : (lists ?? []), path, world);
    case 'region':
      return textAmong(
        vocabulary.texts.filter((text) => /^[0-9]{6,}$/.test(text)),
        path,
        world,
      );
    case 'text':
      return textAmong(vocabulary.texts, path, world);
    default:
      return { kind: 'number', term: unknownNumber(fact, path, trend, world) };
  }
}

function dayVariable(path: string, trend: Trend, { terms }: World): Term {
  const [lo, hi] = [exact.fraction(BigInt(dayBounds.lo)), exact.fraction(BigInt(dayBounds.hi))];
  return terms.variable(path, { sort: 'Int', lo, hi, trend });
}

/** Some 28 to 31 days that are a month. */
function unknownMonth(path: string, world: World): Sign {
  const { terms } = world;
  const from = dayVariable(`${path} first`, 'still', world);
  const more = terms.variable(`${path} days after`, {
    sort: 'Int',
    lo: exact.fraction(27n),
    hi: exact.fraction(30n),
  });
  return {
    kind: 'record',
    fields: { from: { kind: 'day', term: from }, to: { kind: 'day', term: terms.add(from, more) } },
  };
}

/** Money in whole fen, counts in ones, any other decimal as it may be. */
function unknownNumber(fact: Fact, path: string, trend: Trend, { terms }: World): Term {
  const { lo, hi } = boundsOf(fact);
  if (isWhole(fact.wire)) return inUnits(path, { lo, hi, trend, units: exact.ONE }, terms);
  if (fact.wire !== 'money') return terms.variable(path, { sort: 'Real', lo, hi, trend });
  return inUnits(path, { lo, hi, trend, units: exact.fraction(100n) }, terms);
}

type Counted = { readonly lo: Bound; readonly hi: Bound; readonly trend: Trend; readonly units: Fraction };

/** A number of which the variable counts the units: so many to one. */
export function inUnits(path: string, { lo, hi, trend, units }: Counted, terms: Terms): Term {
  const times = (bound: Bound): Bound => bound && exact.multiply(bound, units);
  const count = terms.variable(path, { sort: 'Int', lo: up(times(lo)), hi: down(times(hi)), trend });
  return terms.multiply(count, terms.number(exact.divide(exact.ONE, units)));
}

export function isWhole(wire: FactWire): boolean {
  return wire === 'integer' || wire === 'year';
}

function up(bound: Bound): Bound {
  return bound && exact.fraction(exact.ceiling(bound));
}

function down(bound: Bound): Bound {
  return bound && exact.fraction(exact.floor(bound));
}
