/**
 * The form in which each kind of fact travels (contract, "Conventions"): what is not in it is refused with
 * the rule.
 */
import { exact, formatYuan, parseDay, parseYuan, shanghaiDayOf } from '@qingce/values';
import type { Fraction } from '@qingce/values';
import { fault, nearestWords } from './complaint.ts';
import type { Fault } from './complaint.ts';
import { boundsOf } from './facts.ts';
import type { Fact, FactWire } from '../typed/ir.ts';

/** The value as it is kept, or what is wrong with it. */
export type Checked = { readonly value: unknown } | { readonly fault: Fault };

/** Checks form and bounds of one value of a fact (or of one element of its list). */
export function checkScalar(json: unknown, fact: Fact, wire: FactWire): Checked {
  switch (wire) {
    case 'boolean': return typeof json === 'boolean' ? { value: json } : wrong('WRONG_TYPE', json, BOOLEAN);
    case 'text': return typeof json === 'string' ? { value: json } : wrong('WRONG_TYPE', json, TEXT);
    case 'region': return matching(json, /^\d{6}(\d{3}(\d{3})?)?$/, 'BAD_REGION', REGION);
    case 'day': return isText(json, (text) => parseDay(text) !== undefined, 'BAD_DATE', DAY);
    case 'instant': return isText(json, (text) => shanghaiDayOf(text) !== undefined, 'BAD_INSTANT', INSTANT);
    case 'month':
      return isText(
        json,
        (text) => parseDay(`${text}-01`) !== undefined && text.length === 7,
        'BAD_MONTH',
        MONTH,
      );
    case 'choice': return checkChoice(json, fact);
    default: return checkNumber(json, fact, wire);
  }
}

type Rule = readonly [zh: string, en: string];
const BOOLEAN: Rule = ['须为 true 或 false', 'must be true or false'];
const TEXT: Rule = ['须为文字', 'must be text'];
const REGION: Rule = [
  '须为6位行政区划代码（或其下9位、12位代码）的文字',
  'must be a text of 6 digits, a region code (or 9 or 12 below it)',
];
const DAY: Rule = ['须为存在的日期，格式 YYYY-MM-DD', 'must be a date that exists, YYYY-MM-DD'];
const INSTANT: Rule = ['须为带时区的 ISO 8601 时刻', 'must be an ISO 8601 instant with its offset'];
const MONTH: Rule = ['须为月份，格式 YYYY-MM', 'must be a month, YYYY-MM'];
const MONEY: Rule = ['金额须为以元计、至多两位小数的十进制文字', 'money must be a decimal text in yuan with at most two decimals'];
const WHOLE: Rule = ['须为整数', 'must be a whole number'];
const DECIMAL: Rule = ['须为十进制文字', 'must be a decimal text'];
const MEASURE: Rule = ['须为十进制的数或文字', 'must be a decimal number or text'];
const RATIO: Rule = ['比例须为0至1之间的十进制文字', 'a ratio must be a decimal text from 0 to 1'];
const FACTOR: Rule = ['须为大于0的十进制文字', 'must be a decimal text above 0'];

function wrong(code: string, json: unknown, [zh, en]: Rule): Checked {
  return { fault: fault(code, json, zh, en) };
}

function isText(json: unknown, holds: (text: string) => boolean, code: string, rule: Rule): Checked {
  return typeof json === 'string' && holds(json) ? { value: json } : wrong(code, json, rule);
}

function matching(json: unknown, pattern: RegExp, code: string, rule: Rule): Checked {
  return isText(json, (text) => pattern.test(text), code, rule);
}

/** Options are accepted by key and by Chinese label, and kept by key. */
function checkChoice(json: unknown, fact: Fact): Checked {
  const options = fact.options ?? [];
  const chosen = options.find((option) => option.key === json || option.label.zh === json);
  if (chosen) return { value: chosen.key };
  const keys = options.map((option) => option.key);
  const { zh, en } = nearestWords(json, keys);
  return wrong('UNKNOWN_OPTION', json, [
    `须为 ${keys.join('、')} 之一${zh}`,
    `must be one of ${keys.join(', ')}${en}`,
  ]);
}

function checkNumber(json: unknown, fact: Fact, wire: FactWire): Checked {
  const read = readNumber(json, wire);
  if ('fault' in read) return read;
  return outOfBounds(json, read.number, fact, wire) ?? { value: read.value };
}

type Read = { readonly number: Fraction; readonly value: unknown } | { readonly fault: Fault };

function readNumber(json: unknown, wire: FactWire): Read {
  switch (wire) {
    case 'money': return readMoney(json);
    case 'integer': case 'year': return readWhole(json);
    case 'measure': return readDecimal(typeof json === 'number' ? String(json) : json, 'BAD_DECIMAL', MEASURE);
    case 'ratio': return readDecimal(json, 'BAD_RATIO', RATIO);
    case 'factor': return readDecimal(json, 'BAD_DECIMAL', FACTOR);
    default: return readDecimal(json, 'BAD_DECIMAL', DECIMAL);
  }
}

function readMoney(json: unknown): Read {
  const fen = typeof json === 'string' ? parseYuan(json) : undefined;
  if (fen === undefined) return { fault: fault('BAD_MONEY', json, ...MONEY) };
  return { number: exact.fraction(fen, 100n), value: formatYuan(fen) };
}

function readWhole(json: unknown): Read {
  if (typeof json !== 'number' || !Number.isSafeInteger(json))
    return { fault: fault('NOT_AN_INTEGER', json, ...WHOLE) };
  return { number: exact.fraction(BigInt(json)), value: json + 0 };
}

/** Plain digits: no exponent, no plus, no leading zeros. */
function readDecimal(json: unknown, code: string, rule: Rule): Read {
  const isPlain = typeof json === 'string' && /^-?(0|[1-9]\d*)(\.\d+)?$/.test(json);
  const number = isPlain ? exact.parseDecimal(json) : undefined;
  return number ? { number, value: json } : { fault: fault(code, json, ...rule) };
}

function outOfBounds(json: unknown, number: Fraction, fact: Fact, wire: FactWire): Checked | undefined {
  const { lo, hi } = boundsOf(fact);
  if (wire === 'factor' && exact.compare(number, exact.ZERO) <= 0) return wrong('BELOW_MINIMUM', json, FACTOR);
  if (lo && exact.compare(number, lo) < 0) {
    return wrong('BELOW_MINIMUM', json, [`不得小于 ${written(lo)}`, `must not be less than ${written(lo)}`]);
  }
  if (hi && exact.compare(number, hi) > 0) {
    return wrong('ABOVE_MAXIMUM', json, [`不得大于 ${written(hi)}`, `must not be more than ${written(hi)}`]);
  }
  return undefined;
}

function written(bound: Fraction): string {
  return exact.formatDecimal(bound) ?? exact.formatMixed(bound);
}
