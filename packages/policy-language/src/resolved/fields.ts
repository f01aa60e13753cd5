import { notAmong } from '../diagnostics.ts';
import type { Complain } from '../diagnostics.ts';
import type { Span } from '../source/source-text.ts';
import type { YamlEntry, YamlNode, YamlText } from '../surface/yaml.ts';
import type { Bilingual } from '../typed/ir.ts';
import type { DeclaredName } from './declared.ts';

/** The entries of one declaration, of which only known keys are taken. */
export type Fields = { readonly at: Span; readonly entries: readonly YamlEntry[]; readonly complain: Complain };

/** Opens a declaration; unknown keys are complained of with the nearest known one. */
export function fieldsOf(node: YamlNode, at: Span, known: readonly string[], complain: Complain): Fields {
  const entries = entriesOf(node, complain);
  for (const { key, keyAt } of entries) {
    if (known.includes(key)) continue;
    complain('unknown-key', keyAt, notAmong(known, key, { key, known: known.join(' ') }));
  }
  return { at, entries, complain };
}

/** The entries of a map whose keys are names; anything else is complained of. */
export function entriesOf(node: YamlNode, complain: Complain): readonly YamlEntry[] {
  if (node.kind === 'map') return node.entries;
  if (node.kind !== 'empty') complain('declaration-shape', node.at, { values: { expected: '{ key: value }' } });
  return [];
}

export function nodeOf({ entries }: Fields, key: string): YamlNode | undefined {
  const value = entries.find((entry) => entry.key === key)?.value;
  return value?.kind === 'empty' ? undefined : value;
}

export function textOf(fields: Fields, key: string): YamlText | undefined {
  const node = nodeOf(fields, key);
  if (!node || node.kind === 'text') return node;
  fields.complain('declaration-shape', node.at, { values: { expected: key } });
  return undefined;
}

/** A text that may not be left out; '' with a complaint when it is. */
export function requiredText(fields: Fields, key: string): string {
  if (!nodeOf(fields, key)) fields.complain('key-missing', fields.at, { values: { key } });
  return textOf(fields, key)?.text ?? '';
}

/** One text or a list of them. */
export function textsOf(fields: Fields, key: string): YamlText[] {
  const node = nodeOf(fields, key);
  if (!node) return [];
  const texts = (node.kind === 'list' ? node.items : [node]).filter((item) => item.kind === 'text');
  if (node.kind === 'map' || (node.kind === 'list' && texts.length < node.items.length)) {
    fields.complain('declaration-shape', node.at, { values: { expected: `${key}: [ … ]` } });
  }
  return texts;
}

export function flagOf(fields: Fields, key: string): boolean | undefined {
  const text = textOf(fields, key);
  if (text === undefined) return undefined;
  if (text.text !== 'true' && text.text !== 'false') fields.complain('declaration-shape', text.at, { values: { expected: `${key}: true | false` } });
  return text.text === 'true';
}

export function bilingualOf(fields: Fields, key: string): Bilingual | undefined {
  const node = nodeOf(fields, key);
  return node && toBilingual(node, fields.complain);
}

/** A text that must be there in both languages. */
export function requiredBilingual(fields: Fields, key: string): Bilingual {
  if (!nodeOf(fields, key)) fields.complain('key-missing', fields.at, { values: { key } });
  return bilingualOf(fields, key) ?? { zh: '', en: '' };
}

/** `{ zh, en }`; a missing language is complained of. */
export function toBilingual(node: YamlNode, complain: Complain): Bilingual {
  if (node.kind === 'text') {
    complain('translation-missing', node.at, { values: { language: 'zh, en' } });
    return { zh: node.text, en: node.text };
  }
  const fields = fieldsOf(node, node.at, ['zh', 'en'], complain);
  const missing = ['zh', 'en'].filter((language) => !nodeOf(fields, language));
  if (missing.length > 0) complain('translation-missing', node.at, { values: { language: missing.join(', ') } });
  return { zh: textOf(fields, 'zh')?.text ?? '', en: textOf(fields, 'en')?.text ?? '' };
}

const NAME_AND_KEY = /^(.+?)\s*[(（]\s*([A-Za-z][A-Za-z0-9]*)\s*[)）]$/;
const WRITABLE = /^[\p{L}_][\p{L}\p{N}_]*$/u;

/** Reads `名 (identifier)` or a name alone; a name that no formula could write is complained of. */
export function toName(text: string, at: Span, complain: Complain): DeclaredName {
  const [, name = text.trim(), key] = NAME_AND_KEY.exec(text.trim()) ?? [];
  if (!WRITABLE.test(name)) complain('name-not-writable', at, { values: { name } });
  return { name, at, ...(key === undefined ? {} : { key }) };
}
