import { parser } from '@bpmn-io/lezer-feel';
import type { SyntaxNode } from '@lezer/common';
import type { Complain } from '../diagnostics.ts';
import type { Excerpt } from '../source/document.ts';
import { shift } from '../source/source-text.ts';
import type { Span } from '../source/source-text.ts';
import type { ContextEntry, Formula, UnaryTest } from './ast.ts';
import { replaceForeignMarks } from './foreign-marks.ts';
import { maskLiterals } from './literal.ts';
import { readFormula, readTests } from './read-formula.ts';
import { childrenOf, spanIn } from './syntax-node.ts';
import type { Reading } from './syntax-node.ts';

const expressions = parser.configure({ top: 'Expression' });
const unaryTests = parser.configure({ top: 'UnaryTests' });

/**
 * Reads a formula. What cannot be read is complained of and comes back as `broken`; in a context only the
 * entries with a fault in them do, so that the names of the others stay known.
 */
export function parseFormula(excerpt: Excerpt, complain: Complain): Formula {
  const { text, found } = replaceForeignMarks(excerpt, complain);
  const top = expressions.parse(text).topNode;
  const reading: Reading = { text, start: excerpt.at.from, literals: new Map(), complain };
  const faults = [...found, ...errorsIn(top)];
  const [only] = childrenOf(top);
  if (!only) complain('formula-missing', excerpt.at);
  else if (found.length === 0) complainOfErrors(top, reading);
  if (only && faults.length === 0) return readFormula(only, reading);
  return readFaulty(only, faults, reading, excerpt);
}

/** Of a context with faults, the entries without; the parser's guesses after a fault would only repeat it. */
function readFaulty(
  node: SyntaxNode | undefined, faults: readonly Span[], reading: Reading, excerpt: Excerpt,
): Formula {
  const formula = node?.name === 'Context' ? readFormula(node, { ...reading, complain: ignore }) : undefined;
  if (formula?.kind !== 'context') return { kind: 'broken', at: excerpt.at };
  let before = excerpt.at.from;
  const entries = formula.entries.map((entry): ContextEntry => {
    const within = shift({ from: before, to: entry.value.at.to }, -excerpt.at.from);
    before = entry.value.at.to;
    const isFaulty = faults.some(({ from, to }) => from <= within.to && to >= within.from);
    return isFaulty ? { key: entry.key, value: { kind: 'broken', at: entry.value.at } } : entry;
  });
  return { ...formula, entries };
}

function ignore(): void {}

/** Reads the unary tests of a table's input cell, in which literals such as 3年 may stand. */
export function parseTests(excerpt: Excerpt, complain: Complain): UnaryTest[] {
  const { masked, literals } = maskLiterals(excerpt.text);
  const { text, found } = replaceForeignMarks({ ...excerpt, text: masked }, complain);
  if (found.length > 0) return [];
  const top = unaryTests.parse(text).topNode;
  const reading: Reading = { text: masked, start: excerpt.at.from, literals, complain };
  complainOfErrors(top, { ...reading, text: excerpt.text });
  if (errorsIn(top).length > 0) return [];
  const tests = childrenOf(top).filter(({ name }) => name === 'PositiveUnaryTests' || name === 'Wildcard')
    .flatMap((node) => readTests(node, reading));
  return top.getChild('not') ? [{ kind: 'not', tests, at: spanIn(top, reading) }] : tests;
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
function complainOfErrors(top: SyntaxNode, { text, start, complain }: Reading): void {
  const [error] = errorsIn(top);
  if (!error) return;
  const [, space = '', word = ''] = /^(\s*)([\p{L}\p{N}_]+|\S)?/u.exec(text.slice(error.from)) ?? [];
  const from = error.from + space.length;
  const at = error.to > from ? { from, to: error.to } : { from, to: from + word.length };
  const wrong = text.slice(at.from, at.to);
  const code = wrong === '' ? 'formula-incomplete' : 'formula-unreadable';
  complain(code, shift(at, start), { values: { text: wrong } });
}
