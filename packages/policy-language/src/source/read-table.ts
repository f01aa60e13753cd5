import type { Paragraph, Table, TableCell, TableRow } from 'mdast';
import type { Complain } from '../diagnostics.ts';
import type { Excerpt, WrittenTable } from './document.ts';
import { spanOf } from './markdown.ts';
import { shift } from './source-text.ts';
import type { SourceText, Span } from './source-text.ts';

const CAPTION = /^\*\*([^*]+)\*\*\s*[（(]([^）)]*)[）)]\s*命中\s*`([^`]*)`/d;

/** A table with the paragraph before it, `**名**（列, 列）命中 \`U\``; undefined when that is no caption. */
export function readTable(
  table: Table, before: Paragraph | undefined, source: SourceText, complain: Complain,
): WrittenTable | undefined {
  const caption = before && readCaption(spanOf(before), source);
  if (!caption) {
    complain('table-without-caption', spanOf(table));
    return undefined;
  }
  const [header, ...rows] = table.children;
  return {
    kind: 'table', ...caption, header: header ? cellsOf(header, source) : [],
    rows: rows.map((row) => ({ at: spanOf(row), cells: cellsOf(row, source) })),
  };
}

type Caption = Pick<WrittenTable, 'at' | 'name' | 'inputs' | 'hit'>;

function readCaption(at: Span, source: SourceText): Caption | undefined {
  const [, name, inputs, hit] = CAPTION.exec(source.text.slice(at.from, at.to))?.indices ?? [];
  if (!name || !inputs || !hit) return undefined;
  const cut = ([from, to]: [number, number]): Excerpt => excerpt(source, shift({ from, to }, at.from));
  return { at, name: cut(name), inputs: splitNames(cut(inputs)), hit: cut(hit) };
}

function excerpt(source: SourceText, at: Span): Excerpt {
  return trimmed({ text: source.text.slice(at.from, at.to), at });
}

/** Without white space around it. */
function trimmed({ text, at }: Excerpt): Excerpt {
  const from = at.from + (text.length - text.trimStart().length);
  return { text: text.trim(), at: { from, to: from + text.trim().length } };
}

function splitNames({ text, at }: Excerpt): Excerpt[] {
  return [...text.matchAll(/[^,，、]+/g)].map((match) => {
    const from = at.from + match.index;
    return trimmed({ text: match[0], at: { from, to: from + match[0].length } });
  }).filter((name) => name.text !== '');
}

/** Cells as they stand in the file: Markdown would take `*` and `_` out of them. */
function cellsOf(row: TableRow, source: SourceText): Excerpt[] {
  return row.children.map((cell: TableCell) => {
    const [first, last] = [cell.children[0], cell.children.at(-1)];
    if (!first || !last) return { text: '', at: spanOf(cell) };
    const { text, at } = excerpt(source, { from: spanOf(first).from, to: spanOf(last).to });
    return { text: text.replaceAll('\\|', '|'), at };
  });
}
