/**
 * The types of formulas within formulas, for writing their values with their units; worked out once for each
 * policy.
 */
import { indexOf } from './policy-index.ts';
import type { PolicyIndex } from './policy-index.ts';
import type { Builtin, CheckedPolicy, Expr, Type, Unit } from '../typed/ir.ts';

export type Types = {
  readonly typeOf: (expr: Expr) => Type | undefined;
  readonly nameOf: (local: number) => string | undefined;
};

const known = new WeakMap<CheckedPolicy, Types>();

export function typesOf(policy: CheckedPolicy): Types {
  const types = known.get(policy) ?? learn(policy);
  known.set(policy, types);
  return types;
}

const NUMBER: Type = { kind: 'number', unit: {} };
const BOOLEAN: Type = { kind: 'boolean' };
const TEXT: Type = { kind: 'text' };
const DAY: Type = { kind: 'day' };
const PERIOD: Type = { kind: 'record', fields: { from: DAY, to: DAY }, period: true };
const YUAN: Type = { kind: 'number', unit: { 元: 1 }, rounded: true };
const GRANTED: Type = { kind: 'list', of: { kind: 'record', fields: { item: TEXT, amount: YUAN } } };
const MONTH: Type = { kind: 'record', fields: { from: DAY, to: DAY, 序: NUMBER }, period: true };

type Local = { readonly type: Type | undefined; readonly name?: string };
type Learnt = {
  readonly index: PolicyIndex;
  readonly policy: CheckedPolicy;
  readonly locals: Map<number, Local>;
};

function learn(policy: CheckedPolicy): Types {
  const learnt: Learnt = { index: indexOf(policy), policy, locals: new Map() };
  learnDeclared(learnt);
  for (const condition of policy.conditions) walk(condition.expr, learnt);
  for (const definition of policy.definitions) walkAs(definition.expr, definition.type, learnt);
  for (const item of policy.items) walk(item.award, learnt);
  const types = new Map<Expr, Type | undefined>();
  const remembered = (expr: Expr): Type | undefined => {
    if (!types.has(expr)) types.set(expr, typeOf(expr, learnt));
    return types.get(expr);
  };
  return { typeOf: remembered, nameOf: (local) => learnt.locals.get(local)?.name };
}

/** The locals that declarations bind: rows in defaults and conditions, inputs of tables. */
function learnDeclared({ index, policy, locals }: Learnt): void {
  for (const fact of policy.facts)
    if (fact.local !== undefined) locals.set(fact.local, { type: elementOf(fact.type) });
  for (const { each } of policy.conditions) {
    if (each) locals.set(each.local, { type: elementOf(index.facts.get(each.fact)?.type) });
  }
  const inputs = policy.tables.flatMap((table) => table.inputs);
  for (const { local, type, name } of inputs) locals.set(local, { type, name });
}

/** Learns the locals bound within a formula, the outer ones first. */
function walk(expr: Expr, learnt: Learnt): void {
  switch (expr.op) {
    case 'for': case 'some': case 'every':
      for (const binding of expr.bind) {
        walk(binding.in, learnt);
        learnt.locals.set(binding.local, { type: elementOf(typeOf(binding.in, learnt)) });
      }
      return walk(expr.op === 'for' ? expr.result : expr.test, learnt);
    case 'filter':
      walk(expr.list, learnt);
      learnt.locals.set(expr.local, { type: elementOf(typeOf(expr.list, learnt)) });
      return walk(expr.where, learnt);
    case 'record':
      for (const entry of expr.entries) {
        walkAs(entry.value, entry.type, learnt);
        learnt.locals.set(entry.local, { type: entry.type, name: entry.name });
      }
      return;
    case 'call': return walkCall(expr, learnt);
    default: return walkParts(expr, learnt);
  }
}

function walkParts(expr: Expr, learnt: Learnt): void {
  switch (expr.op) {
    case 'field': return walk(expr.of, learnt);
    case 'at': return [expr.list, expr.index].forEach((part) => walk(part, learnt));
    case 'if': return [expr.test, expr.then, expr.else].forEach((part) => walk(part, learnt));
    case 'list': return expr.items.forEach((part) => walk(part, learnt));
    case 'period': case 'integers': return [expr.from, expr.to].forEach((part) => walk(part, learnt));
    case 'function': return walk(expr.body, learnt);
    case 'apply': return walkApply(expr, learnt);
    case 'table': return expr.args.forEach((part) => walk(part, learnt));
    default:
  }
}

/** A function that is called where it is written takes the types of what it is given. */
function walkApply({ function: called, args }: Extract<Expr, { op: 'apply' }>, learnt: Learnt): void {
  for (const arg of args) walk(arg, learnt);
  if (called.op === 'function') {
    called.params.forEach((param, place) => {
      const arg = args[place];
      learnt.locals.set(param, { type: arg && typeOf(arg, learnt) });
    });
  }
  walk(called, learnt);
}

/** A function whose declared type tells those of its parameters. */
function walkAs(expr: Expr, type: Type, learnt: Learnt): void {
  if (expr.op === 'function' && type.kind === 'function') {
    expr.params.forEach((param, place) => learnt.locals.set(param, { type: type.params[place] }));
  }
  walk(expr, learnt);
}

function walkCall(expr: Extract<Expr, { op: 'call' }>, learnt: Learnt): void {
  const [rows, precedes] = expr.args;
  if (expr.fn === 'sort' && rows && precedes?.op === 'function') {
    walk(rows, learnt);
    const element = elementOf(typeOf(rows, learnt));
    for (const param of precedes.params) learnt.locals.set(param, { type: element });
    return walk(precedes.body, learnt);
  }
  return expr.args.forEach((arg) => walk(arg, learnt));
}

function elementOf(type: Type | undefined): Type | undefined {
  return type?.kind === 'list' ? type.of : type;
}

function listOf(type: Type | undefined): Type | undefined {
  return type && { kind: 'list', of: type };
}

function typeOf(expr: Expr, learnt: Learnt): Type | undefined {
  const { index } = learnt;
  switch (expr.op) {
    case 'number': return NUMBER;
    case 'boolean': case 'given': case 'some': case 'every': return BOOLEAN;
    case 'text': case 'reading': return TEXT;
    case 'day': return DAY;
    case 'duration': return { kind: 'duration' };
    case 'fact': return index.facts.get(expr.id)?.type;
    case 'qualifying': return index.facts.get(expr.fact)?.type;
    case 'constant':
      return learnt.policy.items.map((item) => item.constants[expr.name]?.type).find((type) => type);
    case 'definition': return index.definitions.get(expr.id)?.type;
    case 'local': return learnt.locals.get(expr.id)?.type;
    case 'earlier': return { kind: 'list', of: { kind: 'record', fields: partsOf(learnt.policy) } };
    case 'granted': return GRANTED;
    case 'field': return fieldType(typeOf(expr.of, learnt), expr.key);
    case 'filter': return listOf(elementOf(typeOf(expr.list, learnt)));
    case 'at': return elementOf(typeOf(expr.list, learnt));
    case 'for': return listOf(typeOf(expr.result, learnt));
    case 'if': return typeOf(expr.then, learnt) ?? typeOf(expr.else, learnt);
    case 'record':
      return { kind: 'record', fields: Object.fromEntries(expr.entries.map((entry) => [entry.key, entry.type])) };
    case 'list': return listOf(expr.items[0] && typeOf(expr.items[0], learnt));
    case 'period': return PERIOD;
    case 'integers': return { kind: 'list', of: NUMBER };
    case 'function': return undefined;
    case 'apply': return applyType(expr.function, learnt);
    case 'table': return tableType(index, expr.id);
    case 'call':
      return callType(
        expr.fn,
        expr.args.map((arg) => typeOf(arg, learnt)),
      );
  }
}

function partsOf(policy: CheckedPolicy): Record<string, Type> {
  const parts = policy.items.flatMap((item) => item.parts);
  return Object.fromEntries(parts.map((part) => [part.key ?? part.name, part.type]));
}

function fieldType(type: Type | undefined, key: string): Type | undefined {
  return type?.kind === 'record' ? type.fields[key] : undefined;
}

/** A function that is called where it is written yields what its body does. */
function applyType(called: Expr, learnt: Learnt): Type | undefined {
  return called.op === 'function' ? typeOf(called.body, learnt) : resultOf(typeOf(called, learnt));
}

function resultOf(type: Type | undefined): Type | undefined {
  return type?.kind === 'function' ? type.result : undefined;
}

function tableType(index: PolicyIndex, id: number): Type {
  const outputs = index.tables.get(id)?.outputs ?? [];
  return { kind: 'record', fields: Object.fromEntries(outputs.map((output) => [output.key, output.type])) };
}

function callType(fn: Builtin, args: readonly (Type | undefined)[]): Type | undefined {
  const [first, second] = args;
  switch (fn) {
    case 'multiply': return combined(first, second, 1);
    case 'divide': return combined(first, second, -1);
    case 'add': case 'subtract': return sumType(fn, first, second);
    case 'min': case 'max': return args.length === 1 ? elementOf(first) : withUnit(args);
    case 'sum': return elementOf(first);
    case 'negate': case 'floor': case 'ceiling': case 'abs': return first;
    case 'count': case 'length': case 'year': case 'month': case 'dayOfMonth': return NUMBER;
    case 'day': case 'lastDayOfTerm': return DAY;
    case 'substring': case 'substringBefore': case 'substringAfter': case 'upperCase': case 'lowerCase':
    case 'joinTexts': return TEXT;
    case 'prorate':
      return first?.kind === 'number' ? { kind: 'number', unit: without(first.unit, '月') } : first;
    case 'roundToFen': return { kind: 'number', unit: { 元: 1 }, rounded: true };
    case 'wholeMonths': return { kind: 'list', of: MONTH };
    case 'flatten': return listOf(elementOf(elementOf(first)));
    case 'sort': case 'sublist': case 'concatenate': case 'clip': case 'without': case 'limitPerDay':
    case 'allocate': return listOf(elementOf(first));
    default: return BOOLEAN;
  }
}

function sumType(fn: Builtin, a: Type | undefined, b: Type | undefined): Type | undefined {
  if (a?.kind !== 'day' && b?.kind !== 'day') return withUnit([a, b]);
  return fn === 'subtract' && b?.kind === 'day' ? { kind: 'number', unit: { 天: 1 } } : DAY;
}

/** Of types that must be alike, one that shows its unit: a bare number takes the unit of its place. */
function withUnit(types: readonly (Type | undefined)[]): Type | undefined {
  return types.find((type) => type?.kind !== 'number' || Object.keys(type.unit).length > 0) ?? types[0];
}

function combined(a: Type | undefined, b: Type | undefined, sign: 1 | -1): Type | undefined {
  if (a?.kind !== 'number' || b?.kind !== 'number') return undefined;
  const unit: Record<string, number> = { ...a.unit };
  for (const [base, exponent] of Object.entries(b.unit)) unit[base] = (unit[base] ?? 0) + sign * exponent;
  return {
    kind: 'number',
    unit: Object.fromEntries(Object.entries(unit).filter(([, exponent]) => exponent !== 0)),
  };
}

function without(unit: Unit, base: string): Unit {
  return Object.fromEntries(Object.entries(unit).filter(([name]) => name !== base));
}
