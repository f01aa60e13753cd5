import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Answer } from '@qingce/policy-language';
import { aGrownFirm, run, withoutFacts } from './a-terminal.ts';

const policy = 'growth-award-sample';
const assess = (facts: object | string, ...more: string[]) =>
  run(['assess', policy, '-', ...more], { input: typeof facts === 'string' ? facts : JSON.stringify(facts) });
const folder = mkdtempSync(join(tmpdir(), 'qingce-assess-'));

describe('qingce assess', () => {
  test('tells an award, its amount in figures and in words', async () => {
    const { code, out, err } = await assess(aGrownFirm());
    expect([code, err]).toEqual([0, '']);
    expect(out).toContain('✓ 1. 成长奖励 (第 2 条)');
    expect(out).toContain('320,000.00 元');
    expect(out).toContain('人民币叁拾贰万元整');
  });

  test('tells why there is none, in the language asked for, and what would change it', async () => {
    const { code, out } = await assess(aGrownFirm({ staff: 19 }), '--lang', 'en');
    expect(code).toBe(0);
    expect(out).toContain('no award');
    expect(out).toContain('The firm has too few staff at the year\'s end');
    expect(out).toContain('With staff changed from 19 to 20 the award would be 320,000.00 yuan');
  });

  test('tells what is still needed and what is still possible', async () => {
    const { out } = await assess(withoutFacts(aGrownFirm(), 'staff'));
    expect(out).toContain('待定 0.00 至 320,000.00 元');
    expect(out).toContain('? 员工人数 (staff)');
  });

  test('prints one JSON document and nothing else, the same bytes every time', async () => {
    const [first, second] = [await assess(aGrownFirm(), '--json'), await assess(aGrownFirm(), '--json')];
    expect(first).toEqual(second);
    expect(first.err).toBe('');
    expect(JSON.parse(first.out)).toMatchObject({ policy, outcome: 'eligible', total: '320000.00' });
  });

  test('reads a file as well as standard input, and another reading when told so', async () => {
    const file = join(folder, 'facts.json');
    writeFileSync(file, JSON.stringify(aGrownFirm({ revenueBefore: '0.00' })));
    const inForce = JSON.parse((await run(['assess', policy, file, '--json'])).out) as Answer;
    const tried = JSON.parse(
      (await run(['assess', policy, file, '--json', '--reading', 'S-02=allowed'])).out,
    ) as Answer;
    expect([inForce.outcome, tried.outcome, tried.readings['S-02']]).toEqual([
      'ineligible',
      'eligible',
      'allowed',
    ]);
  });
});

describe('bad input', () => {
  test('is told as path: rule: value on standard error, exit 2', async () => {
    const { code, out, err } = await assess(aGrownFirm({ revenue: 60_000_000 }));
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(/^items\[0\]\.revenue: .+: 60000000\n$/);
  });

  test('is told as one JSON document with --json, and nothing on standard error', async () => {
    const { code, out, err } = await assess(aGrownFirm({ staf: 20, revenue: '1.005' }), '--json');
    const { errors } = JSON.parse(out) as { errors: { code: string; path: string; message: string }[] };
    expect([code, err]).toEqual([2, '']);
    expect(errors.map(({ path }) => path).toSorted()).toEqual(['items[0].revenue', 'items[0].staf']);
    expect(errors.every((error) => Object.keys(error).join() === 'code,path,message')).toBe(true);
  });

  test.each([
    ['broken JSON', ['assess', policy, '-'], '{"a":', '-:1:6: 不是合法的 JSON'],
    ['an empty input', ['assess', policy, '-'], '', '-: 内容为空'],
    ['a byte order mark', ['assess', policy, '-'], '\uFEFF{}', '字节顺序标记'],
    ['a list instead of facts', ['assess', policy, '-'], '[]', '须为'],
    ['a missing file', ['assess', policy, 'nowhere.json'], '', 'nowhere.json: 文件不存在'],
    ['a folder', ['assess', policy, 'packages'], '', 'packages: 这是文件夹'],
    ['an unknown policy', ['assess', 'growth-award-sampel', '-'], '{}', '是否指「growth-award-sample」'],
    [
      'an unknown option',
      ['assess', policy, '-', '--jason'],
      '{}',
      '--jason: 没有这个选项，是否指「--json」',
    ],
    ['an unknown command', ['asess', policy, '-'], '{}', 'asess: 没有这个命令，是否指「assess」'],
    ['no facts', ['assess', policy], '', '缺少参数'],
    ['one word too many', ['assess', policy, '-', 'more'], '{}', 'more: 多余的参数'],
    [
      'an unknown reading',
      ['assess', policy, '-', '--reading', 'S-99=allowed'],
      JSON.stringify(aGrownFirm()),
      'S-99',
    ],
    [
      'an unknown option of a reading',
      ['assess', policy, '-', '--reading', 'S-02=perhaps'],
      JSON.stringify(aGrownFirm()),
      'S-02',
    ],
    [
      'an unknown setting',
      ['assess', policy, '-', '--set', 'cityShare=0.5'],
      JSON.stringify(aGrownFirm()),
      'cityShare',
    ],
    ['a setting without a value', ['assess', policy, '-', '--set', 'cityShare'], '{}', '须写成 名=值'],
    ['an unknown language', ['assess', policy, '-', '--lang', 'fr'], '{}', '--lang: 没有这种语言'],
  ])('%s is refused with a sentence and no stack', async (_, args, input, sentence) => {
    const { code, out, err } = await run(args, { input });
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(sentence);
    expect(err.trim().split('\n')).toHaveLength(1);
  });

  test('a fault of the call is JSON with --json too', async () => {
    const { code, out, err } = await run(['assess', policy, 'nowhere.json', '--json']);
    expect([code, err]).toEqual([2, '']);
    expect(JSON.parse(out)).toEqual({
      errors: [{ code: 'FILE_MISSING', path: 'nowhere.json', message: '文件不存在' }],
    });
  });

  test('cannot steer the terminal', async () => {
    const { err } = await assess({ ...aGrownFirm(), '\u001B[2J': 1 });
    expect(err).toContain('\\u001b[2J');
    expect(err).not.toContain('\u001B');
  });
});

describe('qingce assess --batch', () => {
  const lines = [
    JSON.stringify(aGrownFirm()),
    '{"bad":',
    '',
    JSON.stringify(aGrownFirm({ staff: 19 })),
    JSON.stringify({ ...aGrownFirm(), items: [] }),
  ];
  const batch = (input: string, ...more: string[]) =>
    run(['assess', policy, '--batch', '-', ...more], { input });

  test('answers line for line in order, tells a bad line in its place, goes on and ends with 2', async () => {
    const { code, out, err } = await batch(`${lines.join('\n')}\n`);
    const answers = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { total?: string; line?: number; errors?: { code: string }[] });
    expect([code, err]).toEqual([2, '']);
    expect(answers.map(({ total, line }) => total ?? line)).toEqual(['320000.00', 2, 3, '0.00', 5]);
    expect(answers[1]?.errors?.[0]?.code).toBe('NOT_JSON');
  });

  test('of good lines alone ends with 0, each line as one assessed by itself', async () => {
    const { code, out } = await batch(`${lines[0]}\n${lines[3]}`);
    const single = JSON.parse((await assess(aGrownFirm(), '--json')).out) as Answer;
    expect(code).toBe(0);
    expect(JSON.parse(out.split('\n')[0] ?? '')).toEqual(single);
  });

  test.each([
    ['an empty file', [], ''], ['a missing file', ['--batch', 'nowhere.ndjson'], ''],
    ['facts beside it', ['facts.json', '--batch', '-'], '{}'],
  ])('%s is refused', async (_, more, input) => {
    const { code, out, err } = await run(
      more.length === 0 ? ['assess', policy, '--batch', '-'] : ['assess', policy, ...more],
      { input },
    );
    expect([code, out]).toEqual([2, '']);
    expect(err).not.toBe('');
  });
});
