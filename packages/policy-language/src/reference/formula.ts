/** Computes formulas of a checked policy over known values, from left to right. */
import { asNumber, asTruth, callOf, fieldOf, oneOrMore } from './value.ts';
import { counted, countOf, fraction } from './fraction.ts';
import { functions } from './functions.ts';
import type { Row, Value } from './value.ts';
import type { Binding, CheckedPolicy, Constant, Expr, Table } from '../typed/ir.ts';

/** Values bound on the way to a place in a formula, the nearest first. */
export type Locals = { readonly id: number; readonly value: Value; readonly outer: Locals } | undefined;

/** What a formula may ask of the claim and the item at hand. */
export type Surroundings = {
  readonly policy: CheckedPolicy;
  readonly fact: (id: number) => Value;
  readonly given: (id: number) => boolean;
  readonly constant: (name: string) => Value;
  readonly definition: (id: number) => Value;
  readonly reading: (id: string) => string;
  readonly earlier: () => Value;
  readonly granted: () => Value;
  readonly qualifying: (fact: number) => Value;
  /** Told of each branch taken and each table row hit, so that a test can count what it has covered. */
  readonly seen?: ((where: object, what: string) => void) | undefined;
};

/** The value of a formula; NeedsFact when it reads a fact that was not given. */
export function compute(expr: Expr, at: Surroundings, locals?: Locals): Value {
  const go = (part: Expr): Value => compute(part, at, locals);
  switch (expr.op) {
    case 'number': case 'boolean': case 'text': case 'day': case 'duration': return constantValue(expr);
    case 'fact': return at.fact(expr.id);
    case 'constant': return at.constant(expr.name);
    case 'definition': return at.definition(expr.id);
    case 'local': return localValue(expr.id, locals);
    case 'reading': return at.reading(expr.id);
    case 'earlier': return at.earlier();
    case 'granted': return at.granted();
    case 'qualifying': return at.qualifying(expr.fact);
    case 'given': return at.given(expr.fact);
    case 'field': return fieldOf(go(expr.of), expr.key);
    case 'filter': return filter(expr, at, locals);
    case 'at': return elementAt(oneOrMore(go(expr.list)), countOf(asNumber(go(expr.index))));
    case 'for': return forEach(expr.bind, at, locals).map((inner) => compute(expr.result, at, inner));
    case 'some': return testsOf(expr, at, locals).includes(true);
    case 'every': return !testsOf(expr, at, locals).includes(false);
    case 'if': return branch(expr, at, locals);
    case 'record': return context(expr.entries, at, locals);
    case 'list': return expr.items.map(go);
    case 'period': return rowOf({ from: go(expr.from), to: go(expr.to) });
    case 'integers': return integers(countOf(asNumber(go(expr.from))), countOf(asNumber(go(expr.to))));
    case 'function': return closure(expr, at, locals);
    case 'apply': return callOf(go(expr.function), expr.args.map(go));
    case 'table': return lookUp(tableOf(at.policy, expr.id), expr.args.map(go), at);
    case 'call': return call(expr, at, locals);
  }
}

/** `and` and `or` stop at the first that decides, so that a fact which cannot matter is not asked for. */
function call({ fn, args }: Extract<Expr, { op: 'call' }>, at: Surroundings, locals: Locals): Value {
  if (fn === 'and') return args.every((arg) => asTruth(compute(arg, at, locals)));
  if (fn === 'or') return args.some((arg) => asTruth(compute(arg, at, locals)));
  return functions[fn](...args.map((arg) => compute(arg, at, locals)));
}

function filter(expr: Extract<Expr, { op: 'filter' }>, at: Surroundings, locals: Locals): Value {
  const holds = (value: Value): boolean => asTruth(compute(expr.where, at, bind(expr.local, value, locals)));
  return oneOrMore(compute(expr.list, at, locals)).filter(holds);
}

type Quantified = Extract<Expr, { op: 'some' | 'every' }>;

function testsOf({ bind: bindings, test }: Quantified, at: Surroundings, locals: Locals): boolean[] {
  return forEach(bindings, at, locals).map((inner) => asTruth(compute(test, at, inner)));
}

function closure(expr: Extract<Expr, { op: 'function' }>, at: Surroundings, locals: Locals): Value {
  return { kind: 'function', call: (args) => compute(expr.body, at, bindAll(expr.params, args, locals)) };
}

function rowOf(fields: Record<string, Value>): Row {
  return { kind: 'record', fields: new Map(Object.entries(fields)) };
}

/** A literal of the policy file. */
export function constantValue(constant: Constant): Value {
  switch (constant.op) {
    case 'number': return fraction(BigInt(constant.n), BigInt(constant.d ?? '1'));
    case 'day': return { kind: 'day', at: constant.value };
    case 'duration': return { kind: 'duration', months: constant.months };
    case 'boolean': case 'text': return constant.value;
  }
}

/** The locals with one more. */
export function bind(id: number, value: Value, outer: Locals): Locals {
  return { id, value, outer };
}

/** The nearest value bound to that id. */
function localValue(id: number, locals: Locals): Value {
  for (let near = locals; near; near = near.outer) if (near.id === id) return near.value;
  throw new TypeError(`Nothing is bound to local ${id}.`);
}

function bindAll(ids: readonly number[], values: readonly Value[], outer: Locals): Locals {
  return ids.reduce<Locals>((locals, id, position) => bind(id, values[position] ?? [], locals), outer);
}

/** Every combination of the iterators' elements, the first iterator turning slowest. */
function forEach(bindings: readonly Binding[], at: Surroundings, locals: Locals): Locals[] {
  const [first, ...others] = bindings;
  if (!first) return [locals];
  return oneOrMore(compute(first.in, at, locals)).flatMap((value) =>
    forEach(others, at, bind(first.local, value, locals)),
  );
}

function branch(expr: Extract<Expr, { op: 'if' }>, at: Surroundings, locals: Locals): Value {
  const holds = asTruth(compute(expr.test, at, locals));
  at.seen?.(expr, holds ? 'then' : 'else');
  return compute(holds ? expr.then : expr.else, at, locals);
}

function context(entries: Extract<Expr, { op: 'record' }>['entries'], at: Surroundings, outer: Locals): Row {
  const fields = new Map<string, Value>();
  let locals = outer;
  for (const entry of entries) {
    const value = compute(entry.value, at, locals);
    fields.set(entry.key, value);
    locals = bind(entry.local, value, locals);
  }
  return { kind: 'record', fields };
}

function elementAt(list: readonly Value[], position: number): Value {
  const element = position < 0 ? list.at(position) : list[position - 1];
  if (element === undefined) throw new RangeError(`A list of ${list.length} has no element ${position}.`);
  return element;
}

function integers(from: number, to: number): Value[] {
  const list: Value[] = [];
  for (let number = from; number <= to; number += 1) list.push(counted(number));
  return list;
}

function tableOf(policy: CheckedPolicy, id: number): Table {
  const table = policy.tables.find((one) => one.id === id);
  if (!table) throw new TypeError(`The policy has no table ${id}.`);
  return table;
}

/** 命中 — the one row that fits (U), or the first of those that fit (F). */
function lookUp(table: Table, args: readonly Value[], at: Surroundings): Row {
  const locals = bindAll(table.inputs.map((input) => input.local), args, undefined);
  const fitting = table.rows.filter((row) =>
    row.when.every((test) => test === null || asTruth(compute(test, at, locals))),
  );
  const [row, ...more] = fitting;
  if (!row || (table.hit === 'U' && more.length > 0))
    throw new RangeError(`${fitting.length} rows of ${table.name} fit.`);
  at.seen?.(row, 'hit');
  return {
    kind: 'record',
    fields: new Map(table.outputs.map((output, place) => [output.key, outputOf(row.then[place])])),
  };
}

function outputOf(constant: Constant | undefined): Value {
  if (!constant) throw new TypeError('A table row lacks an output.');
  return constantValue(constant);
}

