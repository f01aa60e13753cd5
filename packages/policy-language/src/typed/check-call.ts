import type { Span } from '../source/source-text.ts';
import type { Formula } from '../surface/ast.ts';
import { BUILTINS } from './builtins.ts';
import { checkSpecialCall } from './check-special-call.ts';
import { BROKEN } from './checker.ts';
import type { Checker, Env, Typed } from './checker.ts';
import { fromFrames } from './check-name.ts';
import { formatShape } from './shape.ts';
import type { FunctionShape } from './shape.ts';

type Call = Extract<Formula, { kind: 'call' }>;

/** A call: of what the formula binds itself, of the language, of a decision table, or of a defined function. */
export function checkCall(checker: Checker, call: Call, env: Env): Typed {
  const { callee } = call;
  if (callee.kind !== 'name') return callValue(checker, call, checker.check(callee, env), env);
  const bound = fromFrames(callee.text, env.frame);
  if (bound) return callValue(checker, call, bound, env);
  const special = checkSpecialCall(checker, callee.text, call, env);
  if (special) return special;
  const builtin = BUILTINS.get(callee.text);
  if (builtin) {
    const args = call.args.map((arg) => checker.check(arg, env));
    if (!hasArgs(checker, { name: callee.text, at: call.at, found: args.length }, builtin.args)) return BROKEN;
    return builtin.check(checker, { args, spans: call.args.map(({ at }) => at), at: call.at });
  }
  const table = checker.scopes.find(env.clause, callee.text);
  if (table?.kind === 'table') return checker.table(table, call.args.map((arg) => checker.check(arg, env)), call.at, env);
  return callValue(checker, call, checker.check(callee, env), env);
}

function callValue(checker: Checker, call: Call, callee: Typed, env: Env): Typed {
  const args = call.args.map((arg) => checker.check(arg, env));
  const { shape } = callee;
  if (shape.kind !== 'function') {
    if (shape.kind !== 'open') checker.complain('wrong-type', call.callee.at, { values: { expected: 'function', found: formatShape(shape) } });
    return BROKEN;
  }
  if (!hasArgs(checker, { name: nameOf(call.callee), at: call.at, found: args.length }, [shape.params.length, shape.params.length])) return BROKEN;
  const { expr, result } = apply(shape, args, env);
  return { expr: { op: 'apply', function: expr, args: args.map((arg) => arg.expr), at: checker.place(call.at) }, shape: result };
}

function apply(shape: FunctionShape, args: readonly Typed[], env: Env) {
  return shape.instantiate(args.map((arg) => arg.shape), env.uses);
}

function nameOf(callee: Formula): string {
  return callee.kind === 'name' ? callee.text : 'function';
}

/** Whether the number of arguments fits; a complaint when it does not. */
export function hasArgs(
  checker: Checker, { name, at, found }: { name: string; at: Span; found: number }, [least, most]: readonly [number, number],
): boolean {
  if (found >= least && found <= most) return true;
  const expected = least === most ? String(least) : `${least}–${most === Infinity ? '…' : most}`;
  checker.complain('wrong-number-of-arguments', at, { values: { name, expected, found: String(found) } });
  return false;
}
