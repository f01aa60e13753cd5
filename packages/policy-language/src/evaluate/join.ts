/** What a value may be when either of two may be meant, as after a test that is still open. */
import { exact } from '@qingce/values';
import { days, interval, NOTHING, boolean, union, unionOf } from './value.ts';
import type {
  BooleanValue, Bound, DayValue, Deps, ListValue, NumberValue, RecordValue, Row, TextValue, Value,
} from './value.ts';

/** Either of the two, decided by these facts; what is the same in both waits for nothing more. */
export function join(a: Value, b: Value, deps: Deps): Value {
  if (a === b) return a;
  return a.kind === b.kind ? joinAlike(a, b, deps) : anything(deps);
}

/** Of two values of one kind; the second is what the first is. */
function joinAlike(a: Value, b: Value, deps: Deps): Value {
  switch (a.kind) {
    case 'number': return joinNumbers(a, b as typeof a, deps);
    case 'boolean': return joinBooleans(a, b as typeof a, deps);
    case 'day': return joinDays(a, b as typeof a, deps);
    case 'text': return joinTexts(a, b as typeof a, deps);
    case 'record': return joinRecords(a, b as typeof a, deps);
    case 'list': return joinLists(a, b as typeof a, deps);
    case 'duration': return a.months === (b as typeof a).months ? a : anything(deps);
    default: return anything(deps);
  }
}

function anything(deps: Deps): Value {
  return { kind: 'any', deps };
}

function joinNumbers(a: NumberValue, b: NumberValue, deps: Deps): NumberValue {
  return interval(lower(a.lo, b.lo), higher(a.hi, b.hi), unionOf([a.deps, b.deps, deps]));
}

function joinBooleans(a: BooleanValue, b: BooleanValue, deps: Deps): BooleanValue {
  return boolean(a.value === b.value ? a.value : undefined, unionOf([a.deps, b.deps, deps]));
}

function joinDays(a: DayValue, b: DayValue, deps: Deps): DayValue {
  return days(Math.min(a.lo, b.lo), Math.max(a.hi, b.hi), unionOf([a.deps, b.deps, deps]));
}

/** Any of the values; `any` when there is none. */
export function joinAll(values: readonly Value[], deps: Deps): Value {
  const [first, ...others] = values;
  if (!first) return { kind: 'any', deps };
  return others.reduce<Value>((joined, value) => join(joined, value, deps), first);
}

function lower(a: Bound, b: Bound): Bound {
  return a && b ? exact.minimum(a, b) : null;
}

function higher(a: Bound, b: Bound): Bound {
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
    return {
      value: join(a.value, b.value, deps),
      sure: isSure,
      deps: isSure ? NOTHING : unionOf([a.deps, b.deps, deps]),
    };
  }
  const row = a ?? b;
  return row && { ...row, sure: false, deps: union(row.deps, deps) };
}
