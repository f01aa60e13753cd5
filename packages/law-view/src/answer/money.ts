import { amountInWords, groupYuan, parseYuan } from '@qingce/values';

/** An amount of the answer with groups of three: '466,333.33'; the text itself when it is no amount. */
export function grouped(yuan: string): string {
  const fen = parseYuan(yuan);
  return fen === undefined ? yuan : groupYuan(fen);
}

/** 大写 — an amount of the answer as a voucher spells it; undefined for what no voucher can state. */
export function inWords(yuan: string): string | undefined {
  const fen = parseYuan(yuan);
  return fen === undefined || fen < 0n ? undefined : amountInWords(fen);
}
