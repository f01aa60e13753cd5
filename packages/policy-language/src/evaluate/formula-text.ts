/**
 * A formula with its values written into it, so that it can be recomputed by hand: `10 19/30 × 50000.00 ×
 * 80%`.
 */
import { exact } from '@qingce/values';
import { evaluate, bind } from './evaluate.ts';
import { typesOf } from './expression-types.ts';
import { months } from './periods.ts';
import type { Scope } from './scope.ts';
import { asBoolean, asList, knownNumber, knownRows } from './value.ts';
import type { Env, Value } from './value.ts';
import { numberInFormula, OPEN, valueText } from './wording.ts';
import type { Builtin, Expr, Type } from '../typed/ir.ts';

/** Text and how tightly it binds: 1 a sum, 2 a product, 3 a single thing. */
type Written = { readonly text: string; readonly level: 0 | 1 | 2 | 3 };
type Call = Extract<Expr, { op: 'call' }>;
const MOST_TERMS = 12;

/** The formula in one line; just the value where there is nothing to recompute. */
export function formulaText(expr: Expr, scope: Scope, env: Env): string {
  return write(expr, scope, env).text;
}

function write(expr: Expr, scope: Scope, env: Env): Written {
  switch (expr.op) {
    case 'if': {
      const test = asBoolean(evaluate(expr.test, scope, env)).value;
      return test === undefined ? atom(OPEN) : write(test ? expr.then : expr.else, scope, env);
    }
    case 'local': return writeLocal(expr, scope, env);
    case 'call': return writeCall(expr, scope, env);
    default: return writeValue(expr, scope, env);
  }
}

function atom(text: string): Written {
  return { text, level: 3 };
}

function writeValue(expr: Expr, scope: Scope, env: Env): Written {
  return fromValue(evaluate(expr, scope, env), typesOf(scope.policy).typeOf(expr));
}

function fromValue(value: Value, type: Type | undefined): Written {
  const text = valueText(value, type, numberInFormula);
  return { text, level: text.includes(' ') && value.kind === 'number' ? 2 : 3 };
}

/**
 * An entry of the same context whose value never ends as a decimal is written out, so that nothing is cut
 * off.
 */
function writeLocal(expr: Extract<Expr, { op: 'local' }>, scope: Scope, env: Env): Written {
  for (let near = env; near; near = near.outer) {
    if (near.id !== expr.id) continue;
    const number = knownNumber(near.value);
    const isEndless = number !== undefined && exact.formatDecimal(number) === undefined;
    if (isEndless && near.source) return write(near.source.expr, scope, near.source.env);
    return fromValue(near.value, typesOf(scope.policy).typeOf(expr));
  }
  return atom(OPEN);
}

const infix: Partial<Record<Builtin, { readonly sign: string; readonly level: 0 | 1 | 2 }>> = {
  add: { sign: '+', level: 1 }, subtract: { sign: '−', level: 1 },
  multiply: { sign: '×', level: 2 }, divide: { sign: '÷', level: 2 },
  equal: { sign: '=', level: 0 }, unequal: { sign: '≠', level: 0 }, less: { sign: '<', level: 0 },
  lessOrEqual: { sign: '≤', level: 0 }, greater: { sign: '>', level: 0 }, greaterOrEqual: { sign: '≥', level: 0 },
  contains: { sign: '∋', level: 0 },
};

function writeCall(expr: Call, scope: Scope, env: Env): Written {
  const [first, second] = expr.args;
  const operator = infix[expr.fn];
  if (operator && first && second)
    return writeInfix(operator, write(first, scope, env), write(second, scope, env));
  switch (expr.fn) {
    case 'prorate': return writeProrate(expr, scope, env);
    case 'sum': return writeSum(expr, scope, env);
    case 'min': case 'max': return writeLeastOrMost(expr, scope, env);
    case 'roundToFen': return writeNamed('取整到分', expr.args.slice(0, 1), scope, env);
    case 'floor': case 'ceiling': case 'not': case 'abs': return writeNamed(expr.fn, expr.args, scope, env);
    case 'and': case 'or': return writeJoined(expr, scope, env);
    case 'lastDayOfTerm': return writeNamed('届满日', expr.args, scope, env);
    default: return writeValue(expr, scope, env);
  }
}

function writeNamed(name: string, args: readonly Expr[], scope: Scope, env: Env): Written {
  return atom(`${name}(${args.map((arg) => write(arg, scope, env).text).join(', ')})`);
}

function writeInfix({ sign, level }: { sign: string; level: 0 | 1 | 2 }, left: Written, right: Written): Written {
  // A share of the whole changes nothing and is left out.
  if (sign === '×' && (left.text === '1' || right.text === '1')) return left.text === '1' ? right : left;
  // What is taken away or divided by must stand in brackets when it is itself a sum or product.
  const rightLevel = sign === '−' || sign === '÷' ? level + 1 : level;
  return { text: `${bracket(left, level)} ${sign} ${bracket(right, rightLevel)}`, level };
}

function bracket({ text, level }: Written, least: number): string {
  const isMixed = level === 2 && !/[×÷]/.test(text);
  return level < least && !isMixed ? `(${text})` : text;
}

function writeProrate({ args: [perMonth, rows, mode] }: Call, scope: Scope, env: Env): Written {
  if (!perMonth || !rows || !mode) return atom(OPEN);
  const count = months(asList(evaluate(rows, scope, env)), evaluate(mode, scope, env));
  const written = fromValue(count, { kind: 'number', unit: { 月: 1 } });
  return { text: `${written.text} × ${bracket(write(perMonth, scope, env), 2)}`, level: 2 };
}

/** The terms one by one, each as it was worked out where the list is made on the spot. */
function writeSum(expr: Call, scope: Scope, env: Env): Written {
  const [list] = expr.args;
  if (!list) return atom(OPEN);
  const rows = knownRows(asList(evaluate(list, scope, env)));
  if (!rows || rows.length > MOST_TERMS) return writeValue(expr, scope, env);
  if (rows.length === 0) return atom('0');
  const terms =
    madeOnTheSpot(list, scope, env) ?? rows.map((row) => fromValue(row, typesOf(scope.policy).typeOf(expr)));
  const [only, ...more] = terms;
  return only && more.length === 0 ? only : { text: terms.map((term) => bracket(term, 1)).join(' + '), level: 1 };
}

function madeOnTheSpot(list: Expr, scope: Scope, env: Env): Written[] | undefined {
  if (list.op === 'list') return list.items.map((item) => write(item, scope, env));
  const [binding, ...others] = list.op === 'for' ? list.bind : [];
  if (list.op !== 'for' || !binding || others.length > 0) return undefined;
  const rows = knownRows(asList(evaluate(binding.in, scope, env)));
  return rows?.map((row) => write(list.result, scope, bind(binding.local, row, env)));
}

function writeLeastOrMost(expr: Call, scope: Scope, env: Env): Written {
  const [only, ...more] = expr.args;
  if (only && more.length === 0) {
    const rows = knownRows(asList(evaluate(only, scope, env)));
    if (!rows || rows.length < 2 || rows.length > MOST_TERMS) return writeValue(expr, scope, env);
    const type = typesOf(scope.policy).typeOf(expr);
    return atom(`${expr.fn}(${rows.map((row) => fromValue(row, type).text).join(', ')})`);
  }
  return writeNamed(expr.fn, expr.args, scope, env);
}

function writeJoined(expr: Call, scope: Scope, env: Env): Written {
  const parts = expr.args.map((arg) => bracket(write(arg, scope, env), 0));
  return { text: parts.join(` ${expr.fn} `), level: 0 };
}
