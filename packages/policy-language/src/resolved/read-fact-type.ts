import { exact } from '@qingce/values';
import { notAmong } from '../diagnostics.ts';
import type { Complain } from '../diagnostics.ts';
import type { Span } from '../source/source-text.ts';
import { parseUnit } from '../surface/literal.ts';
import type { YamlEntry, YamlNode } from '../surface/yaml.ts';
import type { FactWire, Unit } from '../typed/ir.ts';
import { BOOLEAN, DAY, numberOf, PERIOD, WHOLE_NUMBER } from '../typed/shape.ts';
import type { Shape } from '../typed/shape.ts';
import { PURE, YUAN } from '../typed/unit.ts';
import type { DeclaredFact, FactType } from './declared.ts';
import { toBilingual } from './fields.ts';

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
  'choice': { wire: 'choice', shape: { kind: 'text' } },
};
const PERIOD_NAMES: Readonly<Record<string, string>> = { 起: 'from', 止: 'to' };

/** English key of the first and last day of a period; undefined for other names. */
export function periodKey(name: string): string | undefined {
  return PERIOD_NAMES[name];
}

export type TypeReader = { readonly units: ReadonlySet<string>; readonly complain: Complain };

/** Reads a fact type without row or options (README §2), such as `money per 月`, `decimal 平方米` or `list of month`. */
export function readSimpleType(text: string, at: Span, reader: TypeReader): FactType {
  const known = SIMPLE[text];
  if (known) return known;
  const [, head = '', rest = ''] = /^(money per|decimal|amount|factor|list of)\s+(.+)$/.exec(text) ?? [];
  if (head === 'list of') {
    const element = readSimpleType(rest, at, reader);
    return { wire: 'list', of: element.wire, shape: { kind: 'list', of: element.shape } };
  }
  // `money per 席/月` is 元/席/月: every name after `per` stands below the line.
  const unit = parseUnit(head === 'money per' ? `元/${rest}` : rest === '' ? text : rest, reader.units);
  if (!('fault' in unit)) return withUnit(head, unit.unit);
  const names = [...Object.keys(SIMPLE), 'list', 'list of period', ...reader.units];
  reader.complain('unknown-type', at, notAmong(names, head === '' ? text : unit.unit, { type: text }));
  return { wire: 'text', shape: { kind: 'open' } };
}

function withUnit(head: string, unit: Unit): FactType {
  switch (head) {
    case 'money per': return { wire: 'money', shape: numberOf(unit, { rounded: true }) };
    case 'decimal': return { wire: 'measure', shape: numberOf(unit) };
    case 'amount': return { wire: 'amount', shape: numberOf(unit) };
    case 'factor': return { wire: 'factor', shape: numberOf(unit) };
    default: return { wire: 'integer', shape: numberOf(unit, { whole: true, rounded: true }) };
  }
}

/** Type of rows; the days of a period stand before the fields that a `list of period` adds. */
export function rowsType(isOfPeriods: boolean, row: readonly DeclaredFact[], dayField: (name: string) => DeclaredFact): FactType {
  const missing = isOfPeriods ? ['起', '止'].filter((name) => !row.some((field) => field.name === name)) : [];
  const fields = [...missing.map(dayField), ...row];
  const shape: Shape = {
    kind: 'list', of: { kind: 'record', fields: fields.map(({ name, key, type }) => ({ name, key, shape: type.shape })) },
  };
  return { wire: 'rows', shape, row: fields };
}

/** Options of a choice: keys alone, or keys with a label in both languages. */
export function choiceType(options: YamlNode, complain: Complain): FactType {
  const read = options.kind === 'list'
    ? options.items.flatMap((item) => (item.kind === 'text' ? [{ key: item.text, label: { zh: item.text, en: item.text } }] : []))
    : optionEntries(options).map(({ key, value }) => ({ key, label: toBilingual(value, complain) }));
  if (read.length === 0) complain('declaration-shape', options.at, { values: { expected: 'options: [ … ]' } });
  return { wire: 'choice', options: read, shape: { kind: 'text', options: read.map(({ key }) => key) } };
}

function optionEntries(options: YamlNode): readonly YamlEntry[] {
  return options.kind === 'map' ? options.entries : [];
}
