/**
 * What is wrong with a bank's or an account's number: another length than allowed, or a character that cannot
 * stand there (`at` counts from 1).
 */
export type BankNumberProblem =
  | { readonly kind: 'length'; readonly length: number }
  | { readonly kind: 'alphabet'; readonly at: number; readonly character: string };

const BANK_CODE_LENGTH = 12;
const ACCOUNT_LENGTH_MIN = 8;
const ACCOUNT_LENGTH_MAX = 32;

/** What is wrong with a 支付系统行号 (CNAPS), which is 12 digits: 3 行别, 4 地区, 4 机构, 1 check; or undefined. */
export function bankCodeProblem(text: string): BankNumberProblem | undefined {
  if (text.length !== BANK_CODE_LENGTH) return { kind: 'length', length: text.length };
  return firstOutside(text, /[^0-9]/);
}

/**
 * A doubt about a 支付系统行号 without a problem: its last digit does not close the ISO 7064 MOD 11,10 check. That
 * rule is inferred from the codes of head offices, not published, so this warns and never refuses.
 */
export function bankCodeWarning(text: string): { readonly kind: 'check' } | undefined {
  const digits = Array.from(text).map((digit) => Number.parseInt(digit, 10));
  const last = digits.pop() ?? 0;
  let product = 10;
  for (const digit of digits) product = (((product + digit) % 10 || 10) * 2) % 11;
  return (product + last) % 10 === 1 ? undefined : { kind: 'check' };
}

/**
 * What is wrong with a bank account's number: 8–32 digits, single hyphens between them allowed; or undefined.
 * Accounts of firms have no national check digit, so only double entry or a trial payment proves one.
 */
export function accountNumberProblem(text: string): BankNumberProblem | undefined {
  if (text.length < ACCOUNT_LENGTH_MIN || text.length > ACCOUNT_LENGTH_MAX) {
    return { kind: 'length', length: text.length };
  }
  return firstOutside(text, /[^0-9-]|^-|-(?=-|$)/);
}

function firstOutside(text: string, forbidden: RegExp): BankNumberProblem | undefined {
  const index = text.search(forbidden);
  return index < 0 ? undefined : { kind: 'alphabet', at: index + 1, character: text.charAt(index) };
}

/** Whether the digits close the Luhn check (ISO/IEC 7812-1), as the numbers of bank cards do. */
export function passesLuhn(digits: string): boolean {
  const sum = Array.from(digits).toReversed().reduce((total, character, index) => {
    const value = Number.parseInt(character, 10) * (index % 2 === 0 ? 1 : 2);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return digits !== '' && sum % 10 === 0;
}
