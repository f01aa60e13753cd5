import { dashedDay, formatDay, groupYuan, parseDay, parseYuan, shanghaiDayOf } from '@qingce/values';
import type { FactWire } from '@qingce/policy-language/evaluate';
import { noonOn } from './claim-round.ts';

/**
 * What a person typed, as the value that travels; undefined for an emptied field. What cannot be read travels as it
 * was typed, so that the door refuses it with its own sentence.
 */
export function wireOf(wire: FactWire, typed: string): unknown {
  const text = typed.normalize('NFKC').trim();
  if (text === '') return undefined;
  switch (wire) {
    case 'money':
      return text.replaceAll(',', '');
    case 'integer':
    case 'year':
      return /^-?[0-9]{1,9}$/.test(text.replaceAll(',', '')) ? Number.parseInt(text.replaceAll(',', ''), 10) : text;
    case 'measure':
    case 'amount':
    case 'factor':
      return text.replaceAll(',', '');
    case 'ratio':
      return text.endsWith('%') ? shiftPoint(text.slice(0, -1).trim(), -2) : text;
    case 'day':
    case 'month':
      return dashedDay(text);
    case 'instant':
      return parseDay(dashedDay(text)) === undefined ? text : noonOn(dashedDay(text));
    default:
      return text;
  }
}

/** The text that a field shows for a value, while nobody is typing in it. */
export function shownOf(wire: FactWire, value: unknown): string {
  const text = plainText(value);
  if (wire === 'money') {
    const fen = parseYuan(text);
    return fen === undefined ? text : groupYuan(fen);
  }
  if (wire === 'instant') {
    const day = shanghaiDayOf(text);
    return day === undefined ? text : formatDay(day);
  }
  return text;
}

/** A single value as text; empty for what is not given. */
export function plainText(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}

/** A decimal text times ten to the power of `places`, exactly; the text itself when it is no plain decimal. */
function shiftPoint(text: string, places: number): string {
  const match = /^([0-9]+)(?:\.([0-9]+))?$/.exec(text);
  if (!match) return text;
  const [, whole = '', decimals = ''] = match;
  const digits = (whole + decimals).padStart(decimals.length - places + 1, '0');
  const point = digits.length - (decimals.length - places);
  const fraction = digits.slice(point).replace(/0+$/, '');
  return `${digits.slice(0, point).replace(/^0+(?=[0-9])/, '')}${fraction === '' ? '' : `.${fraction}`}`;
}
