import { fileTypeFromBuffer } from 'file-type';
import { expect, test } from 'vitest';
import { samplePaper } from './sample-paper.ts';

const paper = samplePaper({ title: '租赁合同 Lease contract', lines: ['示例 Sample'] });
const text = new TextDecoder('latin1').decode(paper);

test('a sample paper is taken for a PDF by its first bytes', async () => {
  expect(await fileTypeFromBuffer(paper)).toEqual({ ext: 'pdf', mime: 'application/pdf' });
});

test('every offset of its table leads to the object of that number', () => {
  const entries = [...text.matchAll(/^(\d{10}) 00000 n $/gm)];
  const offsets = entries.map(([, offset = '']) => Number.parseInt(offset, 10));
  expect(offsets).toHaveLength(7);
  const numbers = offsets.map((offset) => text.slice(offset).split(' ', 1)[0]);
  expect(numbers).toEqual(['1', '2', '3', '4', '5', '6', '7']);
});

test('the table stands where the trailer says', () => {
  const [, at = ''] = /startxref\n(\d+)\n%%EOF\n$/.exec(text) ?? [];
  expect(text.slice(Number.parseInt(at, 10))).toMatch(/^xref\n0 8\n/);
});

test('the content is as long as it says, and spells its lines in UTF-16', () => {
  const [, length = '', content = ''] = /\/Length (\d+) >>\nstream\n([^]*?)\nendstream/.exec(text) ?? [];
  expect(content).toHaveLength(Number.parseInt(length, 10));
  expect(content).toContain('<793a4f8b002000530061006d0070006c0065>');
});
