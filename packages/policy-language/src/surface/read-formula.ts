import type { SyntaxNode } from '@lezer/common';
import type {
  ArithmeticOperator, ComparisonOperator, ContextEntry, Formula, Iterator, UnaryTest, WrittenName,
} from './ast.ts';
import {
  childrenOf, mentionsTested, nameOf, partsOf, spanIn, textOf, unquote, wordsOf,
} from './syntax-node.ts';
import type { Reading } from './syntax-node.ts';

/** Turns a node of the parser into a formula; what the language does not have is complained of. */
export function readFormula(node: SyntaxNode, reading: Reading): Formula {
  const at = spanIn(node, reading);
  switch (node.name) {
    case 'NumericLiteral': return readNumber(node, reading);
    case 'StringLiteral': return { kind: 'string', text: unquote(textOf(node, reading)), at };
    case 'BooleanLiteral': return { kind: 'boolean', value: textOf(node, reading) === 'true', at };
    case 'VariableName': return readName(node, reading);
    case '?': return { kind: 'tested', at };
    case 'ParenthesizedExpression': return part(node, 0, reading);
    case 'ArithmeticExpression': return readArithmetic(node, reading);
    case 'Comparison': return readComparison(node, reading);
    case 'Conjunction': return { kind: 'and', parts: junctionParts(node, reading), at };
    case 'Disjunction': return { kind: 'or', parts: junctionParts(node, reading), at };
    case 'IfExpression': return readIf(node, reading);
    case 'ForExpression':
      return { kind: 'for', iterators: readIterators(node, reading), result: part(node, 1, reading), at };
    case 'QuantifiedExpression': return readQuantified(node, reading);
    case 'FilterExpression':
      return { kind: 'filter', list: part(node, 0, reading), where: part(node, 1, reading), at };
    case 'PathExpression': return readPath(node, reading);
    case 'FunctionInvocation': case 'DateTimeLiteral': return readCall(node, reading);
    case 'FunctionDefinition': return readFunction(node, reading);
    case 'Context':
      return { kind: 'context', entries: childrenOf(node).flatMap((child) => readEntry(child, reading)), at };
    case 'List': return { kind: 'list', items: allParts(node, reading), at };
    case 'SimplePositiveUnaryTest': case 'PositiveUnaryTest': return readInnerTest(node, reading);
    case 'Interval': return readInterval(node, reading);
    default: return unsupported(node, reading);
  }
}

function unsupported(node: SyntaxNode, reading: Reading): Formula {
  const at = spanIn(node, reading);
  reading.complain('formula-unsupported', at, { values: { text: textOf(node, reading) } });
  return { kind: 'broken', at };
}

/** The formula at a place among the node's parts; broken where the parser found none. */
function part(node: SyntaxNode, index: number, reading: Reading): Formula {
  const child = partsOf(node)[index];
  return child ? readFormula(child, reading) : { kind: 'broken', at: spanIn(node, reading) };
}

function allParts(node: SyntaxNode, reading: Reading): Formula[] {
  return partsOf(node).map((child) => readFormula(child, reading));
}

/** `a and b and c` is one conjunction of three; the parser nests it. */
function junctionParts(node: SyntaxNode, reading: Reading): Formula[] {
  return partsOf(node).flatMap((child) =>
    (child.name === node.name ? junctionParts(child, reading) : [readFormula(child, reading)]));
}

/** The parser takes `-2` for one literal. */
function readNumber(node: SyntaxNode, reading: Reading): Formula {
  const at = spanIn(node, reading);
  const text = withoutExponent(textOf(node, reading));
  if (!text.startsWith('-')) return { kind: 'number', text, at };
  const digits = text.slice(1).trimStart();
  const number: Formula = { kind: 'number', text: digits, at: { from: at.to - digits.length, to: at.to } };
  return { kind: 'negate', of: number, at };
}

/** `1.5e3` as `1500`, so that a number is digits and a point wherever it is read. */
function withoutExponent(text: string): string {
  const parts = /^(-?\s*)([0-9]*)\.?([0-9]*)[eE]([-+]?[0-9]+)$/.exec(text);
  if (!parts) return text;
  const [, sign = '', whole = '', decimals = '', power = ''] = parts;
  const places = Number.parseInt(power, 10);
  const left = '0'.repeat(Math.max(-places, 0)) + whole;
  const digits = left + decimals.padEnd(places, '0');
  const point = left.length + places;
  const number = `${digits.slice(0, point)}.${digits.slice(point)}`;
  return sign + number.replace(/^0*(?=[0-9])/, '').replace(/^(?=\.)/, '0').replace(/\.$/, '');
}

function readName(node: SyntaxNode, reading: Reading): Formula {
  const literal = reading.literals.get(node.from);
  const at = spanIn(node, reading);
  if (literal !== undefined) return { kind: 'literal', text: literal, at };
  return { kind: 'name', text: wordsOf(node, reading), at };
}

function readPath(node: SyntaxNode, reading: Reading): Formula {
  const field = nameOf(partsOf(node)[1] ?? node, reading);
  return { kind: 'path', of: part(node, 0, reading), field, at: spanIn(node, reading) };
}

function readArithmetic(node: SyntaxNode, reading: Reading): Formula {
  const at = spanIn(node, reading);
  const operator = textOf(childrenOf(node).find((child) => child.name === 'ArithOp') ?? node, reading);
  if (!['+', '-', '*', '/', '**'].includes(operator)) return unsupported(node, reading);
  const left = part(node, 0, reading);
  if (partsOf(node).length === 1) return { kind: 'negate', of: left, at };
  const right = part(node, 1, reading);
  return { kind: 'arithmetic', operator: operator as ArithmeticOperator, left, right, at };
}

function readComparison(node: SyntaxNode, reading: Reading): Formula {
  const at = spanIn(node, reading);
  const [, operator, ...right] = childrenOf(node);
  const value = part(node, 0, reading);
  switch (operator?.name) {
    case 'between':
      return { kind: 'between', value, from: part(node, 1, reading), to: part(node, 2, reading), at };
    case 'in': {
      const tests = right.filter(({ name }) => name !== '(' && name !== ')');
      const swallowing = tests.map(swallowedAfter).find((inside) => inside !== undefined);
      if (swallowing) return withoutBrackets(node, swallowing, reading);
      return { kind: 'in', value, tests: tests.flatMap((child) => readTests(child, reading)), at };
    }
    case 'CompareOp': {
      const symbol = textOf(operator, reading) as ComparisonOperator;
      return { kind: 'compare', operator: symbol, left: value, right: part(node, 1, reading), at };
    }
    default: return unsupported(node, reading);
  }
}

const LOOSER = new Set(['Conjunction', 'Disjunction', 'Comparison']);

/**
 * The parser takes all of `a in xs and b` after `in` for the test, whatever the author means. The node that
 * is meant as the test, when more than that was taken.
 */
function swallowedAfter({ name, lastChild: last }: SyntaxNode): SyntaxNode | undefined {
  if (!last || !name.endsWith('UnaryTest')) return undefined;
  return LOOSER.has(last.name) ? firstOf(last) : swallowedAfter(last);
}

function firstOf(node: SyntaxNode): SyntaxNode {
  return LOOSER.has(node.name) && node.firstChild ? firstOf(node.firstChild) : node;
}

function withoutBrackets(node: SyntaxNode, test: SyntaxNode, reading: Reading): Formula {
  const at = { from: node.from + reading.start, to: test.to + reading.start };
  const text = reading.text.slice(node.from, test.to);
  reading.complain('in-without-brackets', at, { values: { text }, fix: { text: `(${text})` } });
  return { kind: 'broken', at: spanIn(node, reading) };
}

function readIf(node: SyntaxNode, reading: Reading): Formula {
  return {
    kind: 'if', at: spanIn(node, reading), test: part(node, 0, reading),
    whenTrue: part(node, 1, reading), whenFalse: part(node, 2, reading),
  };
}

function readQuantified(node: SyntaxNode, reading: Reading): Formula {
  const kind = node.firstChild?.name === 'some' ? 'some' : 'every';
  const iterators = readIterators(node, reading);
  return { kind, iterators, test: part(node, 1, reading), at: spanIn(node, reading) };
}

function readIterators(node: SyntaxNode, reading: Reading): Iterator[] {
  const list = node.getChild('InExpressions');
  return (list?.getChildren('InExpression') ?? []).map((each): Iterator => {
    const [name, domain = each] = partsOf(each);
    return { name: nameOf(name ?? each, reading), in: readDomain(domain, reading) };
  });
}

/** A list, or the integers `1..n`. */
function readDomain(node: SyntaxNode, reading: Reading): Formula {
  const from = part(node, 0, reading);
  if (!node.getChild('..')) return from;
  return { kind: 'integers', from, to: part(node, 1, reading), at: spanIn(node, reading) };
}

function readCall(node: SyntaxNode, reading: Reading): Formula {
  const [callee, list] = partsOf(node);
  const isNamed = list?.name === 'NamedParameters';
  if (callee?.name === 'AtLiteral') return readAtLiteral(callee, reading);
  if (!callee) return unsupported(node, reading);
  const isConstructor = callee.name === 'DateTimeConstructor';
  return {
    kind: 'call', at: spanIn(node, reading),
    callee: isConstructor ? readName(callee, reading) : readFormula(callee, reading),
    ...(isNamed ? readNamed(list, reading) : { args: list ? allParts(list, reading) : [] }),
  };
}

function readNamed(list: SyntaxNode, reading: Reading): { args: Formula[]; names: WrittenName[] } {
  const parameters = list.getChildren('NamedParameter');
  return {
    names: parameters.map((each) => nameOf(partsOf(each)[0] ?? each, reading)),
    args: parameters.map((each) => part(each, 1, reading)),
  };
}

/** `@"2015-11-20"` is `date("2015-11-20")`; other such literals are not in the language. */
function readAtLiteral(node: SyntaxNode, reading: Reading): Formula {
  const literal = partsOf(node).map((child) => readFormula(child, reading))[0];
  const isDay = literal?.kind === 'string' && /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(literal.text);
  if (!isDay) return unsupported(node, reading);
  const at = spanIn(node, reading);
  return { kind: 'call', callee: { kind: 'name', text: 'date', at }, args: [literal], at };
}

function readFunction(node: SyntaxNode, reading: Reading): Formula {
  const params = node.getChild('FormalParameters')?.getChildren('FormalParameter') ?? [];
  const body = node.getChild('FunctionBody');
  const hasTypes = params.some((param) => param.getChild('Type') !== null);
  if (!body || hasTypes) return unsupported(node, reading);
  const names = params.map((param) => nameOf(param, reading));
  return { kind: 'function', params: names, body: part(body, 0, reading), at: spanIn(node, reading) };
}

function readEntry(node: SyntaxNode, reading: Reading): ContextEntry[] {
  const [key] = partsOf(node);
  if (node.name !== 'ContextEntry' || !key) return [];
  return [{ key: nameOf(key, reading), value: part(node, 1, reading) }];
}

function readInterval(node: SyntaxNode, reading: Reading): Formula {
  return {
    kind: 'interval', from: part(node, 0, reading), to: part(node, 1, reading), at: spanIn(node, reading),
    withFrom: node.firstChild?.name === '[', withTo: node.lastChild?.name === ']',
  };
}

/** An interval stands where a formula may; a test such as `> 1` does not. */
function readInnerTest(node: SyntaxNode, reading: Reading): Formula {
  const [inside] = childrenOf(node);
  return inside && inside.name !== 'CompareOp' ? readFormula(inside, reading) : unsupported(node, reading);
}

/** Reads unary tests, in a cell or after `in`. */
export function readTests(node: SyntaxNode, reading: Reading): UnaryTest[] {
  const at = spanIn(node, reading);
  switch (node.name) {
    case 'Wildcard': return [{ kind: 'any', at }];
    case 'PositiveUnaryTests': case 'PositiveUnaryTest':
      return childrenOf(node).flatMap((child) => readTests(child, reading));
    case 'SimplePositiveUnaryTest': return [readSimpleTest(node, reading)];
    default: {
      const formula = readFormula(node, reading);
      if (mentionsTested(node)) return [{ kind: 'holds', formula, at }];
      return [{ kind: 'matches', value: formula, at }];
    }
  }
}

function readSimpleTest(node: SyntaxNode, reading: Reading): UnaryTest {
  const at = spanIn(node, reading);
  const [first, second] = childrenOf(node);
  if (first?.name === 'CompareOp' && second) {
    const operator = textOf(first, reading) as ComparisonOperator;
    return { kind: 'is', operator, value: readFormula(second, reading), at };
  }
  return { kind: 'matches', value: first ? readFormula(first, reading) : { kind: 'broken', at }, at };
}
