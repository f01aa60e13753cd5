import { periodKey } from '../resolved/read-fact-type.ts';
import type { Span } from '../source/source-text.ts';
import type { ContextEntry, Formula } from '../surface/ast.ts';
import { BROKEN, inner } from './checker.ts';
import type { Checker, Env, Typed } from './checker.ts';
import type { Expr, RecordEntry, Type } from './ir.ts';
import { formatShape, identityOf, OPEN, typeOf } from './shape.ts';
import type { Field, FunctionShape, Shape } from './shape.ts';

/** `{ a: …, b: … }`: each entry sees those before it; `{ 起, 止 }` is a period. */
export function checkContext(
  checker: Checker, formula: Extract<Formula, { kind: 'context' }>, env: Env,
): Typed {
  let within = env;
  const entries: (() => RecordEntry[])[] = [];
  const fields: Field[] = [];
  const seen = new Set<string>();
  for (const entry of formula.entries) {
    const { name, at } = entry.key;
    if (seen.has(name)) checker.complain('name-repeated', at, { values: { name } });
    seen.add(name);
    const checked = checkEntry(checker, entry, within);
    entries.push(checked.entries);
    if (checked.field) fields.push(checked.field);
    within = inner(within, { names: new Map([[name, checked.typed]]) });
  }
  // A function's entry is known only after its calls, which stand in later entries.
  const expr: Expr = {
    op: 'record', entries: entries.flatMap((read) => read()), at: checker.place(formula.at),
  };
  return { expr, shape: { kind: 'record', fields } };
}

type CheckedEntry = { readonly typed: Typed; readonly field?: Field; readonly entries: () => RecordEntry[] };

function checkEntry(
  checker: Checker, { key: written, value: formula }: ContextEntry, env: Env,
): CheckedEntry {
  const { name, at } = written;
  const key = periodKey(name) ?? env.keys.get(name) ?? name;
  const local = checker.newLocal();
  const place = checker.place(at);
  const { expr: value, shape } = checker.check(formula, env);
  const expr: Expr = { op: 'local', id: local };
  if (shape.kind !== 'function') {
    const entry: RecordEntry = { key, name, local, value, type: typeOf(shape), place };
    return { typed: { expr, shape }, field: { name, key, shape }, entries: () => [entry] };
  }
  const once = callableOnce(checker, shape, expr, at);
  const entries = (): RecordEntry[] => {
    const found = once.instance();
    if (!found) checker.complain('unused-name', at, { values: { name } });
    return found ? [{ key, name, local, value: found.expr, type: functionType(found), place }] : [];
  };
  return { typed: { expr, shape: once.shape }, entries };
}

type Instance = { readonly expr: Expr; readonly result: Shape; readonly args: readonly Shape[] };

/** Type of a function for the arguments that it is called with. */
export function functionType({ args, result }: Pick<Instance, 'args' | 'result'>): Type {
  return { kind: 'function', params: args.map(typeOf), result: typeOf(result) };
}

type CallableOnce = { readonly shape: FunctionShape; readonly instance: () => Instance | undefined };

/** A function in a context becomes one entry, so all its calls are with arguments of one kind. */
function callableOnce({ complain }: Checker, shape: FunctionShape, name: Expr, at: Span): CallableOnce {
  let instance: Instance | undefined;
  const instantiate: FunctionShape['instantiate'] = (args, uses) => {
    instance ??= { ...shape.instantiate(args, uses), args };
    const values = { first: listShapes(instance.args), second: listShapes(args) };
    const isOther = instance.args.some((arg, index) => identityOf(arg) !== identityOf(args[index] ?? arg));
    if (isOther) complain('function-of-two-kinds', at, { values });
    return { expr: name, result: instance.result };
  };
  return { shape: { ...shape, instantiate }, instance: () => instance };
}

function listShapes(shapes: readonly Shape[]): string {
  return shapes.map(formatShape).join(', ');
}

/** A function by itself; its body is checked for every kind of argument that it is called with. */
export function checkFunction(
  checker: Checker, formula: Extract<Formula, { kind: 'function' }>, env: Env,
): Typed {
  const { params, body } = formula;
  const instantiate: FunctionShape['instantiate'] = (args, uses) => {
    const locals = params.map(() => checker.newLocal());
    const names = new Map(params.map(({ name }, index): [string, Typed] =>
      [name, { expr: { op: 'local', id: locals[index] ?? 0 }, shape: args[index] ?? OPEN }]));
    const result = checker.check(body, { ...inner(env, { names }), uses });
    const expr: Expr = { op: 'function', params: locals, body: result.expr, at: checker.place(formula.at) };
    return { expr, result: result.shape };
  };
  return { expr: BROKEN.expr, shape: { kind: 'function', params, body, instantiate } };
}
