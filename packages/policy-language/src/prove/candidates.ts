/** Values worth trying for a fact: the ends of what it may be, and what the policy itself speaks of. */
import { dayOf, exact, formatDay, formatYuan, yearOf } from '@qingce/values';
import type { Day, Fraction } from '@qingce/values';
import { evaluate } from '../evaluate/evaluate.ts';
import { boundsOf } from '../evaluate/facts.ts';
import { visit } from '../evaluate/policy-index.ts';
import { claimScope } from '../evaluate/scope.ts';
import { fieldOf, knownDay, unknownOf, NOTHING } from '../evaluate/value.ts';
import type { CheckedPolicy, Constant, Fact, FactWire } from '../typed/ir.ts';
import type { Readings } from './cases.ts';
import { formulasOf } from './vocabulary.ts';
import type { Vocabulary } from './symbol.ts';

/** What the policy speaks of. */
export type Landmarks = {
  readonly days: readonly Day[];
  readonly numbers: readonly Fraction[];
  readonly texts: readonly string[];
};

export function landmarksOf(policy: CheckedPolicy, readings: Readings, { texts }: Vocabulary): Landmarks {
  const constants: Constant[] = [
    ...policy.items.flatMap(({ constants: own }) => Object.values(own).map(({ value }) => value)),
    ...policy.tables.flatMap(({ rows }) => rows.flatMap((row) => row.then)),
  ];
  for (const formula of formulasOf(policy)) {
    visit(formula, (expr) => {
      if (expr.op === 'number' || expr.op === 'day') constants.push(expr);
    });
  }
  const numbers = constants.flatMap((one) =>
    one.op === 'number' ? [exact.fraction(BigInt(one.n), BigInt(one.d ?? '1'))] : [],
  );
  const days = constants.flatMap((one) => (one.op === 'day' ? [one.value] : []));
  return {
    texts,
    numbers: distinct(numbers),
    days: [...new Set([...validityOf(policy, readings), ...days])],
  };
}

function distinct(numbers: readonly Fraction[]): Fraction[] {
  return [...new Map(numbers.map((number) => [`${number.n}/${number.d}`, number])).values()];
}

/** The first and last day in force, and the same days of the years between. */
function validityOf(policy: CheckedPolicy, readings: Readings): Day[] {
  const period = policy.definitions.find(({ id }) => id === policy.validity);
  const scope = claimScope({ policy, readings, facts: { applicant: {}, claim: {}, items: [] } });
  const value = period ? evaluate(period.expr, scope) : unknownOf({ kind: 'boolean' }, NOTHING);
  if (value.kind !== 'record') return [];
  return ['from', 'to'].flatMap((key) => knownDay(fieldOf(value, key)) ?? []);
}

/** `year`: the claim's; days near it are tried too. `rows`: how many rows a list is given. */
export type Ground = {
  readonly landmarks: Landmarks;
  readonly year: number | undefined;
  readonly rows: number;
};

/** Values as JSON, the likeliest to matter first. */
export function candidatesFor(fact: Fact, ground: Ground): unknown[] {
  switch (fact.wire) {
    case 'rows':
      return [Array.from({ length: ground.rows }, () => ({})), ...(fact.mayBeEmpty ? [[]] : [])];
    case 'list':
      return [
        ...(fact.mayBeEmpty ? [[]] : []),
        ...scalars(fact, fact.of ?? 'text', ground).map((one) => [one]),
      ];
    default:
      return scalars(fact, fact.wire, ground);
  }
}

function scalars(fact: Fact, wire: FactWire, ground: Ground): unknown[] {
  switch (wire) {
    case 'boolean':
      return [true, false];
    case 'choice':
      return (fact.options ?? []).map(({ key }) => key);
    case 'day':
      return daysFor(ground).map(formatDay);
    case 'instant':
      return instantsFor(ground);
    case 'month':
      return daysFor(ground).map((day) => formatDay(day).slice(0, 7));
    case 'text':
      return ground.landmarks.texts.toReversed();
    case 'region':
      return ground.landmarks.texts.filter((text) => /^[0-9]{6}$/.test(text)).toReversed();
    default:
      return numbersFor(fact, wire, ground);
  }
}

function daysFor({ landmarks, year }: Ground): Day[] {
  const ofYear = year === undefined ? [] : [dayOf(year, 1, 1), dayOf(year, 7, 1), dayOf(year, 12, 31)];
  const far = [dayOf(2100, 12, 31), dayOf(1950, 1, 1)];
  return [...new Set([...ofYear, ...landmarks.days, ...far].flatMap((day) => day ?? []))];
}

/** The middle of each month of the year after, in which claims are filed, and of the year itself. */
function instantsFor({ landmarks, year }: Ground): string[] {
  const first = landmarks.days[0] ?? 0;
  const around = year === undefined ? [Number.parseInt(formatDay(first).slice(0, 4), 10)] : [year + 1, year];
  const months = Array.from({ length: 12 }, (_, month) => String(month + 1).padStart(2, '0'));
  return around.flatMap((one) => months.map((month) => `${one}-${month}-15T10:00:00+08:00`));
}

const MANY = exact.fraction(1_000_000_000n);

/** Both ends, what the policy names within them, and one step on either side of that. */
function numbersFor(fact: Fact, wire: FactWire, { landmarks, year }: Ground): unknown[] {
  const { lo, hi } = boundsOf(fact);
  const [least, most] = [lo ?? exact.ZERO, hi ?? MANY];
  const step = wire === 'integer' || wire === 'year' ? exact.ONE : exact.fraction(1n, 100n);
  const near = landmarks.numbers.flatMap((number) => [
    number,
    exact.add(number, step),
    exact.subtract(number, step),
  ]);
  const own = wire === 'year' ? [...(year === undefined ? [] : [year]), ...landmarks.days.map(yearOf)] : [];
  const floor = wire === 'factor' ? step : least;
  const inside = near.filter(
    (number) => exact.compare(number, floor) >= 0 && exact.compare(number, most) <= 0,
  );
  const years = own.map((one) => exact.fraction(BigInt(one)));
  const written = [...years, most, floor, exact.ONE, ...inside].map((number) => writeNumber(number, wire));
  return [...new Set(written)];
}

/** A number as it travels; cut to whole ones, or to the hundredth. */
export function writeNumber(number: Fraction, wire: FactWire): unknown {
  if (wire === 'integer' || wire === 'year') return Number.parseInt(exact.floor(number).toString(), 10);
  const hundredths = exact.floor(exact.multiply(number, exact.fraction(100n)));
  if (wire === 'money') return formatYuan(hundredths);
  return exact.formatDecimal(number) ?? exact.formatDecimal(exact.fraction(hundredths, 100n));
}
