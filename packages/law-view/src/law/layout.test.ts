import { describe, expect, test } from 'vitest';
import { policy, source } from '../../test/rent-claim.ts';
import { layOut } from './layout.ts';

const blocks = layOut(policy);
const textOf = (index: number): string => blocks[index]!.pieces.map(({ text }) => text).join('');

describe('the law on the page', () => {
  test('is the promulgated text, every character in its order', () => {
    expect(blocks.map(({ index }) => textOf(index)).join('\n')).toBe(source);
  });

  test('has the ranks of an official document', () => {
    const ofRole = (role: string): string[] =>
      blocks.filter((block) => block.role === role).map(({ index }) => textOf(index));
    expect(ofRole('number')).toEqual(['清府办〔2015〕64号']);
    expect(ofRole('title')).toEqual(['关于促进清远市服务外包产业发展的若干政策']);
    expect(ofRole('part')).toEqual([
      '一、扶持内容',
      '二、专项资金的监督和绩效管理',
      '三、申报与审核',
      '四、附则',
      '五、其它补充规定',
    ]);
    expect(ofRole('section')).toHaveLength(8);
    expect(ofRole('back')[0]).toBe('公开方式：主动公开');
  });

  test('takes a long paragraph that begins like a heading for text', () => {
    const supervision = blocks.find(({ index }) => textOf(index).startsWith('（一）建立包括绩效目标'));
    expect(supervision?.role).toBe('text');
  });

  test('numbers a clause where it begins, in the middle of a paragraph too', () => {
    const paragraph = blocks.find(({ index }) => textOf(index).startsWith('若租用场地'))!;
    expect(paragraph.pieces.flatMap(({ opens }) => opens ?? [])).toEqual(['1.2.1', '1.2.2']);
  });

  test('cuts a paragraph into limbs at 。 and ；', () => {
    const paragraph = blocks.find(({ index }) => textOf(index).startsWith('若租用场地'))!;
    const limbs = [...Map.groupBy(paragraph.pieces, ({ limb }) => limb).values()].map((pieces) =>
      pieces.map(({ text }) => text).join(''),
    );
    expect(limbs[1]).toBe(
      '在本政策发布第二年，新旧进驻的企业均可享受当年60%的场地租金奖励，每家企业最高奖励不超过60万元；',
    );
  });
});
