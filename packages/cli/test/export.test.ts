import { mkdtempSync, readFileSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { run } from './a-terminal.ts';

const policy = 'growth-award-sample';

describe('qingce export', () => {
  test('prints a DMN 1.5 model, and beside it what the model does not hold', async () => {
    const { code, out, err } = await run(['export', policy, '--to', 'dmn', '--lang', 'en']);
    expect(code).toBe(0);
    expect(out).toContain('https://www.omg.org/spec/DMN/20230324/MODEL/');
    expect(out).toContain('name="累进奖励"');
    expect(err).toContain('One entry of one item');
  });

  test('writes the same model into a file, whole, for modellers that read DMN 1.3', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'qingce-export-'));
    const { code, out } = await run(['export', policy, '--to', 'dmn-1.3', '--out', join(folder, 'model.dmn')]);
    expect([code, readdirSync(folder)]).toEqual([0, ['model.dmn']]);
    expect(out).toContain('model.dmn');
    expect(readFileSync(join(folder, 'model.dmn'), 'utf8')).toContain('https://www.omg.org/spec/DMN/20191111/MODEL/');
  });

  test.each([['guide', '# 示例市企业成长奖励办法'], ['guide-html', '<!doctype html>']])(
    'prints a guide for applicants with checklist, example and form: %s', async (target, beginning) => {
      const { code, out } = await run(['export', policy, '--to', target]);
      expect(code).toBe(0);
      expect(out.startsWith(beginning)).toBe(true);
      for (const part of ['申报材料清单', '算例', '附件：申报表']) expect(out).toContain(part);
    });

  test.each(['postgres', 'duckdb'])('writes the rules as SQL for %s, a query for each clause', async (dialect) => {
    const { code, out, err } = await run(['export', policy, '--to', 'sql', '--dialect', dialect]);
    expect([code, err]).toEqual([0, '']);
    expect(out).toContain('CREATE VIEW "growth-award-sample"."growth-award" AS');
    expect(out).toContain('-- 2 条件、标准与上限: ');
    expect(out.trimEnd().split('\n').at(-1)).toBe('COMMIT;');
  });

  test('takes another option of a reading', async () => {
    const ruling = await run(['export', policy, '--to', 'dmn']);
    const other = await run(['export', policy, '--to', 'dmn', '--reading', 'S-02=allowed']);
    expect(other.out).not.toBe(ruling.out);
  });

  test.each([
    ['a target that there is not, with the nearest', ['--to', 'dnm'], '“dmn”|「dmn」'],
    ['no target', [], 'dmn, dmn-1.3, js, guide, guide-html, sql'],
    ['SQL for no database in particular', ['--to', 'sql'], 'postgres, duckdb'],
    ['SQL for a database that it is not written for', ['--to', 'sql', '--dialect', 'oracle'], 'postgres, duckdb'],
    ['an option that the reading has not', ['--to', 'dmn', '--reading', 'S-02=maybe'], 'S-02'],
    ['a folder that is not there', ['--to', 'dmn', '--out', 'no/such/folder/model.dmn'], 'ENOENT'],
  ])('refuses %s', async (_, args, told) => {
    const { code, err } = await run(['export', policy, ...args]);
    expect(code).toBe(2);
    expect(err).toMatch(new RegExp(told));
  });
});
