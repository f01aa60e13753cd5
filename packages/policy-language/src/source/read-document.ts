import type { Code, Heading, Paragraph, RootContent } from 'mdast';
import { notAmong } from '../diagnostics.ts';
import type { Complain } from '../diagnostics.ts';
import { nearestName } from '../nearest-name.ts';
import type { Block, Excerpt, PolicyDocument, WrittenClause } from './document.ts';
import { parseMarkdown, plainText, spanOf } from './markdown.ts';
import { readQuote } from './read-quote.ts';
import { readTable } from './read-table.ts';
import type { SourceText, Span } from './source-text.ts';

const CLAUSE_HEADING = /^([0-9]+(?:\.[0-9]+)*)(?:\s+|$)/;
const OURS = ['yaml', 'feel'];
type OpenClause = WrittenClause & { readonly blocks: Block[] };

/** Reads the Markdown of a policy file into clauses with their law, declarations, formulas and tables. */
export function readDocument(source: SourceText, complain: Complain): PolicyDocument {
  const clauses: OpenClause[] = [{ id: '0', heading: '', at: { from: 0, to: 0 }, blocks: [] }];
  let before: Paragraph | undefined;
  for (const node of parseMarkdown(source.text).children) {
    const opened = node.type === 'heading' ? openClause(node) : undefined;
    if (opened) clauses.push(opened);
    const block = readBlock(node, before, source, complain);
    if (block) clauses.at(-1)?.blocks.push(block);
    before = node.type === 'paragraph' ? node : undefined;
  }
  complainOfTwins(clauses.slice(1), complain);
  return { clauses: clauses.filter(({ heading, blocks }) => heading !== '' || blocks.length > 0) };
}

/** The clause that a heading opens; undefined when it begins with no clause number. */
function openClause(heading: Heading): OpenClause | undefined {
  const text = plainText(heading);
  const [number, id] = CLAUSE_HEADING.exec(text) ?? [];
  if (number === undefined || id === undefined) return undefined;
  return { id, heading: text.slice(number.length).trim(), at: spanOf(heading), blocks: [] };
}

function complainOfTwins(clauses: readonly WrittenClause[], complain: Complain): void {
  for (const [index, { id, at }] of clauses.entries()) {
    const isTwin = clauses.slice(0, index).some((clause) => clause.id === id);
    if (isTwin) complain('clause-repeated', at, { values: { clause: id } });
  }
}

function readBlock(
  node: RootContent, before: Paragraph | undefined, source: SourceText, complain: Complain,
): Block | undefined {
  if (node.type === 'blockquote') return { kind: 'quote', paragraphs: readQuote(node, source, complain) };
  if (node.type === 'table') return readTable(node, before, source, complain);
  if (node.type === 'code') return readFence(node, source, complain);
  return undefined;
}

/** A block of declarations or formulas; other languages are commentary, unless mistyped. */
function readFence(node: Code, source: SourceText, complain: Complain): Block | undefined {
  const body = bodyOf(node, source);
  const lang = node.lang ?? '';
  if (OURS.includes(lang)) {
    if (node.position?.start.column !== 1) {
      complain('fence-indented', spanOf(node));
      return undefined;
    }
    return lang === 'yaml' ? { kind: 'yaml', body } : { kind: 'feel', body, ...itemOf(node, source) };
  }
  const isMistyped = nearestName(lang, OURS) !== undefined;
  if (isMistyped) complain('unknown-fence', fenceWord(node, lang, source), notAmong(OURS, lang));
  return undefined;
}

/** Place of the word that names the language of a block. */
function fenceWord(node: Code, word: string, source: SourceText): Span {
  return placeWithin(spanOf(node), word, source);
}

/** The lines between the fences. */
function bodyOf(node: Code, source: SourceText): Excerpt {
  const { from: start, to: end } = spanOf(node);
  const opening = source.text.indexOf('\n', start) + 1;
  const from = opening === 0 ? end : Math.min(opening, end);
  const to = Math.min(from + node.value.length, end);
  return { text: source.text.slice(from, to), at: { from, to } };
}

/** The item that a formula block computes, the word after `feel`. */
function itemOf(node: Code, source: SourceText): { item?: Excerpt } {
  const text = node.meta?.trim();
  if (!text) return {};
  return { item: { text, at: placeWithin(spanOf(node), text, source) } };
}

/** Where the text stands; the whole stretch when Markdown reads it otherwise than it is written. */
function placeWithin(span: Span, text: string, source: SourceText): Span {
  const from = source.text.indexOf(text, span.from);
  return from === -1 || from >= span.to ? span : { from, to: from + text.length };
}
