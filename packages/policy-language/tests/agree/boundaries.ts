/** The values at which a policy may change its mind, read from the policy itself. */
import { fraction, over, plus, times } from '../../src/reference/fraction.ts';
import type { Fraction } from '../../src/reference/fraction.ts';
import { leafOf } from '../../src/reference/calendar.ts';
import { compute } from '../../src/reference/formula.ts';
import { surroundingsOf } from '../../src/reference/surroundings.ts';
import { isDay, isList } from '../../src/reference/value.ts';
import type { Value } from '../../src/reference/value.ts';
import type { CheckedPolicy, ExactText } from '../../src/typed/ir.ts';
import type { Dice } from './dice.ts';
import { formulasOf, partsOf } from './walk-formulas.ts';

export type Boundaries = {
  readonly numbers: readonly Fraction[];
  readonly days: readonly number[];
  readonly months: readonly number[];
  readonly texts: readonly string[];
  readonly years: readonly number[];
};

/** All numbers, days, terms and texts that stand in the policy, and the edges of its periods. */
export function boundariesOf(policy: CheckedPolicy): Boundaries {
  const parts = formulasOf(policy).flatMap(partsOf);
  const written = parts.flatMap((part) => (part.op === 'number' ? [exact(part)] : []));
  const bounds = policy.facts
    .flatMap((fact) => [fact, ...(fact.row ?? [])])
    .flatMap((fact) => [fact.min, fact.max])
    .flatMap((bound) => (bound ? [exact(bound)] : []));
  const days = [...parts.flatMap((part) => (part.op === 'day' ? [part.value] : [])), ...edgesOf(policy)];
  const years = [...new Set(days.map((day) => leafOf(day).year))].toSorted((a, b) => a - b);
  return {
    numbers: distinct([...written, ...bounds, fraction(0n), fraction(1n)]),
    days: [...new Set([...days, ...years.flatMap(turningDays)])].toSorted((a, b) => a - b),
    months: [...new Set(parts.flatMap((part) => (part.op === 'duration' ? [part.months] : [])))],
    texts: [...new Set(parts.flatMap((part) => (part.op === 'text' ? [part.value] : [])))],
    years,
  };
}

/** A number on a boundary, or made of two: a cap divided by a rate is where the cap begins to bite. */
export function numberNear({ numbers }: Boundaries, dice: Dice): Fraction {
  const [a, b] = [dice.pick(numbers), dice.pick(numbers)];
  const kind = dice.below(6);
  if (kind === 0 && b.n !== 0n) return over(a, b);
  if (kind === 1) return times(a, b);
  if (kind === 2) return plus(a, b);
  if (kind === 3) return times(a, fraction(BigInt(dice.below(300)), 100n));
  return a;
}

/** A day on a boundary, beside it, at a month's end, or some way off. */
export function dayNear({ days }: Boundaries, dice: Dice): number {
  const day = dice.pick(days);
  const kind = dice.below(5);
  if (kind === 0) return day + dice.below(800) - 400;
  if (kind === 4) return monthEndNear(day + dice.below(800) - 400) - dice.below(3);
  return kind === 1 ? day : day + dice.below(3) - 1;
}

/** The last day of the month: terms that begin there end where months have no corresponding day. */
export function monthEndNear(day: number): number {
  let last = day;
  while (leafOf(last + 1).month === leafOf(day).month) last += 1;
  return last;
}

function exact({ n, d }: ExactText): Fraction {
  return fraction(BigInt(n), BigInt(d ?? '1'));
}

function distinct(numbers: readonly Fraction[]): Fraction[] {
  return [...new Map(numbers.map((one) => [`${one.n}/${one.d}`, one])).values()];
}

/** New Year, the leap day, a month's last day, the first of a month. */
function turningDays(year: number): number[] {
  const yearsBefore1970 = year - 1970;
  let day = yearsBefore1970 * 365 - 30;
  while (leafOf(day).year < year) day += 1;
  const leaves: number[] = [];
  for (let next = day; leafOf(next).year === year; next += 1) {
    const { month, dayOfMonth } = leafOf(next);
    if (dayOfMonth === 1 && [1, 2, 3, 7, 11].includes(month)) leaves.push(next, next - 1);
    if (month === 2 && dayOfMonth >= 28) leaves.push(next);
  }
  return leaves;
}

/** First and last days of the periods that the policy defines without any fact. */
function edgesOf(policy: CheckedPolicy): number[] {
  const item = policy.items[0];
  if (!item) return [];
  const claim = { policy, facts: { applicant: {}, claim: {}, items: [{}] } };
  const here = surroundingsOf(claim, { item, position: 0, before: [] }, () => []);
  return policy.definitions.filter((one) => !one.items).flatMap((definition) => {
    try {
      return daysIn(compute(definition.expr, here));
    } catch {
      // It reads facts, so its days depend on the claim.
      return [];
    }
  });
}

function daysIn(value: Value): number[] {
  if (isDay(value)) return [value.at];
  if (isList(value)) return value.flatMap(daysIn);
  return typeof value === 'object' && value.kind === 'record'
    ? [...value.fields.values()].flatMap(daysIn)
    : [];
}
