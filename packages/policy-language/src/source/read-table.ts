import type { Paragraph, Table, TableCell, TableRow } from 'mdast';
import type { Complain } from '../diagnostics.ts';
import type { Excerpt, WrittenTable } from './document.ts';
import { spanOf } from './markdown.ts';
import type { SourceText, Span } from './source-text.ts';

const CAPTION = /^\*\*([^*]+)\*\*\s*[（(]([^）)]*)[）)]\s*命中\s*`([^`]*)`/d;

/** A table and the paragraph before it, `**名**（列, 列）命中 \`U\``; undefined when the paragraph is no caption. */
export function readTable(table: Table, caption: Paragraph | undefined, source: SourceText, complain: Complain): WrittenTable | undefined {
  const at = spanOf(table);
  const captionAt = caption && spanOf(caption);
  const match = captionAt && CAPTION.exec(source.text.slice(captionAt.from, captionAt.to));
  const [, name, inputs, hit] = match?.indices ?? [];
  if (!captionAt || !name || !inputs || !hit) {
    complain('table-without-caption', at);
    return undefined;
  }
  const cut = ([from, to]: [number, number]): Excerpt => excerpt(source, { from: captionAt.from + from, to: captionAt.from + to });
  const [header, ...rows] = table.children;
  return {
    kind: 'table', at: captionAt, name: cut(name), hit: cut(hit), inputs: splitNames(cut(inputs)),
    header: header ? cellsOf(header, source) : [],
    rows: rows.map((row) => ({ at: spanOf(row), cells: cellsOf(row, source) })),
  };
}

function excerpt(source: SourceText, span: Span): Excerpt {
  return trimmed({ text: source.text.slice(span.from, span.to), at: span });
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

function cellsOf(row: TableRow, source: SourceText): Excerpt[] {
  return row.children.map((cell: TableCell) => {
    const first = cell.children[0];
    const last = cell.children.at(-1);
    if (!first || !last) return { text: '', at: spanOf(cell) };
    return excerpt(source, { from: spanOf(first).from, to: spanOf(last).to });
  });
}
