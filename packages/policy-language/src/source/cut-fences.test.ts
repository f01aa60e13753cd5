// Markdown read with the bodies of its fences cut out is the Markdown that the whole text is.
import { readFileSync } from 'node:fs';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTable } from 'micromark-extension-gfm-table';
import { expect, test } from 'vitest';
import { cutFences } from './cut-fences.ts';
import { parseMarkdown } from './markdown.ts';

const whole = (text: string) =>
  fromMarkdown(text, { extensions: [gfmTable()], mdastExtensions: [gfmTableFromMarkdown()] });

const POLICIES = ['qingyuan-2015-64', 'growth-award-sample'].map((id) =>
  readFileSync(new URL(`../../../../policies/${id}/policy.md`, import.meta.url), 'utf8'));

/** Each with what makes it awkward. */
const TEXTS: readonly (readonly [why: string, text: string])[] = [
  ['an empty text', ''],
  ['two blocks', 'a\n\n```yaml\nx: 1\n# no heading\n```\n\n> b [c](#d)\n\n```feel rent\n\n{ }\n```'],
  ['an empty block', '```yaml\n```\na'],
  ['a block that a paragraph runs into', 'a\n```\nb\n```\nc'],
  ['more marks than the least', '````\n```\n> b\n````\nc'],
  ['a closing line with a word is none', '```\n``` yaml\n> b\n```\nc'],
  ['a closing line further in', '```\nb\n   ```\nc\n\n> d'],
  ['a block that is never closed', 'a\n\n```yaml\nb\n> c'],
  ['marks within a line', '``` a ``` b\n\n> c'],
  ['a block in a quote', '> ```\n> b\n> ```\n\nc\n\n```\nd\n```\n\n> e'],
  ['a block in a list', '- a\n\n  ```\n  b\n  ```\n\n```\nc\n```'],
  ['a list that a block ends', '- a\n```\nb\n```\n- c'],
  ['a block within another kind of block', '~~~\n```\n~~~\n\n```\nb\n```\n\nc'],
  ['a block within HTML', '<!--\n```\n-->\n\n```\nb\n```\n\nc'],
  ['line ends of other systems', 'a\r\n\r\n```\r\nb\r\n```\r\n\r\n> c'],
  ['a definition after its use, across a block', '[a]\n\n```\nb\n```\n\n[a]: #c'],
  ['a table after a block', '```\nb\n```\n\n| a | b |\n|---|---|\n| 1 | 2 |\n'],
];

test.each([...TEXTS, ...POLICIES.map((text, place) => [`policy ${place}`, text] as const)])(
  'nodes, values and places are those of the whole text: %s', (_, text) => {
    expect(parseMarkdown(text)).toEqual(whole(text));
  });

test('of a policy file little is left to be read as Markdown', () => {
  for (const text of POLICIES) expect(cutFences(text).text.length).toBeLessThan(text.length / 2);
});
