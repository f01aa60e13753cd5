import { exact, parseDay } from '@qingce/values';
import type { Constant, Unit } from '../typed/ir.ts';
import { multiplyUnits } from '../typed/unit.ts';

/** Value of a literal; `unit` absent for text, dates, truth values and bare numbers. */
export type LiteralValue = { readonly value: Constant; readonly unit?: Unit };
export type UnknownUnit = { readonly fault: 'unknown-unit'; readonly unit: string };
export type LiteralFault = UnknownUnit | { readonly fault: 'not-a-literal' };

const NUMBER = /^(-?[0-9]+(?:\.[0-9]+)?)([万亿]?)(%|\p{L}.*)?$/u;

/**
 * The one grammar of literals in tables, constants, bounds and defaults (README §4): `80%`, `100万元`, `3年`,
 * `300元/人/月`, `"text"`, `true`, `2015-11-20`, plain decimals. `units` are those declared and those built in.
 */
export function parseLiteral(text: string, units: ReadonlySet<string>): LiteralValue | LiteralFault {
  if (text === 'true' || text === 'false') return { value: { op: 'boolean', value: text === 'true' } };
  const quoted = /^"([^"]*)"$/.exec(text)?.[1];
  if (quoted !== undefined) return { value: { op: 'text', value: quoted } };
  const day = parseDay(text);
  return day === undefined ? parseQuantity(text, units) : { value: { op: 'day', value: day } };
}

function parseQuantity(text: string, units: ReadonlySet<string>): LiteralValue | LiteralFault {
  const { digits, scale, suffix } = inParts(text);
  const number = exact.parseDecimal(digits);
  if (!number) return { fault: 'not-a-literal' };
  // A unit may itself be called 万千瓦时; then the 万 is part of its name.
  const whole = `${scale}${suffix}`;
  const [first = ''] = whole.split('/');
  if (scale !== '' && units.has(first)) return withUnit(number, whole, units);
  return withUnit(exact.multiply(number, scaleOf(scale)), suffix, units);
}

function inParts(text: string): { digits: string; scale: string; suffix: string } {
  const [, digits = '', scale = '', suffix = ''] = NUMBER.exec(text) ?? [];
  return { digits, scale, suffix };
}

function withUnit(
  number: exact.Fraction, suffix: string, units: ReadonlySet<string>,
): LiteralValue | LiteralFault {
  if (suffix === '') return { value: constantOf(number) };
  if (suffix === '%') return { value: constantOf(exact.divide(number, exact.fraction(100n))), unit: {} };
  const unit = parseUnit(suffix, units);
  return 'fault' in unit ? unit : { value: constantOf(number), unit: unit.unit };
}

function scaleOf(word: string): exact.Fraction {
  if (word === '万') return exact.fraction(10_000n);
  return word === '亿' ? exact.fraction(100_000_000n) : exact.ONE;
}

export function constantOf({ n, d }: exact.Fraction): Constant & { op: 'number' } {
  return { op: 'number', n: n.toString(), ...(d === 1n ? {} : { d: d.toString() }) };
}

/** `元/人/月` as a unit; the first name it does not know otherwise. */
export function parseUnit(text: string, units: ReadonlySet<string>): { unit: Unit } | UnknownUnit {
  const names = text.split('/').map((name) => name.trim());
  const unknown = names.find((name) => !units.has(name));
  if (unknown !== undefined) return { fault: 'unknown-unit', unit: unknown };
  const [first = '', ...below] = names;
  return { unit: below.reduce((unit, name) => multiplyUnits(unit, { [name]: -1 }), { [first]: 1 } as Unit) };
}

const DATE = /[0-9]{4}-[0-9]{2}-[0-9]{2}/;
const QUANTITY = /[0-9]+(?:\.[0-9]+)?(?:%|\p{L}[\p{L}/]*)/u;
/** Not within a name or a number; two dots stand between the ends of an interval. */
const START = /(?<![\p{L}\p{N}_]|(?<!\.)\.)/u;
const MASKED = new RegExp(`"[^"]*"|${START.source}(?:${DATE.source}|${QUANTITY.source})`, 'gu');

/** Puts names of the same length for the literals of a cell, so that the reader of FEEL can take the rest. */
export function maskLiterals(text: string): { masked: string; literals: Map<number, string> } {
  const literals = new Map<number, string>();
  const masked = text.replaceAll(MASKED, (literal: string, offset: number) => {
    if (literal.startsWith('"')) return literal;
    literals.set(offset, literal);
    return '_'.repeat(literal.length);
  });
  return { masked, literals };
}
