import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { amountInWords } from './amount-in-words.ts';
import { parseYuan } from './money.ts';

const DIGITS = '零壹贰叁肆伍陆柒捌玖';
const PLACES: Record<string, bigint> = { 拾: 10n, 佰: 100n, 仟: 1000n };

/** Reads a spelled amount as a cashier would: digit by place, then 万, then 亿. */
function readAloud(words: string): bigint {
  const [, yuan = '', rest = ''] = /^人民币(?:(.*)元)?(.*)$/.exec(words) ?? [];
  const digitBefore = (unit: string): string => new RegExp(`(.)${unit}`).exec(rest)?.[1] ?? '零';
  const small = (unit: string): bigint => BigInt(DIGITS.indexOf(digitBefore(unit)));
  return readInteger(yuan) * 100n + small('角') * 10n + small('分');
}

function readInteger(words: string): bigint {
  for (const [unit, worth] of [['亿', 10n ** 8n], ['万', 10n ** 4n]] as const) {
    const at = words.lastIndexOf(unit);
    if (at >= 0) return readInteger(words.slice(0, at)) * worth + readInteger(words.slice(at + 1));
  }
  let sum = 0n;
  for (const [, digit = '', place = ''] of words.matchAll(/([零壹贰叁肆伍陆柒捌玖])([拾佰仟]?)/g)) {
    sum += BigInt(DIGITS.indexOf(digit)) * (PLACES[place] ?? 1n);
  }
  return sum;
}

describe('an amount in words — 支付结算办法 附一', () => {
  test.each([
    ['1409.50', '人民币壹仟肆佰零玖元伍角'],
    ['6007.14', '人民币陆仟零柒元壹角肆分'],
    ['1680.32', '人民币壹仟陆佰捌拾元零叁角贰分'],
    ['107000.53', '人民币壹拾万柒仟元零伍角叁分'],
    ['16409.02', '人民币壹万陆仟肆佰零玖元零贰分'],
    ['325.04', '人民币叁佰贰拾伍元零肆分'],
    ['466333.33', '人民币肆拾陆万陆仟叁佰叁拾叁元叁角叁分'],
    ['1039000.00', '人民币壹佰零叁万玖仟元整'],
    ['10000000.01', '人民币壹仟万元零壹分'],
    ['0.05', '人民币伍分'],
    ['0.10', '人民币壹角'],
    ['0.00', '人民币零元整'],
    ['0.15', '人民币壹角伍分'],
    ['1.00', '人民币壹元整'],
    ['10.00', '人民币壹拾元整'],
    ['10.50', '人民币壹拾元零伍角'],
    ['10010.00', '人民币壹万零壹拾元整'],
    ['1000010.00', '人民币壹佰万零壹拾元整'],
    ['100000000.00', '人民币壹亿元整'],
    ['100005000.00', '人民币壹亿零伍仟元整'],
    ['100050000.00', '人民币壹亿零伍万元整'],
    ['1050000000.00', '人民币壹拾亿伍仟万元整'],
    ['1000000000000.00', '人民币壹万亿元整'],
    ['1000000010000.00', '人民币壹万亿零壹万元整'],
    ['999999999999999.99', '人民币玖佰玖拾玖万玖仟玖佰玖拾玖亿玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分'],
  ])('%s is %s', (amount, words) => {
    expect(amountInWords(parseYuan(amount)!)).toBe(words);
  });

  test('what is spelled reads back as the same amount, with no doubled 零 and none before a unit', () => {
    const amount = fc.oneof(fc.bigInt(0n, 10n ** 18n - 1n), fc.bigInt(0n, 10n ** 9n));
    fc.assert(fc.property(amount, (fen) => {
      const words = amountInWords(fen);
      expect(readAloud(words)).toBe(fen);
      if (fen > 0n) expect(words).not.toMatch(/零零|零[拾佰仟万亿元角分整]|人民币零/);
    }));
  });

  test('amounts full of zeros read back as themselves', () => {
    const digit = fc.constantFrom('0', '0', '0', '1', '9');
    fc.assert(fc.property(fc.array(digit, { minLength: 3, maxLength: 18 }), (digits) => {
      const fen = BigInt(digits.join(''));
      expect(readAloud(amountInWords(fen))).toBe(fen);
    }));
  });

  test('a negative amount and one beyond the units are refused', () => {
    expect(() => amountInWords(-1n)).toThrow(RangeError);
    expect(() => amountInWords(10n ** 18n)).toThrow(RangeError);
    expect(amountInWords(10n ** 18n - 1n)).toContain('万');
  });
});
