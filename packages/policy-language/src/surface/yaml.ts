import { isAlias, isMap, isPair, isScalar, isSeq, parseDocument } from 'yaml';
import type { ParsedNode, Scalar, YAMLMap } from 'yaml';
import type { Complain } from '../diagnostics.ts';
import type { Excerpt } from '../source/document.ts';
import { shift } from '../source/source-text.ts';
import type { Span } from '../source/source-text.ts';

export type YamlText = {
  readonly kind: 'text'; readonly text: string; readonly quoted: boolean; readonly at: Span;
};
export type YamlEntry = { readonly key: string; readonly keyAt: Span; readonly value: YamlNode };
export type YamlMap = { readonly kind: 'map'; readonly entries: readonly YamlEntry[]; readonly at: Span };
export type YamlList = { readonly kind: 'list'; readonly items: readonly YamlNode[]; readonly at: Span };
/** A declaration as written. Scalars are the characters of the file: nothing is read into them. */
export type YamlNode = YamlText | YamlMap | YamlList | { readonly kind: 'empty'; readonly at: Span };

type Reader = { readonly start: number; readonly complain: Complain };

/** Reads a YAML block; what YAML refuses is complained of and left out. */
export function parseYaml({ text, at }: Excerpt, complain: Complain): YamlNode {
  const document = parseDocument(text, { schema: 'failsafe', uniqueKeys: false, prettyErrors: false });
  const [error] = document.errors;
  if (!error) return convert(document.contents, { from: at.from, to: at.from }, { start: at.from, complain });
  const [from, to] = error.pos;
  const { code, message } = error;
  complain('yaml-unreadable', shift({ from, to }, at.from), { values: { code, message } });
  return { kind: 'empty', at };
}

function convert(node: ParsedNode | null | undefined, fallback: Span, reader: Reader): YamlNode {
  if (!node) return { kind: 'empty', at: fallback };
  const at = shift({ from: node.range[0], to: node.range[1] }, reader.start);
  if (isMap(node)) return { kind: 'map', entries: entriesOf(node, reader), at };
  if (isSeq(node)) return { kind: 'list', items: node.items.map((item) => convert(item, at, reader)), at };
  if (isScalar(node)) return textOf(node, at);
  if (isAlias(node)) reader.complain('yaml-alias', at);
  return { kind: 'empty', at };
}

function textOf(node: Scalar, at: Span): YamlNode {
  const text = typeof node.value === 'string' ? node.value : '';
  const quoted = node.type === 'QUOTE_DOUBLE' || node.type === 'QUOTE_SINGLE';
  return text === '' && !quoted ? { kind: 'empty', at } : { kind: 'text', text, quoted, at };
}

function entriesOf(map: YAMLMap.Parsed, reader: Reader): YamlEntry[] {
  const entries: YamlEntry[] = [];
  for (const pair of map.items) {
    if (!isPair(pair) || !isScalar(pair.key)) continue;
    const key = String(pair.key.value);
    const keyAt = shift({ from: pair.key.range[0], to: pair.key.range[1] }, reader.start);
    const isTwin = entries.some((entry) => entry.key === key);
    if (isTwin) reader.complain('yaml-key-repeated', keyAt, { values: { key } });
    else entries.push({ key, keyAt, value: convert(pair.value, { from: keyAt.to, to: keyAt.to }, reader) });
  }
  return entries;
}
