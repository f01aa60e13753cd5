import { exact } from '@qingce/values';
import { notAmong } from '../diagnostics.ts';
import type { Complain } from '../diagnostics.ts';
import type { Span } from '../source/source-text.ts';
import { parseUnit } from '../surface/literal.ts';
import type { YamlNode } from '../surface/yaml.ts';
import type { FactWire, Unit } from '../typed/ir.ts';
import { BOOLEAN, DAY, numberOf, PERIOD, WHOLE_NUMBER } from '../typed/shape.ts';
import type { Shape } from '../typed/shape.ts';
import { PURE, YUAN } from '../typed/unit.ts';
import type { DeclaredFact, DeclaredOption, FactType } from './declared.ts';
import { complainOfForm, toBilingual } from './fields.ts';

const SIMPLE: Readonly<Record<string, { wire: FactWire; shape: Shape }>> = {
  'money': { wire: 'money', shape: numberOf(YUAN, { rounded: true }) },
  'yes/no': { wire: 'boolean', shape: BOOLEAN },
  'date': { wire: 'day', shape: DAY },
  'instant': { wire: 'instant', shape: DAY },
  'month': { wire: 'month', shape: PERIOD },
  'integer': { wire: 'integer', shape: WHOLE_NUMBER },
  'year': { wire: 'year', shape: WHOLE_NUMBER },
  'ratio': { wire: 'ratio', shape: { ...numberOf(PURE), min: exact.ZERO, max: exact.ONE } },
  'factor': { wire: 'factor', shape: numberOf(PURE) },
  'text': { wire: 'text', shape: { kind: 'text' } },
  'region': { wire: 'region', shape: { kind: 'text' } },
};
const WITH_UNIT: Readonly<Record<string, FactWire>> = {
  'money per': 'money', 'decimal': 'measure', 'amount': 'amount', 'factor': 'factor',
};
const PERIOD_KEYS: Readonly<Record<string, string>> = { 起: 'from', 止: 'to' };

/** English key of the first and last day of a period; undefined for other names. */
export function periodKey(name: string): string | undefined {
  return PERIOD_KEYS[name];
}

export type TypeReader = { readonly units: ReadonlySet<string>; readonly complain: Complain };

/** Reads a fact type without row or options (README §2): `money per 月`, `decimal 平方米`, `list of month`. */
export function readSimpleType(text: string, at: Span, reader: TypeReader): FactType {
  const known = SIMPLE[text];
  if (known) return known;
  const [, head = '', rest = ''] = /^(money per|decimal|amount|factor|list of)\s+(.+)$/.exec(text) ?? [];
  if (head !== 'list of') return readUnitType(head, head === '' ? text : rest, at, reader);
  const element = readSimpleType(rest, at, reader);
  return { wire: 'list', of: element.wire, shape: { kind: 'list', of: element.shape } };
}

/** `人`, `decimal 平方米`, `amount 美元`; in `money per 人/月` every name after `per` stands below the line. */
function readUnitType(head: string, names: string, at: Span, { units, complain }: TypeReader): FactType {
  const read = parseUnit(head === 'money per' ? `元/${names}` : names, units);
  if (!('fault' in read)) return unitType(WITH_UNIT[head], read.unit);
  const known = [...Object.keys(SIMPLE), 'choice', 'list', 'list of period', ...units];
  complain('unknown-type', at, notAmong(known, names, { type: names }));
  return { wire: 'text', shape: { kind: 'open' } };
}

function unitType(wire: FactWire | undefined, unit: Unit): FactType {
  if (!wire) return { wire: 'integer', shape: numberOf(unit, { whole: true, rounded: true }) };
  return { wire, shape: numberOf(unit, { rounded: wire === 'money' }) };
}

/** Type of rows with these fields. */
export function rowsType(row: readonly DeclaredFact[]): FactType {
  const fields = row.map(({ name, key, type }) => ({ name, key, shape: type.shape }));
  return { wire: 'rows', shape: { kind: 'list', of: { kind: 'record', fields } }, row };
}

/** Options of a choice: keys alone, or keys with a label in both languages. */
export function choiceType(options: YamlNode, complain: Complain): FactType {
  const read = readOptions(options, complain);
  if (read.length === 0) complainOfForm(complain, options.at, 'options: [ … ]');
  return { wire: 'choice', options: read, shape: { kind: 'text', options: read.map(({ key }) => key) } };
}

function readOptions(options: YamlNode, complain: Complain): DeclaredOption[] {
  if (options.kind === 'map') {
    return options.entries.map(({ key, value }) => ({ key, label: toBilingual(value, complain) }));
  }
  const texts = options.kind === 'list' ? options.items.filter((item) => item.kind === 'text') : [];
  return texts.map(({ text }) => ({ key: text, label: { zh: text, en: text } }));
}
