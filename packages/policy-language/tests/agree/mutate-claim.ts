/** Grows claims: new ones from nothing, others by changing a claim in a few places. */
import { dayInYear } from '@qingce/values';
import { readDay, writeDay } from '../../src/reference/calendar.ts';
import type { CheckedPolicy, Fact } from '../../src/typed/ir.ts';
import { daysWithin, endAfter, isPeriodList, makeRow, makeValue } from './make-values.ts';
import type { Ground, JsonObject } from './make-values.ts';
import { factsOfItem, mendFacts } from './mend-facts.ts';
import type { Facts } from './mend-facts.ts';
import { monthEndNear } from './boundaries.ts';
import type { Boundaries } from './boundaries.ts';
import type { Dice } from './dice.ts';
import type { Ruling } from './rulings.ts';

/** A claim with the settings and readings that it is assessed under. */
export type Request = { facts: Facts; settings: Record<string, string>; readings: Record<string, string> };

export type Garden = {
  readonly policy: CheckedPolicy; readonly boundaries: Boundaries; readonly dice: Dice;
  /** Facts of which a formula asks whether they were given, so that leaving them out is an answer. */
  readonly answered: ReadonlySet<number>;
  /** The sets of readings to choose from; absent: any mixture. */
  readonly rulings?: readonly Ruling[];
};

const ITEMS_MAX = 6;

/**
 * A claim of that item with random facts, all of them given; those that a donor has, if there is one, as the
 * donor has them.
 */
export function newClaim(
  garden: Garden,
  { kind, item, donor }: { kind: string; item: string; donor?: Request | undefined },
): Request {
  const facts: Facts = copyOf({
    applicant: { ...donor?.facts.applicant, kind },
    claim: donor?.facts.claim ?? {},
    items: [{ item, ...sharedFacts(garden, item, donor) }],
  });
  fillIn(garden, facts);
  return { facts, settings: {}, readings: {} };
}

/** What an item of the donor says about facts that this item has too. */
function sharedFacts({ policy, dice }: Garden, item: string, donor: Request | undefined): JsonObject {
  if (!donor) return {};
  const given = dice.pick(donor.facts.items);
  const keys = factsOfItem(policy, item)
    .filter((fact) => factsOfItem(policy, given['item']).includes(fact))
    .map(({ key }) => key);
  return Object.fromEntries(Object.entries(given).filter(([key]) => keys.includes(key)));
}

/** A copy of the claim with another value for one of these facts, or for any of them. */
export function changeFact(garden: Garden, claim: Request, preferred: ReadonlySet<number>): Request {
  const { policy, dice } = garden;
  const copy = copyOf(claim);
  const position = dice.below(copy.facts.items.length);
  const holders = holdersOf(garden, copy.facts, position);
  const wanted = holders.filter(([fact]) => preferred.has(fact.id));
  const own = holders.filter(([fact]) => fact.scope === 'item');
  // What is changed about applicant or claim mostly refuses every item, so it is changed less often.
  const likely = preferred.size === 0 && own.length > 0 && dice.chance(75) ? own : holders;
  const [fact, holder] = dice.pick(wanted.length > 0 && dice.chance(80) ? wanted : likely);
  const ground = groundOf(garden, copy.facts);
  const group = silentGroup(garden, fact);
  if (group.length > 0 && fact.key in holder && dice.chance(30)) for (const key of group) delete holder[key];
  else if (mayBeLeftOut(fact, holder) && fact.key in holder && dice.chance(25)) delete holder[fact.key];
  else if (fact.wire === 'rows' && Array.isArray(holder[fact.key]) && dice.chance(75))
    changeRow(fact, holder, ground);
  else if (fact.wire === 'boolean') holder[fact.key] = holder[fact.key] !== true;
  else holder[fact.key] = makeValue(fact, ground);
  mendFacts(policy, copy.facts, ground);
  return copy;
}

/** A copy in which items have the facts that they wait for; undefined where no item waits for one that it lacks. */
export function giveNeeded(
  garden: Garden, claim: Request, needs: readonly (string | undefined)[],
): Request | undefined {
  const { policy } = garden;
  const copy = copyOf(claim);
  const ground = groundOf(garden, copy.facts);
  const lacking = copy.facts.items.flatMap((item, position) => {
    const key = needs[position];
    const fact = key === undefined || key in item
      ? undefined : factsOfItem(policy, item['item']).find((one) => one.key === key);
    return fact ? [{ item, fact }] : [];
  });
  if (lacking.length === 0) return undefined;
  for (const { item, fact } of lacking) item[fact.key] = makeValue(fact, ground);
  mendFacts(policy, copy.facts, ground);
  return copy;
}

/** A copy with one more item, one less, or one twice. */
export function changeItems(garden: Garden, claim: Request, donor: Request): Request {
  const { policy, dice } = garden;
  const copy = copyOf(claim);
  const { items } = copy.facts;
  const allowed = policy.applicants.find(({ kind }) => kind === copy.facts.applicant['kind'])?.items ?? [];
  const donated = donor.facts.items.filter(({ item }) => allowed.includes(String(item)));
  if (items.length > 1 && dice.chance(30)) items.splice(dice.below(items.length), 1);
  else if (items.length < ITEMS_MAX && dice.chance(40)) items.push(copyOf(dice.pick(items)));
  else if (items.length < ITEMS_MAX && donated.length > 0) items.push(copyOf(dice.pick(donated)));
  mendFacts(policy, copy.facts, groundOf(garden, copy.facts));
  return copy;
}

/** A copy with one more item, from a donor that has an award for it; the same where no such item may be claimed. */
export function addItem(garden: Garden, claim: Request, donor: Request): Request {
  const { policy, dice } = garden;
  const allowed = policy.applicants.find(({ kind }) => kind === claim.facts.applicant['kind'])?.items ?? [];
  const donated = donor.facts.items.filter(({ item }) => allowed.includes(String(item)));
  if (donated.length === 0 || claim.facts.items.length >= ITEMS_MAX) return claim;
  const copy = copyOf(claim);
  copy.facts.items.push(copyOf(dice.pick(donated)));
  return copy;
}

/** A copy under other readings, mostly those in force, and with or without a split among the parties. */
export function changeRuling(garden: Garden, claim: Request): Request {
  const { policy, dice, rulings } = garden;
  const copy = copyOf(claim);
  copy.readings = rulings ? { ...dice.pick(dice.chance(50) ? rulings.slice(0, 1) : rulings) } : anyRuling(garden);
  copy.settings = settingsFor(garden);
  mendFacts(policy, copy.facts, groundOf(garden, copy.facts));
  return copy;
}

function anyRuling({ policy, dice }: Garden): Record<string, string> {
  const many = dice.chance(50);
  return Object.fromEntries(policy.readings.flatMap((reading) => {
    const isChosen = reading.switchable && (many || dice.chance(15));
    return isChosen ? [[reading.id, dice.pick(reading.options).id]] : [];
  }));
}

/**
 * A copy in which one day of an item stands where a term ends that begins on another day of it, or a day
 * beside; often the term begins at a month's end.
 */
export function changeTerm(garden: Garden, claim: Request): Request {
  const { policy, dice } = garden;
  const copy = copyOf(claim);
  const item = dice.pick(copy.facts.items);
  const ground = groundOf(garden, copy.facts);
  const pairs = dayPairsOf(policy, item);
  if (pairs.length === 0) return copy;
  const { holder, first, last } = dice.pick(pairs);
  const begins = readDay(String(holder[first]));
  const start = dice.chance(50) ? monthEndNear(begins) - dice.below(2) : begins;
  holder[first] = writeDay(start);
  holder[last] = writeDay(endAfter(start, ground));
  mendFacts(policy, copy.facts, ground);
  return copy;
}

/** Every two day facts of an item, and the ends of each of its periods. */
function dayPairsOf(
  policy: CheckedPolicy,
  item: JsonObject,
): { holder: JsonObject; first: string; last: string }[] {
  const declared = factsOfItem(policy, item['item']).filter((fact) => fact.key in item);
  const days = declared.filter(({ wire }) => wire === 'day').map(({ key }) => key);
  const periods = declared.filter(isPeriodList).flatMap(({ key }) => item[key] as JsonObject[]);
  return [
    ...days.flatMap((first) =>
      days.filter((last) => last !== first).map((last) => ({ holder: item, first, last })),
    ),
    ...periods.map((holder) => ({ holder, first: 'from', last: 'to' })),
  ];
}

/** A copy that claims the year before or after, and is submitted as much sooner or later. */
export function changeYear(garden: Garden, claim: Request): Request {
  const { policy, dice } = garden;
  const copy = copyOf(claim);
  const by = dice.chance(50) ? 1 : -1;
  for (const { key, wire } of policy.facts.filter((fact) => fact.scope === 'claim')) {
    const value = copy.facts.claim[key];
    if (wire === 'year' && typeof value === 'number') copy.facts.claim[key] = value + by;
    if (wire === 'instant' && typeof value === 'string' && !value.includes('-02-29')) {
      copy.facts.claim[key] = `${Number.parseInt(value.slice(0, 4), 10) + by}${value.slice(4)}`;
    }
  }
  mendFacts(policy, copy.facts, groundOf(garden, copy.facts));
  return copy;
}

/** A copy without some facts that have no default and that nothing else hangs on. */
export function forgetFacts(garden: Garden, claim: Request): Request {
  const copy = copyOf(claim);
  for (let count = 1 + garden.dice.below(3); count > 0; count -= 1) {
    const holders = holdersOf(garden, copy.facts, garden.dice.below(copy.facts.items.length));
    const [fact, holder] = garden.dice.pick(holders);
    const isTied = fact.instead ?? fact.together ?? mayBeLeftOut(fact, holder);
    if (!isTied && !garden.answered.has(fact.id)) delete holder[fact.key];
  }
  return copy;
}

function settingsFor({ policy, dice }: Garden): Record<string, string> {
  const parties = policy.shares?.parties ?? [];
  if (parties.length !== 2 || dice.chance(40)) return {};
  const cents = dice.pick([0, 1, 33, 40, 50, 67, 99, 100, dice.below(101)]);
  const ratio = (hundredths: number): string =>
    `${Math.floor(hundredths / 100)}.${(hundredths % 100).toString().padStart(2, '0')}`;
  return Object.fromEntries(
    parties.map((party, place) => [party.setting, ratio(place === 0 ? cents : 100 - cents)]),
  );
}

/** Every declared fact that the claim may carry, with the object that holds it. */
function holdersOf({ policy }: Garden, facts: Facts, position: number): [Fact, JsonObject][] {
  const item = facts.items[position] ?? {};
  const kind = String(facts.applicant['kind']);
  return [
    ...policy.facts
      .filter(
        (fact) => fact.scope === 'applicant' && fact.key !== 'kind' && (fact.kinds?.includes(kind) ?? true),
      )
      .map((fact): [Fact, JsonObject] => [fact, facts.applicant]),
    ...policy.facts
      .filter((fact) => fact.scope === 'claim')
      .map((fact): [Fact, JsonObject] => [fact, facts.claim]),
    ...factsOfItem(policy, item['item']).map((fact): [Fact, JsonObject] => [fact, item]),
  ];
}

/**
 * The fact and those given together with it, where leaving them out is an answer that a formula asks about.
 */
function silentGroup({ policy, answered }: Garden, fact: Fact): string[] {
  const group = [fact.id, ...(fact.together ?? [])];
  if (!group.some((id) => answered.has(id))) return [];
  return policy.facts.filter(({ id }) => group.includes(id)).map(({ key }) => key);
}

/** Whether the fact has a default in this item. */
export function mayBeLeftOut({ defaults }: Fact, holder: JsonObject): boolean {
  return defaults?.[String(holder['item'])] !== undefined || defaults?.['*'] !== undefined;
}

function fillIn(garden: Garden, facts: Facts): void {
  facts.items.forEach((_, position) => {
    for (const [fact, holder] of holdersOf(garden, facts, position)) {
      const isOptional = mayBeLeftOut(fact, holder) || silentGroup(garden, fact).length > 0;
      if (fact.key in holder || (isOptional && garden.dice.chance(50))) continue;
      holder[fact.key] = makeValue(fact, groundOf(garden, facts));
    }
  });
  mendFacts(garden.policy, facts, groundOf(garden, facts));
}

function groundOf({ policy, boundaries, dice }: Garden, facts: Facts): Ground {
  return { boundaries, dice, days: [...daysWithin(facts), ...windowDays(policy, facts)] };
}

/**
 * First and last day on which the process takes claims about the claim's year, as far as facts name a year.
 */
function windowDays({ process: { window } }: CheckedPolicy, { claim }: Facts): number[] {
  const years = Object.values(claim).filter((value): value is number => typeof value === 'number');
  return window
    ? years.flatMap((year) => [window.opens, window.closes].map((day) => readDay(dayInYear(year + 1, day))))
    : [];
}

/** Another value in one row, one row more, or one less. */
function changeRow(fact: Fact, holder: JsonObject, ground: Ground): void {
  const rows = holder[fact.key] as JsonObject[];
  const kind = ground.dice.below(10);
  const row = rows.length > 0 ? ground.dice.pick(rows) : undefined;
  if (!row || kind === 0) holder[fact.key] = makeValue(fact, ground);
  else if (kind === 1 && rows.length > 1) rows.splice(rows.indexOf(row), 1);
  else if (kind === 2) rows.push(copyOf(row));
  else if (kind === 3) rows.push({ ...copyOf(row), ...makeRow(fact, ground) });
  else changeField(fact, row, ground);
  for (const one of (holder[fact.key] as JsonObject[]).filter(
    (period) => String(period['from']) > String(period['to']),
  )) {
    [one['from'], one['to']] = [one['to'], one['from']];
  }
}

function changeField(fact: Fact, row: JsonObject, ground: Ground): void {
  const field = ground.dice.pick(fact.row ?? []);
  if (field.defaults && field.key in row && ground.dice.chance(30)) delete row[field.key];
  else if (field.wire === 'boolean') row[field.key] = row[field.key] !== true;
  else row[field.key] = makeValue(field, ground);
}

/** JSON copied through and through; several times as fast as structuredClone, which can do more. */
function copyOf<T>(json: T): T {
  if (Array.isArray(json)) return json.map(copyOf) as T;
  if (typeof json !== 'object' || json === null) return json;
  return Object.fromEntries(Object.entries(json).map(([key, value]) => [key, copyOf(value)])) as T;
}
