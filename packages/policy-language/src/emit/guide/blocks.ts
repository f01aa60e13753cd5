/** A document as blocks, and the two ways of writing it down. */

export type Block =
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3 | 4; readonly text: string }
  | { readonly kind: 'paragraph' | 'note'; readonly text: string }
  /** Words of the law. */
  | { readonly kind: 'quote'; readonly lines: readonly string[] }
  | { readonly kind: 'list'; readonly items: readonly string[]; readonly style: 'bullet' | 'number' | 'check' }
  | { readonly kind: 'table'; readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] };

/** The blocks of a document as Markdown, marks in the texts escaped; ends in one line break and never throws. */
export function toMarkdown(blocks: readonly Block[]): string {
  return `${blocks.map(markdownOf).join('\n\n')}\n`;
}

const SIGNS = { bullet: () => '-', number: (at: number) => `${at + 1}.`, check: () => '- [ ]' } as const;

function markdownOf(block: Block): string {
  switch (block.kind) {
    case 'heading': return `${'#'.repeat(block.level)} ${plain(block.text)}`;
    case 'paragraph': return plain(block.text);
    case 'note': return `*${plain(block.text)}*`;
    case 'quote': return block.lines.map((line) => `> ${plain(line)}`).join('\n>\n');
    case 'list': return block.items.map((item, at) => `${SIGNS[block.style](at)} ${plain(item)}`).join('\n');
    case 'table': {
      const rows = [block.head, block.head.map(() => '---'), ...block.rows];
      return rows.map((row) => `| ${row.map(cellOf).join(' | ')} |`).join('\n');
    }
  }
}

/** Text that Markdown would read as marks stands as it is. */
function plain(text: string): string {
  return text.replaceAll(/([\\`*_[\]<>])/g, '\\$1').replaceAll('\n', ' ');
}

function cellOf(text: string): string {
  return plain(text).replaceAll('|', '\\|');
}

/** The blocks of a document as one page without anything to load, texts escaped; prints on A4 and never throws. */
export function toHtml(blocks: readonly Block[], language: 'zh-CN' | 'en'): string {
  const title = blocks.find((block) => block.kind === 'heading')?.text ?? '';
  const body = blocks.map(htmlOf).join('\n');
  return `<!doctype html>\n<html lang="${language}">\n<head>\n<meta charset="utf-8">\n`
    + `<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>${escape(title)}</title>\n`
    + `<style>${STYLE}</style>\n</head>\n<body>\n<main>\n${body}\n</main>\n</body>\n</html>\n`;
}

const STYLE = `
body { margin: 0; background: #fff; color: #1a1a1a;
  font: 16px/1.75 "Noto Serif SC", "Source Han Serif SC", "Songti SC", SimSun, Georgia, serif; }
main { max-width: 46rem; margin: 0 auto; padding: 3rem 1.5rem 5rem; }
h1 { font-size: 1.75rem; line-height: 1.4; text-align: center; text-wrap: balance; margin: 0 0 1.5rem; }
h2 { font-size: 1.3rem; margin: 2.8rem 0 .8rem; padding-bottom: .3rem; border-bottom: 2px solid #a61b1b; }
h3 { font-size: 1.12rem; margin: 2.2rem 0 .6rem; } h4 { font-size: 1rem; margin: 1.4rem 0 .4rem; }
p { margin: .6rem 0; } .note { color: #595959; font-size: .92rem; }
blockquote { margin: .8rem 0; padding: .2rem 1rem; border-left: 3px solid #a61b1b; background: #faf7f2; }
ul, ol { padding-left: 1.6rem; margin: .5rem 0; } li { margin: .2rem 0; }
ul.check { list-style: none; padding-left: .2rem; } ul.check li::before { content: "☐"; margin-right: .6rem; }
table { border-collapse: collapse; width: 100%; margin: .8rem 0; font-size: .92rem; line-height: 1.55; }
th, td { border: 1px solid #bfbfbf; padding: .35rem .6rem; text-align: left; vertical-align: top; }
th { background: #f3f0ea; font-weight: 600; } td:empty { height: 1.8rem; } th:first-child { min-width: 6.5em; }
@media print { body { font-size: 11pt; } main { max-width: none; padding: 0; } h2, h3, h4 { break-after: avoid; }
  tr, blockquote { break-inside: avoid; } @page { size: A4; margin: 22mm 20mm; } }
`;

function htmlOf(block: Block): string {
  switch (block.kind) {
    case 'heading': return `<h${block.level}>${escape(block.text)}</h${block.level}>`;
    case 'paragraph': return `<p>${escape(block.text)}</p>`;
    case 'note': return `<p class="note">${escape(block.text)}</p>`;
    case 'quote': return `<blockquote>${block.lines.map((line) => `<p>${escape(line)}</p>`).join('')}</blockquote>`;
    case 'list': {
      const items = block.items.map((item) => `<li>${escape(item)}</li>`).join('');
      if (block.style === 'number') return `<ol>${items}</ol>`;
      return block.style === 'check' ? `<ul class="check">${items}</ul>` : `<ul>${items}</ul>`;
    }
    case 'table': return `<table><thead>${htmlRow(block.head, 'th')}</thead><tbody>`
      + `${block.rows.map((row) => htmlRow(row, 'td')).join('')}</tbody></table>`;
  }
}

function htmlRow(cells: readonly string[], tag: 'th' | 'td'): string {
  return `<tr>${cells.map((cell) => `<${tag}>${escape(cell)}</${tag}>`).join('')}</tr>`;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escape(text: string): string {
  return text.replaceAll(/[&<>"]/g, (mark) => ENTITIES[mark] ?? mark);
}
