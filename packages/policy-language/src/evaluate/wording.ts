/** Values in writing: exact, with their units, as a clerk would write them down and recompute them. */
import { exact, formatDay, formatYuan } from '@qingce/values';
import type { Fraction } from '@qingce/values';
import { knownDay, knownNumber, knownRows, knownText } from './value.ts';
import type { ListValue, RecordValue, Value } from './value.ts';
import type { Bilingual, Type, Unit } from '../typed/ir.ts';

/** What is not known. */
export const OPEN = '?';
const LONGEST_LIST = 8;

/**
 * The exact number without its unit: money with two decimals where it has no more, others as decimal or mixed
 * number.
 */
export function numberText(value: Fraction, type: Type | undefined): string {
  if (isMoney(type) && 100n % value.d === 0n) return formatYuan((value.n * 100n) / value.d);
  return exact.formatDecimal(value) ?? exact.formatMixed(value);
}

/** As in a formula: a pure number below one that is whole in hundredths is a percentage. */
export function numberInFormula(value: Fraction, type: Type | undefined): string {
  const isPure = type === undefined || (type.kind === 'number' && Object.keys(type.unit).length === 0);
  const isShare = value.n > 0n && value.n < value.d && 100n % value.d === 0n;
  return isPure && isShare ? `${(value.n * 100n) / value.d}%` : numberText(value, type);
}

/** Whether a type is a plain amount in 元. */
export function isMoney(type: Type | undefined): boolean {
  return type?.kind === 'number' && unitText(type.unit).split('/')[0] === '元';
}

const unitTexts = new WeakMap<Unit, string>();

/** 元/席/月; '' for a pure number. */
function unitText(unit: Unit): string {
  const known = unitTexts.get(unit) ?? writeUnit(unit);
  unitTexts.set(unit, known);
  return known;
}

function writeUnit(unit: Unit): string {
  const above = Object.entries(unit)
    .filter(([, exponent]) => exponent > 0)
    .map(([name, exponent]) => power(name, exponent));
  const below = Object.entries(unit)
    .filter(([, exponent]) => exponent < 0)
    .map(([name, exponent]) => `/${power(name, -exponent)}`);
  return above.join('·') + below.join('');
}

function power(name: string, exponent: number): string {
  return exponent === 1 ? name : `${name}^${exponent}`;
}

export function unitOf(type: Type | undefined): string {
  return type?.kind === 'number' ? unitText(type.unit) : '';
}

/** The unit that is written so; none for ''. */
export function readUnit(written: string): Unit {
  const [above = '', ...below] = written.split('/');
  const powers = [...above.split('·').map((one) => [one, 1] as const), ...below.map((one) => [one, -1] as const)];
  return Object.fromEntries(powers.filter(([one]) => one !== '').map(([one, sign]): [string, number] => {
    const [name = '', exponent = '1'] = one.split('^');
    return [name, sign * Number.parseInt(exponent, 10)];
  }));
}

/** The unit in English; its singular and plural look the same but for an s after a word. */
export function englishQuantity(
  amount: string,
  type: Type | undefined,
  units: Readonly<Record<string, Bilingual>>,
): string {
  const unit = type?.kind === 'number' ? type.unit : {};
  const name = (base: string): string => units[base]?.en ?? BUILT_IN_UNITS[base] ?? base;
  const [first, ...more] = Object.entries(unit)
    .filter(([, exponent]) => exponent > 0)
    .map(([base]) => name(base));
  const below = Object.entries(unit)
    .filter(([, exponent]) => exponent < 0)
    .map(([base]) => `/${name(base)}`);
  if (first === undefined) return amount;
  const plural = amount !== '1' && /^[a-z]+$/.test(first) && first !== 'yuan' ? `${first}s` : first;
  return `${amount} ${[plural, ...more].join('·')}${below.join('')}`;
}

/** English names of the units that no policy has to declare. */
export const BUILT_IN_UNITS: Readonly<Record<string, string>> = {
  元: 'yuan', 天: 'day', 月: 'month', 年: 'year', '%': '%',
};

/** Any value in one line. */
export function valueText(value: Value, type: Type | undefined, write = numberText): string {
  switch (value.kind) {
    case 'number': return numberValueText(value, type, write);
    case 'boolean': return value.value === undefined ? OPEN : String(value.value);
    case 'text': return knownText(value) ?? OPEN;
    case 'day': return dayText(value);
    case 'duration': return `${value.months}月`;
    case 'record': return recordText(value, type);
    case 'list': return listText(value, type);
    default: return OPEN;
  }
}

function dayText(value: Value): string {
  const day = knownDay(value);
  return day === undefined ? OPEN : formatDay(day);
}

function numberValueText(
  value: Extract<Value, { kind: 'number' }>,
  type: Type | undefined,
  write: typeof numberText,
): string {
  const known = knownNumber(value);
  if (known) return write(known, type);
  return value.lo && value.hi ? `${write(value.lo, type)}～${write(value.hi, type)}` : OPEN;
}

/** A period as its first and last day, then what else the row says. */
function recordText(value: RecordValue, type: Type | undefined): string {
  const types = type?.kind === 'record' ? type.fields : {};
  const { from, to, ...others } = value.fields;
  const period = from && to ? [`${valueText(from, types['from'])}～${valueText(to, types['to'])}`] : [];
  const fields = Object.entries(from && to ? others : value.fields).filter(
    ([, field]) => field.kind !== 'function',
  );
  return [...period, ...fields.map(([key, field]) => valueText(field, types[key]) + unitOf(types[key]))].join(
    ' ',
  );
}

function listText(value: ListValue, type: Type | undefined): string {
  const rows = knownRows(value);
  if (!rows) return OPEN;
  const of = type?.kind === 'list' ? type.of : undefined;
  const shown = rows.slice(0, LONGEST_LIST).map((row) => valueText(row, of));
  return `[${[...shown, ...(rows.length > LONGEST_LIST ? [`… (${rows.length})`] : [])].join('; ')}]`;
}
