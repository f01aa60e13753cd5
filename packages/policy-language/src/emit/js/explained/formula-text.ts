/** A formula with its values written into it, by generated code, as `formula-text.ts` of the evaluator writes it. */
import type { Builtin, Expr } from '../../../typed/ir.ts';
import { asFigure, asTruth, Unsupported } from '../things.ts';
import type { Thing } from '../things.ts';
import type { Figure } from '../figures.ts';
import type { Locals } from '../unit.ts';
import { decided } from './session.ts';
import type { Writing } from './session.ts';
import { denominatorIn, joined, textOf } from './texts.ts';

/** Expressions for the text and for how tightly it binds: 0 a relation, 1 a sum, 2 a product, 3 a single thing. */
type Written = { readonly text: string; readonly level: number | string };
type Call = Extract<Expr, { op: 'call' }>;

/** The expression that yields the formula in one line. */
export function formulaIn(at: Writing, expr: Expr, locals: Locals): string {
  return write(at, expr, locals).text;
}

function write(at: Writing, expr: Expr, locals: Locals): Written {
  switch (expr.op) {
    case 'if': return writeBranch(at, expr, locals);
    case 'local': return writeLocal(at, expr, locals);
    case 'call': return writeCall(at, expr, locals);
    default: return writeValue(at, expr, locals);
  }
}

function writeBranch(at: Writing, expr: Extract<Expr, { op: 'if' }>, locals: Locals): Written {
  const test = decided(() => at.compute(expr.test, locals), at.code);
  if (test !== undefined) return write(at, test ? expr.then : expr.else, locals);
  return eitherOf(at, asTruth(at.compute(expr.test, locals)),
    () => write(at, expr.then, locals), () => write(at, expr.else, locals));
}

/** One of two texts, each with the level that it has. */
function eitherOf({ code }: Writing, test: string, yes: () => Written, no: () => Written): Written {
  const [text, level] = [code.fresh('x'), code.fresh('l')];
  const set = (one: Written): void => code.line(`${text} = ${one.text}; ${level} = ${one.level};`);
  code.line(`let ${text}, ${level};`);
  code.block(`if (${test})`, () => set(yes()));
  code.block('else', () => set(no()));
  return { text, level };
}

/** A single value; mixed numbers (`10 19/30`) are never put in brackets either. */
function writeValue(at: Writing, expr: Expr, locals: Locals): Written {
  return fromThing(at, at.compute(expr, locals), expr);
}

function fromThing(at: Writing, thing: Thing, expr: Expr): Written {
  return { text: textOf(at, thing, at.session.types.typeOf(expr), true), level: 3 };
}

/** An entry whose value never ends as a decimal is written out. */
function writeLocal(at: Writing, expr: Extract<Expr, { op: 'local' }>, locals: Locals): Written {
  const thing = at.compute(expr, locals);
  const source = at.session.sources.get(expr.id);
  const mayBeEndless = thing.kind === 'number' && (thing.dd !== null || hasOtherFactors(thing.d));
  if (!source || !mayBeEndless) return fromThing(at, thing, expr);
  const test = `isEndless(${asFigure(thing).n.code}, ${denominatorIn(asFigure(thing))})`;
  return eitherOf(at, test, () => write(at, source.expr, source.locals), () => fromThing(at, thing, expr));
}

/** Whether a fraction over that denominator may go on for ever as a decimal. */
function hasOtherFactors(d: bigint): boolean {
  let rest = d;
  for (const factor of [2n, 5n]) while (rest % factor === 0n) rest /= factor;
  return rest !== 1n;
}

const infix: Partial<Record<Builtin, { readonly sign: string; readonly level: 0 | 1 | 2 }>> = {
  add: { sign: '+', level: 1 }, subtract: { sign: '−', level: 1 },
  multiply: { sign: '×', level: 2 }, divide: { sign: '÷', level: 2 },
  equal: { sign: '=', level: 0 }, unequal: { sign: '≠', level: 0 }, less: { sign: '<', level: 0 },
  lessOrEqual: { sign: '≤', level: 0 }, greater: { sign: '>', level: 0 }, greaterOrEqual: { sign: '≥', level: 0 },
};

function writeCall(at: Writing, expr: Call, locals: Locals): Written {
  const [first, second] = expr.args;
  const operator = infix[expr.fn];
  if (operator && first && second) return writeInfix(at, expr, locals);
  switch (expr.fn) {
    case 'roundToFen': return writeNamed(at, '取整到分', expr.args.slice(0, 1), locals);
    case 'floor': case 'ceiling': case 'not': case 'abs': return writeNamed(at, expr.fn, expr.args, locals);
    case 'min': case 'max':
      if (expr.args.length === 1) throw new Unsupported('the least or most of a list in an explanation');
      return writeNamed(at, expr.fn, expr.args, locals);
    case 'and': case 'or': {
      const parts = expr.args.map((arg) => bracket(write(at, arg, locals), 0));
      const sign = JSON.stringify(` ${expr.fn} `);
      return { text: joined(...parts.flatMap((part, place) => (place === 0 ? [part] : [sign, part]))), level: 0 };
    }
    case 'lastDayOfTerm': return writeNamed(at, '届满日', expr.args, locals);
    case 'prorate': case 'sum': case 'contains': throw new Unsupported(`${expr.fn} in an explanation`);
    default: return writeValue(at, expr, locals);
  }
}

function writeNamed(at: Writing, name: string, args: readonly Expr[], locals: Locals): Written {
  const inner = args.map((arg) => write(at, arg, locals).text);
  const listed = inner.flatMap((text, place) => (place === 0 ? [text] : ['", "', text]));
  return { text: joined(JSON.stringify(`${name}(`), ...listed, '")"'), level: 3 };
}

function writeInfix(at: Writing, { fn, args }: Call, locals: Locals): Written {
  const [first, second] = args as readonly [Expr, Expr];
  const { sign, level } = infix[fn] ?? { sign: '', level: 0 };
  const [left, right] = [held(at, write(at, first, locals)), held(at, write(at, second, locals))];
  // What is taken away or divided by must stand in brackets when it is itself a sum or product.
  const rightLevel = sign === '−' || sign === '÷' ? level + 1 : level;
  const whole = (): Written => ({
    text: joined(bracket(left, level), JSON.stringify(` ${sign} `), bracket(right, rightLevel)), level,
  });
  if (sign !== '×') return whole();
  // A share of the whole changes nothing and is left out.
  const isLeftOut = (one: Expr): boolean => mayBeOne(at.code.dry(() => at.compute(one, locals)));
  const leaveOut = (one: Written, other: Written, is: boolean, otherwise: () => Written): Written =>
    (is ? eitherOf(at, `${one.text} === "1"`, () => other, otherwise) : otherwise());
  return leaveOut(left, right, isLeftOut(first), () => leaveOut(right, left, isLeftOut(second), whole));
}

function held({ code }: Writing, { text, level }: Written): Written {
  return { text: text.includes(' + ') ? code.hold(text, 'x') : text, level };
}

/** Whether a figure may be just 1. */
function mayBeOne(thing: Thing): boolean {
  if (thing.kind !== 'number') return false;
  const { n: { lo, hi }, d, dd }: Figure = thing;
  return dd !== null || ((lo === null || lo <= d) && (hi === null || hi >= d));
}

function bracket({ text, level }: Written, least: number): string {
  const within = joined('"("', text, '")"');
  if (typeof level === 'number') return level < least ? within : text;
  return least === 0 ? text : `(${level} < ${least} ? ${within} : ${text})`;
}
