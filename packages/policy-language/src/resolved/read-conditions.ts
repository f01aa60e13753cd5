import type { Complain } from '../diagnostics.ts';
import type { YamlEntry, YamlNode } from '../surface/yaml.ts';
import type { Bilingual } from '../typed/ir.ts';
import type { ClauseScope, DeclaredCondition, DeclaredReading, DeclaredReason } from './declared.ts';
import { entriesOf, fieldsOf, flagOf, nodeOf, requiredBilingual, requiredText, textOf, textsOf, toBilingual, toName } from './fields.ts';
import type { Fields } from './fields.ts';
import { knownTexts } from './read-facts.ts';
import type { FactReader } from './read-facts.ts';

/** Reads conditions in their decisive order. */
export function readConditions(node: YamlNode, clause: ClauseScope, reader: FactReader): DeclaredCondition[] {
  return entriesOf(node, reader.complain).map(({ key, keyAt, value }) => {
    const fields = fieldsOf(value, keyAt, ['else', 'each', 'item', 'reading'], reader.complain);
    const each = textOf(fields, 'each');
    const items = knownTexts(textsOf(fields, 'item'), reader.items, 'unknown-item', reader.complain);
    return {
      kind: 'condition', name: toName(key, keyAt, reader.complain).name, at: keyAt, clause, codes: codesOf(fields, reader),
      ...(each ? { each } : {}), ...(items.length > 0 ? { items } : {}), readings: textsOf(fields, 'reading').map(({ text }) => text),
    };
  });
}

/** `else`: one code, or one for each item. */
function codesOf(fields: Fields, { items, complain }: FactReader): DeclaredCondition['codes'] {
  const node = nodeOf(fields, 'else');
  if (!node) complain('key-missing', fields.at, { values: { key: 'else' } });
  if (node?.kind === 'text') return [{ item: '*', code: node }];
  return (node ? entriesOf(node, complain) : []).flatMap(({ key, keyAt, value }) => {
    knownTexts([{ kind: 'text', text: key, quoted: false, at: keyAt }], items, 'unknown-item', complain);
    return value.kind === 'text' ? [{ item: key, code: value }] : [];
  });
}

/** Reads reason codes with their sentences. */
export function readReasons(node: YamlNode, complain: Complain): DeclaredReason[] {
  return entriesOf(node, complain).map(({ key: code, keyAt: at, value }) => {
    if (!/^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*$/.test(code)) complain('reason-code', at, { values: { code } });
    return { kind: 'reason', code, at, text: toBilingual(value, complain) };
  });
}

const READING_KEYS = ['question', 'options', 'ruling', 'reason', 'by', 'on', 'switchable'];

/** Reads readings: what the text leaves open, its options and the ruling. */
export function readReadings(node: YamlNode, clause: ClauseScope, complain: Complain): DeclaredReading[] {
  return entriesOf(node, complain).map((entry) => readReading(entry, clause, complain));
}

function readReading({ key: id, keyAt: at, value }: YamlEntry, clause: ClauseScope, complain: Complain): DeclaredReading {
  const fields = fieldsOf(value, at, READING_KEYS, complain);
  const options = optionsOf(fields);
  const ruling = textOf(fields, 'ruling');
  if (ruling && !options.some((option) => option.id === ruling.text)) {
    complain('unknown-option', ruling.at, { values: { option: ruling.text, options: options.map((option) => option.id).join(' ') } });
  }
  if (!ruling) complain('reading-without-ruling', at, { values: { reading: id } });
  return {
    kind: 'reading', id, at, clause, question: requiredBilingual(fields, 'question'), options, ruling: ruling?.text,
    reason: requiredBilingual(fields, 'reason'), by: requiredText(fields, 'by'), on: requiredText(fields, 'on'),
    switchable: flagOf(fields, 'switchable') ?? false,
  };
}

function optionsOf(fields: Fields): { id: string; text: Bilingual }[] {
  const node = nodeOf(fields, 'options');
  if (!node) fields.complain('key-missing', fields.at, { values: { key: 'options' } });
  return (node ? entriesOf(node, fields.complain) : []).map(({ key, value }) => ({ id: key, text: toBilingual(value, fields.complain) }));
}
