import type { Blockquote, Link, Paragraph, PhrasingContent, Text } from 'mdast';
import type { Complain, ComplaintDetails } from '../diagnostics.ts';
import { readAddress } from './address.ts';
import type { QuoteParagraph, QuoteRun } from './document.ts';
import { spanOf } from './markdown.ts';
import type { SourceText, Span } from './source-text.ts';

/** The paragraphs of the law in a block quote, each character with its place in the file. */
export function readQuote(quote: Blockquote, source: SourceText, complain: Complain): QuoteParagraph[] {
  return quote.children.flatMap((child) => {
    if (child.type === 'paragraph') return [readParagraph(child, source, complain)];
    const at = spanOf(child);
    if (child.type === 'list') complain('list-in-quote', at, escapedMarker(source, at));
    else complain('markup-in-quote', at, { values: { markup: child.type } });
    return [];
  });
}

/** `1. …` becomes `1\. …`, so that Markdown sees no list. */
function escapedMarker(source: SourceText, at: Span): ComplaintDetails {
  const marker = /^(?:[0-9]+(?=[.)])|(?=[-+*]))/.exec(source.text.slice(at.from, at.to))?.[0] ?? '';
  const end = at.from + marker.length + 1;
  return { fix: { text: `${marker}\\${source.text.slice(end - 1, end)}`, at: { from: at.from, to: end } } };
}

function readParagraph(paragraph: Paragraph, source: SourceText, complain: Complain): QuoteParagraph {
  const runs = paragraph.children.flatMap((child): QuoteRun[] => {
    if (child.type === 'text') return [readText(child, source)];
    if (child.type === 'link') return readLink(child, source, complain);
    complain('markup-in-quote', spanOf(child), { values: { markup: child.type } });
    return [];
  });
  return { at: spanOf(paragraph), runs };
}

function readLink(link: Link, source: SourceText, complain: Complain): QuoteRun[] {
  const at = spanOf(link);
  const texts = link.children.flatMap((child: PhrasingContent): QuoteRun[] => {
    if (child.type === 'text') return [readText(child, source)];
    complain('markup-in-quote', spanOf(child), { values: { markup: child.type } });
    return [];
  });
  const [first, last] = [texts[0], texts.at(-1)];
  if (!first || !last) {
    if (link.children.length === 0) complain('empty-link', at);
    return [];
  }
  const written = { url: link.url, at: addressSpan(link, source), title: link.title ?? undefined };
  const address = readAddress(written, complain);
  const text = texts.map((run) => run.text).join('');
  const offsets = texts.flatMap((run) => run.offsets);
  return [{ text, offsets, at: { from: first.at.from, to: last.at.to }, ...(address ? { address } : {}) }];
}

/** Place of the address between the brackets of `[…](address "title")`. */
function addressSpan(link: Link, source: SourceText): Span {
  const at = spanOf(link);
  const from = source.text.indexOf(link.url, (link.children.at(-1)?.position?.end.offset ?? at.from) + 1);
  return from === -1 || from >= at.to ? at : { from, to: from + link.url.length };
}

/** Text without its escapes and without the line breaks of the file, each character with its place. */
function readText(node: Text, source: SourceText): QuoteRun {
  const at = spanOf(node);
  const kept: string[] = [];
  const offsets: number[] = [];
  let offset = at.from;
  for (const character of node.value.split('')) {
    if (character === '\n') {
      offset = afterLineBreak(source.text, offset);
      continue;
    }
    if (source.text[offset] === '\\' && source.text[offset + 1] === character) offset += 1;
    kept.push(character);
    offsets.push(offset);
    offset += characterLength(source.text, offset, character);
  }
  return { text: kept.join(''), offsets, at };
}

/** The place where the next line of the quote goes on, behind its `>`. */
function afterLineBreak(text: string, offset: number): number {
  const rest = /^[ \t]*\r?\n[ \t]*(?:>[ \t]*)*/.exec(text.slice(offset, offset + 200));
  return offset + (rest?.[0].length ?? 1);
}

/** 1, or the length of a character reference such as `&amp;`. */
function characterLength(text: string, offset: number, character: string): number {
  if (text[offset] === character) return 1;
  return /^&[#0-9A-Za-z]+;/.exec(text.slice(offset, offset + 40))?.[0].length ?? 1;
}
