import { exact } from '@qingce/values';
import { describe, expect, test } from 'vitest';
import { formatUnit } from '../typed/unit.ts';
import { maskLiterals, parseLiteral } from './literal.ts';

const units = new Set(['元', '月', '年', '天', '席', '美元', '吨', '万千瓦时']);

/** Value and unit in words. */
function read(text: string): string {
  const literal = parseLiteral(text, units);
  if ('fault' in literal) return `${literal.fault} ${'unit' in literal ? literal.unit : ''}`.trim();
  const { value, unit } = literal;
  if (value.op !== 'number') return `${value.op} ${'value' in value ? value.value : ''}`;
  const number = exact.formatDecimal(exact.fraction(BigInt(value.n), BigInt(value.d ?? '1')));
  return `${number}${unit ? ` ${formatUnit(unit)}` : ''}`;
}

describe('literals are read from their characters, exactly', () => {
  test.each([
    ['80%', '0.8 1'], ['0.5%', '0.005 1'], ['100万元', '1000000 元'], ['1.5亿元', '150000000 元'],
    ['5000元', '5000 元'], ['0.05元', '0.05 元'], ['150席', '150 席'], ['300元/席/月', '300 元/席/月'],
    ['0.05元/美元', '0.05 元/美元'], ['36月', '36 月'], ['3年', '3 年'], ['15天', '15 天'], ['1万', '10000'],
    ['-3', '-3'], ['1.10', '1.1'], ['0.1234567890123456789', '0.1234567890123456789'],
    ['3万千瓦时', '3 万千瓦时'], ['3万吨', '30000 吨'], ['3吨/万千瓦时', '3 吨/万千瓦时'],
    ['0.5万千瓦时/月', '0.5 万千瓦时/月'], ['"甲"', 'text 甲'], ['""', 'text '], ['true', 'boolean true'],
    ['2015-11-20', 'day 16759'],
  ])('%s', (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  test.each([
    ['150坐席', 'unknown-unit 坐席'], ['3元/桌', 'unknown-unit 桌'], ['1e3', 'unknown-unit e3'],
    ['一百', 'not-a-literal'], ['', 'not-a-literal'], ['.5', 'not-a-literal'], ['1,000', 'not-a-literal'],
    ['5 元', 'not-a-literal'], ['2015-02-29', 'not-a-literal'], ['5％', 'not-a-literal'],
  ])('%s is none', (text, fault) => {
    expect(read(text)).toBe(fault);
  });
});

test('literals of a cell are put out of the way of the reader, each in its place', () => {
  const { masked, literals } = maskLiterals('>= 150席, [2015-11-20..3月), "5席", 甲5, 7');
  expect(masked).toBe('>= ____, [__________..__), "5席", 甲5, 7');
  expect([...literals]).toEqual([[3, '150席'], [10, '2015-11-20'], [22, '3月']]);
});
