import { describe, expect, test } from 'vitest';
import { csvOf, dictionaryOf } from './csv.ts';
import type { ExportColumn } from './csv.ts';

interface Row { readonly name: string; readonly amount: string | null }
const columns: readonly ExportColumn<Row>[] = [
  { title: '名称', meaning: '登记的名称', kind: 'text', text: ({ name }) => name },
  { title: '金额', meaning: '审定的金额', kind: 'yuan', text: ({ amount }) => amount },
];

describe('an exported list', () => {
  test('has its headings first, lines ended as RFC 4180 asks, and is marked as UTF-8', () => {
    expect(csvOf(columns, [{ name: '灯塔', amount: '699500.00' }])).toBe('\uFEFF名称,金额\r\n灯塔,699500.00\r\n');
  });

  test.each([
    ['a, b', '"a, b"'], ['说“好”', '说“好”'], ['say "so"', '"say ""so"""'], ['two\nlines', '"two\nlines"'],
    ['=1+1', "'=1+1"], ['+86 763', "'+86 763"], ['@SUM(A1)', "'@SUM(A1)"], ['-12.50', '-12.50'], ['-cmd', "'-cmd"],
    ['＝1＋1', "'＝1＋1"],
    ['=a,"b"', '"\'=a,""b"""'],
  ])('writes %j as %j, so that a comma parts nothing and a formula does not run', (name, cell) => {
    expect(csvOf(columns.slice(0, 1), [{ name, amount: null }])).toBe(`\uFEFF名称\r\n${cell}\r\n`);
  });

  test('leaves empty what is not there', () => {
    expect(csvOf(columns, [{ name: '灯塔', amount: null }])).toContain('灯塔,\r\n');
  });

  test('comes with a dictionary, one line a column', () => {
    const kinds = { text: '文字', yuan: '元', day: '日', instant: '时刻', year: '年', number: '数' };
    expect(dictionaryOf(columns, { headings: ['列', '含义', '写法'], kinds }))
      .toBe('\uFEFF列,含义,写法\r\n名称,登记的名称,文字\r\n金额,审定的金额,元\r\n');
  });
});
