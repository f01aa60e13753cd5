/** What a value may be when either of two may be meant, as after a test that is still open. */
import { exact } from '@qingce/values';
import { days, interval, NOTHING, boolean, union, unionOf } from './value.ts';
import type { Bound, Deps, ListValue, RecordValue, Row, TextValue, Value } from './value.ts';

/** Either of the two, decided by these facts; what is the same in both waits for nothing more. */
export function join(a: Value, b: Value, deps: Deps): Value {
  if (a === b) return a;
  if (a.kind === 'number' && b.kind === 'number') {
    return interval(lower(a.lo, b.lo), higher(a.hi, b.hi), unionOf([a.deps, b.deps, deps]));
  }
  if (a.kind === 'boolean' && b.kind === 'boolean') {
    return boolean(a.value === b.value ? a.value : undefined, unionOf([a.deps, b.deps, deps]));
  }
  if (a.kind === 'day' && b.kind === 'day') {
    return days(Math.min(a.lo, b.lo), Math.max(a.hi, b.hi), unionOf([a.deps, b.deps, deps]));
  }
  if (a.kind === 'text' && b.kind === 'text') return joinTexts(a, b, deps);
  if (a.kind === 'record' && b.kind === 'record') return joinRecords(a, b, deps);
  if (a.kind === 'list' && b.kind === 'list') return joinLists(a, b, deps);
  if (a.kind === 'duration' && b.kind === 'duration' && a.months === b.months) return a;
  return { kind: 'any', deps };
}

/** Any of the values; `any` when there is none. */
export function joinAll(values: readonly Value[], deps: Deps): Value {
  const [first, ...others] = values;
  if (!first) return { kind: 'any', deps };
  return others.reduce<Value>((joined, value) => join(joined, value, deps), first);
}

export function lower(a: Bound, b: Bound): Bound {
  return a && b ? exact.minimum(a, b) : null;
}

export function higher(a: Bound, b: Bound): Bound {
  return a && b ? exact.maximum(a, b) : null;
}

function joinTexts(a: TextValue, b: TextValue, deps: Deps): TextValue {
  const among = a.among && b.among ? [...new Set([...a.among, ...b.among])] : null;
  return { kind: 'text', among, deps: among?.length === 1 ? NOTHING : unionOf([a.deps, b.deps, deps]) };
}

function joinRecords(a: RecordValue, b: RecordValue, deps: Deps): RecordValue {
  const keys = [...new Set([...Object.keys(a.fields), ...Object.keys(b.fields)])];
  const fields = keys.map((key): [string, Value] => {
    const [left, right] = [a.fields[key], b.fields[key]];
    return [key, left && right ? join(left, right, deps) : { kind: 'any', deps }];
  });
  return { kind: 'record', fields: Object.fromEntries(fields) };
}

/** Place by place; what only the longer one has is perhaps there. */
function joinLists(a: ListValue, b: ListValue, deps: Deps): ListValue {
  const length = Math.max(a.rows.length, b.rows.length);
  const rows = Array.from({ length }, (_, place) => joinRows(a.rows[place], b.rows[place], deps));
  const rests = [a.rest, b.rest].filter((rest) => rest !== undefined);
  return {
    kind: 'list', rows: rows.filter((row) => row !== undefined), deps: unionOf([a.deps, b.deps, deps]),
    ...(rests.length > 0 && { rest: joinAll(rests, deps) }),
    ...((a.shuffled || b.shuffled) && { shuffled: true }),
  };
}

function joinRows(a: Row | undefined, b: Row | undefined, deps: Deps): Row | undefined {
  if (a && b) {
    const isSure = a.sure && b.sure;
    return { value: join(a.value, b.value, deps), sure: isSure, deps: isSure ? NOTHING : unionOf([a.deps, b.deps, deps]) };
  }
  const row = a ?? b;
  return row && { ...row, sure: false, deps: union(row.deps, deps) };
}
