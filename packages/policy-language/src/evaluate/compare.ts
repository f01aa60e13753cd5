/** Whether two values are the same, where that can be told already. */
import { exact } from '@qingce/values';
import { isBelow } from './interval.ts';
import { boolean, depsOf, FALSE, knownNumber, NOTHING, TRUE, union } from './value.ts';
import type { BooleanValue, DayValue, NumberValue, RecordValue, TextValue, Value } from './value.ts';

export function isEqual(a: Value, b: Value): BooleanValue {
  if (a.kind !== b.kind) return open(a, b);
  switch (a.kind) {
    case 'number': return sameNumber(a, b as typeof a);
    case 'day': return sameDay(a, b as typeof a);
    case 'text': return sameText(a, b as typeof a);
    case 'boolean': return sameBoolean(a, b as typeof a);
    case 'record': return sameRecord(a, b as typeof a);
    case 'duration': return boolean(a.months === (b as typeof a).months, NOTHING);
    default: return open(a, b);
  }
}

function open(a: Value, b: Value): BooleanValue {
  return boolean(undefined, union(depsOf(a), depsOf(b)));
}

function sameBoolean(a: BooleanValue, b: BooleanValue): BooleanValue {
  return a.value === undefined || b.value === undefined ? open(a, b) : boolean(a.value === b.value, NOTHING);
}

function sameRecord(a: RecordValue, b: RecordValue): BooleanValue {
  const keys = [...new Set([...Object.keys(a.fields), ...Object.keys(b.fields)])];
  return every(keys.map((key) => {
    const [left, right] = [a.fields[key], b.fields[key]];
    return left && right ? isEqual(left, right) : FALSE;
  }));
}

export function not(a: BooleanValue): BooleanValue {
  return a.value === undefined ? a : boolean(!a.value, NOTHING);
}

/** All of them: one that is false decides, whatever is still open. */
export function every(tests: Iterable<BooleanValue>): BooleanValue {
  let all = TRUE;
  for (const test of tests) {
    if (test.value === false) return FALSE;
    if (test.value === undefined) all = boolean(undefined, union(all.deps, test.deps));
  }
  return all;
}

/** Any of them: one that is true decides. */
export function some(tests: Iterable<BooleanValue>): BooleanValue {
  let any = FALSE;
  for (const test of tests) {
    if (test.value === true) return TRUE;
    if (test.value === undefined) any = boolean(undefined, union(any.deps, test.deps));
  }
  return any;
}

function sameNumber(a: NumberValue, b: NumberValue): BooleanValue {
  if (isBelow(a.hi, b.lo) || isBelow(b.hi, a.lo)) return FALSE;
  const [left, right] = [knownNumber(a), knownNumber(b)];
  return left && right ? boolean(exact.equal(left, right), NOTHING) : open(a, b);
}

function sameDay(a: DayValue, b: DayValue): BooleanValue {
  if (a.hi < b.lo || a.lo > b.hi) return FALSE;
  return a.lo === a.hi && b.lo === b.hi ? TRUE : boolean(undefined, union(a.deps, b.deps));
}

function sameText(a: TextValue, b: TextValue): BooleanValue {
  if (a.among && b.among && !a.among.some((one) => b.among?.includes(one))) return FALSE;
  return a.among?.length === 1 && b.among?.length === 1 ? TRUE : boolean(undefined, union(a.deps, b.deps));
}
