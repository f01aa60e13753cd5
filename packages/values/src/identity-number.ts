import { dayOf } from './day.ts';
import { toHalfWidth } from './half-width.ts';

/**
 * What is wrong with a 公民身份号码: another length than 18, a character that its position does not allow (`at`
 * counts from 1), a birth date that does not exist, or a check character other than the one the first 17
 * demand.
 */
export type IdentityNumberProblem =
  | { readonly kind: 'length'; readonly length: number }
  | { readonly kind: 'alphabet'; readonly at: number; readonly character: string }
  | { readonly kind: 'birthDate'; readonly found: string }
  | { readonly kind: 'check'; readonly expected: string; readonly found: string };

const LENGTH = 18;
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;
const CHECK_BY_REMAINDER = '10X98765432';

/** The number as it is compared and stored: trimmed, half-width, an x as X. */
export function normalizeIdentityNumber(text: string): string {
  return toHalfWidth(text).trim().toUpperCase();
}

/**
 * What is wrong with a normalized 公民身份号码 (GB 11643-1999), or undefined. The region is not judged: holders
 * keep the code of a region that has been renamed or dissolved since.
 */
export function identityNumberProblem(text: string): IdentityNumberProblem | undefined {
  const characters = Array.from(text);
  if (characters.length !== LENGTH) return { kind: 'length', length: characters.length };
  const wrong = characters.findIndex((character, index) => !allowedAt(index, character));
  if (wrong >= 0) return { kind: 'alphabet', at: wrong + 1, character: characters[wrong] ?? '' };
  const birthDate = text.slice(6, 14);
  if (!isBirthDate(birthDate)) return { kind: 'birthDate', found: birthDate };
  const expected = checkCharacter(text);
  const found = text.charAt(17);
  return found === expected ? undefined : { kind: 'check', expected, found };
}

/** Documents of persons without an identity card, by the form of their numbers; none carries a check character. */
const OTHER_DOCUMENTS = {
  // A letter for the region, eight digits, and on older cards two for the issue.
  港澳居民来往内地通行证: /^[HM][0-9]{8}([0-9]{2})?$/,
  // Three letters for the nation; cards issued since 2023 bear a number of eighteen digits with its check.
  外国人永久居留身份证: /^[A-Z]{3}[0-9]{12}$/,
  // A letter or two, at most nine characters (ICAO 9303); digits alone could be another number cut off.
  护照: /^([A-Z][0-9]{6,8}|[A-Z]{2}[0-9]{6,7})$/,
} as const;

/**
 * What is wrong with the normalized number of a person's document, or undefined: a 公民身份号码, else one of the others
 * above. What is none of these is judged as a 公民身份号码.
 */
export function personNumberProblem(text: string): IdentityNumberProblem | undefined {
  return isOtherDocument(text) ? undefined : identityNumberProblem(text);
}

/** Whether the normalized text has the form of a permit, a residence card or a passport. */
export function isOtherDocument(text: string): boolean {
  return Object.values(OTHER_DOCUMENTS).some((form) => form.test(text));
}

/** Only the check character may be an X, which stands for ten. */
function allowedAt(index: number, character: string): boolean {
  return /^[0-9]$/.test(character) || (index === LENGTH - 1 && character === 'X');
}

/** No living holder was born before 1800; the standard's own example was in 1880. */
function isBirthDate(digits: string): boolean {
  const [year, month, day] = [digits.slice(0, 4), digits.slice(4, 6), digits.slice(6)].map(integer);
  return year !== undefined && year >= 1800 && year < 2200 && dayOf(year, month ?? 0, day ?? 0) !== undefined;
}

function checkCharacter(text: string): string {
  const sum = WEIGHTS.reduce((total, weight, index) => total + integer(text.charAt(index)) * weight, 0);
  return CHECK_BY_REMAINDER.charAt(sum % 11);
}

function integer(digits: string): number {
  return Number.parseInt(digits, 10);
}
