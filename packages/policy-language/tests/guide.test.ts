// The guide for applicants says everything that the policy declares for them, in both languages.
import { existsSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { guideOf, toHtml, toMarkdown } from '../src/emit/guide/index.ts';
import type { GuideExample } from '../src/emit/guide/index.ts';
import { specialize } from '../src/specialized/specialize.ts';
import { policyIn } from './agree/policy-files.ts';
import { examples, hasCases, policies, readText } from './policy-folders.ts';
import type { PolicyFolder } from './policy-folders.ts';

const folders = [...policies, ...examples].filter(hasCases);
const languages = [['zh-CN', 'zh'], ['en', 'en']] as const;

function written(folder: PolicyFolder, language: 'zh-CN' | 'en') {
  const translation = existsSync(new URL('source.en.md', folder.at))
    ? readText(folder, 'source.en.md').trimEnd().split('\n') : undefined;
  return guideOf(policyIn(folder.at), {
    language, examples: JSON.parse(readText(folder, 'cases.json')) as GuideExample[],
    ...(translation && { translation }),
  });
}

describe.each(folders)('the guide of $id', (folder) => {
  const policy = policyIn(folder.at);

  test.each(languages)('in %s names every kind, item, question, material and step', (language, key) => {
    // What only another reading needs is never asked for.
    const asked = new Set(specialize(policy).items.flatMap(({ facts }) => facts));
    const text = toMarkdown(written(folder, language)).replaceAll('\\', '');
    const named = [
      ...policy.applicants.map(({ name }) => name), ...policy.items.map(({ name }) => name),
      ...policy.facts.filter(({ id, scope }) => scope === 'item' && asked.has(id)).map(({ ask }) => ask),
      ...policy.process.materials.map(({ name }) => name), ...policy.process.steps.map(({ name }) => name),
    ].map((one) => one[key]);
    expect(named.filter((name) => !text.includes(name))).toEqual([]);
    expect(text).not.toMatch(/undefined|\[object|\{\w+\}/);
  });

  test('quotes the law of every item and works an example out where one is paid', () => {
    const blocks = written(folder, 'zh-CN');
    const headings = blocks.flatMap((block) => (block.kind === 'heading' ? [block.text] : []));
    expect(blocks.filter(({ kind }) => kind === 'quote')).toHaveLength(policy.items.length);
    expect(headings.some((text) => text.startsWith('算例'))).toBe(true);
  });

  test('has tables whose rows are as long as their heads, and no mark of HTML in a page', () => {
    const blocks = written(folder, 'en');
    const uneven = blocks.flatMap((block) =>
      (block.kind === 'table' ? block.rows.filter((row) => row.length !== block.head.length) : []));
    expect(uneven).toEqual([]);
    expect(toHtml([{ kind: 'paragraph', text: '<b>&"' }], 'en')).toContain('<p>&lt;b&gt;&amp;&quot;</p>');
    expect(toMarkdown([{ kind: 'table', head: ['a|b'], rows: [['*c*']] }]))
      .toBe('| a\\|b |\n| --- |\n| \\*c\\* |\n');
  });
});
