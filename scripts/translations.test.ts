// Both languages are complete: the same sentences, with the same blanks in them.
import { pathToFileURL } from 'node:url';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { listFiles, readText } from './read-sources.ts';
import { root } from './run.ts';

const chinese = listFiles('packages').filter((path) => path.endsWith('.zh-CN.ts'));
const english = listFiles('packages').filter((path) => path.endsWith('.en.ts'));
const han = /\p{Script=Han}/u;

test('every sentence file stands in both languages', () => {
  expect(english.map((path) => path.replace(/\.en\.ts$/, ''))).toEqual(chinese.map(nameOf));
});

describe.each(chinese.map((path) => [nameOf(path)]))('%s', (name) => {
  test('has the same sentences with the same blanks in both languages', async () => {
    expect(blanksOf(await sentencesOf(`${name}.en.ts`))).toEqual(blanksOf(await sentencesOf(`${name}.zh-CN.ts`)));
  });

  test('leaves no sentence empty, and no blank in two braces, which nothing fills', async () => {
    const all = [...await sentencesOf(`${name}.en.ts`), ...await sentencesOf(`${name}.zh-CN.ts`)];
    expect(all.filter(([, sentence]) => sentence.trim() === '' || sentence.includes('{{'))).toEqual([]);
  });

  test('is English in English, but for the name of the other language', async () => {
    const sentences = await sentencesOf(`${name}.en.ts`);
    expect(sentences.filter(([, sentence]) => han.test(sentence) && sentence !== '中文')).toEqual([]);
  });
});

test('no component holds a Chinese word: it stands in a sentence file', () => {
  const components = listFiles('packages').filter((path) => path.endsWith('.tsx') && !path.endsWith('.test.tsx'));
  const withoutComments = (text: string): string => text.replaceAll(/\/\*[^]*?\*\/|(?<!:)\/\/[^\n]*/g, '');
  expect(components.filter((path) => han.test(withoutComments(readText(path))))).toEqual([]);
});

function nameOf(path: string): string {
  return path.replace(/\.zh-CN\.ts$/, '');
}

/** Each sentence of a file under its key; the name of the exported constant is no part of it. */
async function sentencesOf(path: string): Promise<[string, string][]> {
  const exports = await import(pathToFileURL(join(root, path)).href) as Record<string, unknown>;
  return Object.values(exports).flatMap((value) => leavesOf(value, ''));
}

function leavesOf(value: unknown, key: string): [string, string][] {
  if (typeof value === 'string') return [[key, value]];
  if (typeof value !== 'object' || value === null) return [[key, `a ${typeof value}`]];
  return Object.entries(value).flatMap(([name, inner]) => leavesOf(inner, key === '' ? name : `${key}.${name}`));
}

/** The blanks, such as {amount}, of each sentence. */
function blanksOf(sentences: [string, string][]): Record<string, string[]> {
  return Object.fromEntries(sentences.map(([key, sentence]) =>
    [key, [...new Set([...sentence.matchAll(/\{+(\w+)[^}]*\}/g)].map(([, blank = '']) => blank))].toSorted()]));
}
