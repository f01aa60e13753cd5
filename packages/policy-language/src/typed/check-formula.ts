import { notAmong } from '../diagnostics.ts';
import type { Formula } from '../surface/ast.ts';
import { parseLiteral } from '../surface/literal.ts';
import { checkArithmetic, checkNegation } from './check-arithmetic.ts';
import { checkCall } from './check-call.ts';
import { checkContext, checkFunction } from './check-context.ts';
import {
  checkFilter, checkFor, checkIntegers, checkList, checkPeriod, checkQuantified,
} from './check-lists.ts';
import { checkName, checkPath } from './check-name.ts';
import { checkTests } from './check-tests.ts';
import { BROKEN, want } from './checker.ts';
import type { Checker, Env, Typed } from './checker.ts';
import { compare } from './compare.ts';
import type { Expr } from './ir.ts';
import { joined } from './joined.ts';
import { literalTyped } from './literal-shape.ts';
import { BOOLEAN } from './shape.ts';

type Of<Kind extends Formula['kind']> = Extract<Formula, { kind: Kind }>;

/** Binds and types one formula: the one switch over all kinds of node. */
export function checkFormula(checker: Checker, formula: Formula, env: Env): Typed {
  const at = checker.place(formula.at);
  switch (formula.kind) {
    case 'number': case 'literal': return checkLiteral(checker, formula);
    case 'string':
      return {
        expr: { op: 'text', value: formula.text, at }, shape: { kind: 'text', options: [formula.text] },
      };
    case 'boolean': return { expr: { op: 'boolean', value: formula.value, at }, shape: BOOLEAN };
    case 'name': return checkName(checker, formula.text, formula.at, env);
    case 'path': return checkPath(checker, formula, env);
    case 'tested': return checkTested(checker, formula, env);
    case 'negate': return checkNegation(checker, formula, env);
    case 'arithmetic': return checkArithmetic(checker, formula, env);
    case 'compare': return checkComparison(checker, formula, env);
    case 'between': return checkBetween(checker, formula, env);
    case 'in': return checkTests(checker, formula.tests, checker.check(formula.value, env), formula.at, env);
    case 'and': case 'or': return checkJunction(checker, formula, env);
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

function checkLiteral(checker: Checker, { text, at }: Formula & { readonly text: string }): Typed {
  const literal = parseLiteral(text.startsWith('.') ? `0${text}` : text, checker.units);
  if (!('fault' in literal)) return literalTyped(literal, checker.place(at));
  const { complain, units } = checker;
  if (literal.fault === 'not-a-literal') complain('formula-unsupported', at, { values: { text } });
  else complain('unknown-unit', at, notAmong(units, literal.unit, { unit: literal.unit }));
  return BROKEN;
}

function checkTested(checker: Checker, { at }: Formula, { tested }: Env): Typed {
  if (!tested) checker.complain('formula-unsupported', at, { values: { text: '?' } });
  return tested ?? BROKEN;
}

function wantBoolean(checker: Checker, formula: Formula, env: Env): Expr {
  const typed = checker.check(formula, env);
  want(checker, typed, 'boolean', formula.at, 'yes/no');
  return typed.expr;
}

function checkJunction(checker: Checker, { kind, parts, at }: Of<'and' | 'or'>, env: Env): Typed {
  const args = parts.map((part) => wantBoolean(checker, part, env));
  return { expr: { op: 'call', fn: kind, args, at: checker.place(at) }, shape: BOOLEAN };
}

function checkComparison(checker: Checker, formula: Of<'compare'>, env: Env): Typed {
  const [left, right] = [checker.check(formula.left, env), checker.check(formula.right, env)];
  return compare(checker, { operator: formula.operator, left, right, at: formula.at });
}

function checkBetween(checker: Checker, formula: Of<'between'>, env: Env): Typed {
  const { at } = formula;
  const left = checker.check(formula.value, env);
  const args = [
    compare(checker, { operator: '>=', left, right: checker.check(formula.from, env), at }).expr,
    compare(checker, { operator: '<=', left, right: checker.check(formula.to, env), at }).expr,
  ];
  return { expr: { op: 'call', fn: 'and', args, at: checker.place(at) }, shape: BOOLEAN };
}

function checkIf(checker: Checker, formula: Of<'if'>, env: Env): Typed {
  const test = wantBoolean(checker, formula.test, env);
  const [yes, no] = [checker.check(formula.whenTrue, env), checker.check(formula.whenFalse, env)];
  const shape = joined(checker, [yes.shape, no.shape], formula.at);
  // oxlint-disable-next-line unicorn/no-thenable -- the word of the checked policy; nothing awaits a formula.
  return { expr: { op: 'if', test, then: yes.expr, else: no.expr, at: checker.place(formula.at) }, shape };
}
