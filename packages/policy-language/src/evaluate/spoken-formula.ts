/** What a derivation writes, in both languages: it is written once, and only units and calls in it are Chinese. */
import { BUILT_IN_UNITS, englishQuantity, readUnit } from './wording.ts';
import type { Bilingual, CheckedPolicy } from '../typed/ir.ts';

type Units = Pick<CheckedPolicy, 'units'>;

/** What the evaluator calls by its Chinese name in a formula; all else there is a figure or a sign. */
const CALLS: Readonly<Record<string, string>> = { 取整到分: 'round', 届满日: 'last day of term' };
const CALL = new RegExp(`(?:${Object.keys(CALLS).join('|')})(?=\\()`, 'g');
/** A figure with its unit, such as `36月` or `300元/席/月`. */
const QUANTITY = /(?<![\p{L}\p{N}])([0-9]+(?:\.[0-9]+)?)(\p{L}[\p{L}·/^0-9]*)/gu;

/** A formula, a row or a needed value of an answer; what is no unit of the policy stays as it is. Never throws. */
export function spokenFormula({ units }: Units, text: string): Bilingual {
  const inEnglish = (whole: string, amount: string, suffix: string): string => {
    const unit = readUnit(suffix);
    const known = { ...BUILT_IN_UNITS, ...units };
    const isKnown = Object.keys(unit).every((name) => Object.hasOwn(known, name));
    return isKnown ? englishQuantity(amount, { kind: 'number', unit }, units) : whole;
  };
  const called = text.replaceAll(CALL, (name) => CALLS[name] ?? name).replaceAll('～', ' – ');
  return { zh: text, en: called.replaceAll(QUANTITY, inEnglish) };
}

/** The value of a step with its unit: `12席`, `12 seats`; `value` and `unit` as the step has them. Never throws. */
export function spokenQuantity({ units }: Units, value: string, unit: string): Bilingual {
  const { en } = spokenFormula({ units }, value);
  return { zh: `${value} ${unit}`.trim(), en: englishQuantity(en, { kind: 'number', unit: readUnit(unit) }, units) };
}
