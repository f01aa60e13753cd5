import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compilePolicy } from '@qingce/policy-language';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sayIn } from '../src/say.ts';
import { startPolicy } from '../src/start-policy.ts';
import { run } from './a-terminal.ts';

const TEXT = [
  '示例市办法', '一、支持范围', '（一）对企业给予补助，最高不超过10万元；一年一次。', '1.须在本市登记。', '二、程序',
  '每年3月至6月由市商务局受理。',
].join('\n');

/** An empty shelf of policies. */
function aShelf(): string {
  const directory = mkdtempSync(join(tmpdir(), 'qingce-new-'));
  mkdirSync(join(directory, 'policies'));
  return directory;
}

describe('qingce new', () => {
  test('keeps the text as it is and gives every sentence a to-do, at 0 % coverage', async () => {
    const directory = aShelf();
    const { code, out } = await run(['new', 'sample-9', '--from', '-'], { input: TEXT, directory });
    expect(code).toBe(0);
    expect(out).toContain('4 条，7 句');
    const read = (name: string): string => readFileSync(join(directory, 'policies/sample-9', name), 'utf8');
    expect(read('source.md')).toBe(TEXT);
    expect(read('policy.md').match(/^- \[ \] .*/gm)).toEqual([
      '- [ ] 示例市办法', '- [ ] 一、支持范围', '- [ ] （一）对企业给予补助，最高不超过10万元；', '- [ ] 一年一次。',
      '- [ ] 1.须在本市登记。', '- [ ] 二、程序', '- [ ] 每年3月至6月由市商务局受理。',
    ]);
    expect(read('policy.md').match(/^## .*/gm)).toEqual(
      ['## 1 支持范围', '## 1.1 对企业给予补助', '## 1.1.1 须在本市登记', '## 2 程序'],
    );
    const checked = await run(['check', 'sample-9'], { directory });
    expect(checked.code).toBe(1);
    expect(checked.out).toMatch(/尚未处理 +\d+ 字 +100\.0 %/);
    const complaints = checked.out.split('\n').filter((line) => line.includes('policy.md:'));
    expect(complaints.filter((line) => !line.includes('sentence-open'))).toEqual([]);
    expect(complaints).toHaveLength(7);
  });

  test('overwrites nothing and leaves nothing behind', async () => {
    const directory = aShelf();
    await run(['new', 'sample', '--from', '-'], { input: TEXT, directory });
    const again = await run(['new', 'sample', '--from', '-'], { input: '另一文本', directory });
    expect([again.code, again.err]).toEqual([2, expect.stringContaining('不覆盖')]);
    expect(readFileSync(join(directory, 'policies/sample/source.md'), 'utf8')).toBe(TEXT);
    expect(readdirSync(join(directory, 'policies'))).toEqual(['sample']);
  });

  test('tells what looks like a slip of copying, with its lines, and mends none of it', async () => {
    const directory = aShelf();
    const text = '　　为深入贯彻落实国家和省的决策部署，进一步推动\n本市企业 发展。\r\n- 6 -\n清府办„2015‟64号\n一、甲\n一、乙\n';
    const { out } = await run(['new', 'doubtful', '--from', '-', '--lang', 'en'], { input: text, directory });
    for (const said of [
      'Lines 1 end within a sentence', 'Lines 3 hold nothing but a number', 'Lines 1 hold full-width spaces',
      'Lines 2 have spaces', 'Lines 4 hold unusual marks', 'The numbers of lines 6', 'Lines end in CRLF',
    ]) expect(out).toContain(said);
    expect(readFileSync(join(directory, 'policies/doubtful/source.md'), 'utf8')).toBe(text);
  });

  test('takes the space after the number of an article as it should be', async () => {
    const { out } = await run(['new', 'articles', '--from', '-'], { input: '第一条 甲。\n第二条　乙。', directory: aShelf() });
    expect(out).not.toContain('空格');
  });

  test('without a text gives a small policy that passes check and its cases, and can be claimed under', async () => {
    const directory = aShelf();
    const { code, out } = await run(['new', 'till-2016'], { directory });
    expect([code, out]).toEqual([0, expect.stringContaining('policies/till-2016')]);
    const { code: checked, out: report } = await run(['check', 'till-2016', '--json'], { directory });
    expect(checked).toBe(0);
    expect(JSON.parse(report)).toMatchObject({ policy: 'till-2016', complaints: [], unready: [] });
    expect((await run(['test', 'till-2016'], { directory })).code).toBe(0);
  });

  test('says that a folder cannot be made where the system takes none', async () => {
    const { code, err } = await run(['new', '/proc/nowhere/sample', '--lang', 'en'], { directory: aShelf() });
    expect([code, err]).toEqual([2, expect.stringContaining('/proc/nowhere/sample')]);
  });

  test('refuses what is no text, no id, or nowhere', async () => {
    const directory = aShelf();
    writeFileSync(join(directory, 'gbk.txt'), Uint8Array.of(0xC7, 0xE5, 0xD4, 0xB6));
    const refused = async (...args: string[]): Promise<string> => {
      const { code, err } = await run(['new', ...args, '--lang', 'en'], { directory });
      expect(code).toBe(2);
      return err;
    };
    expect(await refused('示例', '--from', '-')).toContain('lower case');
    expect(await refused('sample', '--from', 'gbk.txt')).toContain('UTF-8');
    expect(await refused('sample', '--from', 'nothing.txt')).toContain('nothing.txt');
    expect(await refused('sample', '--from', '-')).toContain('no text');
    expect(existsSync(join(directory, 'policies/sample'))).toBe(false);
  });
});

const MARKS = [
  '一、', '（一）', '第三条', '第一章', '1. ', '12) ', '# ', '> ', '- ', '* ', '+ ', '~~~', '```', '    ', '\t', ' ',
  '　', '*', '_', '[甲](乙)', '![', '<b>', '<!--', '&amp;', '&#32;', '\\', '|甲|乙|', '---', '===', '。', '；', '”', '应',
  '2015年', '企业', 'https://a.b', '\r', '\n', '\n\n',
];

test('whatever is pasted, the quotes hold it character by character and every sentence is open', () => {
  const someText = fc.array(fc.constantFrom(...MARKS), { minLength: 1, maxLength: 30 }).map((parts) => parts.join(''));
  fc.assert(fc.property(someText, (text) => {
    fc.pre(text.trim() !== '');
    const { policy, sentences, characters } = startPolicy('sample', text, sayIn('zh-CN'));
    const { complaints, coverage } = compilePolicy({ source: text, policy });
    const others = complaints.filter(({ code }) => code !== 'sentence-open');
    expect(others.map(({ code, values }) => ({ code, values }))).toEqual([]);
    expect(complaints).toHaveLength(sentences);
    expect(coverage.characters.open).toBe(characters);
    expect(policy.match(/^- \[ \] /gm) ?? []).toHaveLength(sentences);
  }), { numRuns: 200, seed: 20_151_120 });
});
