import { exact } from '@qingce/values';
import { describe, expect, test } from 'vitest';
import { boundariesIn } from './boundary-words.ts';

describe('a number counts as its words say — 民法典 1259', () => {
  test.each([
    ['自建坐席数150席以上（含150席）', '150', 'above'],
    ['当年实现新增坐席数100个以上', '100', 'above'],
    ['新增100席以上（不含100席）', '100', 'below'],
    ['年收入1000万元以下', '10000000', 'below'],
    ['1000万元以内的部分', '10000000', 'below'],
    ['1000万元以下（不含本数）', '10000000', 'above'],
    ['超过5000万元的部分', '50000000', 'below'],
    ['不超过300席', '300', 'below'],
    ['达到50人', '50', 'above'],
    ['不满50人的', '50', 'above'],
    ['租用期限不少于三年', '36', 'above'],
    ['期限不少于十二个月', '12', 'above'],
    ['增长10%以上（含10%）', '0.1', 'above'],
    ['一百二十席以外', '120', 'below'],
  ])('%s', (text, value, belongs) => {
    const found = boundariesIn(text).map((one) => [exact.formatDecimal(one.value), one.belongs]);
    expect(found).toEqual([[value, belongs]]);
  });

  test('a number without such words says nothing', () => {
    expect(boundariesIn('按300元/人/月给予奖励')).toEqual([]);
  });
});
