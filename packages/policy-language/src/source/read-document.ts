import type { Code, Paragraph, RootContent } from 'mdast';
import type { Complain } from '../diagnostics.ts';
import { nearestName } from '../nearest-name.ts';
import type { Block, Excerpt, PolicyDocument, WrittenClause } from './document.ts';
import { parseMarkdown, plainText, spanOf } from './markdown.ts';
import { readQuote } from './read-quote.ts';
import { readTable } from './read-table.ts';
import type { SourceText } from './source-text.ts';

const CLAUSE_HEADING = /^([0-9]+(?:\.[0-9]+)*)(?:\s+|$)/;

/** Reads the Markdown of a policy file into clauses with law, declarations, formulas and tables (README §1). */
export function readDocument(source: SourceText, complain: Complain): PolicyDocument {
  const clauses: (WrittenClause & { blocks: Block[] })[] = [];
  let current: (WrittenClause & { blocks: Block[] }) = { id: '0', heading: '', at: { from: 0, to: 0 }, blocks: [] };
  let paragraph: Paragraph | undefined;
  for (const node of parseMarkdown(source.text).children) {
    const opened = node.type === 'heading' ? CLAUSE_HEADING.exec(plainText(node)) : null;
    if (opened) {
      if (current.heading !== '' || current.blocks.length > 0) clauses.push(current);
      const id = opened[1] ?? '';
      if (clauses.some((clause) => clause.id === id)) complain('clause-repeated', spanOf(node), { values: { clause: id } });
      current = { id, heading: plainText(node).slice(opened[0].length).trim(), at: spanOf(node), blocks: [] };
    }
    const block = readBlock(node, paragraph, source, complain);
    if (block) current.blocks.push(block);
    paragraph = node.type === 'paragraph' ? node : undefined;
  }
  return { clauses: [...clauses, current] };
}

function readBlock(node: RootContent, before: Paragraph | undefined, source: SourceText, complain: Complain): Block | undefined {
  if (node.type === 'blockquote') return { kind: 'quote', paragraphs: readQuote(node, source, complain) };
  if (node.type === 'table') return readTable(node, before, source, complain);
  if (node.type === 'code') return readFence(node, source, complain);
  return undefined;
}

function readFence(node: Code, source: SourceText, complain: Complain): Block | undefined {
  const body = bodyOf(node, source);
  if (node.lang === 'yaml') return { kind: 'yaml', body };
  if (node.lang === 'feel') return { kind: 'feel', body, ...itemOf(node, source) };
  const nearest = node.lang ? nearestName(node.lang, ['yaml', 'feel']) : undefined;
  if (nearest !== undefined) complain('unknown-fence', body.at, { values: { language: node.lang ?? '' }, nearest });
  return undefined;
}

/** The lines between the fences. */
function bodyOf(node: Code, source: SourceText): Excerpt {
  const opening = source.text.indexOf('\n', spanOf(node).from) + 1;
  const from = Math.min(opening === 0 ? spanOf(node).to : opening, spanOf(node).to);
  const to = Math.min(from + node.value.length, spanOf(node).to);
  return { text: source.text.slice(from, to), at: { from, to } };
}

/** The item that a formula block computes, the word after `feel`. */
function itemOf(node: Code, source: SourceText): { item?: Excerpt } {
  const text = node.meta?.trim();
  if (text === undefined || text === '') return {};
  const from = source.text.indexOf(text, spanOf(node).from);
  return { item: { text, at: { from, to: from + text.length } } };
}
