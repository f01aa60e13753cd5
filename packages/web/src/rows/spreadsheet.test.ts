import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { writeXlsx } from '../kit/write-xlsx.ts';
import { limits, readPasted, readXlsx } from './spreadsheet.ts';

describe('cells pasted from a spreadsheet', () => {
  test.each<[string, string[][]]>([
    ['学历\t人数\r\n本科\t3\r\n', [['学历', '人数'], ['本科', '3'], ['']]],
    ['a\tb\nc\t', [['a', 'b'], ['c', '']]],
    ['"two\nlines"\t"say ""so"""', [['two\nlines', 'say "so"']]],
    ['', [['']]],
  ])('%j', (pasted, table) => {
    expect(readPasted(pasted)).toEqual(table);
  });
});

describe('an xlsx file', () => {
  test('gives back what was written, as texts', async () => {
    const rows = [['=1+1', '+86', '0012'], ['硕士', '2016-05-01', '50000.10']];
    const written = await writeXlsx([
      { name: '填写', headings: ['学历', '起', '金额（元）'], rows }, { name: '填写说明', headings: ['列'], rows: [] },
    ]);
    expect(await readXlsx(new File([written], 'rows.xlsx'))).toEqual([['学历', '起', '金额（元）'], ...rows]);
  });

  test('that is something else cannot be read', async () => {
    expect(await readXlsx(new File(['a,b\n1,2'], 'rows.xlsx'))).toBe('unreadable');
    const picture = await readFile(new URL('../../../../docs/pictures/notice-390-en.png', import.meta.url));
    expect(await readXlsx(new File([picture], 'picture.xlsx'))).toBe('unreadable');
  });

  test('above the limit is not even opened', async () => {
    const large = new File([new Uint8Array(limits.megabytes * 1024 * 1024 + 1)], 'large.xlsx');
    expect(await readXlsx(large)).toBe('tooLarge');
  });
});
