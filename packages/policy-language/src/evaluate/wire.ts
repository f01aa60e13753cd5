/**
 * Values as they travel in the answer: money and other amounts as decimal text, whole numbers as numbers,
 * days as dates.
 */
import { exact, formatDay, formatYuan } from '@qingce/values';
import type { Fraction } from '@qingce/values';
import { knownDay, knownNumber, knownRows, knownText } from './value.ts';
import type { Value } from './value.ts';
import { isMoney } from './wording.ts';
import type { Type } from '../typed/ir.ts';

/** The value as JSON; null for what is not known. */
export function toWire(value: Value, type: Type): unknown {
  switch (value.kind) {
    case 'boolean': return value.value ?? null;
    case 'text': return knownText(value) ?? null;
    case 'number': return numberToWire(knownNumber(value), type);
    case 'day': {
      const day = knownDay(value);
      return day === undefined ? null : formatDay(day);
    }
    case 'list':
      return knownRows(value)?.map((row) => toWire(row, type.kind === 'list' ? type.of : type)) ?? null;
    case 'record':
      return Object.fromEntries(
        Object.entries(value.fields).map(([key, field]) => [
          key,
          toWire(field, (type.kind === 'record' ? type.fields[key] : undefined) ?? type),
        ]),
      );
    default: return null;
  }
}

function numberToWire(value: Fraction | undefined, type: Type): unknown {
  if (!value) return null;
  if (isMoney(type) && 100n % value.d === 0n) return yuan(value);
  if (exact.isInteger(value) && type.kind === 'number') return Number.parseInt(value.n.toString(), 10);
  return exact.formatDecimal(value) ?? exact.formatMixed(value);
}

/** An amount of 元 that is whole in fen, with two decimals. */
export function yuan(value: Fraction): string {
  return formatYuan(exact.floor(exact.multiply(value, HUNDRED)));
}

/** The least whole number of fen that is not below the amount. */
export function yuanUpward(value: Fraction): string {
  return formatYuan(exact.ceiling(exact.multiply(value, HUNDRED)));
}

const HUNDRED = exact.fraction(100n);
