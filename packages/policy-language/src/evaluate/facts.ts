/** Facts as values: what was given, what a declared default puts in its place, and what is open. */
import { dayOf, exact, lastOfMonth, parseDay, parseYuan, shanghaiDayOf, yuanOf } from '@qingce/values';
import { join } from './join.ts';
import { periodOf } from './periods.ts';
import { partsOf } from './policy-index.ts';
import type { Json, Scope } from './scope.ts';
import {
  boolean, constantOf, day, depsOf, EMPTY, FIRST_DAY, knownNumber, LAST_DAY, NOTHING, number, text, unknownOf,
} from './value.ts';
import type { Bound, Deps, Env, RecordValue, Value } from './value.ts';
import type { Expr, Fact, FactDefault, FactWire } from '../typed/ir.ts';

/** Computes a formula; handed in, so that facts and formulas need not know each other's files. */
export type Compute = (expr: Expr, scope: Scope, env?: Env) => Value;

/**
 * What an applicant fact waits for when the applicant's kind does not list it (contract, "Facts"): it is
 * neither needed nor tested, so nothing that can be given.
 */
export const NOT_LISTED = 'not listed for this kind of applicant';

/** The value of a top-level fact: as given, by default, or open. */
export function readFact(fact: Fact, scope: Scope, compute: Compute): Value {
  const home = fact.scope === 'item' ? scope : scope.claim ?? scope;
  const known = home.known.facts.get(fact.id);
  if (known) return known;
  const path = pathOf(fact, scope);
  // While its default is worked out the fact is open: two facts may stand in for each other.
  home.known.facts.set(fact.id, unknownFact(fact, new Set([path])));
  const value = scope.instead?.get(path) ?? read(fact, path, home, compute);
  home.known.facts.set(fact.id, value);
  return value;
}

function read(fact: Fact, path: string, scope: Scope, compute: Compute): Value {
  if (!isListed(fact, scope)) return unknownFact(fact, new Set([NOT_LISTED]));
  const given = holderOf(fact, scope)[fact.key];
  if (given !== undefined) return fromJson(given, fact, { path, scope, compute });
  return byDefault(fact, { path, scope, compute });
}

/** Whether the applicant's kind lists the fact, as far as the kind is known. */
export function isListed(fact: Fact, scope: Scope): boolean {
  return !fact.kinds || scope.kind === undefined || fact.kinds.includes(scope.kind);
}

/** 已填 — whether the fact was given, whatever it says. */
export function isGiven(fact: Fact, scope: Scope): boolean {
  if (scope.instead?.has(pathOf(fact, scope))) return true;
  return isListed(fact, scope) && holderOf(fact, scope)[fact.key] !== undefined;
}

/** The absolute path of a top-level fact. */
export function pathOf(fact: Fact, scope: Scope): string {
  return fact.scope === 'item' ? `items[${scope.at?.position ?? 0}].${fact.key}` : `${fact.scope}.${fact.key}`;
}

/** The object in which the fact would be given. */
export function holderOf(fact: Fact, scope: Scope): Json {
  if (fact.scope === 'item') return scope.facts.items[scope.at?.position ?? 0] ?? {};
  return fact.scope === 'claim' ? scope.facts.claim : scope.facts.applicant;
}

export function defaultOf(fact: Fact, scope: Scope): FactDefault | undefined {
  return fact.defaults?.[scope.at?.item.id ?? '*'] ?? fact.defaults?.['*'];
}

type Place = { readonly path: string; readonly scope: Scope; readonly compute: Compute };
/** The row in which a field stands: its value so far and what was given of it. */
type InRow = { readonly env: Env; readonly given: (expr: Expr) => boolean };

function byDefault(fact: Fact, { path, scope, compute }: Place): Value {
  const standIn = defaultOf(fact, scope);
  if (!standIn) return unknownFact(fact, new Set([path]));
  const isFactGiven = (expr: Expr): boolean => {
    const other = expr.op === 'fact' ? scope.index.facts.get(expr.id) : undefined;
    return other !== undefined && isGiven(other, scope);
  };
  const place = { path, scope, compute };
  return heard(fact, place, standInValue(fact, standIn, place, { env: undefined, given: isFactGiven }));
}

function standInValue(fact: Fact, standIn: FactDefault, { path, scope, compute }: Place, row: InRow): Value {
  if (standIn.kind === 'literal') return constantOf(standIn.value);
  if (standIn.kind === 'none') return EMPTY;
  const value = compute(standIn.expr, scope, row.env);
  const deps = depsOf(value);
  if (deps.size === 0) return value;
  const [anyOther, itself] = [readsGiven(standIn.expr, row.given), new Set([path])];
  if (anyOther) return fact.instead?.length ? value : join(value, unknownFact(fact, deps), deps);
  // Nothing that it could be worked out from is given, so it is the fact itself that is asked for.
  const either = join(value, unknownFact(fact, itself), itself);
  return either.kind === 'number' ? { ...either, deps: itself } : unknownFact(fact, itself);
}

function readsGiven(expr: Expr, given: (expr: Expr) => boolean): boolean {
  return given(expr) || partsOf(expr).some((part) => readsGiven(part, given));
}

function fromJson(json: unknown, fact: Fact, place: Place): Value {
  if (fact.wire === 'rows') {
    const rows = (json as readonly Json[]).map((row, at) =>
      readRow(row, fact, { ...place, path: `${place.path}[${at}]` }),
    );
    return {
      ...EMPTY,
      rows: rows.map((value) => ({ value, sure: true, deps: NOTHING })),
      disjoint: fact.disjoint === true,
    };
  }
  if (fact.wire === 'list') {
    const values = (json as readonly unknown[]).map((one, at) =>
      scalar(one, fact.of ?? 'text', `${place.path}[${at}]`),
    );
    return { ...EMPTY, rows: values.map((value) => ({ value, sure: true, deps: NOTHING })), disjoint: false };
  }
  return scalar(json, fact.wire, place.path);
}

/** What is given first, then the defaults in declared order; the last of them may read all of it. */
function readRow(json: Json, list: Fact, place: Place): RecordValue {
  const fields: Record<string, Value> = {};
  const row: RecordValue = { kind: 'record', fields, origin: place.path };
  const declared = (list.row ?? []).map((field) => ({
    field,
    at: { ...place, path: `${place.path}.${field.key}` },
  }));
  for (const { field, at } of declared) fields[field.key] = readField(json[field.key], field, at);
  const given = (expr: Expr): boolean =>
    expr.op === 'field' && expr.of.op === 'local' && expr.of.id === list.local && json[expr.key] !== undefined;
  const inRow: InRow = { env: { id: list.local ?? -1, value: row, outer: undefined }, given };
  for (const { field, at } of declared) {
    const standIn = isOpenField(json, field, at) ? defaultOf(field, place.scope) : undefined;
    if (standIn) fields[field.key] = heard(field, at, standInValue(field, standIn, at, inRow));
  }
  return row;
}

function isOpenField(json: Json, field: Fact, { path, scope }: Place): boolean {
  return json[field.key] === undefined && !scope.instead?.has(path);
}

function readField(json: unknown, field: Fact, at: Place): Value {
  const instead = at.scope.instead?.get(at.path);
  if (instead) return instead;
  return json === undefined ? unknownFact(field, new Set([at.path])) : fromJson(json, field, at);
}

/** Tells of a default that stands in. */
function heard(fact: Fact, { path, scope }: Place, value: Value): Value {
  if (depsOf(value).size === 0) scope.watch?.standIn(fact, path, value);
  return value;
}

function scalar(json: unknown, wire: FactWire, path: string): Value {
  if (typeof json === 'boolean') return { ...boolean(json, NOTHING), origin: path };
  const written = String(json);
  switch (wire) {
    case 'money': return number(yuanOf(parseYuan(written) ?? 0n), path);
    case 'integer': case 'year': case 'measure': case 'amount': case 'ratio': case 'factor':
      return number(exact.parseDecimal(written) ?? exact.ZERO, path);
    case 'day': return day(parseDay(written) ?? FIRST_DAY, path);
    case 'instant': return day(shanghaiDayOf(written) ?? FIRST_DAY, path);
    case 'month': return monthOf(written, path);
    default: return text(written, path);
  }
}

/** '2017-01' as its first day to its last. */
function monthOf(written: string, origin: string): RecordValue {
  const [year = '', month = ''] = written.split('-');
  const first = dayOf(Number.parseInt(year, 10), Number.parseInt(month, 10), 1) ?? FIRST_DAY;
  return { ...periodOf(first, lastOfMonth(first)), origin };
}

/** Anything that the fact may say, within its bounds, waiting for these facts. */
export function unknownFact(fact: Fact, deps: Deps): Value {
  if (fact.wire === 'rows') {
    const fields = Object.fromEntries((fact.row ?? []).map((field) => [field.key, unknownFact(field, deps)]));
    return { ...EMPTY, rest: { kind: 'record', fields }, deps, disjoint: fact.disjoint === true };
  }
  if (fact.type.kind === 'number') {
    const { lo, hi } = boundsOf(fact);
    return { kind: 'number', lo, hi, deps };
  }
  if (fact.options) return { kind: 'text', among: fact.options.map((option) => option.key), deps };
  return unknownOf(fact.type, deps);
}

/** The least and greatest number that the door lets in; numbers are not negative unless declared so. */
export function boundsOf(fact: Fact): { readonly lo: Bound; readonly hi: Bound } {
  const [lo, hi] = [declaredBound(fact.min), declaredBound(fact.max)];
  switch (fact.wire) {
    case 'ratio': return { lo: lo ?? exact.ZERO, hi: hi ?? exact.ONE };
    case 'year': return { lo: lo ?? exact.fraction(1900n), hi: hi ?? exact.fraction(2200n) };
    default: return { lo: lo ?? exact.ZERO, hi };
  }
}

function declaredBound(bound: Fact['min']): Bound {
  return bound ? knownNumber(constantOf({ op: 'number', ...bound })) ?? null : null;
}

/** The first and last day that the door lets in. */
export const dayBounds = { lo: FIRST_DAY, hi: LAST_DAY } as const;
