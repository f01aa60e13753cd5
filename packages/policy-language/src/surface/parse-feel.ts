import { parser } from '@bpmn-io/lezer-feel';
import type { SyntaxNode } from '@lezer/common';
import type { Complain } from '../diagnostics.ts';
import type { Excerpt } from '../source/document.ts';
import { shift } from '../source/source-text.ts';
import type { Span } from '../source/source-text.ts';
import type {
  ArithmeticOperator, ComparisonOperator, ContextEntry, Formula, Iterator, UnaryTest, WrittenName,
} from './ast.ts';
import { replaceForeignMarks } from './foreign-marks.ts';
import { maskLiterals } from './literal.ts';

const expressions = parser.configure({ top: 'Expression' });
const unaryTests = parser.configure({ top: 'UnaryTests' });

/** What the reader of one excerpt carries: its text, its place, and the literals masked in it. */
type Reading = { readonly text: string; readonly start: number; readonly literals: ReadonlyMap<number, string>; readonly complain: Complain };

/**
 * Reads a formula. What cannot be read is complained of and comes back as `broken`; in a context only the entries
 * with a fault in them do, so that the names of the others stay known.
 */
export function parseFormula(excerpt: Excerpt, complain: Complain): Formula {
  const { text, found } = replaceForeignMarks(excerpt, complain);
  const top = expressions.parse(text).topNode;
  const reading: Reading = { text, start: excerpt.at.from, literals: new Map(), complain };
  const faults = [...found, ...errorsIn(top)];
  if (found.length === 0) complainOfErrors(top, reading);
  const [only] = childrenOf(top);
  if (!only && faults.length === 0) complain('formula-missing', excerpt.at);
  if (!only || (faults.length > 0 && only.name !== 'Context')) return { kind: 'broken', at: excerpt.at };
  // The parser's guesses after a fault would only repeat it.
  const formula = readFormula(only, faults.length === 0 ? reading : { ...reading, complain: () => {} });
  return faults.length === 0 || formula.kind !== 'context' ? formula : withoutFaults(formula, faults, excerpt);
}

/** The context with `broken` for every entry in which, or right before which, a fault lies. */
function withoutFaults(context: Formula & { kind: 'context' }, faults: readonly Span[], excerpt: Excerpt): Formula {
  let before = excerpt.at.from;
  const entries = context.entries.map((entry): ContextEntry => {
    const within = { from: before - excerpt.at.from, to: entry.value.at.to - excerpt.at.from };
    before = entry.value.at.to;
    const faulty = faults.some(({ from, to }) => from <= within.to && to >= within.from);
    return faulty ? { key: entry.key, value: { kind: 'broken', at: entry.value.at } } : entry;
  });
  return { ...context, entries };
}

/** Reads the unary tests of a table's input cell, in which literals such as 150席 may stand. */
export function parseTests(excerpt: Excerpt, complain: Complain): UnaryTest[] {
  const { masked, literals } = maskLiterals(excerpt.text);
  const { text, found } = replaceForeignMarks({ ...excerpt, text: masked }, complain);
  if (found.length > 0) return [];
  const top = unaryTests.parse(text).topNode;
  const reading: Reading = { text: masked, start: excerpt.at.from, literals, complain };
  complainOfErrors(top, { ...reading, text: excerpt.text });
  if (errorsIn(top).length > 0) return [];
  const children = childrenOf(top);
  const [first] = children;
  return first?.name === 'not' ? readTests(first, reading) : children.flatMap((node) => readTests(node, reading));
}

function errorsIn(top: SyntaxNode): Span[] {
  const errors: Span[] = [];
  const cursor = top.cursor();
  do {
    if (cursor.type.isError) errors.push({ from: cursor.from, to: cursor.to });
  } while (cursor.next());
  return errors;
}

/** The first error tells what is wrong; those after it come from the parser's guesses. */
function complainOfErrors(top: SyntaxNode, reading: Reading): void {
  const [error] = errorsIn(top);
  if (!error) return;
  const rest = reading.text.slice(error.from);
  const [, space = '', word = ''] = /^(\s*)([\p{L}\p{N}_]+|\S)?/u.exec(rest) ?? [];
  const from = error.from + space.length;
  const at = error.to > from ? { from, to: error.to } : { from, to: from + word.length };
  const text = reading.text.slice(at.from, at.to);
  reading.complain(text === '' ? 'formula-incomplete' : 'formula-unreadable', shift(at, reading.start), { values: { text } });
}

function childrenOf(node: SyntaxNode): SyntaxNode[] {
  const children: SyntaxNode[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) {
    if (child.type.isError || child.name === 'LineComment' || child.name === 'BlockComment') continue;
    children.push(child);
  }
  return children;
}

const KEYWORDS = new Set([
  'if', 'then', 'else', 'for', 'in', 'return', 'some', 'every', 'satisfies', 'function', 'between', 'and', 'or', 'not',
  '(', ')', '[', ']', '{', '}', '..', '.', 'external',
]);

/** The children that are formulas, without the words and brackets around them. */
function partsOf(node: SyntaxNode): SyntaxNode[] {
  return childrenOf(node).filter((child) => !KEYWORDS.has(child.name) && !child.name.endsWith('Op'));
}

function textOf({ from, to }: SyntaxNode, { text }: Reading): string {
  return text.slice(from, to);
}

function spanIn({ from, to }: SyntaxNode, { start }: Reading): Span {
  return { from: from + start, to: to + start };
}

function part(node: SyntaxNode, index: number, reading: Reading): Formula {
  const child = partsOf(node)[index];
  return child ? readFormula(child, reading) : { kind: 'broken', at: spanIn(node, reading) };
}

function readFormula(node: SyntaxNode, reading: Reading): Formula {
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
    case 'Conjunction': return { kind: 'and', parts: partsOf(node).map((child) => readFormula(child, reading)), at };
    case 'Disjunction': return { kind: 'or', parts: partsOf(node).map((child) => readFormula(child, reading)), at };
    case 'IfExpression':
      return { kind: 'if', test: part(node, 0, reading), then: part(node, 1, reading), else: part(node, 2, reading), at };
    case 'ForExpression':
      return { kind: 'for', iterators: readIterators(node, reading), result: part(node, 1, reading), at };
    case 'QuantifiedExpression': {
      const kind = node.firstChild?.name === 'some' ? 'some' : 'every';
      return { kind, iterators: readIterators(node, reading), test: part(node, 1, reading), at };
    }
    case 'FilterExpression': return { kind: 'filter', list: part(node, 0, reading), where: part(node, 1, reading), at };
    case 'PathExpression': return { kind: 'path', of: part(node, 0, reading), field: nameOf(partsOf(node)[1] ?? node, reading), at };
    case 'FunctionInvocation':
    case 'DateTimeLiteral': return readCall(node, reading);
    case 'FunctionDefinition': return readFunction(node, reading);
    case 'Context': return { kind: 'context', entries: childrenOf(node).flatMap((child) => readEntry(child, reading)), at };
    case 'List': return { kind: 'list', items: partsOf(node).map((child) => readFormula(child, reading)), at };
    case 'SimplePositiveUnaryTest':
    case 'PositiveUnaryTest': return readInnerTest(node, reading);
    case 'Interval': return readInterval(node, reading);
    default: return unsupported(node, reading);
  }
}

function unsupported(node: SyntaxNode, reading: Reading): Formula {
  const at = spanIn(node, reading);
  reading.complain('formula-unsupported', at, { values: { text: textOf(node, reading) } });
  return { kind: 'broken', at };
}

function readNumber(node: SyntaxNode, reading: Reading): Formula {
  const at = spanIn(node, reading);
  const text = textOf(node, reading);
  if (!text.startsWith('-')) return { kind: 'number', text, at };
  const number = text.slice(1).trimStart();
  return { kind: 'negate', of: { kind: 'number', text: number, at: { from: at.to - number.length, to: at.to } }, at };
}

function readName(node: SyntaxNode, reading: Reading): Formula {
  const literal = reading.literals.get(node.from);
  const at = spanIn(node, reading);
  return literal === undefined ? { kind: 'name', text: words(textOf(node, reading)), at } : { kind: 'literal', text: literal, at };
}

/** Names may hold spaces; one space stands for any. */
function words(text: string): string {
  return text.trim().replaceAll(/\s+/g, ' ');
}

function unquote(text: string): string {
  const inner = text.slice(1, text.endsWith('"') && text.length > 1 ? -1 : undefined);
  return inner.replaceAll(/\\(["\\nt])/g, (_, escaped: string) => ({ n: '\n', t: '\t' })[escaped] ?? escaped);
}

function nameOf(node: SyntaxNode, reading: Reading): WrittenName {
  const text = words(textOf(node, reading));
  return { name: text.startsWith('"') ? unquote(text) : text, at: spanIn(node, reading) };
}

function readArithmetic(node: SyntaxNode, reading: Reading): Formula {
  const at = spanIn(node, reading);
  const operator = textOf(childrenOf(node).find((child) => child.name === 'ArithOp') ?? node, reading);
  if (partsOf(node).length === 1 && operator === '-') return { kind: 'negate', of: part(node, 0, reading), at };
  if (!['+', '-', '*', '/'].includes(operator)) return unsupported(node, reading);
  return {
    kind: 'arithmetic', operator: operator as ArithmeticOperator, left: part(node, 0, reading), right: part(node, 1, reading), at,
  };
}

function readComparison(node: SyntaxNode, reading: Reading): Formula {
  const at = spanIn(node, reading);
  const children = childrenOf(node);
  const operator = children[1];
  const value = part(node, 0, reading);
  if (operator?.name === 'between') return { kind: 'between', value, from: part(node, 1, reading), to: part(node, 2, reading), at };
  if (operator?.name === 'in') {
    return { kind: 'in', value, tests: children.slice(2).filter(({ name }) => name !== '(' && name !== ')').flatMap((child) => readTests(child, reading)), at };
  }
  // `a >> 1` parses as a comparison with the test `> 1`.
  if (children[2]?.name === 'SimplePositiveUnaryTest' && children[2].firstChild?.name === 'CompareOp') return unsupported(node, reading);
  const symbol = operator ? textOf(operator, reading) : '=';
  return { kind: 'compare', operator: symbol as ComparisonOperator, left: value, right: part(node, 1, reading), at };
}

function readIterators(node: SyntaxNode, reading: Reading): Iterator[] {
  const list = node.getChild('InExpressions');
  return (list?.getChildren('InExpression') ?? []).map((each): Iterator => {
    const [name, domain] = partsOf(each);
    const range = domain ? partsOf(domain) : [];
    const from = range[0] ? readFormula(range[0], reading) : { kind: 'broken' as const, at: spanIn(each, reading) };
    const to = range[1] ? readFormula(range[1], reading) : undefined;
    const at = spanIn(domain ?? each, reading);
    return { name: nameOf(name ?? each, reading), in: to ? { kind: 'integers', from, to, at } : from };
  });
}

function readCall(node: SyntaxNode, reading: Reading): Formula {
  const at = spanIn(node, reading);
  const [callee, list] = partsOf(node);
  if (!callee || callee.name === 'AtLiteral' || list?.name === 'NamedParameters') return unsupported(node, reading);
  const calleeFormula: Formula = callee.name === 'DateTimeConstructor'
    ? { kind: 'name', text: textOf(callee, reading), at: spanIn(callee, reading) }
    : readFormula(callee, reading);
  return { kind: 'call', callee: calleeFormula, args: list ? partsOf(list).map((child) => readFormula(child, reading)) : [], at };
}

function readFunction(node: SyntaxNode, reading: Reading): Formula {
  const params = node.getChild('FormalParameters')?.getChildren('FormalParameter') ?? [];
  const body = node.getChild('FunctionBody');
  const inner = body && partsOf(body)[0];
  if (!inner) return unsupported(node, reading);
  return {
    kind: 'function', params: params.map((param) => nameOf(param, reading)), body: readFormula(inner, reading), at: spanIn(node, reading),
  };
}

function readEntry(node: SyntaxNode, reading: Reading): ContextEntry[] {
  if (node.name !== 'ContextEntry') return [];
  const [key, value] = partsOf(node);
  if (!key) return [];
  return [{ key: nameOf(key, reading), value: value ? readFormula(value, reading) : { kind: 'broken', at: spanIn(node, reading) } }];
}

function readInnerTest(node: SyntaxNode, reading: Reading): Formula {
  const [inner] = childrenOf(node);
  return inner && inner.name !== 'CompareOp' ? readFormula(inner, reading) : unsupported(node, reading);
}

function readInterval(node: SyntaxNode, reading: Reading): Formula {
  const [open, close] = [node.firstChild?.name, node.lastChild?.name];
  return {
    kind: 'interval', from: part(node, 0, reading), to: part(node, 1, reading),
    withFrom: open === '[', withTo: close === ']', at: spanIn(node, reading),
  };
}

function readTests(node: SyntaxNode, reading: Reading): UnaryTest[] {
  const at = spanIn(node, reading);
  switch (node.name) {
    case 'Wildcard': return [{ kind: 'any', at }];
    case 'PositiveUnaryTests': return childrenOf(node).flatMap((child) => readTests(child, reading));
    case 'PositiveUnaryTest': {
      const [inner] = childrenOf(node);
      return inner ? readTests(inner, reading) : [];
    }
    case 'SimplePositiveUnaryTest': return [readSimpleTest(node, reading)];
    case 'not': {
      const negated = node.nextSibling?.nextSibling;
      return negated ? [{ kind: 'not', tests: readTests(negated, reading), at: { from: at.from, to: negated.to + reading.start } }] : [];
    }
    default: {
      const formula = readFormula(node, reading);
      return [mentionsTested(node) ? { kind: 'holds', formula, at } : { kind: 'matches', value: formula, at }];
    }
  }
}

function readSimpleTest(node: SyntaxNode, reading: Reading): UnaryTest {
  const at = spanIn(node, reading);
  const [first, second] = childrenOf(node);
  if (first?.name === 'CompareOp' && second) {
    return { kind: 'is', operator: textOf(first, reading) as ComparisonOperator, value: readFormula(second, reading), at };
  }
  return { kind: 'matches', value: first ? readFormula(first, reading) : { kind: 'broken', at }, at };
}

function mentionsTested(node: SyntaxNode): boolean {
  const cursor = node.cursor();
  do {
    if (cursor.name === '?') return true;
  } while (cursor.next() && cursor.from < node.to);
  return false;
}
