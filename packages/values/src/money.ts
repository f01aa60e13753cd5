import { fraction } from './fraction.ts';
import type { Fraction } from './fraction.ts';

/** 分 — an amount of money as a whole number of fen, 1/100 元. */
export type Fen = bigint;

/**
 * Reads 元 as they travel in JSON: '50000', '50000.0', '50000.00', '-0.05'. Undefined for anything else:
 * a third decimal, a grouping comma, an exponent, a plus, a space, a leading zero, more than 15 whole digits.
 */
export function parseYuan(text: string): Fen | undefined {
  const match = /^(-?)(0|[1-9][0-9]{0,14})(?:\.([0-9]{1,2}))?$/.exec(text);
  if (!match) return undefined;
  const [, sign, whole = '', decimals = ''] = match;
  const fen = BigInt(whole + decimals.padEnd(2, '0'));
  return sign ? -fen : fen;
}

/** The wire form in 元 with two decimals: '50000.00'. */
export function formatYuan(fen: Fen): string {
  const { sign, yuan, decimals } = partsOf(fen);
  return `${sign}${yuan}.${decimals}`;
}

/** The display form in 元 with groups of three: '50,000.00'. */
export function groupYuan(fen: Fen): string {
  const { sign, yuan, decimals } = partsOf(fen);
  return `${sign}${yuan.replace(/\B(?=(?:[0-9]{3})+$)/g, ',')}.${decimals}`;
}

/** An amount as it travels ('466333.33') with groups of three: '466,333.33'; the text itself when it is no amount. */
export function grouped(yuan: string): string {
  const fen = parseYuan(yuan);
  return fen === undefined ? yuan : groupYuan(fen);
}

function partsOf(fen: Fen): { sign: string; yuan: string; decimals: string } {
  const digits = (fen < 0n ? -fen : fen).toString().padStart(3, '0');
  return { sign: fen < 0n ? '-' : '', yuan: digits.slice(0, -2), decimals: digits.slice(-2) };
}

/** The amount in 元 as an exact number, ready for a rule. */
export function yuanOf(fen: Fen): Fraction {
  return fraction(fen, 100n);
}
