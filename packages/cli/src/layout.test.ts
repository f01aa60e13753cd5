import { styleText } from 'node:util';
import { describe, expect, test } from 'vitest';
import { columns, cut, padEnd, padStart, widthOf, wrap } from './layout.ts';

describe('the width of text on a terminal', () => {
  test.each([
    ['', 0], ['abc', 3], ['坐席', 4], ['（一）', 6], ['150席以上', 9], ['✓ 已达到', 8], ['“引”', 4],
  ])('%j is %i columns', (text, width) => {
    expect(widthOf(text)).toBe(width);
  });

  test('styles take no room', () => {
    expect(widthOf(styleText('red', '坐席', { validateStream: false }))).toBe(4);
  });
});

test('text is cut at a width, never within a character', () => {
  expect(['证明中：坐席', '坐席a', 'abc', ''].map((text) => cut(text, 5))).toEqual(['证明', '坐席a', 'abc', '']);
});

test('columns stand under each other whatever the characters, figures flush right', () => {
  expect(
    columns(
      [
        ['市级', '75,000.00'],
        ['district', '30.00'],
      ],
      [1],
    ),
  ).toEqual(['市级      75,000.00', 'district      30.00']);
  expect(padEnd('席', 4)).toBe('席  ');
  expect(padStart('席', 4)).toBe('  席');
});

describe('wrapped text', () => {
  test('breaks between Chinese characters, never before closing punctuation', () => {
    expect(wrap('自建坐席数位，含本数', 12)).toEqual(['自建坐席数', '位，含本数']);
    expect(wrap('自建坐席数位。', 12)).toEqual(['自建坐席数', '位。']);
  });

  test('keeps Latin words whole and indents what follows', () => {
    expect(wrap('The lease is shorter than three years', 16, '  ')).toEqual([
      'The lease is',
      '  shorter than',
      '  three years',
    ]);
  });

  test('loses no character', () => {
    const text = '若租用场地自建坐席的企业（租用期限不少于三年），自建坐席数位150席以上（含150席），在本政策发布第一年进驻';
    for (let width = 10; width < 60; width += 1) {
      const lines = wrap(text, width);
      expect(lines.join('')).toBe(text);
      expect(Math.max(...lines.map(widthOf))).toBeLessThanOrEqual(width + 4);
    }
  });
});
