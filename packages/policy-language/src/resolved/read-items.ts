import type { Complain } from '../diagnostics.ts';
import { given } from '../given.ts';
import { parseYaml } from '../surface/yaml.ts';
import type { YamlEntry, YamlNode, YamlText } from '../surface/yaml.ts';
import type { LegalForm } from '../typed/ir.ts';
import { formatShape, numberOf } from '../typed/shape.ts';
import type { Shape } from '../typed/shape.ts';
import { YUAN } from '../typed/unit.ts';
import type {
  ClauseScope, DeclaredApplicant, DeclaredConstant, DeclaredItem, DeclaredPart, WrittenChoice,
} from './declared.ts';
import {
  complainOfForm, complainOfMissing, entriesIn, entriesOf, fieldsOf, nodeOf, requiredBilingual, textOf,
  textsOf, toName,
} from './fields.ts';
import type { Fields } from './fields.ts';
import { readSimpleType, rowsType } from './read-fact-type.ts';
import { readRow } from './read-facts.ts';
import type { FactReader } from './read-facts.ts';

/** The part that is paid: 奖励, money in whole fen. */
export const AWARD_PART = '奖励';
const ITEM_KEYS = ['name', 'clause', 'constants', 'parts', 'borneBy', 'exclusive', 'always', 'monotone'];

/** Reads the award items of one YAML block. */
export function readItems(node: YamlNode, clause: ClauseScope, reader: FactReader): DeclaredItem[] {
  return entriesOf(node, reader.complain).map((entry) => readItem(entry, clause, reader));
}

function readItem(entry: YamlEntry, clause: ClauseScope, reader: FactReader): DeclaredItem {
  const { key: id, keyAt: at, value } = entry;
  const fields = fieldsOf(value, at, ITEM_KEYS, reader.complain);
  if (!/^[a-z][a-z0-9-]*$/.test(id)) reader.complain('item-id', at, { values: { id } });
  return {
    kind: 'item', id, at, clause, clauseId: textOf(fields, 'clause')?.text ?? clause.id,
    name: requiredBilingual(fields, 'name'), constants: readConstants(fields),
    parts: readParts(fields, clause, reader), ...given({ borneBy: readBorneBy(fields) }),
    exclusive: textsOf(fields, 'exclusive'), always: readAlways(fields), monotone: readMonotone(fields),
  };
}

function readConstants(fields: Fields): DeclaredConstant[] {
  return entriesIn(fields, 'constants').flatMap(({ key, keyAt, value }) => {
    if (value.kind === 'text') return [{ ...toName(key, keyAt, fields.complain), text: value }];
    complainOfForm(fields.complain, keyAt, `${key}: 100万元`);
    return [];
  });
}

/** Statements by name: `不超上限: "= 奖励 <= 上限"`. */
function readAlways(fields: Fields): DeclaredConstant[] {
  return entriesIn(fields, 'always').flatMap(({ key, keyAt, value }) => {
    if (value.kind === 'text' && value.text.startsWith('=')) {
      return [{ ...toName(key, keyAt, fields.complain), text: value }];
    }
    complainOfForm(fields.complain, keyAt, `${key}: "= 奖励 <= 上限"`);
    return [];
  });
}

/** Facts by name, of a list `列.字段`, each `up` or `down`. */
function readMonotone(fields: Fields): DeclaredConstant[] {
  return entriesIn(fields, 'monotone').flatMap(({ key, keyAt, value }) => {
    if (value.kind === 'text' && (value.text === 'up' || value.text === 'down')) {
      return [{ name: key, at: keyAt, text: value }];
    }
    complainOfForm(fields.complain, keyAt, `${key}: up | down`);
    return [];
  });
}

/** Parts as declared; an item without any pays 奖励 alone. */
function readParts(fields: Fields, clause: ClauseScope, reader: FactReader): DeclaredPart[] {
  const node = nodeOf(fields, 'parts');
  const { at, complain } = fields;
  if (!node) return [{ name: AWARD_PART, key: 'amount', at, shape: numberOf(YUAN, { rounded: true }) }];
  const parts = entriesOf(node, complain).map(({ key, keyAt, value }) =>
    ({ ...toName(key, keyAt, complain), shape: partShape(value, clause, reader) }));
  const award = parts.find(({ name }) => name === AWARD_PART);
  const isPaid = award?.key !== undefined && formatShape(award.shape) === 'money';
  if (!isPaid) complain('parts-without-award', award?.at ?? node.at, { values: { part: AWARD_PART } });
  return parts;
}

const PERIODS_WITH = /^list of period(?:\s+with\s+(\{.*\}))?$/s;

/** A fact type, or `list of period with { 名: type }`. */
function partShape(value: YamlNode, clause: ClauseScope, reader: FactReader): Shape {
  if (value.kind !== 'text') {
    complainOfForm(reader.complain, value.at, `${AWARD_PART} (amount): money`);
    return { kind: 'open' };
  }
  const [periods, added] = PERIODS_WITH.exec(value.text) ?? [];
  if (periods === undefined) return readSimpleType(value.text, value.at, reader).shape;
  const none: YamlNode = { kind: 'empty', at: value.at };
  const row = added === undefined ? none : readAdded(value, added, reader.complain);
  return rowsType(readRow(row, true, clause, reader)).shape;
}

/** The fields that stand in braces within a quoted type. */
function readAdded({ text, at, quoted }: YamlText, added: string, complain: Complain): YamlNode {
  const from = at.from + (quoted ? 1 : 0) + text.indexOf(added);
  return parseYaml({ text: added, at: { from, to: from + added.length } }, complain);
}

function readBorneBy(fields: Fields): DeclaredItem['borneBy'] {
  const node = nodeOf(fields, 'borneBy');
  if (!node) return undefined;
  const borne = fieldsOf(node, node.at, ['party', 'when'], fields.complain);
  const [party, when] = [textOf(borne, 'party'), textOf(borne, 'when')];
  if (!party) complainOfMissing(fields.complain, node.at, 'party');
  return party && { party, ...given({ when: when && readChoice(when, fields.complain) }) };
}

/** `D-43=cityItems`. */
function readChoice({ text, at }: YamlText, complain: Complain): WrittenChoice {
  const [reading = '', option] = text.split('=').map((side) => side.trim());
  if (option === undefined) complainOfForm(complain, at, 'when: D-01=option');
  return { reading, option: option ?? '', at };
}

/** Reads kinds of applicants with their base conditions and the items that they may claim. */
export function readApplicants(node: YamlNode, complain: Complain): DeclaredApplicant[] {
  return entriesOf(node, complain).map(({ key: kind, keyAt: at, value }) => {
    const fields = fieldsOf(value, at, ['name', 'form', 'base', 'items'], complain);
    const name = requiredBilingual(fields, 'name');
    return {
      kind, at, name, ...given({ form: formOf(fields) }), base: textsOf(fields, 'base'),
      items: textsOf(fields, 'items'),
    };
  });
}

const FORMS: readonly LegalForm[] = ['enterprise', 'institution', 'individual'];

function formOf(fields: Fields): LegalForm | undefined {
  const written = textOf(fields, 'form');
  if (!written) return undefined;
  const form = FORMS.find((each) => each === written.text);
  if (form === undefined) complainOfForm(fields.complain, written.at, `form: ${FORMS.join(' | ')}`);
  return form;
}
