import { exact } from '@qingce/values';
import { notAmong } from '../diagnostics.ts';
import type { Complain } from '../diagnostics.ts';
import { parseLiteral } from '../surface/literal.ts';
import type { YamlEntry, YamlNode, YamlText } from '../surface/yaml.ts';
import type { Bilingual } from '../typed/ir.ts';
import { formatShape } from '../typed/shape.ts';
import type { Shape } from '../typed/shape.ts';
import { sameUnit } from '../typed/unit.ts';
import type { ClauseScope, DeclaredFact, FactType } from './declared.ts';
import { bilingualOf, entriesOf, fieldsOf, flagOf, nodeOf, textOf, textsOf, toName } from './fields.ts';
import type { Fields } from './fields.ts';
import { choiceType, periodKey, readSimpleType, rowsType } from './read-fact-type.ts';

const ROW_KEYS = [
  'type', 'options', 'min', 'max', 'default', 'with', 'within', 'instead', 'whole', 'ask', 'help', 'evidence', 'confirmedBy',
  'advice', 'personal', 'reading',
];
const KEYS = [...ROW_KEYS, 'row', 'of', 'item', 'for', 'disjoint', 'mayBeEmpty'];

/** What reading facts takes: the units, and the items and kinds that they may name. */
export type FactReader = {
  readonly units: ReadonlySet<string>; readonly items: readonly string[]; readonly kinds: readonly string[]; readonly complain: Complain;
};

/** Reads the facts of one YAML block. */
export function readFacts(node: YamlNode, clause: ClauseScope, reader: FactReader): DeclaredFact[] {
  return entriesOf(node, reader.complain).map((entry) => readFact(entry, clause, reader));
}

function readFact(entry: YamlEntry, clause: ClauseScope, reader: FactReader): DeclaredFact {
  const fields = openFact(entry, KEYS, reader);
  const of = textOf(fields, 'of');
  if (of && of.text !== 'applicant' && of.text !== 'claim') {
    reader.complain('declaration-shape', of.at, { values: { expected: 'of: applicant | claim' } });
  }
  const scope = of?.text === 'applicant' || of?.text === 'claim' ? of.text : 'item';
  const kinds = knownTexts(textsOf(fields, 'for'), reader.kinds, 'unknown-applicant', reader.complain);
  return {
    ...readField(entry, fields, clause, reader), scope, items: scope === 'item' ? itemsOf(fields, clause, reader) : [],
    ...(kinds.length > 0 ? { kinds } : {}),
  };
}

/** A fact may be its type alone: `坐席数 (seats): 席`. */
function openFact({ keyAt, value }: YamlEntry, keys: readonly string[], { complain }: FactReader): Fields {
  if (value.kind !== 'text') return fieldsOf(value, keyAt, keys, complain);
  return { at: keyAt, entries: [{ key: 'type', keyAt, value }], complain };
}

/** Items that take the fact: those named, else those of the clause, else all. */
function itemsOf(fields: Fields, clause: ClauseScope, { items, complain }: FactReader): string[] {
  const written = textsOf(fields, 'item');
  if (written.length === 1 && written[0]?.text === 'all') return [...items];
  const named = knownTexts(written, items, 'unknown-item', complain);
  if (named.length > 0) return named;
  return clause.items.length > 0 ? [...clause.items] : [...items];
}

/** The texts that are known; the others are complained of. */
export function knownTexts(
  texts: readonly YamlText[], known: readonly string[], code: 'unknown-item' | 'unknown-applicant', complain: Complain,
): string[] {
  return texts.flatMap(({ text, at }) => {
    if (known.includes(text)) return [text];
    complain(code, at, notAmong(known, text));
    return [];
  });
}

/** What facts and fields of rows have in common. */
function readField(entry: YamlEntry, fields: Fields, clause: ClauseScope, reader: FactReader): DeclaredFact {
  const { name, key = periodKey(name) ?? name, at } = toName(entry.key, entry.keyAt, reader.complain);
  const type = readType(fields, clause, reader);
  const within = textOf(fields, 'within');
  const whole = textOf(fields, 'whole');
  const help = bilingualOf(fields, 'help');
  const evidence = textsOf(fields, 'evidence').map(({ text }) => text);
  const confirmedBy = textOf(fields, 'confirmedBy')?.text;
  return {
    kind: 'fact', name, key, at, clause, scope: 'item', items: [], type, ...boundsOf(fields, type.shape, reader),
    defaults: defaultsOf(fields, reader), together: textsOf(fields, 'with'), instead: textsOf(fields, 'instead'),
    ...(within ? { within } : {}), ...(whole ? { whole } : {}), disjoint: flagOf(fields, 'disjoint') ?? false, mayBeEmpty: flagOf(fields, 'mayBeEmpty') ?? false,
    ask: bilingualOf(fields, 'ask') ?? askFromName(name, key), ...(help ? { help } : {}), ...(evidence.length > 0 ? { evidence } : {}),
    ...(confirmedBy === undefined ? {} : { confirmedBy }),
    advice: mayAdvise(fields), personal: flagOf(fields, 'personal') ?? false, readings: textsOf(fields, 'reading').map(({ text }) => text),
  };
}

function mayAdvise(fields: Fields): boolean {
  const advice = textOf(fields, 'advice');
  if (advice && advice.text !== 'never') fields.complain('declaration-shape', advice.at, { values: { expected: 'advice: never' } });
  return advice === undefined;
}

/** A fact without a question of its own is asked by its name: `Move in date`. */
function askFromName(name: string, key: string): Bilingual {
  const words = key.replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2').toLowerCase();
  return { zh: name, en: words.charAt(0).toUpperCase() + words.slice(1) };
}

function readType(fields: Fields, clause: ClauseScope, reader: FactReader): FactType {
  const type = textOf(fields, 'type');
  const options = nodeOf(fields, 'options');
  const row = nodeOf(fields, 'row');
  if (options) return choiceType(options, reader.complain);
  if (row || type?.text === 'list' || type?.text === 'list of period') {
    if (!row) reader.complain('key-missing', fields.at, { values: { key: 'row' } });
    const read = row ? readRow(row, clause, reader) : [];
    return rowsType(type?.text === 'list of period', read, (name) => dayField(name, fields, clause, reader));
  }
  if (!type) reader.complain('key-missing', fields.at, { values: { key: 'type' } });
  if (type?.text === 'choice') reader.complain('key-missing', fields.at, { values: { key: 'options' } });
  return type ? readSimpleType(type.text, type.at, reader) : { wire: 'text', shape: { kind: 'open' } };
}

/** Fields of a row, in order. */
export function readRow(row: YamlNode, clause: ClauseScope, reader: FactReader): DeclaredFact[] {
  const fields = entriesOf(row, reader.complain).map((entry) => readField(entry, openFact(entry, ROW_KEYS, reader), clause, reader));
  for (const [index, field] of fields.entries()) {
    const twin = fields.slice(0, index).find(({ name, key }) => name === field.name || key === field.key);
    if (twin) reader.complain('name-repeated', field.at, { values: { name: twin.name === field.name ? field.name : field.key } });
  }
  return fields;
}

function dayField(name: string, { at }: Fields, clause: ClauseScope, reader: FactReader): DeclaredFact {
  const type = { kind: 'text', text: 'date', quoted: false, at } as const;
  const entry = { key: name, keyAt: at, value: type };
  return readField(entry, openFact(entry, ROW_KEYS, reader), clause, reader);
}

function boundsOf(fields: Fields, shape: Shape, reader: FactReader): { min?: exact.Fraction; max?: exact.Fraction } {
  const [min, max] = [boundOf(fields, 'min', shape, reader), boundOf(fields, 'max', shape, reader)];
  if (min && max && exact.compare(min, max) > 0) reader.complain('bounds-crossed', fields.at);
  return { ...(min ? { min } : {}), ...(max ? { max } : {}) };
}

/** A bound in the unit of its fact. */
function boundOf(fields: Fields, key: 'min' | 'max', shape: Shape, { units, complain }: Pick<FactReader, 'units' | 'complain'>): exact.Fraction | undefined {
  const text = textOf(fields, key);
  if (shape.kind === 'list') return boundOf(fields, key, shape.of, { units, complain });
  if (!text || shape.kind === 'open') return undefined;
  const literal = parseLiteral(text.text, units);
  if ('fault' in literal || literal.value.op !== 'number' || shape.kind !== 'number') {
    complain('literal-unreadable', text.at, { values: { text: text.text, type: formatShape(shape) } });
    return undefined;
  }
  if (literal.unit && shape.unit !== 'any' && !sameUnit(literal.unit, shape.unit)) {
    complain('literal-unreadable', text.at, { values: { text: text.text, type: formatShape(shape) } });
  }
  return exact.fraction(BigInt(literal.value.n), BigInt(literal.value.d ?? '1'));
}

function defaultsOf(fields: Fields, { items, complain }: FactReader): DeclaredFact['defaults'] {
  const node = nodeOf(fields, 'default');
  if (!node) return [];
  if (node.kind === 'text') return [{ item: '*', text: node }];
  return entriesOf(node, complain).flatMap(({ key, keyAt, value }) => {
    knownTexts([{ kind: 'text', text: key, quoted: false, at: keyAt }], items, 'unknown-item', complain);
    return value.kind === 'text' ? [{ item: key, text: value }] : [];
  });
}
