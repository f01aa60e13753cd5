import { passesLuhn } from './bank-code.ts';
import { creditCodeProblem } from './credit-code.ts';
import { toHalfWidth } from './half-width.ts';
import { identityNumberProblem, isOtherDocument } from './identity-number.ts';

/** A number of a person that must not be published; `at` is the index of its first character in the text. */
export type PersonalDatum = {
  readonly kind: 'identityNumber' | 'otherDocument' | 'bankCard' | 'phone';
  readonly at: number;
  readonly text: string;
};

type Shape = {
  readonly kind: PersonalDatum['kind'];
  readonly pattern: RegExp;
  /** Whether digits of this shape, found in this run of letters and digits, are such a number. */
  readonly holds: (digits: string, run: string) => boolean;
};

// Issuers of payment cards: 3–6 and 9, and 22–27 (ISO/IEC 7812-1). One that opens with 19 or 20 is a date.
const ISSUER = '(?=[3-69]|2[2-7])';
// Two decimals behind eleven digits make an amount of money of them.
const NOT_AN_AMOUNT = '(?!\\.[0-9]{2}(?![0-9]))';
const BEHIND_COUNTRY_CODE = '(?<=(?<![0-9])(?:\\+|00)86)';
const isCard = (digits: string, run: string): boolean => passesLuhn(digits) && !isCreditCode(run);

const UUID = /(?<![0-9a-f])[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?![0-9a-f])/g;

// In order of precedence: what one shape has claimed, a later one leaves alone. A valid identity number
// stands before a credit code, since one identity number in thirty closes the check of a credit code by
// chance.
const SHAPES: readonly Shape[] = [
  {
    kind: 'identityNumber',
    pattern: alone('[1-9][0-9]{5}[ -]?[0-9]{8}[ -]?[0-9]{3}[0-9Xx]'),
    holds: (digits) => identityNumberProblem(digits.toUpperCase()) === undefined,
  },
  {
    kind: 'otherDocument',
    pattern: /(?<![0-9A-Za-z])[A-Za-z]{1,3}[0-9]{6,12}(?![0-9A-Za-z])/g,
    holds: (number) => isOtherDocument(number.toUpperCase()),
  },
  { kind: 'bankCard', pattern: alone(`${ISSUER}[0-9]{4}(?:[ -][0-9]{4}){3}[ -][0-9]{1,3}`), holds: isCard },
  { kind: 'bankCard', pattern: alone(`${ISSUER}[0-9]{4}(?:[ -][0-9]{4}){3}`), holds: isCard },
  { kind: 'bankCard', pattern: alone(`${ISSUER}[0-9]{6}[ -][0-9]{10,13}`), holds: isCard },
  { kind: 'bankCard', pattern: alone(`${ISSUER}[0-9]{16,19}`), holds: isCard },
  {
    kind: 'phone',
    pattern: alone(`1[3-9][0-9][ -]?[0-9]{4}[ -]?[0-9]{4}${NOT_AN_AMOUNT}`, BEHIND_COUNTRY_CODE),
    holds: (_digits, run) => !isCreditCode(run),
  },
];

/**
 * 个人信息检查 — the identity numbers (GB 11643 check), permits, residence cards and passports (decision 0065), bank cards
 * (Luhn, 16–19 digits) and mobile phones in a text that is about to be published, in order of place. They are found in
 * one run, or all but the documents without a check in their customary groups, in full-width digits too, but never as
 * a part of a longer run of digits, of a 统一社会信用代码, of a digest or of a UUID.
 */
export function findPersonalData(text: string): PersonalDatum[] {
  const plain = toHalfWidth(text).replace(/[\u00A0\u2009]/g, ' ').replace(/[\u2010-\u2015]/g, '-');
  const identifiers = [...plain.matchAll(UUID)].map(({ index, 0: { length } }) => [index, index + length] as const);
  const found: PersonalDatum[] = [];
  for (const { kind, pattern, holds } of SHAPES) {
    for (const { 0: match, index: at } of plain.matchAll(pattern)) {
      const run = runAround(plain, at);
      if (isDigest(run) || !holds(match.replace(/[ -]/g, ''), run)) continue;
      const end = at + match.length;
      if (identifiers.some(([from, to]) => from <= at && at < to)) continue;
      const claimed = found.some((other) => at < other.at + other.text.length && other.at < end);
      if (!claimed) found.push({ kind, at, text: text.slice(at, end) });
    }
  }
  return found.toSorted((a, b) => a.at - b.at);
}

/** A pattern for digits that no other digit adjoins, except behind the given prefix. */
function alone(body: string, prefix = '(?!)'): RegExp {
  return new RegExp(`(?:(?<![0-9])|${prefix})${body}(?![0-9])`, 'g');
}

/** The whole run of letters and digits that has a character at that index. */
function runAround(text: string, at: number): string {
  let [from, to] = [at, at];
  while (from > 0 && isLetterOrDigit(text.charAt(from - 1))) from -= 1;
  while (to < text.length && isLetterOrDigit(text.charAt(to))) to += 1;
  return text.slice(from, to);
}

function isLetterOrDigit(character: string): boolean {
  return /^[0-9A-Za-z]$/.test(character);
}

function isCreditCode(run: string): boolean {
  return creditCodeProblem(run.toUpperCase()) === undefined;
}

/** A hash in hexadecimal has 32 characters or more, letters among them; no person's number is so long. */
function isDigest(run: string): boolean {
  return run.length >= 32 && /[A-Za-z]/.test(run);
}
