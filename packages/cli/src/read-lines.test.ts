import { expect, test } from 'vitest';
import { LINE_BYTES_MAX, readLines } from './read-lines.ts';

async function* chunksOf(...texts: string[]): AsyncGenerator<Uint8Array> {
  for (const text of texts) yield await Promise.resolve(new TextEncoder().encode(text));
}

async function linesOf(...texts: string[]): Promise<[number, string | undefined][]> {
  const lines: [number, string | undefined][] = [];
  for await (const { number, bytes } of readLines(chunksOf(...texts)))
    lines.push([number, bytes && new TextDecoder().decode(bytes)]);
  return lines;
}

test('lines are numbered and found across the pieces of a stream', async () => {
  expect(await linesOf('{"a":', '1}\n{"b"', ':2}\n', '\n席', '\n')).toEqual([
    [1, '{"a":1}'],
    [2, '{"b":2}'],
    [3, ''],
    [4, '席'],
  ]);
});

test('the last line needs no end, a carriage return before one is dropped, nothing has no line', async () => {
  expect(await linesOf('a\r\nb')).toEqual([
    [1, 'a'],
    [2, 'b'],
  ]);
  expect(await linesOf()).toEqual([]);
  expect(await linesOf('')).toEqual([]);
});

test('a line longer than any claim is told and not kept, and those after it are read', async () => {
  const long = 'x'.repeat(LINE_BYTES_MAX / 2);
  expect(await linesOf('a\n', long, long, 'x\nb\n')).toEqual([[1, 'a'], [2, undefined], [3, 'b']]);
});
