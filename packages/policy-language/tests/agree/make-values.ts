/** Makes one value of a declared fact, as it travels; well-formed, and near what the policy looks at. */
import { lastDayOfTerm, readDay, writeDay } from '../../src/reference/calendar.ts';
import { floorOf, fraction, isLess, larger, smaller, times } from '../../src/reference/fraction.ts';
import type { Fraction } from '../../src/reference/fraction.ts';
import type { Fact, FactWire } from '../../src/typed/ir.ts';
import { dayNear, numberNear } from './boundaries.ts';
import type { Boundaries } from './boundaries.ts';
import type { Dice } from './dice.ts';

export type JsonObject = Record<string, unknown>;

/** What a value may lean on: the policy's boundaries, and days that the claim holds already. */
export type Ground = {
  readonly boundaries: Boundaries;
  readonly dice: Dice;
  readonly days: readonly number[];
};

/**
 * A value for the fact. Rows of a list are well-formed one by one; what binds them together is mended later.
 */
export function makeValue(fact: Fact, ground: Ground): unknown {
  const { dice } = ground;
  if (fact.wire !== 'list' && fact.wire !== 'rows') return makeOne(fact, fact.wire, ground);
  if (fact.mayBeEmpty && dice.chance(30)) return [];
  const length = dice.chance(2) ? 10 + dice.below(30) : 1 + (dice.chance(50) ? 0 : dice.below(4));
  if (fact.wire === 'rows') return makeRows(fact, length, ground);
  return [...new Set(Array.from({ length }, () => makeOne(fact, fact.of ?? 'text', ground)))];
}

/** Some rows; periods of a disjoint list follow one another. */
function makeRows(fact: Fact, length: number, ground: Ground): JsonObject[] {
  const rows = Array.from({ length }, () => makeRow(fact, ground));
  if (!isPeriodList(fact)) return rows;
  let next = dayFor(ground);
  return rows.map((row) => {
    const from = fact.disjoint || ground.dice.chance(50) ? next : dayFor(ground);
    const to = endAfter(from, ground);
    next = to + 1 + (ground.dice.chance(60) ? 0 : ground.dice.below(60));
    return { ...row, from: writeDay(from), to: writeDay(to) };
  });
}

/** One row, every field of it that has no default and some that have. */
export function makeRow(fact: Fact, ground: Ground): JsonObject {
  const row: JsonObject = {};
  for (const field of fact.row ?? []) {
    if (!field.defaults || ground.dice.chance(50)) row[field.key] = makeValue(field, ground);
  }
  return row;
}

/** Whether the rows of the fact are periods, from a day to a day. */
export function isPeriodList(fact: Fact): boolean {
  const keys = fact.row?.map((field) => field.key) ?? [];
  return keys.includes('from') && keys.includes('to');
}

function makeOne(fact: Fact, wire: FactWire, ground: Ground): unknown {
  const { dice, boundaries } = ground;
  switch (wire) {
    case 'boolean':
      return dice.chance(50);
    case 'day':
      return writeDay(dayFor(ground));
    case 'month':
      return writeDay(dayFor(ground)).slice(0, 7);
    case 'instant':
      return instantOn(dayFor(ground), dice);
    case 'year':
      return Number.parseInt(
        decimal(
          clamp(
            fraction(BigInt(dice.pick(boundaries.years) + (dice.chance(85) ? 0 : dice.below(3) - 1))),
            fact,
          ),
          0,
        ),
        10,
      );
    case 'integer':
      return Number.parseInt(decimal(wholeFor(fact, ground), 0), 10);
    case 'money':
    case 'amount':
    case 'measure':
      return decimal(clamp(stepped(numberFor(fact, ground), 2, dice), fact), 2);
    case 'ratio':
      return decimal(
        fraction(
          BigInt(dice.pick([0, 1, 2500, 3333, 5000, 6667, 9999, 10_000, dice.below(10_001)])),
          10_000n,
        ),
        4,
      );
    case 'factor':
      return decimal(fraction(BigInt(1 + dice.below(100_000)), 10_000n), 4);
    case 'choice':
      return dice.pick(fact.options ?? []).key;
    case 'region':
      return regionLike(ground);
    default:
      return dice.pick([...boundaries.texts, '', 'x']);
  }
}

/** A boundary of the policy, or a day that stands at a term's end from another day of the claim. */
function dayFor({ boundaries, dice, days }: Ground): number {
  if (days.length === 0 || dice.chance(50)) return dayNear(boundaries, dice);
  const start = dice.pick(days);
  const months = dice.pick([...boundaries.months, 0, 1, 12]);
  return lastDayOfTerm(start, months) + dice.below(3) - 1;
}

/** One day, a month, some months, a year, the terms that the policy speaks of, each sometimes a day off. */
export function endAfter(from: number, { boundaries, dice }: Ground): number {
  const months = dice.pick([...boundaries.months, 1, 1, 2, 3, 4, 5, 6, 12, 24]);
  if (dice.chance(10)) return from + dice.below(40);
  return Math.max(from, lastDayOfTerm(from, months) + (dice.chance(40) ? 0 : dice.below(3) - 1));
}

function instantOn(day: number, dice: Dice): string {
  const clock = dice.pick([
    '00:00:00+08:00',
    '23:59:59+08:00',
    '10:00:00+08:00',
    '15:59:59Z',
    '16:00:00Z',
    '00:30:00.5-05:00',
  ]);
  return `${writeDay(day)}T${clock}`;
}

function wholeFor(fact: Fact, ground: Ground): Fraction {
  const { dice } = ground;
  if (dice.chance(15)) return clamp(fraction(BigInt(dice.below(12))), fact);
  const whole = fraction(floorOf(numberFor(fact, ground)) + BigInt(dice.chance(60) ? 0 : dice.below(3) - 1));
  return clamp(whole, fact);
}

function numberFor(fact: Fact, { boundaries, dice }: Ground): Fraction {
  return clamp(numberNear(boundaries, dice), fact);
}

/** Now and then one last place up or down. */
function stepped(number: Fraction, places: number, dice: Dice): Fraction {
  const step = BigInt(dice.chance(60) ? 0 : dice.below(3) - 1);
  const scaled = floorOf(times(number, fraction(10n ** BigInt(places)))) + step;
  return fraction(scaled < 0n ? 0n : scaled, 10n ** BigInt(places));
}

/** Within the declared bounds, and small enough for any wire. */
function clamp(number: Fraction, fact: Fact): Fraction {
  const low = fact.min ? fraction(BigInt(fact.min.n), BigInt(fact.min.d ?? '1')) : fraction(0n);
  const high = fact.max ? fraction(BigInt(fact.max.n), BigInt(fact.max.d ?? '1')) : fraction(10n ** 9n);
  const bounded = smaller(larger(number, low), high);
  return isLess(bounded, low) ? low : bounded;
}

/** A plain decimal with so many places, the rest cut off. */
function decimal(number: Fraction, places: number): string {
  const digits = floorOf(times(number, fraction(10n ** BigInt(places)))).toString().padStart(places + 1, '0');
  return places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`;
}

/** A code of the policy, one below it, or one beside it. */
function regionLike({ boundaries, dice }: Ground): string {
  const codes = boundaries.texts.filter((text) => /^[0-9]+$/.test(text));
  const code = (codes.length > 0 ? dice.pick(codes) : '').padEnd(6, '1');
  return dice.pick([code, code, `${code.slice(0, 6)}001`, (BigInt(code) + 79n).toString(), '110105']);
}

/** Days that stand anywhere in the facts, for values that lie a term away from them. */
export function daysWithin(json: unknown): number[] {
  if (typeof json === 'string' && /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(json)) return [readDay(json)];
  return typeof json === 'object' && json !== null ? Object.values(json).flatMap(daysWithin) : [];
}
