import { describe, expect, test } from 'vitest';
import { readJson } from './read-json.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('JSON that is handed over', () => {
  test('is read as it is', () => {
    expect(readJson(bytes('{"a":["1.00",null]}\n'), 'facts.json')).toEqual({ json: { a: ['1.00', null] } });
  });

  test.each([
    ['1e3', '1e3'], ['1.50', '1.50'], ['9007199254740993', '9007199254740993'], ['1e400', '1e400'],
    ['-0', '-0'], ['1000', 1000], ['80.5', 80.5], ['-3', -3],
  ])('the number %s is handed on as %j: nothing is rounded on the way in', (written, json) => {
    expect(readJson(bytes(`{"a":[${written}]}`), 'f')).toEqual({ json: { a: [json] } });
  });

  test('nesting without end is refused', () => {
    const nested = '['.repeat(200_000) + ']'.repeat(200_000);
    expect(readJson(bytes(nested), 'f')).toMatchObject({ fault: { code: 'NOT_JSON' } });
  });

  test.each([
    ['an empty file', bytes(''), 'EMPTY', 'f'],
    ['white space alone', bytes(' \n\t'), 'EMPTY', 'f'],
    ['a byte order mark', bytes('\uFEFF{}'), 'BYTE_ORDER_MARK', 'f'],
    ['GBK instead of UTF-8', Uint8Array.from([0x7B, 0x22, 0xC7, 0xE5, 0x22, 0x7D]), 'NOT_UTF8', 'f'],
    ['UTF-16', Uint8Array.from([0xFF, 0xFE, 0x7B, 0x00]), 'NOT_UTF8', 'f'],
    ['a comma too many, with its place', bytes('{\n  "a": 1,\n}'), 'NOT_JSON', 'f:3:1'],
    ['a text cut short, with its end', bytes('{\n"a": tru'), 'NOT_JSON', 'f:2:9'],
    ['a key that is given twice, with its place', bytes('{"a": 1,\n "a": 2}'), 'KEY_REPEATED', 'f:2:2'],
    ['a word that is none', bytes('facts'), 'NOT_JSON', 'f'],
  ])('%s is told', (_, input, code, path) => {
    expect(readJson(input, 'f')).toMatchObject({ fault: { code, path } });
  });
});
