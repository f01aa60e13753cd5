import { toHalfWidth } from './half-width.ts';

/**
 * What is wrong with a 统一社会信用代码: another length than 18, a character that its position does not allow
 * (`at` counts from 1), or a check character other than the one the first 17 demand.
 */
export type CreditCodeProblem =
  | { readonly kind: 'length'; readonly length: number }
  | { readonly kind: 'alphabet'; readonly at: number; readonly character: string }
  | { readonly kind: 'check'; readonly expected: string; readonly found: string };

// GB 32100-2015: digits and capitals without I, O, S, V and Z; a character's value is its index.
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28] as const;
const LENGTH = 18;

/** The code as it is compared and stored: trimmed, half-width, upper case. An O is never taken for a 0. */
export function normalizeCreditCode(text: string): string {
  return toHalfWidth(text).trim().toUpperCase();
}

/** What is wrong with a normalized 统一社会信用代码 (GB 32100-2015), or undefined. */
export function creditCodeProblem(text: string): CreditCodeProblem | undefined {
  const characters = Array.from(text);
  if (characters.length !== LENGTH) return { kind: 'length', length: characters.length };
  const wrong = characters.findIndex((character, index) => !allowedAt(index, character));
  if (wrong >= 0) return { kind: 'alphabet', at: wrong + 1, character: characters[wrong] ?? '' };
  const expected = checkCharacter(characters);
  const found = characters.at(-1) ?? '';
  return found === expected ? undefined : { kind: 'check', expected, found };
}

/** Positions 3–8 are the registering office's GB/T 2260 region, digits only. */
function allowedAt(index: number, character: string): boolean {
  return index >= 2 && index < 8 ? /^[0-9]$/.test(character) : ALPHABET.includes(character);
}

function checkCharacter(characters: readonly string[]): string {
  const values = characters.map((character) => ALPHABET.indexOf(character));
  const sum = WEIGHTS.reduce((total, weight, index) => total + (values[index] ?? 0) * weight, 0);
  // The outer remainder matters: a sum that 31 divides has the check character 0.
  return ALPHABET.charAt((31 - (sum % 31)) % 31);
}

/**
 * A doubt, never a refusal: the check character that positions 9–17, the firm's 组织机构代码 (GB 11714), should end
 * in, when it is another. Undefined when it agrees. Expects a code without a problem.
 */
export function organizationCodeDoubt(creditCode: string): { expected: string; found: string } | undefined {
  const weights = [3, 7, 9, 10, 5, 8, 4, 2];
  const values = Array.from(creditCode.slice(8, 16)).map((character) => Number.parseInt(character, 36));
  const sum = weights.reduce((total, weight, index) => total + (values[index] ?? 0) * weight, 0);
  const expected = '0X987654321'.charAt(sum % 11);
  const found = creditCode.charAt(16);
  return found === expected ? undefined : { expected, found };
}
