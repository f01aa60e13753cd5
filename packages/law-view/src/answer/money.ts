import { amountInWords, grouped, parseYuan } from '@qingce/values';

/** 大写 — an amount of the answer as a voucher spells it; undefined for what no voucher can state. */
export function inWords(yuan: string): string | undefined {
  const fen = parseYuan(yuan);
  return fen === undefined || fen < 0n ? undefined : amountInWords(fen);
}

/** A formula of the trace as it is printed: amounts grouped, fractions with their own stroke. */
export function formulaText(formula: string): string {
  return formula
    .replace(/\b[0-9]{4,}\.[0-9]{2}\b/g, (amount) => grouped(amount))
    .replace(/\b([0-9]+)\/([0-9]+)\b/g, '$1⁄$2');
}
