import { notAmong } from '../diagnostics.ts';
import type { Complain } from '../diagnostics.ts';
import { given, unlessEmpty } from '../given.ts';
import type { YamlEntry, YamlNode } from '../surface/yaml.ts';
import type { ClauseScope, DeclaredCondition, DeclaredReading, DeclaredReason } from './declared.ts';
import {
  complainOfMissing, entriesIn, entriesOf, fieldsOf, flagOf, nodeOf, requiredBilingual, requiredText,
  textOf, textsOf, toBilingual, toName,
} from './fields.ts';
import type { Fields } from './fields.ts';
import { knownTexts } from './read-facts.ts';
import type { FactReader } from './read-facts.ts';

/** Reads conditions in their decisive order. */
export function readConditions(node: YamlNode, clause: ClauseScope, reader: FactReader): DeclaredCondition[] {
  const { items: known, complain } = reader;
  return entriesOf(node, complain).map(({ key, keyAt: at, value }) => {
    const fields = fieldsOf(value, at, ['else', 'each', 'item', 'reading'], complain);
    const items = unlessEmpty(knownTexts(textsOf(fields, 'item'), known, 'unknown-item', complain));
    return {
      kind: 'condition', name: toName(key, at, complain).name, at, clause, codes: codesOf(fields, reader),
      ...given({ each: textOf(fields, 'each'), items }), readings: textsOf(fields, 'reading'),
    };
  });
}

/** `else`: one code, or one for each item. */
function codesOf(fields: Fields, { items, complain }: FactReader): DeclaredCondition['codes'] {
  const node = nodeOf(fields, 'else');
  if (!node) complainOfMissing(complain, fields.at, 'else');
  if (node?.kind === 'text') return [{ item: '*', code: node }];
  return entriesOf(node, complain).flatMap(({ key, keyAt, value }) => {
    knownTexts([{ text: key, at: keyAt }], items, 'unknown-item', complain);
    return value.kind === 'text' ? [{ item: key, code: value }] : [];
  });
}

/** Reads reason codes with their sentences. */
export function readReasons(node: YamlNode, complain: Complain): DeclaredReason[] {
  return entriesOf(node, complain).map(({ key: code, keyAt: at, value }) => {
    if (!/^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*$/.test(code)) complain('reason-code', at, { values: { code } });
    return { code, at, text: toBilingual(value, complain) };
  });
}

const READING_KEYS = ['question', 'options', 'ruling', 'reason', 'by', 'on', 'switchable'];

/** Reads readings: what the text leaves open, its options and the ruling. */
export function readReadings(node: YamlNode, clause: ClauseScope, complain: Complain): DeclaredReading[] {
  return entriesOf(node, complain).map((entry) => readReading(entry, clause, complain));
}

function readReading(entry: YamlEntry, clause: ClauseScope, complain: Complain): DeclaredReading {
  const { key: id, keyAt: at, value } = entry;
  const fields = fieldsOf(value, at, READING_KEYS, complain);
  const options = entriesIn(fields, 'options').map((option) =>
    ({ key: option.key, label: toBilingual(option.value, complain) }));
  if (options.length === 0) complainOfMissing(complain, at, 'options');
  return {
    kind: 'reading', id, at, clause, options, ...readRuling(fields, id, options.map(({ key }) => key)),
    question: requiredBilingual(fields, 'question'), reason: requiredBilingual(fields, 'reason'),
    by: requiredText(fields, 'by'), on: requiredText(fields, 'on'),
    switchable: flagOf(fields, 'switchable') ?? false,
  };
}

/** The option in force; a reading that nobody has ruled on is complained of. */
function readRuling(fields: Fields, id: string, options: readonly string[]): Pick<DeclaredReading, 'ruling'> {
  const { complain, at } = fields;
  const ruling = textOf(fields, 'ruling');
  if (!ruling) {
    complain('reading-without-ruling', at, { values: { reading: id } });
    return {};
  }
  const { text: option, at: rulingAt } = ruling;
  if (!options.includes(option))
    complain('unknown-option', rulingAt, notAmong(options, option, { option, options: options.join(' ') }));
  return { ruling: option };
}
