import type { Fen } from './money.ts';

const DIGITS = ['零', '壹', '贰', '叁', '肆', '伍', '陆', '柒', '捌', '玖'] as const;
const PLACES = ['仟', '佰', '拾', ''] as const;
const TEN_THOUSAND = 10_000n;
const HUNDRED_MILLION = 100_000_000n;

/** One hundred 万亿 元; above it the units would have to repeat. */
const LIMIT_YUAN = HUNDRED_MILLION * HUNDRED_MILLION;

/**
 * 人民币大写金额 — the amount as a payment voucher spells it (支付结算办法 附一), in its one canonical form where the rule
 * leaves a choice: 整 after 元 but not after 角, 零 between a zero 元 place and 角, no 零 for a zero 万 place alone.
 * RangeError below zero, since a voucher states no negative amount, and from 10^16 元.
 */
export function amountInWords(fen: Fen): string {
  const yuan = fen / 100n;
  if (fen < 0n || yuan >= LIMIT_YUAN) throw new RangeError(`No amount for a voucher: ${fen} fen.`);
  if (fen === 0n) return '人民币零元整';
  return `人民币${yuan === 0n ? '' : `${integerInWords(yuan)}元`}${restInWords(fen)}`;
}

/** What follows 元. */
function restInWords(fen: Fen): string {
  const [yuanDigit, jiao, lastFen] = [(fen / 100n) % 10n, (fen / 10n) % 10n, fen % 10n];
  if (jiao === 0n && lastFen === 0n) return '整';
  const gap = fen >= 100n && (jiao === 0n || yuanDigit === 0n) ? '零' : '';
  return `${gap}${placed(jiao, '角')}${placed(lastFen, '分')}`;
}

/** Empty for zero. 亿 and 万 each join a higher part with a lower one. */
function integerInWords(value: bigint): string {
  if (value >= HUNDRED_MILLION) return joined(value, HUNDRED_MILLION, '亿');
  if (value >= TEN_THOUSAND) return joined(value, TEN_THOUSAND, '万');
  return groupInWords(value);
}

function joined(value: bigint, unit: bigint, unitName: string): string {
  const lower = value % unit;
  // A lower part that does not fill its first place leaves a gap in the figures, which 零 closes.
  const gap = lower !== 0n && lower < unit / 10n ? '零' : '';
  return `${integerInWords(value / unit)}${unitName}${gap}${integerInWords(lower)}`;
}

/**
 * A number below 10,000: one 零 for any run of zeros between digits, none before the first or after the last.
 */
function groupInWords(value: bigint): string {
  const digits = Array.from(value.toString().padStart(4, '0'));
  const words = digits.map((digit, at) => (digit === '0' ? '零' : placed(BigInt(digit), PLACES[at] ?? '')));
  return words.join('').replace(/零+/g, '零').replace(/^零|零$/g, '');
}

function placed(digit: bigint, unit: string): string {
  return digit === 0n ? '' : `${DIGITS[Number.parseInt(digit.toString(), 10)] ?? ''}${unit}`;
}
