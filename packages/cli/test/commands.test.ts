import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { commands } from '../src/commands.ts';
import { aGrownFirm, repository, run, withoutFacts } from './a-terminal.ts';

const policy = 'growth-award-sample';

/** A copy of the sample policy with one of its texts changed. */
function changedPolicy(file: string, change: (text: string) => string): string {
  const folder = mkdtempSync(join(tmpdir(), 'qingce-policy-'));
  cpSync(join(repository, 'policies', policy), folder, { recursive: true });
  writeFileSync(join(folder, file), change(readFileSync(join(folder, file), 'utf8')));
  return folder;
}

describe('qingce check', () => {
  test('tells how every character of the law is covered, and why a sentence is no rule', async () => {
    const { code, out } = await run(['check', policy]);
    expect(code).toBe(0);
    expect(out).toMatch(/已编成规则 +\d+ 字 +\d+\.\d %/);
    expect(out).toMatch(/合计 +\d+ 字 +100\.0 %/);
    expect(out).toContain('理由：制定目的');
    expect(out.trimEnd().split('\n').at(-1)).toBe('没有错误');
  });

  test('the percentages add up to 100', async () => {
    const { coverage } = JSON.parse((await run(['check', policy, '--json'])).out) as {
      coverage: { percent: string }[];
    };
    const tenths = coverage.map(({ percent }) => Number.parseInt(percent.replace('.', ''), 10));
    expect(tenths.reduce((sum, part) => sum + part, 0)).toBe(1000);
  });

  test('an error is told with file, line and column, exit 1', async () => {
    const folder = changedPolicy('policy.md', (text) => text.replace('员工人数 >= 最少人数', '员工人数 >= 最小人数'));
    const { code, out } = await run(['check', join(folder, 'policy.md'), '--lang', 'en']);
    expect(code).toBe(1);
    expect(out).toMatch(/policy\.md:\d+:\d+: error /);
    expect(out).toContain('最少人数');
  });

  test('a law that differs from its source is an error', async () => {
    const folder = changedPolicy('source.md', (text) => text.replace('20人以上', '30人以上'));
    expect((await run(['check', folder])).code).toBe(1);
  });

  test('facts are not assessed under a policy with errors', async () => {
    const folder = changedPolicy('policy.md', (text) => text.replace('员工人数 >= 最少人数', '员工人数 >= 最小人数'));
    const { code, err } = await run(['assess', folder, '-'], { input: JSON.stringify(aGrownFirm()) });
    expect(code).toBe(2);
    expect(err).toContain('政策文件有');
  });
});

describe('qingce test', () => {
  test('runs every example and its other readings, the count in the last line', async () => {
    const { code, out } = await run(['test', policy]);
    expect(code).toBe(0);
    expect(out.trimEnd().split('\n').at(-1)).toMatch(/^[1-9][0-9]* passed, 0 failed$/);
  });

  test('a failing example is told with what was expected and what came out, exit 1', async () => {
    const folder = changedPolicy('cases.json', (text) => text.replace('"320000.00"', '"320000.01"'));
    const { code, out } = await run(['test', folder]);
    expect(code).toBe(1);
    expect(out).toContain('total: 应为 "320000.01"');
    expect(out).toContain('total: 实为 "320000.00"');
    expect(out.trimEnd().split('\n').at(-1)).toMatch(/, 1 failed$/);
  });

  test.each([
    ['{}', '须为算例的列表'], ['[{"id": "A"}]', 'cases.json[0]'], ['[', '不是合法的 JSON'],
  ])('examples that read %s are refused', async (text, sentence) => {
    const { code, err } = await run(['test', changedPolicy('cases.json', () => text)]);
    expect(code).toBe(2);
    expect(err).toContain(sentence);
  });

  test('no example at all is a failure', async () => {
    expect((await run(['test', changedPolicy('cases.json', () => '[]')])).code).toBe(1);
  });
});

describe('qingce ask', () => {
  test('asks what can still matter, with the range', async () => {
    const { code, out } = await run(['ask', policy, '-'], {
      input: withoutFacts(aGrownFirm(), 'staff', 'registeredIn'),
    });
    expect(code).toBe(0);
    expect(out).toContain('企业登记在哪个行政区（代码）？');
    expect(out).toContain('申报年度末有多少名员工？');
    expect(out).toContain('0.00 至 320,000.00 元');
  });

  test('asks nothing when all is known', async () => {
    const { out } = await run(['ask', policy, '-', '--json'], { input: JSON.stringify(aGrownFirm()) });
    expect(JSON.parse(out)).toMatchObject({
      items: [{ outcome: 'eligible', amount: '320000.00', questions: [] }],
    });
  });
});

describe('qingce explain', () => {
  test('writes the answer into the text of the law, every character of it in place', async () => {
    const { out } = await run(['explain', policy, '-'], { input: JSON.stringify(aGrownFirm({ staff: 19 })) });
    expect(out).toContain('[年末员工20人以上（含20人） ✗ 不符合');
    expect(out).toContain('[登记在示例市 ✓ 符合');
    const law = readFileSync(join(repository, 'policies', policy, 'source.md'), 'utf8').trim().split('\n');
    const text = out.slice(out.indexOf(law[0] ?? '', out.indexOf('①'))).replaceAll('\n', '');
    const bare = text.replaceAll(/ (?:[✓✗?][^\]]*|[①-⑳]+)\]|\[/g, '').replaceAll(/⟨[0-9.]+⟩/g, '');
    expect(bare.startsWith(law.join(''))).toBe(true);
  });

  test('derives the amount step by step', async () => {
    const { out } = await run(['explain', policy, '-'], { input: JSON.stringify(aGrownFirm()) });
    expect(out).toContain('怎样算出来的');
    expect(out).toMatch(/320000(\.00)? 元/);
  });

  test('names each step in English as the policy says', async () => {
    const { out } = await run(['explain', policy, '-', '--lang', 'en'], { input: JSON.stringify(aGrownFirm()) });
    expect(out).toMatch(/①\s+Progressive award /);
    expect(out).toMatch(/Left for the group .*= 500000\.00 yuan/);
    const steps = out.slice(out.indexOf('How it is computed'));
    expect(steps).toContain('round(');
    expect(steps).not.toMatch(/\p{Script=Han}/u);
  });

  test('writes a page that needs nothing from outside and lets nothing of the facts act in it', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'qingce-explain-')), 'page.html');
    const facts = aGrownFirm({ groupMembers: [{ name: '<script>alert(1)</script>', awarded: '1.00' }] });
    const { code, out } = await run(['explain', policy, '-', '--html', file], {
      input: JSON.stringify(facts),
    });
    expect([code, out]).toEqual([0, `已写入 ${file}\n`]);
    const page = readFileSync(file, 'utf8');
    expect(page).toMatch(/^<!doctype html>\n<html lang="zh-CN">/);
    expect(page).toContain('<mark class="met">');
    expect(page).not.toMatch(/<script|https?:|src=/);
  });

  test('a page that cannot be written is told', async () => {
    const { code, err } = await run(['explain', policy, '-', '--html', '/nowhere/page.html'], {
      input: JSON.stringify(aGrownFirm()),
    });
    expect(code).toBe(2);
    expect(err).toContain('ENOENT');
  });
});

test.each(['http', '65536', '-1', '3000.5'])('qingce serve refuses the port %s', async (port) => {
  const { code, err } = await run(['serve', `--port=${port}`]);
  expect(code).toBe(2);
  expect(err).toContain('端口须为');
});

describe('help', () => {
  test.each(commands.map(({ name }) => name))(
    'of %s names its usage and options in both languages',
    async (name) => {
      const [zh, en] = [await run([name, '--help']), await run([name, '--help', '--lang', 'en'])];
      expect([zh.code, en.code]).toEqual([0, 0]);
      expect(zh.out).toContain(`qingce ${name}`);
      expect(en.out).toMatch(/--lang <zh-CN\|en> +language for people/);
      expect(zh.out).not.toBe(en.out);
    },
  );

  test('lists all commands when none is given', async () => {
    const { code, out } = await run([]);
    expect(code).toBe(0);
    for (const { name } of commands) expect(out).toContain(`  ${name} `);
  });

  test('the version is the package’s', async () => {
    expect(await run(['--version'])).toEqual({ code: 0, out: '0.1.0\n', err: '' });
  });
});

describe('qingce prove', () => {
  test('tells what is proved and by what, and ends with 0', async () => {
    const { code, out, err } = await run(['prove', 'growth-award-sample', '--lang', 'en', '--timeout', '20']);
    expect([code, err]).toEqual([0, '']);
    expect(out).toContain('✓ Growth award: A group stays within its cap (by the solver)');
    expect(out).toMatch(/\d+ proved, 0 refuted, 0 unproved\.\n$/);
  }, 120_000);

  test.each([['S-99=x', 'S-02'], ['S-02=x', 'excluded · allowed']])(
    'refuses the reading %s and names those there are', async (reading, known) => {
      const { code, out, err } = await run(['prove', 'growth-award-sample', '--reading', reading, '--lang', 'en']);
      expect([code, out]).toEqual([2, '']);
      expect(err).toBe(`--reading ${reading}: There is no such reading or option; known: ${known}\n`);
    });

  test('refuses a time that is none', async () => {
    const { code, err } = await run(['prove', 'growth-award-sample', '--timeout', 'soon', '--lang', 'en']);
    expect([code, err]).toEqual([2, expect.stringContaining('--timeout')]);
  });
});

describe('qingce recompute', () => {
  test.each([
    ['nothing', '', /^-: 内容为空/], ['something else', '{"facts":{}}', /^-: 不是审计包：format /],
    ['a bundle of another format', '{"format":"qingce-case-bundle/2"}', /^-: 不是审计包：format /],
  ])('refuses %s, exit 2', async (_what, input, told) => {
    const { code, out, err } = await run(['recompute', '-'], { input });
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(told);
  });
});
