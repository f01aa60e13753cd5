import { expect, test } from 'vitest';
import { canonicalJson } from './canonical-json.ts';

test.each([
  [{ b: 1, a: [{ d: null, c: '清' }] }, '{"a":[{"c":"清","d":null}],"b":1}'],
  [{ a: [{ c: '清', d: null }], b: 1 }, '{"a":[{"c":"清","d":null}],"b":1}'],
  [['b', 'a'], '["b","a"]'],
  ['text', '"text"'],
])('%j has the bytes %s whatever order its keys came in', (value, bytes) => {
  expect(canonicalJson(value)).toBe(bytes);
});
