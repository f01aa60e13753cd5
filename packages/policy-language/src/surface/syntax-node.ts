import type { SyntaxNode } from '@lezer/common';
import type { Complain } from '../diagnostics.ts';
import type { Span } from '../source/source-text.ts';
import type { WrittenName } from './ast.ts';

/** What the reader of one excerpt carries: its text, its place, and the literals that were masked in it. */
export type Reading = {
  readonly text: string; readonly start: number;
  readonly literals: ReadonlyMap<number, string>; readonly complain: Complain;
};

/** Words and brackets of the grammar, which are no formulas. */
const KEYWORDS = new Set([
  'if', 'then', 'else', 'for', 'in', 'return', 'some', 'every', 'satisfies', 'function', 'between',
  'and', 'or', 'not', '(', ')', '[', ']', '{', '}', '..', '.', 'external',
]);

/** The children of a node without comments and errors. */
export function childrenOf(node: SyntaxNode): SyntaxNode[] {
  const children: SyntaxNode[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) {
    const isNoise = child.type.isError || child.name === 'LineComment' || child.name === 'BlockComment';
    if (!isNoise) children.push(child);
  }
  return children;
}

/** The children that are formulas. */
export function partsOf(node: SyntaxNode): SyntaxNode[] {
  return childrenOf(node).filter((child) => !KEYWORDS.has(child.name) && !child.name.endsWith('Op'));
}

export function textOf({ from, to }: SyntaxNode, { text }: Reading): string {
  return text.slice(from, to);
}

/** The place of a node in the policy file. */
export function spanIn({ from, to }: SyntaxNode, { start }: Reading): Span {
  return { from: from + start, to: to + start };
}

/** Names may hold spaces; one space stands for any. */
export function wordsOf(node: SyntaxNode, reading: Reading): string {
  return textOf(node, reading).trim().replaceAll(/\s+/g, ' ');
}

/** A name that is bound; keys of contexts may be quoted. */
export function nameOf(node: SyntaxNode, reading: Reading): WrittenName {
  const text = wordsOf(node, reading);
  return { name: text.startsWith('"') ? unquote(text) : text, at: spanIn(node, reading) };
}

const ESCAPES = /\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{6})|(["'\\nrt]))/g;
const BREAKS: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' };

/** The character of a code; a code of more than Unicode has stays out. */
function characterOf(code: string): string {
  const point = Number.parseInt(code, 16);
  return point > 0x10_FF_FF ? '' : String.fromCodePoint(point);
}

/** The text of a string literal. */
export function unquote(text: string): string {
  const inside = text.slice(1, text.endsWith('"') && text.length > 1 ? -1 : undefined);
  return inside.replaceAll(ESCAPES, (_, four?: string, six?: string, one: string = '') => {
    const code = four ?? six;
    return code === undefined ? BREAKS[one] ?? one : characterOf(code);
  });
}

/** Whether `?` stands anywhere in the node. */
export function mentionsTested(node: SyntaxNode): boolean {
  return node.name === '?' || childrenOf(node).some(mentionsTested);
}
