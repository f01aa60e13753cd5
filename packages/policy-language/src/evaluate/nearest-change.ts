/**
 * Finds the value of one fact, nearest to what it says now, that helps: by halving stretches in which one
 * may.
 */
import { exact, formatDay, formatYuan } from '@qingce/values';
import type { Fraction } from '@qingce/values';
import { boundsOf, dayBounds } from './facts.ts';
import { days, interval, knownDay, knownNumber } from './value.ts';
import type { Deps, Value } from './value.ts';
import { toWire } from './wire.ts';
import type { Fact } from '../typed/ir.ts';

/** What is tried: whether some value in these bounds may help, and whether this one does. */
export type Trial = {
  readonly fact: Fact; readonly now: Value; readonly waits: Deps;
  readonly mayHelp: (value: Value) => boolean;
  readonly helps: (json: unknown) => boolean;
};

/** The value as JSON; undefined where none helps. Numbers and days move outward both ways, up before down. */
export function nearestChange(trial: Trial): unknown {
  const { fact, now } = trial;
  if (now.kind === 'boolean') return trial.helps(!now.value) ? !now.value : undefined;
  if (fact.options) {
    const current = toWire(now, fact.type);
    return fact.options.map((option) => option.key).find((key) => key !== current && trial.helps(key));
  }
  const scale = scaleOf(trial);
  return scale && search(scale, trial);
}

/** A fact's possible values as whole steps from where it stands. */
type Scale = {
  readonly least: bigint; readonly most: bigint;
  readonly wire: (steps: bigint) => unknown;
  readonly value: (from: bigint, to: bigint) => Value;
};

/** No search goes further than this many steps. */
const FARTHEST = 1n << 40n;
/** The step in which numbers are tried: whole ones by one, amounts and measures by hundredths. */
const HUNDREDTH = exact.fraction(1n, 100n);

function scaleOf(trial: Trial): Scale | undefined {
  const [day, number] = [knownDay(trial.now), knownNumber(trial.now)];
  if (day !== undefined) return dayScale(day, trial);
  return number && numberScale(number, trial);
}

function dayScale(day: number, { waits }: Trial): Scale {
  const at = (steps: bigint): number => day + Number.parseInt(steps.toString(), 10);
  return {
    least: BigInt(dayBounds.lo - day), most: BigInt(dayBounds.hi - day), wire: (steps) => formatDay(at(steps)),
    value: (from, to) => days(at(from), at(to), waits),
  };
}

function numberScale(number: Fraction, { fact, waits }: Trial): Scale {
  const step = fact.wire === 'integer' || fact.wire === 'year' ? exact.ONE : HUNDREDTH;
  const { lo, hi } = boundsOf(fact);
  const at = (steps: bigint): Fraction => exact.add(number, exact.multiply(exact.fraction(steps), step));
  const stepsTo = (bound: Fraction): Fraction => exact.divide(exact.subtract(bound, number), step);
  return {
    least: lo ? exact.ceiling(stepsTo(lo)) : -FARTHEST, most: hi ? exact.floor(stepsTo(hi)) : FARTHEST,
    wire: (steps) => numberToJson(at(steps), fact), value: (from, to) => interval(at(from), at(to), waits),
  };
}

function numberToJson(value: Fraction, fact: Fact): unknown {
  if (fact.wire === 'money') return formatYuan(exact.floor(exact.multiply(value, exact.fraction(100n))));
  if (fact.wire === 'integer' || fact.wire === 'year') return Number.parseInt(exact.floor(value).toString(), 10);
  return exact.formatDecimal(value);
}

/** Outward in stretches that double. */
function search(scale: Scale, trial: Trial): unknown {
  for (let near = 1n; near <= scale.most || -near >= scale.least; near *= 2n) {
    if (near > FARTHEST) return undefined;
    const far = 2n * near - 1n;
    const up = near <= scale.most ? firstIn({ near, far: lesser(far, scale.most) }, scale, trial) : undefined;
    const down =
      -near >= scale.least ? firstIn({ near: -near, far: -lesser(far, -scale.least) }, scale, trial) : undefined;
    const found = nearer(up, down);
    if (found !== undefined) return scale.wire(found);
  }
  return undefined;
}

function lesser(a: bigint, b: bigint): bigint {
  return a < b ? a : b;
}

function nearer(up: bigint | undefined, down: bigint | undefined): bigint | undefined {
  if (up === undefined || down === undefined) return up ?? down;
  return up <= -down ? up : down;
}

/** Steps from where the fact stands, the nearer end first; both up or both down. */
type Stretch = { readonly near: bigint; readonly far: bigint };

/** The nearest step of the stretch that helps; halves in which none may are skipped whole. */
function firstIn({ near, far }: Stretch, scale: Scale, trial: Trial): bigint | undefined {
  if (near === far) return trial.helps(scale.wire(near)) ? near : undefined;
  const [from, to] = near < far ? [near, far] : [far, near];
  if (!trial.mayHelp(scale.value(from, to))) return undefined;
  const middle = near + (far - near) / 2n;
  const beyond = middle + (near < far ? 1n : -1n);
  return firstIn({ near, far: middle }, scale, trial) ?? firstIn({ near: beyond, far }, scale, trial);
}
