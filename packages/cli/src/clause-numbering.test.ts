import { describe, expect, test } from 'vitest';
import { numberClauses } from './clause-numbering.ts';

/** The clauses that the paragraphs open, `-` for one that opens none. */
function ids(...lines: readonly string[]): string[] {
  return numberClauses(lines.join('\n')).map(({ opens }) => opens?.id ?? '-');
}

describe('clauses by their Chinese numbers', () => {
  test.each([
    {
      what: '一、（一）1.（1）①',
      lines: ['一、总则', '（一）目的', '1.甲', '（1）乙', '①丙'], of: ['1', '1.1', '1.1.1', '1.1.1.1', '1.1.1.1.1'],
    },
    {
      what: 'a level that is left and entered again',
      lines: ['一、甲', '（一）乙', '二、丙', '（一）丁'],
      of: ['1', '1.1', '2', '2.1'],
    },
    { what: 'levels that are skipped', lines: ['一、甲', '1.乙', '（1）丙', '2.丁'], of: ['1', '1.1', '1.1.1', '1.2'] },
    {
      what: 'articles numbered through the chapters',
      lines: ['第一章 总则', '第一条 甲', '第二章 支持', '第二条 乙', '（一）丙'],
      of: ['-', '1', '-', '2', '2.1'],
    },
    {
      what: 'chapters where there are no articles',
      lines: ['第一章 总则', '一、甲', '第二章 支持', '一、乙'],
      of: ['1', '1.1', '2', '2.1'],
    },
    {
      what: 'numerals above ten',
      lines: ['十、甲', '十一、乙', '二十三、丙', '第一百零三条 丁'],
      of: ['10', '11', '23', '23.103'],
    },
    { what: 'half-width brackets and full-width points', lines: ['(一)甲', '１．', '1．乙'], of: ['1', '-', '1.1'] },
    { what: 'indents of both kinds', lines: ['　　一、甲', '  （一）乙'], of: ['1', '1.1'] },
    { what: 'what only looks like a number', lines: ['2015年11月20日', '1.5倍以上', '一是甲；二是乙'], of: ['-', '-', '-'] },
    { what: 'a number that stood there before', lines: ['一、甲', '一、乙', '二、丙'], of: ['1', '-', '2'] },
  ])('$what', ({ lines, of }) => {
    expect(ids(...lines)).toEqual(of);
  });
});

test('a heading is the first words of the clause', () => {
  const [clause] = numberClauses('（二）租用场地或坐席扶持奖励。若租用场地自建坐席的企业');
  expect(clause?.opens?.heading).toBe('租用场地或坐席扶持奖励');
});

test('blank lines count as lines of the text and are no paragraphs', () => {
  expect(numberClauses('一、甲\r\n\r\n二、乙').map(({ line, text }) => [line, text])).toEqual([[1, '一、甲'], [3, '二、乙']]);
});
