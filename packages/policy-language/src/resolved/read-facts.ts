import { notAmong } from '../diagnostics.ts';
import type { Complain } from '../diagnostics.ts';
import { given, unlessEmpty } from '../given.ts';
import type { YamlEntry, YamlNode, YamlText } from '../surface/yaml.ts';
import type { Bilingual, LaterFact } from '../typed/ir.ts';
import { numberOf } from '../typed/shape.ts';
import type { ClauseScope, DeclaredFact, DeclaredRecord, FactType } from './declared.ts';
import {
  bilingualOf, complainOfForm, complainOfMissing, entriesIn, entriesOf, fieldsOf, flagOf, nodeOf, stringsOf, textOf,
  textsOf, toName,
} from './fields.ts';
import type { Fields } from './fields.ts';
import { readBounds } from './read-bounds.ts';
import { choiceType, periodKey, readSimpleType, rowsType } from './read-fact-type.ts';

const FIELD_KEYS = [
  'type', 'options', 'min', 'max', 'default', 'with', 'within', 'instead', 'whole', 'ask', 'help', 'evidence',
  'confirmedBy', 'advice', 'personal', 'reading',
];
const FACT_KEYS = [
  ...FIELD_KEYS, 'row', 'of', 'item', 'for', 'disjoint', 'mayBeEmpty', 'recorded', 'persons', 'approval', 'later',
];

/** What reading facts takes: the units, and the items and kinds that they may name. */
export type FactReader = {
  readonly units: ReadonlySet<string>; readonly items: readonly string[]; readonly kinds: readonly string[];
  readonly complain: Complain;
};

/** Reads the facts of one YAML block. */
export function readFacts(node: YamlNode, clause: ClauseScope, reader: FactReader): DeclaredFact[] {
  return entriesOf(node, reader.complain).map((entry) => {
    const fields = openFact(entry, FACT_KEYS, reader);
    const scope = readScope(fields);
    const kinds = knownTexts(textsOf(fields, 'for'), reader.kinds, 'unknown-applicant', reader.complain);
    return {
      ...readField(entry, fields, clause, reader), scope,
      items: scope === 'item' ? itemsOf(fields, clause, reader) : [],
      ...given({
        kinds: unlessEmpty(kinds), recorded: readRecorded(fields), persons: textOf(fields, 'persons'),
        approval: textOf(fields, 'approval'),
      }),
      ...given({ later: readLater(fields, scope) }),
    };
  });
}

const LATER: readonly LaterFact[] = ['stated', 'decision-day', 'amount-paid'];

/** `later: stated`, of an item's fact. */
function readLater(fields: Fields, scope: DeclaredFact['scope']): DeclaredFact['later'] {
  const written = textOf(fields, 'later');
  if (!written) return undefined;
  const from = LATER.find((each) => each === written.text);
  if (from !== undefined && scope === 'item') return { ...written, from };
  complainOfForm(fields.complain, written.at, scope === 'item' ? `later: ${LATER.join(' | ')}` : 'item: all');
  return undefined;
}

/** A fact may be its type alone: `人数 (persons): 人`. */
function openFact({ keyAt, value }: YamlEntry, keys: readonly string[], { complain }: FactReader): Fields {
  if (value.kind !== 'text') return fieldsOf(value, keyAt, keys, complain);
  return { at: keyAt, entries: [{ key: 'type', keyAt, value }], complain };
}

function readScope(fields: Fields): DeclaredFact['scope'] {
  const of = textOf(fields, 'of');
  if (of?.text === 'applicant' || of?.text === 'claim') return of.text;
  if (of) complainOfForm(fields.complain, of.at, 'of: applicant | claim');
  return 'item';
}

/** Items that take the fact: those named, else those of the clause, else all. */
function itemsOf(fields: Fields, clause: ClauseScope, { items, complain }: FactReader): readonly string[] {
  const written = textsOf(fields, 'item');
  if (written.length === 1 && written[0]?.text === 'all') return items;
  if (written.length > 0) return knownTexts(written, items, 'unknown-item', complain);
  return clause.items.length > 0 ? clause.items : items;
}

/** `recorded: { of: item, row: { 序: 序, 金额: 奖励 } }`. */
function readRecorded(fields: Fields): DeclaredRecord | undefined {
  const node = nodeOf(fields, 'recorded');
  if (!node) return undefined;
  const record = fieldsOf(node, node.at, ['of', 'row'], fields.complain);
  const of = textsOf(record, 'of');
  if (of.length === 0) complainOfMissing(fields.complain, node.at, 'of');
  const columns = entriesIn(record, 'row').flatMap(({ key, keyAt, value }) => {
    if (value.kind === 'text') return [{ name: key, at: keyAt, from: value }];
    complainOfForm(fields.complain, keyAt, `${key}: part | item | claimYear | amount`);
    return [];
  });
  return { at: node.at, of, columns };
}

type UnknownCode = 'unknown-item' | 'unknown-applicant';

/** The texts that are known; the others are complained of. */
export function knownTexts(
  texts: readonly Pick<YamlText, 'text' | 'at'>[], known: readonly string[], code: UnknownCode,
  complain: Complain,
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
  const defaults = defaultsOf(fields, reader);
  const type = asFineAs(defaults, readType(fields, clause, reader));
  return {
    kind: 'fact', name, key, at, clause, scope: 'item', items: [], type,
    ...readBounds(fields, type.shape, reader), defaults,
    together: textsOf(fields, 'with'), instead: textsOf(fields, 'instead'),
    disjoint: flagOf(fields, 'disjoint') ?? false, mayBeEmpty: flagOf(fields, 'mayBeEmpty') ?? false,
    ...given({ within: textOf(fields, 'within'), whole: textOf(fields, 'whole') }),
    ...wordingOf(fields, name, key), ...treatmentOf(fields),
  };
}

/**
 * Money for which a product or a quotient stands in may be fractions of a fen, unless that formula rounds it; of other
 * formulas the type says whether they are whole fen, which is checked.
 */
function asFineAs(defaults: DeclaredFact['defaults'], type: FactType): FactType {
  const { shape } = type;
  const mayBeFraction = defaults.some(({ text: { text } }) => /^=(?!\s*取整到分\().*[*/]/u.test(text));
  return type.wire === 'money' && shape.kind === 'number' && mayBeFraction
    ? { ...type, shape: numberOf(shape.unit) }
    : type;
}

type Wording = Pick<DeclaredFact, 'ask' | 'help'>;

/** How a fact is asked; one without a question of its own by its name: `Move in date`. */
function wordingOf(fields: Fields, name: string, key: string): Wording {
  const words = key.replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2').toLowerCase();
  const byName: Bilingual = { zh: name, en: words.charAt(0).toUpperCase() + words.slice(1) };
  return { ask: bilingualOf(fields, 'ask') ?? byName, ...given({ help: bilingualOf(fields, 'help') }) };
}

type Treatment = Pick<DeclaredFact, 'evidence' | 'confirmedBy' | 'advice' | 'personal' | 'readings'>;

/** How a fact is dealt with: what proves it, who confirms it, whether advice may touch it. */
function treatmentOf(fields: Fields): Treatment {
  const advice = textOf(fields, 'advice');
  if (advice && advice.text !== 'never') complainOfForm(fields.complain, advice.at, 'advice: never');
  const evidence = unlessEmpty(stringsOf(fields, 'evidence'));
  return {
    ...given({ evidence, confirmedBy: textOf(fields, 'confirmedBy') }),
    advice: advice === undefined, personal: flagOf(fields, 'personal') ?? false,
    readings: textsOf(fields, 'reading'),
  };
}

function readType(fields: Fields, clause: ClauseScope, reader: FactReader): FactType {
  const type = textOf(fields, 'type');
  const options = nodeOf(fields, 'options');
  if (options) return choiceType(options, reader.complain);
  const isMissing = !type || type.text === 'choice';
  if (isMissing) {
    complainOfMissing(reader.complain, fields.at, type ? 'options' : 'type');
    return { wire: 'text', shape: { kind: 'open' } };
  }
  const isOfPeriods = type.text === 'list of period';
  if (isOfPeriods || type.text === 'list') return readRowsType(fields, isOfPeriods, clause, reader);
  return readSimpleType(type.text, type.at, reader);
}

function readRowsType(
  fields: Fields, isOfPeriods: boolean, clause: ClauseScope, reader: FactReader,
): FactType {
  const row = nodeOf(fields, 'row');
  if (!row) complainOfMissing(reader.complain, fields.at, 'row');
  return rowsType(readRow(row ?? { kind: 'empty', at: fields.at }, isOfPeriods, clause, reader));
}

/** Fields of a row, in order; the days of a period stand first where they are not written. */
export function readRow(
  row: YamlNode, isOfPeriods: boolean, clause: ClauseScope, reader: FactReader,
): DeclaredFact[] {
  const written = entriesOf(row, reader.complain);
  const names = written.map(({ key }) => toName(key, row.at, ignore).name);
  const missing = (isOfPeriods ? ['起', '止'] : []).filter((name) => !names.includes(name));
  const days = missing.map((key): YamlEntry =>
    ({ key, keyAt: row.at, value: { kind: 'text', text: 'date', quoted: false, at: row.at } }));
  const fields = [...days, ...written].map((entry) =>
    readField(entry, openFact(entry, FIELD_KEYS, reader), clause, reader));
  complainOfTwins(fields, reader.complain);
  return fields;
}

function ignore(): void {}

function complainOfTwins(fields: readonly DeclaredFact[], complain: Complain): void {
  for (const [index, { name, key, at }] of fields.entries()) {
    const twin = fields.slice(0, index).find((field) => field.name === name || field.key === key);
    if (twin) complain('name-repeated', at, { values: { name: twin.name === name ? name : key } });
  }
}

/** `default: …` for every item, or `default: { item: … }` for some. */
function defaultsOf(fields: Fields, { items, complain }: FactReader): DeclaredFact['defaults'] {
  const node = nodeOf(fields, 'default');
  if (node?.kind === 'text') return [{ item: '*', text: node }];
  return entriesOf(node, complain).flatMap(({ key, keyAt, value }) => {
    knownTexts([{ text: key, at: keyAt }], items, 'unknown-item', complain);
    return value.kind === 'text' ? [{ item: key, text: value }] : [];
  });
}
