import { expect, test } from 'vitest';
import { findRepeatedKey } from './repeated-key.ts';

test.each([
  ['{"a": 1, "a": 2}', { key: 'a', position: 9 }],
  ['{"a": {"b": 1, "b": 1}}', { key: 'b', position: 15 }],
  ['[{"a": 1}, {"a": 1, "c": [], "a": 1}]', { key: 'a', position: 29 }],
  ['{"a": 1, "\\u0061": 2}', { key: 'a', position: 9 }],
  ['{"": 1, "": 2}', { key: '', position: 8 }],
  ['{"__proto__": 1, "__proto__": 2}', { key: '__proto__', position: 17 }],
])('%s gives the same key twice', (text, found) => {
  expect(findRepeatedKey(text)).toEqual(found);
});

test.each([
  '{"a": 1, "b": 2}',
  '{"a": {"a": {"a": 1}}}',
  '[{"a": 1}, {"a": 1}]',
  '{"a": "a", "b": "a\\": 1, \\"a"}',
  '{"a": ["a", "a"], "b": "{"}',
  '"a"',
  '[]',
])('%s gives no key twice', (text) => {
  expect(findRepeatedKey(text)).toBeUndefined();
});
