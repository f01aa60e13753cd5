/** Makes one formula plain, from the inside out. Every local that is left is bound in one place of the policy. */
import type { Binding, Expr, Item, Place, RecordEntry, Type } from '../typed/ir.ts';
import { partsOf } from '../evaluate/policy-index.ts';
import type { Fold } from './fold.ts';
import { either, isWrittenOut, listOf, overParts } from './list-parts.ts';
import { isCheap, isValue, truthOf, usesOf } from './values.ts';

/** What a formula may ask of the policy around it. */
export type Around = {
  readonly readings: Readonly<Record<string, string>>;
  readonly fold: Fold;
  readonly item: Item | undefined;
  readonly fresh: () => number;
  /** What stands for a definition: its name in the plain policy, or the value itself. */
  readonly definition: (id: number) => Expr;
  /** The body of a definition of the plain policy. */
  readonly bodyOf: (id: number) => Expr | undefined;
};

/** What stands for the locals bound so far. */
type Locals = ReadonlyMap<number, Expr>;
const NO_LOCALS: Locals = new Map();

export function simplify(expr: Expr, around: Around, locals: Locals = NO_LOCALS): Expr {
  const plain = step(expr, around, locals);
  const placed = expr.at && !plain.at ? { ...plain, at: expr.at } : plain;
  return folded(placed, around);
}

const FOLDED: ReadonlySet<Expr['op']> = new Set(['call', 'table', 'integers', 'at', 'field']);

/** Nothing but values below: the value itself. */
function folded(expr: Expr, { fold }: Around): Expr {
  if (isValue(expr)) return expr;
  const isOpen = !FOLDED.has(expr.op) || (expr.op === 'call' && expr.fn === 'sort');
  return (isOpen || !partsOf(expr).every(isValue) ? undefined : fold(expr)) ?? expr;
}

function step(expr: Expr, around: Around, locals: Locals): Expr {
  const go = (part: Expr): Expr => simplify(part, around, locals);
  switch (expr.op) {
    case 'number': case 'boolean': case 'text': case 'day': case 'duration':
    case 'fact': case 'earlier': case 'granted': case 'qualifying': case 'given': return expr;
    case 'constant': return around.item?.constants[expr.name]?.value ?? expr;
    case 'definition': return around.definition(expr.id);
    case 'local': return locals.get(expr.id) ?? expr;
    case 'reading': return { op: 'text', value: around.readings[expr.id] ?? '' };
    case 'field': return field(go(expr.of), expr.key);
    case 'filter': return filter(expr, around, locals);
    case 'at': return elementAt(go(expr.list), go(expr.index));
    case 'for': return forEach(expr, around, locals);
    case 'some': case 'every': return quantified(expr, around, locals);
    case 'if': return branch(expr, go);
    case 'record': return context(expr.entries, around, locals);
    case 'list': return { op: 'list', items: expr.items.map(go) };
    case 'period': return { op: 'period', from: go(expr.from), to: go(expr.to) };
    case 'integers': return { op: 'integers', from: go(expr.from), to: go(expr.to) };
    case 'function': {
      const [params, inner] = renamed(expr.params, around, locals);
      return { op: 'function', params, body: simplify(expr.body, around, inner) };
    }
    case 'apply': return applied(go(expr.function), expr.args.map(go), around);
    case 'table': return { op: 'table', id: expr.id, args: expr.args.map(go) };
    case 'call': return call(expr, go);
  }
}

function call(expr: Extract<Expr, { op: 'call' }>, go: (part: Expr) => Expr): Expr {
  const { fn } = expr;
  const args = expr.args.map(go);
  if (fn === 'and' || fn === 'or') return decided(args, fn);
  if (fn === 'concatenate') return listOf(args);
  return { op: 'call', fn, args };
}

/** Kleene: a false among them decides an `and`, whatever the others say; a true says nothing. */
function decided(args: readonly Expr[], fn: 'and' | 'or'): Expr {
  const decides = fn === 'or';
  if (args.some((arg) => truthOf(arg) === decides)) return { op: 'boolean', value: decides };
  const open = args.filter((arg) => truthOf(arg) === undefined);
  const [only, ...more] = open;
  if (!only) return { op: 'boolean', value: !decides };
  return more.length === 0 ? only : { op: 'call', fn, args: open };
}

function branch(expr: Extract<Expr, { op: 'if' }>, go: (part: Expr) => Expr): Expr {
  const test = go(expr.test);
  const known = truthOf(test);
  if (known !== undefined) return go(known ? expr.then : expr.else);
  return either(test, go(expr.then), go(expr.else));
}

/** The field of a record written out, unless it reads a sibling. */
function field(of: Expr, key: string): Expr {
  if (of.op === 'period' && (key === 'from' || key === 'to')) return of[key];
  const entry = of.op === 'record' ? loneEntry(of.entries, key) : undefined;
  return entry?.value ?? { op: 'field', of, key };
}

function loneEntry(entries: readonly RecordEntry[], key: string): RecordEntry | undefined {
  return entries.find((one) => one.key === key && entries.every(({ local }) => usesOf(one.value, local) === 0));
}

function elementAt(list: Expr, index: Expr): Expr {
  const place = index.op === 'number' && index.d === undefined ? Number.parseInt(index.n, 10) : 0;
  const element = list.op === 'list' && place > 0 ? list.items[place - 1] : undefined;
  return element ?? { op: 'at', list, index };
}

/** New names for what is bound here. */
function renamed(ids: readonly number[], { fresh }: Around, locals: Locals): [number[], Locals] {
  const names = ids.map(() => fresh());
  const inner = new Map(locals);
  ids.forEach((id, place) => inner.set(id, { op: 'local', id: names[place] ?? id }));
  return [names, inner];
}

function context(entries: readonly RecordEntry[], around: Around, outer: Locals): Expr {
  const locals = new Map(outer);
  const plain = entries.map((entry): RecordEntry => {
    const value = simplify(entry.value, around, locals);
    const local = around.fresh();
    // What is a name or a value anyhow is written where it is read.
    locals.set(entry.local, isCheap(value) || isValue(value) ? value : { op: 'local', id: local });
    return { ...entry, local, value };
  });
  return { op: 'record', entries: plain };
}

/** A call replaced by what it computes; arguments that are more than a name are worked out once. */
function applied(callee: Expr, args: readonly Expr[], around: Around): Expr {
  if (callee.op !== 'function') return { op: 'apply', function: callee, args };
  const inner = new Map<number, Expr>();
  const once: RecordEntry[] = [];
  callee.params.forEach((param, place) => {
    const arg = args[place] ?? { op: 'boolean', value: false };
    const isFree = isCheap(arg) || isValue(arg) || arg.op === 'function' || usesOf(callee.body, param) <= 1;
    const local = around.fresh();
    if (!isFree) once.push(entryOf(`argument ${place + 1}`, local, arg));
    inner.set(param, isFree ? arg : { op: 'local', id: local });
  });
  const result = simplify(callee.body, around, inner);
  if (once.length === 0) return result;
  const entries = [...once, entryOf('result', around.fresh(), result)];
  return { op: 'field', of: { op: 'record', entries }, key: 'result' };
}

const NOWHERE: Place = { line: 0, column: 0, to: 0 };
// The check is over, and no back end asks for the type of an argument.
const UNASKED: Type = { kind: 'boolean' };

function entryOf(key: string, local: number, value: Expr): RecordEntry {
  return { key, name: key, local, value, type: UNASKED, place: NOWHERE };
}

/** A named list of which every possible element is a value stands for itself, so that loops over it unroll. */
function writtenOut(list: Expr, { bodyOf }: Around): Expr {
  const body = list.op === 'definition' ? bodyOf(list.id) : undefined;
  return body && isWrittenOut(body) ? body : list;
}

function filter(expr: Extract<Expr, { op: 'filter' }>, around: Around, locals: Locals): Expr {
  const list = writtenOut(simplify(expr.list, around, locals), around);
  const parts = overParts(list, (item) => {
    const where = simplify(expr.where, around, new Map(locals).set(expr.local, item));
    const known = truthOf(where);
    if (known !== undefined) return known ? [item] : [];
    return either(where, { op: 'list', items: [item] }, { op: 'list', items: [] });
  });
  if (parts) return parts;
  const [[local = -1], inner] = renamed([expr.local], around, locals);
  return { op: 'filter', list, local, where: simplify(expr.where, around, inner) };
}

function forEach(expr: Extract<Expr, { op: 'for' }>, around: Around, locals: Locals): Expr {
  const [first, ...others] = expr.bind;
  if (!first) return simplify(expr.result, around, locals);
  const list = writtenOut(simplify(first.in, around, locals), around);
  const parts = overParts(list, (item) => {
    const inner = new Map(locals).set(first.local, item);
    if (others.length === 0) return [simplify(expr.result, around, inner)];
    return forEach({ op: 'for', bind: others, result: expr.result }, around, inner);
  });
  if (parts) return parts;
  const [bind, inner] = bindings(list, expr.bind, around, locals);
  return { op: 'for', bind, result: simplify(expr.result, around, inner) };
}

function bindings(
  firstIn: Expr, all: readonly Binding[], around: Around, outer: Locals,
): [Binding[], Locals] {
  let locals = outer;
  const bind = all.map((one, place): Binding => {
    const source = place === 0 ? firstIn : simplify(one.in, around, locals);
    const [[local = -1], inner] = renamed([one.local], around, locals);
    locals = inner;
    return { local, in: source };
  });
  return [bind, locals];
}

/** Over a list written out: every test joined; else a loop. */
function quantified(expr: Extract<Expr, { op: 'some' | 'every' }>, around: Around, locals: Locals): Expr {
  const [first, ...others] = expr.bind;
  if (!first) return simplify(expr.test, around, locals);
  const list = writtenOut(simplify(first.in, around, locals), around);
  const joins = expr.op === 'some' ? 'or' : 'and';
  if (list.op === 'list' && list.items.every((item) => isCheap(item) || isValue(item))) {
    return decided(list.items.map((item) => {
      const inner = new Map(locals).set(first.local, item);
      const rest: Expr = { op: expr.op, bind: others, test: expr.test };
      return others.length > 0 ? quantified(rest, around, inner) : simplify(expr.test, around, inner);
    }), joins);
  }
  const [bind, inner] = bindings(list, expr.bind, around, locals);
  return { op: expr.op, bind, test: simplify(expr.test, around, inner) };
}
