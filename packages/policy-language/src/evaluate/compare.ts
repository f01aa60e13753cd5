/** Whether two values are the same, where that can be told already. */
import { exact } from '@qingce/values';
import { boolean, FALSE, NOTHING, TRUE, union, depsOf } from './value.ts';
import type { BooleanValue, DayValue, NumberValue, TextValue, Value } from './value.ts';

export function isEqual(a: Value, b: Value): BooleanValue {
  if (a.kind === 'number' && b.kind === 'number') return sameNumber(a, b);
  if (a.kind === 'day' && b.kind === 'day') return sameDay(a, b);
  if (a.kind === 'text' && b.kind === 'text') return sameText(a, b);
  if (a.kind === 'boolean' && b.kind === 'boolean') {
    if (a.value === undefined || b.value === undefined) return boolean(undefined, union(a.deps, b.deps));
    return a.value === b.value ? TRUE : FALSE;
  }
  if (a.kind === 'duration' && b.kind === 'duration') return a.months === b.months ? TRUE : FALSE;
  if (a.kind === 'record' && b.kind === 'record') {
    const keys = [...new Set([...Object.keys(a.fields), ...Object.keys(b.fields)])];
    return every(keys.map((key) => {
      const [left, right] = [a.fields[key], b.fields[key]];
      return left && right ? isEqual(left, right) : FALSE;
    }));
  }
  return boolean(undefined, union(depsOf(a), depsOf(b)));
}

export function not(a: BooleanValue): BooleanValue {
  return a.value === undefined ? a : boolean(!a.value, NOTHING);
}

/** All of them: one that is false decides, whatever is still open. */
export function every(tests: Iterable<BooleanValue>): BooleanValue {
  let open = TRUE;
  for (const test of tests) {
    if (test.value === false) return FALSE;
    if (test.value === undefined) open = boolean(undefined, union(open.deps, test.deps));
  }
  return open;
}

/** Any of them: one that is true decides. */
export function some(tests: Iterable<BooleanValue>): BooleanValue {
  let open = FALSE;
  for (const test of tests) {
    if (test.value === true) return TRUE;
    if (test.value === undefined) open = boolean(undefined, union(open.deps, test.deps));
  }
  return open;
}

function sameNumber(a: NumberValue, b: NumberValue): BooleanValue {
  if (a.hi && b.lo && exact.compare(a.hi, b.lo) < 0) return FALSE;
  if (a.lo && b.hi && exact.compare(a.lo, b.hi) > 0) return FALSE;
  const isOne = a.lo && a.hi && b.lo && b.hi && exact.equal(a.lo, a.hi) && exact.equal(b.lo, b.hi);
  return isOne ? TRUE : boolean(undefined, union(a.deps, b.deps));
}

function sameDay(a: DayValue, b: DayValue): BooleanValue {
  if (a.hi < b.lo || a.lo > b.hi) return FALSE;
  return a.lo === a.hi && b.lo === b.hi ? TRUE : boolean(undefined, union(a.deps, b.deps));
}

function sameText(a: TextValue, b: TextValue): BooleanValue {
  if (a.among && b.among && !a.among.some((one) => b.among?.includes(one))) return FALSE;
  return a.among?.length === 1 && b.among?.length === 1 ? TRUE : boolean(undefined, union(a.deps, b.deps));
}
