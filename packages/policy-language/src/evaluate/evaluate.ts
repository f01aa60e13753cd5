/**
 * Computes formulas of a checked policy, exactly, over facts of which any may still be open; never throws on
 * unknown.
 */
import { apply } from './builtins.ts';
import { every, not, some } from './compare.ts';
import { isGiven, readFact } from './facts.ts';
import { join, joinAll } from './join.ts';
import { integers, at, sort } from './lists.ts';
import { mostOverDays } from './most-over-days.ts';
import { rowKey } from './policy-index.ts';
import type { Scope } from './scope.ts';
import {
  asBoolean, asList, asNumber, boolean, constantOf, fieldOf, interval, list, NOTHING, text, union, unionOf,
} from './value.ts';
import type { BooleanValue, Deps, Env, ListValue, RecordValue, Row, Value } from './value.ts';
import type { Binding, Constant, Expr, Table } from '../typed/ir.ts';

/** The value of a formula for the item (or whole claim) in scope. */
export function evaluate(expr: Expr, scope: Scope, env?: Env): Value {
  switch (expr.op) {
    case 'number': case 'boolean': case 'text': case 'day': case 'duration': return constant(expr);
    case 'fact': return readFact(find(scope.index.facts, expr.id), scope, evaluate);
    case 'constant': return constantOfItem(expr.name, scope);
    case 'definition': return definition(expr.id, scope);
    case 'local': return local(expr.id, env);
    case 'reading': return text(find(scope.readings, expr.id));
    case 'earlier': return scope.at?.earlier ?? list([]);
    case 'granted': return scope.at?.granted ?? list([]);
    case 'qualifying': return qualifying(expr.fact, scope);
    case 'given': return boolean(isGiven(find(scope.index.facts, expr.fact), scope), NOTHING);
    case 'field': return fieldOf(evaluate(expr.of, scope, env), expr.key);
    case 'filter': return filter(expr, scope, env);
    case 'at': return at(asList(evaluate(expr.list, scope, env)), asNumber(evaluate(expr.index, scope, env)));
    case 'for': return forEach(expr, scope, env);
    case 'some': return some(tests(expr, scope, env, false));
    case 'every': return not(some(tests(expr, scope, env, true)));
    case 'if': return branch(expr, scope, env);
    case 'record': return context(expr.entries, scope, env);
    case 'list': return list(expr.items.map((item) => evaluate(item, scope, env)));
    case 'period': return period(expr, scope, env);
    case 'integers':
      return integers(asNumber(evaluate(expr.from, scope, env)), asNumber(evaluate(expr.to, scope, env)));
    case 'function': return { kind: 'function', params: expr.params, body: expr.body, env };
    case 'apply':
      return call(
        evaluate(expr.function, scope, env),
        expr.args.map((arg) => evaluate(arg, scope, env)),
        scope,
      );
    case 'table':
      return lookUp(
        find(scope.index.tables, expr.id),
        expr.args.map((arg) => evaluate(arg, scope, env)),
        scope,
      );
    case 'call': return builtin(expr, scope, env);
  }
}

/** The locals with one more. */
export function bind(id: number, value: Value, outer: Env): Env {
  return { id, value, outer };
}

/** 合格 — the rows for which every row condition holds; where that is open they are perhaps there. */
function qualifying(fact: number, scope: Scope): ListValue {
  const known = scope.known.qualifying.get(fact);
  if (known) return known;
  const conditions = scope.index.rowConditions.get(rowKey(scope.at?.item.id ?? '', fact)) ?? [];
  const rows = asList(readFact(find(scope.index.facts, fact), scope, evaluate));
  const kept = keep(rows, (row) => every(lazily(conditions, (condition) =>
    asBoolean(evaluate(condition.expr, scope, bind(condition.each.local, row, undefined))))));
  scope.known.qualifying.set(fact, kept);
  return kept;
}

const constants = new WeakMap<Constant, Value>();

function constant(expr: Constant): Value {
  const known = constants.get(expr);
  if (known) return known;
  const value = constantOf(expr);
  constants.set(expr, value);
  return value;
}

function constantOfItem(name: string, scope: Scope): Value {
  return constant(find(scope.at?.item.constants ?? {}, name).value);
}

function definition(id: number, scope: Scope): Value {
  const found = find(scope.index.definitions, id);
  const home = found.items ? scope : scope.claim ?? scope;
  const known = home.known.definitions.get(id);
  if (known) return known;
  home.watch?.begin(found);
  const value = evaluate(found.expr, home);
  home.known.definitions.set(id, value);
  home.watch?.definition(found, value, home);
  return value;
}

function local(id: number, env: Env): Value {
  for (let near = env; near; near = near.outer) if (near.id === id) return near.value;
  throw new TypeError(`Nothing is bound to local ${id}.`);
}

function builtin(expr: Extract<Expr, { op: 'call' }>, scope: Scope, env: Env): Value {
  const { fn, args } = expr;
  if (fn === 'and') return every(lazily(args, (arg) => asBoolean(evaluate(arg, scope, env))));
  if (fn === 'or') return some(lazily(args, (arg) => asBoolean(evaluate(arg, scope, env))));
  const values = args.map((arg) => evaluate(arg, scope, env));
  if (fn === 'sum') return within(apply(fn, values), args, scope, env);
  if (fn !== 'sort') return apply(fn, values);
  const [rows, precedes] = values;
  return sort(asList(rows ?? NONE), (a, b) => asBoolean(call(precedes ?? NONE, [a, b], scope)));
}

const NONE: Value = { kind: 'any', deps: NOTHING };

/** A sum without upper bound, bounded by the days that its rows can cover at all. */
function within(sum: Value, [terms]: readonly Expr[], scope: Scope, env: Env): Value {
  if (sum.kind !== 'number' || sum.hi !== null || terms?.op !== 'for') return sum;
  return interval(sum.lo, mostOverDays(terms, env, (expr, inner) => evaluate(expr, scope, inner)), sum.deps);
}

function* lazily<T, U>(things: readonly T[], map: (thing: T) => U): Generator<U> {
  for (const thing of things) yield map(thing);
}

function call(callee: Value, args: readonly Value[], scope: Scope): Value {
  if (callee.kind !== 'function') return { kind: 'any', deps: callee.kind === 'any' ? callee.deps : NOTHING };
  return evaluate(callee.body, scope, bindAll(callee.params, args, callee.env));
}

function bindAll(ids: readonly number[], values: readonly Value[], outer: Env): Env {
  return ids.reduce<Env>((env, id, place) => bind(id, values[place] ?? NONE, env), outer);
}

function branch(expr: Extract<Expr, { op: 'if' }>, scope: Scope, env: Env): Value {
  const test = asBoolean(evaluate(expr.test, scope, env));
  if (test.value !== undefined) return evaluate(test.value ? expr.then : expr.else, scope, env);
  return join(evaluate(expr.then, scope, env), evaluate(expr.else, scope, env), test.deps);
}

function period(expr: Extract<Expr, { op: 'period' }>, scope: Scope, env: Env): RecordValue {
  return { kind: 'record', fields: { from: evaluate(expr.from, scope, env), to: evaluate(expr.to, scope, env) } };
}

function context(entries: Extract<Expr, { op: 'record' }>['entries'], scope: Scope, outer: Env): RecordValue {
  const fields: Record<string, Value> = {};
  let env = outer;
  for (const entry of entries) {
    const value = evaluate(entry.value, scope, env);
    scope.watch?.entry(entry, value, env, scope);
    fields[entry.key] = value;
    env = { id: entry.local, value, outer: env, source: { expr: entry.value, env } };
  }
  return { kind: 'record', fields };
}

function filter(expr: Extract<Expr, { op: 'filter' }>, scope: Scope, env: Env): ListValue {
  const rows = asList(evaluate(expr.list, scope, env));
  return keep(rows, (row) => asBoolean(evaluate(expr.where, scope, bind(expr.local, row, env))));
}

/** The rows that pass; where that is open they are perhaps there. */
function keep(rows: ListValue, passes: (value: Value) => BooleanValue): ListValue {
  const kept = rows.rows.flatMap((row): Row[] => {
    const { value, deps } = passes(row.value);
    if (value === false) return [];
    return [value ? row : { value: row.value, sure: false, deps: union(row.deps, deps) }];
  });
  const { rest, ...closed } = rows;
  const openTest = rest && passes(rest);
  if (!rest || openTest?.value === false) return { ...closed, rows: kept };
  return { ...closed, rows: kept, rest, deps: union(rows.deps, openTest?.deps ?? NOTHING) };
}

/** One turn of the iterators; `isOpen`: one of any number of further turns. */
type Turn = { readonly env: Env; readonly sure: boolean; readonly deps: Deps; readonly isOpen: boolean };

/** Every combination of the iterators' elements, the first iterator turning slowest. */
function* turns(bindings: readonly Binding[], scope: Scope, env: Env): Generator<Turn> {
  const [first, ...others] = bindings;
  if (!first) {
    yield { env, sure: true, deps: NOTHING, isOpen: false };
    return;
  }
  yield* turnsOver(asList(evaluate(first.in, scope, env)), bindings, scope, env, others);
}

function* turnsOver(
  rows: ListValue, [first]: readonly Binding[], scope: Scope, env: Env, others: readonly Binding[],
): Generator<Turn> {
  const all = rows.rest ? [...rows.rows, { value: rows.rest, sure: false, deps: rows.deps }] : rows.rows;
  for (const [place, row] of all.entries()) {
    for (const inner of turns(others, scope, bind(first?.local ?? -1, row.value, env))) {
      yield {
        env: inner.env, sure: row.sure && inner.sure, deps: union(row.deps, inner.deps),
        isOpen: inner.isOpen || place >= rows.rows.length,
      };
    }
  }
}

function forEach(expr: Extract<Expr, { op: 'for' }>, scope: Scope, env: Env): ListValue {
  const [binding, ...others] = expr.bind;
  const source = asList(binding ? evaluate(binding.in, scope, env) : NONE);
  const done = [...turnsOver(source, expr.bind, scope, env, others)]
    .map((turn) => ({ turn, value: evaluate(expr.result, scope, turn.env) }));
  const rows = done.filter(({ turn }) => !turn.isOpen)
    .map(({ turn, value }): Row => ({ value, sure: turn.sure, deps: turn.deps }));
  const open = done.filter(({ turn }) => turn.isOpen);
  const keepsDays =
    source.disjoint && others.length === 0 && done.every(({ turn, value }) => hasDaysOf(turn.env?.value, value));
  return {
    kind: 'list', rows, deps: unionOf(open.map(({ turn }) => turn.deps)),
    ...(open.length > 0 && { rest: joinAll(open.map(({ value }) => value), NOTHING) }),
    ...(source.shuffled && { shuffled: true }), ...(keepsDays && { disjoint: true }),
  };
}

/** Whether a row was made of another for the very same days. */
function hasDaysOf(row: Value | undefined, made: Value): boolean {
  if (row?.kind !== 'record' || made.kind !== 'record' || !made.fields['from'] || !made.fields['to'])
    return false;
  return made.fields['from'] === row.fields['from'] && made.fields['to'] === row.fields['to'];
}

/** What the test says of each turn (or its opposite); a turn that is perhaps not there cannot decide. */
function* tests(
  expr: Extract<Expr, { op: 'some' | 'every' }>,
  scope: Scope,
  env: Env,
  isOpposite: boolean,
): Generator<BooleanValue> {
  for (const turn of turns(expr.bind, scope, env)) {
    const test = asBoolean(evaluate(expr.test, scope, turn.env));
    const asked = isOpposite ? not(test) : test;
    yield (turn.sure && !turn.isOpen) || asked.value === false
      ? asked
      : boolean(undefined, union(asked.deps, turn.deps));
  }
}

/** 命中 — the outputs of the row that fits; while that is open, of every row that may. */
function lookUp(table: Table, args: readonly Value[], scope: Scope): Value {
  const env = bindAll(table.inputs.map((input) => input.local), args, undefined);
  const possible: Value[] = [];
  let deps: Deps = NOTHING;
  for (const row of table.rows) {
    const fits = every(
      lazily(row.when, (test) => (test ? asBoolean(evaluate(test, scope, env)) : boolean(true, NOTHING))),
    );
    if (fits.value === false) continue;
    const outputs = table.outputs.map((output, place): [string, Value] => [
      output.key,
      constant(row.then[place] ?? FALSE),
    ]);
    const value: RecordValue = { kind: 'record', fields: Object.fromEntries(outputs) };
    if (fits.value && (table.hit === 'U' || possible.length === 0)) return value;
    possible.push(value);
    deps = union(deps, fits.deps);
    if (fits.value) break;
  }
  return joinAll(possible, deps);
}

const FALSE: Constant = { op: 'boolean', value: false };

/** What a checked policy is certain to hold. */
function find<K, T>(things: ReadonlyMap<K, T> | Readonly<Record<string, T>>, key: K): T {
  const found =
    things instanceof Map
      ? (things.get(key) as T | undefined)
      : (things as Readonly<Record<string, T>>)[String(key)];
  if (found === undefined) throw new TypeError(`The policy has nothing under ${String(key)}.`);
  return found;
}
