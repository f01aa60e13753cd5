import { expect, test } from 'vitest';
import { importsIn } from './read-sources.ts';

test.each([
  ["import { a } from './a.ts';", ['./a.ts', false]],
  ["import a, { b } from 'a';", ['a', false]],
  ["import * as a from 'node:fs';", ['node:fs', false]],
  ["import './style.css';", ['./style.css', false]],
  ["import {\n  a,\n  type B,\n} from './a.ts';", ['./a.ts', false]],
  ["import type { A } from './a.ts';", ['./a.ts', true]],
  ["import { type A, type B } from './a.ts';", ['./a.ts', true]],
  ["export { a } from './a.ts';", ['./a.ts', false]],
  ["export * from './a.ts';", ['./a.ts', false]],
  ["export type { A } from './a.ts';", ['./a.ts', true]],
  ["  const a = await import('./a.ts');", ['./a.ts', false]],
])('reads the import in %j', (source, [specifier, typesOnly]) => {
  expect(importsIn(source)).toEqual([{ specifier, typesOnly }]);
});

test.each([
  "const a = \"import { b } from 'c'\";",
  "export const a = 'b';",
  "// The policy's text comes from 'source.md'.",
  "export function load() { return text.replace(from, 'to'); }",
])('sees no import in %j', (source) => {
  expect(importsIn(source)).toEqual([]);
});
