import { notAmong } from '../diagnostics.ts';
import type { Complain } from '../diagnostics.ts';
import type { Span } from '../source/source-text.ts';
import type { YamlEntry, YamlNode, YamlText } from '../surface/yaml.ts';
import type { Bilingual } from '../typed/ir.ts';
import type { DeclaredName } from './declared.ts';

/** The entries of one declaration, of which only known keys are taken. */
export type Fields = {
  readonly at: Span; readonly entries: readonly YamlEntry[]; readonly complain: Complain;
};

/** Opens a declaration; unknown keys are complained of with the nearest known one. */
export function fieldsOf(node: YamlNode, at: Span, known: readonly string[], complain: Complain): Fields {
  const entries = entriesOf(node, complain);
  for (const { key, keyAt, value } of entries.filter((entry) => !known.includes(entry.key))) {
    const isCut = value.kind === 'empty' && key.includes(' ');
    if (isCut) complain('text-cut-by-comma', keyAt, { values: { key } });
    else complain('unknown-key', keyAt, notAmong(known, key, { key, known: known.join(' ') }));
  }
  return { at, entries, complain };
}

/** The entries of a map whose keys are names; anything else is complained of. */
export function entriesOf(node: YamlNode | undefined, complain: Complain): readonly YamlEntry[] {
  if (node?.kind === 'map') return node.entries;
  if (node && node.kind !== 'empty') complainOfForm(complain, node.at, '{ key: value }');
  return [];
}

/** Says what should stand here instead. */
export function complainOfForm(complain: Complain, at: Span, expected: string): void {
  complain('declaration-form', at, { values: { expected } });
}

export function complainOfMissing(complain: Complain, at: Span, key: string): void {
  complain('key-missing', at, { values: { key } });
}

export function nodeOf({ entries }: Fields, key: string): YamlNode | undefined {
  const value = entries.find((entry) => entry.key === key)?.value;
  return value?.kind === 'empty' ? undefined : value;
}

/** The entries of the map under a key; none when it is not there. */
export function entriesIn(fields: Fields, key: string): readonly YamlEntry[] {
  return entriesOf(nodeOf(fields, key), fields.complain);
}

export function textOf(fields: Fields, key: string): YamlText | undefined {
  const node = nodeOf(fields, key);
  if (!node || node.kind === 'text') return node;
  complainOfForm(fields.complain, node.at, `${key}: …`);
  return undefined;
}

/** A text that may not be left out; '' with a complaint when it is. */
export function requiredText(fields: Fields, key: string): string {
  if (!nodeOf(fields, key)) complainOfMissing(fields.complain, fields.at, key);
  return textOf(fields, key)?.text ?? '';
}

/** One text or a list of them. */
export function textsOf(fields: Fields, key: string): YamlText[] {
  const node = nodeOf(fields, key);
  if (!node) return [];
  const items = node.kind === 'list' ? node.items : [node];
  const texts = items.filter((item) => item.kind === 'text');
  if (texts.length < items.length) complainOfForm(fields.complain, node.at, `${key}: [ … ]`);
  return texts;
}

/** One text or a list of them, as plain strings. */
export function stringsOf(fields: Fields, key: string): string[] {
  return textsOf(fields, key).map(({ text }) => text);
}

export function flagOf(fields: Fields, key: string): boolean | undefined {
  const written = textOf(fields, key);
  if (!written) return undefined;
  const isFlag = written.text === 'true' || written.text === 'false';
  if (!isFlag) complainOfForm(fields.complain, written.at, `${key}: true | false`);
  return written.text === 'true';
}

export function bilingualOf(fields: Fields, key: string): Bilingual | undefined {
  const node = nodeOf(fields, key);
  return node && toBilingual(node, fields.complain);
}

/** A text that must be there in both languages. */
export function requiredBilingual(fields: Fields, key: string): Bilingual {
  if (!nodeOf(fields, key)) complainOfMissing(fields.complain, fields.at, key);
  return bilingualOf(fields, key) ?? { zh: '', en: '' };
}

/** `{ zh, en }`; a missing language is complained of. */
export function toBilingual(node: YamlNode, complain: Complain): Bilingual {
  if (node.kind === 'text') {
    complain('translation-missing', node.at, { values: { language: 'zh, en' } });
    return { zh: node.text, en: node.text };
  }
  const fields = fieldsOf(node, node.at, ['zh', 'en'], complain);
  const language = ['zh', 'en'].filter((each) => !nodeOf(fields, each)).join(', ');
  if (language !== '') complain('translation-missing', node.at, { values: { language } });
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

/** A count of at most four digits. */
export function countOf(fields: Fields, key: string): number | undefined {
  const written = textOf(fields, key);
  if (!written) return undefined;
  if (/^[0-9]{1,4}$/.test(written.text)) return Number.parseInt(written.text, 10);
  complainOfForm(fields.complain, written.at, `${key}: 5`);
  return undefined;
}

/** Complains of each of these keys that is not there. */
export function wantKeys(fields: Fields, keys: readonly string[]): void {
  for (const key of keys) if (!nodeOf(fields, key)) complainOfMissing(fields.complain, fields.at, key);
}
