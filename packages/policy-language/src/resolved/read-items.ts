import type { Complain } from '../diagnostics.ts';
import type { YamlEntry, YamlNode } from '../surface/yaml.ts';
import { formatShape, numberOf } from '../typed/shape.ts';
import { YUAN } from '../typed/unit.ts';
import type { ClauseScope, DeclaredApplicant, DeclaredConstant, DeclaredItem, DeclaredPart } from './declared.ts';
import { entriesOf, fieldsOf, nodeOf, requiredBilingual, textOf, textsOf, toName } from './fields.ts';
import type { Fields } from './fields.ts';
import { readSimpleType, rowsType } from './read-fact-type.ts';
import { readRow } from './read-facts.ts';
import type { FactReader } from './read-facts.ts';
import { parseYaml } from '../surface/yaml.ts';

/** The part that is paid: 奖励, money in whole fen. */
export const AWARD_PART = '奖励';

/** Reads the award items of one YAML block. */
export function readItems(node: YamlNode, clause: ClauseScope, reader: FactReader): DeclaredItem[] {
  return entriesOf(node, reader.complain).map((entry) => readItem(entry, clause, reader));
}

function readItem({ key: id, keyAt: at, value }: YamlEntry, clause: ClauseScope, reader: FactReader): DeclaredItem {
  const fields = fieldsOf(value, at, ['name', 'clause', 'constants', 'parts', 'borneBy', 'exclusive'], reader.complain);
  if (!/^[a-z][a-z0-9-]*$/.test(id)) reader.complain('item-id', at, { values: { id } });
  return {
    kind: 'item', id, at, clause, clauseId: textOf(fields, 'clause')?.text ?? clause.id, name: requiredBilingual(fields, 'name'),
    constants: readConstants(fields), parts: readParts(fields, clause, reader), ...readBorneBy(fields), exclusive: textsOf(fields, 'exclusive'),
  };
}

function readConstants(fields: Fields): DeclaredConstant[] {
  const node = nodeOf(fields, 'constants');
  return (node ? entriesOf(node, fields.complain) : []).flatMap(({ key, keyAt, value }) => {
    if (value.kind === 'text') return [{ ...toName(key, keyAt, fields.complain), text: value }];
    fields.complain('declaration-shape', keyAt, { values: { expected: `${key}: 150席` } });
    return [];
  });
}

/** Parts as declared; an item without any pays 奖励 alone. */
function readParts(fields: Fields, clause: ClauseScope, reader: FactReader): DeclaredPart[] {
  const node = nodeOf(fields, 'parts');
  const money = numberOf(YUAN, { rounded: true });
  if (!node) return [{ name: AWARD_PART, key: 'amount', at: fields.at, shape: money }];
  const parts = entriesOf(node, reader.complain).map(({ key, keyAt, value }) =>
    ({ ...toName(key, keyAt, reader.complain), shape: partShape(value, clause, reader) }));
  const award = parts.find(({ name }) => name === AWARD_PART);
  if (!award || award.key === undefined || formatShape(award.shape) !== 'money') {
    reader.complain('parts-without-award', award?.at ?? node.at, { values: { part: AWARD_PART } });
  }
  return parts;
}

const PERIODS_WITH = /^list of period(?:\s+with\s+(\{.*\}))?$/s;

function partShape(value: YamlNode, clause: ClauseScope, reader: FactReader): DeclaredPart['shape'] {
  if (value.kind !== 'text') {
    reader.complain('declaration-shape', value.at, { values: { expected: '奖励 (amount): money' } });
    return { kind: 'open' };
  }
  const [periods, added] = PERIODS_WITH.exec(value.text) ?? [];
  if (periods === undefined) return readSimpleType(value.text, value.at, reader).shape;
  const at = { from: value.at.from, to: value.at.to };
  const row = added === undefined ? [] : readRow(parseYaml({ text: added, at: placeOfRow(value, added) }, reader.complain), clause, reader);
  const day = (name: string) => readRow({ kind: 'map', at, entries: [{ key: name, keyAt: at, value: { ...value, text: 'date' } }] }, clause, reader);
  return rowsType(true, row, (name) => day(name)[0] ?? failToRead(name)).shape;
}

function failToRead(name: string): never {
  throw new Error(`The day ${name} of a period is always readable.`);
}

/** Place of the row type within a quoted text. */
function placeOfRow({ text, at, quoted }: { text: string; at: { from: number; to: number }; quoted: boolean }, row: string): { from: number; to: number } {
  const from = at.from + (quoted ? 1 : 0) + text.indexOf(row);
  return { from, to: from + row.length };
}

function readBorneBy(fields: Fields): Pick<DeclaredItem, 'borneBy'> {
  const node = nodeOf(fields, 'borneBy');
  if (!node) return {};
  const borne = fieldsOf(node, node.at, ['party', 'when'], fields.complain);
  const party = textOf(borne, 'party');
  if (!party) {
    fields.complain('key-missing', node.at, { values: { key: 'party' } });
    return {};
  }
  const when = textOf(borne, 'when');
  if (!when) return { borneBy: { party } };
  const [reading = '', option = ''] = when.text.split('=').map((side) => side.trim());
  return { borneBy: { party, when: { reading, option, at: when.at } } };
}

/** Reads kinds of applicants with their base conditions and the items that they may claim. */
export function readApplicants(node: YamlNode, complain: Complain): DeclaredApplicant[] {
  return entriesOf(node, complain).map(({ key: kind, keyAt: at, value }) => {
    const fields = fieldsOf(value, at, ['name', 'base', 'items'], complain);
    return { kind, at, name: requiredBilingual(fields, 'name'), base: textsOf(fields, 'base'), items: textsOf(fields, 'items') };
  });
}

