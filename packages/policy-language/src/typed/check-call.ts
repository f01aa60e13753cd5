import type { Span } from '../source/source-text.ts';
import type { Formula } from '../surface/ast.ts';
import { BUILTINS } from './builtins.ts';
import { fromFrames } from './check-name.ts';
import { checkSpecialCall } from './check-special-call.ts';
import { BROKEN, complainOfType } from './checker.ts';
import type { Checker, Env, Typed } from './checker.ts';
import type { Expr } from './ir.ts';
import { parametersOf } from './parameter-names.ts';

type Call = Extract<Formula, { kind: 'call' }>;

/** A call: of what the formula binds, of the language, of a decision table, or of a defined function. */
export function checkCall(checker: Checker, written: Call, env: Env): Typed {
  const { callee } = written;
  const call = inOrder(checker, written, callee.kind === 'name' ? parametersOf(callee.text) : []);
  if (callee.kind !== 'name') return callValue(checker, call, checker.check(callee, env), env);
  const bound = fromFrames(callee.text, env.frame);
  if (bound) return callValue(checker, call, bound, env);
  return callLanguage(checker, call, callee.text, env) ?? callDeclared(checker, call, callee.text, env);
}

/** A function of the language; undefined when it has none of this name. */
function callLanguage(checker: Checker, call: Call, name: string, env: Env): Typed | undefined {
  const special = checkSpecialCall(checker, name, call, env);
  const builtin = BUILTINS.get(name);
  if (special || !builtin) return special;
  const args = call.args.map((arg) => checker.check(arg, env));
  if (!hasArgs(checker, { name, at: call.at, found: args.length }, builtin.args)) return BROKEN;
  return builtin.check(checker, { args, spans: call.args.map(({ at }) => at), at: call.at, env });
}

function callDeclared(checker: Checker, call: Call, name: string, env: Env): Typed {
  const named = checker.scopes.find(env.clause, name);
  if (named?.kind !== 'table') return callValue(checker, call, checker.check(call.callee, env), env);
  return checker.table(named, call.args.map((arg) => checker.check(arg, env)), call.at);
}

function callValue(checker: Checker, written: Call, { shape }: Typed, env: Env): Typed {
  const { callee, at } = written;
  const params = shape.kind === 'function' ? [shape.params.map(({ name }) => name)] : [];
  const call = inOrder(checker, written, params);
  const args = call.args.map((arg) => checker.check(arg, env));
  if (shape.kind !== 'function') {
    complainOfType(checker, shape, callee.at, 'function');
    return BROKEN;
  }
  const { length } = shape.params;
  const name = callee.kind === 'name' ? callee.text : 'function';
  if (!hasArgs(checker, { name, at, found: args.length }, [length, length])) return BROKEN;
  const instance = shape.instantiate(args.map((arg) => arg.shape), env.uses);
  const place = checker.place(at);
  const expr: Expr = { op: 'apply', function: instance.expr, args: args.map((arg) => arg.expr), at: place };
  return { expr, shape: instance.result };
}

type Forms = readonly (readonly string[])[];

/**
 * The call with its arguments in the order of the parameters that it names; as it is where it names none, or
 * where nothing is known of the parameters yet.
 */
function inOrder(checker: Checker, call: Call, forms: Forms): Call {
  const { names, args, callee, at, kind } = call;
  if (!names || forms.length === 0) return call;
  const placed = forms.map((params) => placedBy(params, names.map(({ name }) => name), args))
    .find((found) => found.length === args.length);
  if (placed) return { kind, callee, at, args: placed };
  const name = callee.kind === 'name' ? callee.text : 'function';
  const expected = forms.map((params) => `${name}(${params.join(', ')})`).join(', ');
  checker.complain('call-form', at, { values: { expected } });
  return { kind, callee, at, args };
}

/** The arguments in the order of the parameters; fewer where one is not named, or named otherwise. */
function placedBy(params: readonly string[], names: readonly string[], args: Call['args']): Formula[] {
  return params.slice(0, args.length).flatMap((param) => args[names.indexOf(param)] ?? []);
}

type Found = { readonly name: string; readonly at: Span; readonly found: number };

/** Whether the number of arguments fits; a complaint when it does not. */
function hasArgs(
  checker: Checker, { name, at, found }: Found, [least, most]: readonly [number, number],
): boolean {
  if (found >= least && found <= most) return true;
  const upTo = most === Infinity ? `${least}–…` : `${least}–${most}`;
  const expected = least === most ? String(least) : upTo;
  checker.complain('wrong-number-of-arguments', at, { values: { name, expected, found: String(found) } });
  return false;
}
