import { exact, parseDay } from '@qingce/values';
import type { Constant, Unit } from '../typed/ir.ts';
import { multiplyUnits, perUnit } from '../typed/unit.ts';

/** Value of a literal; `unit` absent for text, dates, truth values and bare numbers. */
export type LiteralValue = { readonly value: Constant; readonly unit?: Unit };
export type LiteralFault = { readonly fault: 'unknown-unit'; readonly unit: string } | { readonly fault: 'not-a-literal' };

const NUMBER = /^(-?[0-9]+(?:\.[0-9]+)?)([万亿]?)(%|[^0-9\s].*)?$/u;

/**
 * The one grammar of literals in tables, constants, bounds and defaults (README §4): `80%`, `100万元`, `150席`,
 * `300元/席/月`, `"text"`, `true`, `2015-11-20`, plain decimals. `units` are the declared ones and those built in.
 */
export function parseLiteral(text: string, units: ReadonlySet<string>): LiteralValue | LiteralFault {
  if (text === 'true' || text === 'false') return { value: { op: 'boolean', value: text === 'true' } };
  const quoted = /^"([^"]*)"$/.exec(text);
  if (quoted) return { value: { op: 'text', value: quoted[1] ?? '' } };
  const day = parseDay(text);
  if (day !== undefined) return { value: { op: 'day', value: day } };
  const match = NUMBER.exec(text);
  const number = match && exact.parseDecimal(match[1] ?? '');
  if (!match || !number) return { fault: 'not-a-literal' };
  return withUnit(exact.multiply(number, scaleOf(match[2] ?? '')), match[3], units);
}

function withUnit(number: exact.Fraction, suffix: string | undefined, units: ReadonlySet<string>): LiteralValue | LiteralFault {
  if (suffix === undefined) return { value: constantOf(number) };
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

/** `元/席/月` as a unit; the first name it does not know otherwise. */
export function parseUnit(text: string, units: ReadonlySet<string>): { unit: Unit } | { fault: 'unknown-unit'; unit: string } {
  const names = text.split('/').map((name) => name.trim());
  const unknown = names.find((name) => !units.has(name));
  if (unknown !== undefined) return { fault: 'unknown-unit', unit: unknown };
  const [first = '', ...below] = names;
  return { unit: below.reduce((unit, name) => multiplyUnits(unit, perUnit({ [name]: 1 })), { [first]: 1 } as Unit) };
}

const MASKED = /"[^"]*"|(?<![\p{L}\p{N}_.])(?:[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]+(?:\.[0-9]+)?(?:%|\p{L}[\p{L}/]*))/gu;

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
