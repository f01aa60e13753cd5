import type { Formula } from '../surface/ast.ts';
import { parseLiteral } from '../surface/literal.ts';
import { periodKey } from '../resolved/read-fact-type.ts';
import { checkArithmetic, checkNegation, compare } from './check-arithmetic.ts';
import { checkCall } from './check-call.ts';
import { checkContext, checkFunction } from './check-context.ts';
import { checkName, checkPath } from './check-name.ts';
import { checkTests } from './check-tests.ts';
import { BROKEN, inner, want } from './checker.ts';
import type { Checker, Env, Typed } from './checker.ts';
import type { Expr } from './ir.ts';
import { literalTyped } from './literal-shape.ts';
import { BOOLEAN, formatShape, join, OPEN, WHOLE_NUMBER } from './shape.ts';
import type { Shape } from './shape.ts';

/** Binds and types one formula: the one switch over all kinds of node. */
export function checkFormula(checker: Checker, formula: Formula, env: Env): Typed {
  const at = checker.place(formula.at);
  switch (formula.kind) {
    case 'number': case 'literal': return checkLiteral(checker, formula, formula.text);
    case 'string': return { expr: { op: 'text', value: formula.text, at }, shape: { kind: 'text', options: [formula.text] } };
    case 'boolean': return { expr: { op: 'boolean', value: formula.value, at }, shape: BOOLEAN };
    case 'name': return checkName(checker, formula.text, formula.at, env);
    case 'path': return checkPath(checker, formula, env);
    case 'tested': return env.tested ?? BROKEN;
    case 'negate': return checkNegation(checker, formula, env);
    case 'arithmetic': return checkArithmetic(checker, formula, env);
    case 'compare': {
      const [left, right] = [checker.check(formula.left, env), checker.check(formula.right, env)];
      return compare(checker, { operator: formula.operator, left, right, at: formula.at });
    }
    case 'between': return checkBetween(checker, formula, env);
    case 'in': return checkTests(checker, formula.tests, checker.check(formula.value, env), formula.at, env);
    case 'and': case 'or': {
      const args = formula.parts.map((part) => wantBoolean(checker, part, env));
      return { expr: { op: 'call', fn: formula.kind, args, at }, shape: BOOLEAN };
    }
    case 'if': return checkIf(checker, formula, env);
    case 'for': return checkFor(checker, formula, env);
    case 'some': case 'every': return checkQuantified(checker, formula, env);
    case 'filter': return checkFilter(checker, formula, env);
    case 'call': return checkCall(checker, formula, env);
    case 'function': return checkFunction(checker, formula, env);
    case 'context': return checkContext(checker, formula, env);
    case 'list': return checkList(checker, formula, env);
    case 'interval': return checkPeriod(checker, formula, env);
    case 'integers': return checkIntegers(checker, formula, env);
    case 'broken': return BROKEN;
  }
}

type Of<Kind extends Formula['kind']> = Extract<Formula, { kind: Kind }>;

function checkLiteral(checker: Checker, formula: Formula, text: string): Typed {
  const literal = parseLiteral(text.startsWith('.') ? `0${text}` : text, checker.units);
  if ('fault' in literal) {
    if (literal.fault === 'unknown-unit') checker.complain('unknown-unit', formula.at, { values: { unit: literal.unit } });
    else checker.complain('formula-unsupported', formula.at, { values: { text } });
    return BROKEN;
  }
  return literalTyped(literal, checker.place(formula.at));
}

function wantBoolean(checker: Checker, formula: Formula, env: Env): Expr {
  const typed = checker.check(formula, env);
  want(checker, typed, 'boolean', formula.at, 'yes/no');
  return typed.expr;
}

function checkBetween(checker: Checker, formula: Of<'between'>, env: Env): Typed {
  const [value, from, to] = [formula.value, formula.from, formula.to].map((part) => checker.check(part, env));
  if (!value || !from || !to) return BROKEN;
  const args = [
    compare(checker, { operator: '>=', left: value, right: from, at: formula.at }).expr,
    compare(checker, { operator: '<=', left: value, right: to, at: formula.at }).expr,
  ];
  return { expr: { op: 'call', fn: 'and', args, at: checker.place(formula.at) }, shape: BOOLEAN };
}

function checkIf(checker: Checker, formula: Of<'if'>, env: Env): Typed {
  const test = wantBoolean(checker, formula.test, env);
  const [then, otherwise] = [checker.check(formula.whenTrue, env), checker.check(formula.whenFalse, env)];
  const shape = joined(checker, [then, otherwise], formula);
  return { expr: { op: 'if', test, then: then.expr, else: otherwise.expr, at: checker.place(formula.at) }, shape };
}

/** The shape that covers all; a complaint when there is none. */
function joined(checker: Checker, all: readonly Typed[], formula: Formula): Shape {
  let shape: Shape = OPEN;
  for (const each of all) {
    const next = join(shape, each.shape);
    if (next) shape = next;
    else {
      checker.complain('types-differ', formula.at, { values: { left: formatShape(shape), right: formatShape(each.shape) } });
      return OPEN;
    }
  }
  return shape;
}

function checkList(checker: Checker, formula: Of<'list'>, env: Env): Typed {
  const items = formula.items.map((item) => checker.check(item, env));
  const shape: Shape = { kind: 'list', of: joined(checker, items, formula) };
  return { expr: { op: 'list', items: items.map(({ expr }) => expr), at: checker.place(formula.at) }, shape };
}

/** `[a..b]` of two days; an end that is left out moves by a day. */
function checkPeriod(checker: Checker, formula: Of<'interval'>, env: Env): Typed {
  const end = (part: Formula, isIn: boolean, fn: 'add' | 'subtract'): Expr => {
    const typed = checker.check(part, env);
    want(checker, typed, 'day', part.at, 'date');
    return isIn ? typed.expr : { op: 'call', fn, args: [typed.expr, { op: 'number', n: '1' }] };
  };
  const [from, to] = [end(formula.from, formula.withFrom, 'add'), end(formula.to, formula.withTo, 'subtract')];
  const fields = ['起', '止'].map((name) => ({ name, key: periodKey(name) ?? name, shape: { kind: 'day' } as const }));
  return { expr: { op: 'period', from, to, at: checker.place(formula.at) }, shape: { kind: 'record', fields } };
}

function checkIntegers(checker: Checker, formula: Of<'integers'>, env: Env): Typed {
  const [from, to] = [checker.check(formula.from, env), checker.check(formula.to, env)];
  for (const [typed, part] of [[from, formula.from], [to, formula.to]] as const) {
    const shape = want(checker, typed, 'number', part.at, 'integer');
    if (shape && shape.whole !== true) checker.complain('wrong-type', part.at, { values: { expected: 'integer', found: formatShape(shape) } });
  }
  const shape = join(from.shape, to.shape) ?? WHOLE_NUMBER;
  return { expr: { op: 'integers', from: from.expr, to: to.expr, at: checker.place(formula.at) }, shape: { kind: 'list', of: shape } };
}

/** The iterators of a loop, each seeing those before it. */
function bindIterators(checker: Checker, formula: Of<'for'> | Of<'some' | 'every'>, env: Env) {
  let within = env;
  const bind = formula.iterators.map((iterator) => {
    const list = checker.check(iterator.in, within);
    const shape = want(checker, list, 'list', iterator.in.at, 'list')?.of ?? OPEN;
    const local = checker.newLocal();
    within = inner(within, { names: new Map([[iterator.name.name, { expr: { op: 'local', id: local }, shape }]]) });
    return { local, in: list.expr };
  });
  return { bind, within };
}

function checkFor(checker: Checker, formula: Of<'for'>, env: Env): Typed {
  const { bind, within } = bindIterators(checker, formula, env);
  const result = checker.check(formula.result, within);
  return { expr: { op: 'for', bind, result: result.expr, at: checker.place(formula.at) }, shape: { kind: 'list', of: result.shape } };
}

function checkQuantified(checker: Checker, formula: Of<'some' | 'every'>, env: Env): Typed {
  const { bind, within } = bindIterators(checker, formula, env);
  const test = wantBoolean(checker, formula.test, within);
  return { expr: { op: formula.kind, bind, test, at: checker.place(formula.at) }, shape: BOOLEAN };
}

/** `list[condition]`, with the fields of the row in scope, or `list[1]`. */
function checkFilter(checker: Checker, formula: Of<'filter'>, env: Env): Typed {
  const list = checker.check(formula.list, env);
  const of = want(checker, list, 'list', formula.list.at, 'list')?.of ?? OPEN;
  const at = checker.place(formula.at);
  const local = checker.newLocal();
  const where = checker.check(formula.where, inner(env, { names: new Map(), row: { local, shape: of } }));
  if (where.shape.kind === 'number') return { expr: { op: 'at', list: list.expr, index: where.expr, at }, shape: of };
  want(checker, where, 'boolean', formula.where.at, 'yes/no');
  return { expr: { op: 'filter', list: list.expr, local, where: where.expr, at }, shape: { kind: 'list', of } };
}
