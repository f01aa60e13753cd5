import { periodKey } from '../resolved/read-fact-type.ts';
import type { ContextEntry, Formula } from '../surface/ast.ts';
import { BROKEN, inner } from './checker.ts';
import type { Checker, Env, Typed } from './checker.ts';
import type { Expr, Type } from './ir.ts';
import { formatShape, typeOf } from './shape.ts';
import type { Field, FunctionShape, Shape, Uses } from './shape.ts';

type Entry = Extract<Expr, { op: 'record' }>['entries'][number];

/** `{ a: …, b: … }`: each entry sees those before it; `{ 起, 止 }` is a period. */
export function checkContext(checker: Checker, formula: Extract<Formula, { kind: 'context' }>, env: Env): Typed {
  let within = env;
  const entries: (() => Entry[])[] = [];
  const fields: Field[] = [];
  for (const [index, entry] of formula.entries.entries()) {
    if (formula.entries.slice(0, index).some(({ key }) => key.name === entry.key.name)) {
      checker.complain('name-repeated', entry.key.at, { values: { name: entry.key.name } });
      continue;
    }
    const checked = checkEntry(checker, entry, within);
    entries.push(checked.entries);
    if (checked.field) fields.push(checked.field);
    within = inner(within, { names: new Map([[entry.key.name, checked.typed]]) });
  }
  // A function's entry is known only after its calls, which stand in later entries.
  const expr: Expr = { op: 'record', entries: entries.flatMap((read) => read()), at: checker.place(formula.at) };
  return { expr, shape: { kind: 'record', fields } };
}

type CheckedEntry = { readonly typed: Typed; readonly field?: Field; readonly entries: () => Entry[] };

function checkEntry(checker: Checker, { key: written, value: formula }: ContextEntry, env: Env): CheckedEntry {
  const { name } = written;
  const key = periodKey(name) ?? env.keys.get(name) ?? name;
  const [local, place] = [checker.newLocal(), checker.place(written.at)];
  const value = checker.check(formula, env);
  const expr: Expr = { op: 'local', id: local };
  if (value.shape.kind !== 'function') {
    const { shape } = value;
    const entry: Entry = { key, name, local, value: value.expr, type: typeOf(shape), place };
    return { typed: { expr, shape }, field: { name, key, shape }, entries: () => [entry] };
  }
  const once = callableOnce(checker, value.shape, expr, written.at);
  const entries = (): Entry[] => {
    const found = once.instance();
    if (!found) checker.complain('unused-name', written.at, { values: { name } });
    return found ? [{ key, name, local, value: found.expr, type: functionType(found), place }] : [];
  };
  return { typed: { expr, shape: once.shape }, entries };
}

type Instance = { readonly expr: Expr; readonly result: Shape };

/** Type of a function for the arguments that it is called with. */
export function functionType({ args, result }: { readonly args: readonly Shape[]; readonly result: Shape }): Type {
  return { kind: 'function', params: args.map(typeOf), result: typeOf(result) };
}

/** A function in a context becomes one entry, so all its calls are with arguments of one kind. */
function callableOnce(checker: Checker, shape: FunctionShape, name: Expr, at: { from: number; to: number }) {
  let instance: (Instance & { readonly kind: string; readonly args: readonly Shape[] }) | undefined;
  const instantiate = (args: readonly Shape[], uses: Uses): Instance => {
    const kind = args.map(formatShape).join(', ');
    if (instance && instance.kind !== kind) checker.complain('function-of-two-kinds', at, { values: { first: instance.kind, second: kind } });
    instance ??= { ...shape.instantiate(args, uses), kind, args };
    return { expr: name, result: instance.result };
  };
  return { shape: { ...shape, instantiate }, instance: () => instance };
}

/** A function by itself; its body is checked for every kind of argument that it is called with. */
export function checkFunction(checker: Checker, formula: Extract<Formula, { kind: 'function' }>, env: Env): Typed {
  const { params, body } = formula;
  const instantiate = (args: readonly Shape[], uses: Uses): Instance => {
    const locals = params.map(() => checker.newLocal());
    const names = new Map(params.map(({ name }, index): [string, Typed] =>
      [name, { expr: { op: 'local', id: locals[index] ?? 0 }, shape: args[index] ?? { kind: 'open' } }]));
    const result = checker.check(body, { ...inner(env, { names }), uses });
    return { expr: { op: 'function', params: locals, body: result.expr, at: checker.place(formula.at) }, result: result.shape };
  };
  return { expr: BROKEN.expr, shape: { kind: 'function', params, body, instantiate } };
}
