import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { aGrownFirm, repository, run } from './a-terminal.ts';

const policy = 'growth-award-sample';

/** The sample policy with a lower cap for a group and a higher head count, in text and rules. */
function newerVersion(): string {
  const folder = mkdtempSync(join(tmpdir(), 'qingce-newer-'));
  cpSync(join(repository, 'policies', policy), folder, { recursive: true });
  const change = (file: string, changes: readonly (readonly [string, string])[]): void => {
    const text = readFileSync(join(folder, file), 'utf8');
    writeFileSync(join(folder, file), changes.reduce((so, [from, to]) => so.replaceAll(from, to), text));
  };
  const words: [string, string][] = [['不超过50万元', '不超过30万元'], ['20人以上（含20人）', '21人以上（含21人）']];
  change('source.md', words);
  change('policy.md', [...words, ['集团上限: 50万元', '集团上限: 30万元'], ['最少人数: 20人', '最少人数: 21人']]);
  return folder;
}

describe('qingce diff', () => {
  test('tells what changed in the words and in the figures, clause by clause, and what it does to claims', async () => {
    const input = [aGrownFirm({ staff: 25 }), aGrownFirm(), aGrownFirm({ staff: 25, revenue: '1.00' })]
      .map((facts) => JSON.stringify(facts)).join('\n');
    const { code, out } = await run(['diff', policy, newerVersion(), '--claims', '-', '--lang', 'en'], { input });
    expect(code).toBe(0);
    expect(out).toContain('clause 2');
    expect(out).toContain('- 四、同一集团的企业在一个申报年度的奖励合计不超过50万元。');
    expect(out).toContain('+ 四、同一集团的企业在一个申报年度的奖励合计不超过30万元。');
    expect(out).toMatch(/changed: figure Growth award Cap of a group\n +- 500000 .*\n +\+ 300000 /);
    expect(out).toContain('Of 3 claims 0 gain, 2 lose, 1 stay.');
    expect(out).toContain('Sum 640,000.00 → 300,000.00 yuan (-340,000.00)');
  });

  test('says so when there is no difference', async () => {
    const { out } = await run(['diff', policy, policy, '--synthetic', '50', '--lang', 'en']);
    expect(out).toContain('The two versions say the same.');
    expect(out).toContain('Of 50 claims 0 gain, 0 lose, 50 stay.');
  });

  test('tells a ratio and a ceiling that changed, though no formula reads them', async () => {
    const folder = join(repository, 'docs', 'language', 'examples', 'discretion-and-budget');
    const changed = mkdtempSync(join(tmpdir(), 'qingce-budget-'));
    cpSync(folder, changed, { recursive: true });
    const text = readFileSync(join(folder, 'policy.md'), 'utf8');
    writeFileSync(join(changed, 'policy.md'), text
      .replace('provinceShare: { type: ratio, default: 50%', 'provinceShare: { type: ratio, default: 60%')
      .replace('ceiling: 3000万元, whenShort: ranking, rank: 评分', 'ceiling: 2000万元, whenShort: pro-rata'));
    const { code, out } = await run(['diff', folder, changed, '--synthetic', '20', '--lang', 'en']);
    expect(code).toBe(0);
    expect(out).toMatch(/changed: shares provinceShare\n +- 0\.5 .*\n +\+ 0\.6 /);
    const ranked = '- project ≤ 30000000 · ranking .*';
    expect(out).toMatch(new RegExp(`changed: .* annual\n +${ranked}\n +\\+ project ≤ 20000000 · pro-rata\n`));
    expect(out).toContain('2 differences');
  });

  test('is one JSON document for a program', async () => {
    const { out } = await run(['diff', policy, newerVersion(), '--synthetic', '200', '--json']);
    const { differences, effect } = JSON.parse(out) as {
      differences: { subject: string }[]; effect: { claims: number; losers: number };
    };
    expect(differences.filter(({ subject }) => subject === 'law')).toHaveLength(2);
    expect(effect.claims).toBe(200);
    expect(effect.losers).toBeGreaterThan(0);
  });
});

describe('qingce simulate', () => {
  test('sums up each item of the claims given', async () => {
    const input = [aGrownFirm(), aGrownFirm({ staff: 19 })].map((facts) => JSON.stringify(facts)).join('\n');
    const { code, out } = await run(['simulate', policy, '--claims', '-', '--json'], { input });
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      claims: 2, badInput: 0, total: '320000.00', by: 'module',
      items: [{
        item: 'growth-award', claimed: 2, eligible: 1, refused: 1, sum: '320000.00', reasons: { TOO_FEW_STAFF: 1 },
      }],
    });
  });

  test('compares another option of a reading, and cuts to a ceiling', async () => {
    const { out } = await run([
      'simulate', policy, '--synthetic', '300', '--seed', '2', '--reading', 'S-02=allowed',
      '--ceiling', '1000.00', '--lang', 'en',
    ]);
    expect(out).toMatch(/300 claims \(0 refused at the door\)/);
    expect(out).toMatch(/Of 300 claims \d+ gain, 0 lose/);
    expect(out).toMatch(/exceeds the ceiling of 1,000\.00 yuan: \d+ claims are cut/);
  });

  test('writes the derivation of every claim, as `assess` tells it', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'qingce-explained-'));
    const file = join(folder, 'explained.ndjson');
    const housing = join(repository, 'docs', 'language', 'examples', 'talent-housing');
    const { code, err } = await run([
      'simulate', housing, '--synthetic', '40', '--seed', '3', '--explain', file, '--lang', 'en',
    ]);
    expect(code).toBe(0);
    expect(err).toMatch(/\d+ items by generated code, \d+ by the evaluator\./);
    type Explained = { claim: number; total: string; items: { amount: string; trace: unknown[] }[] };
    const lines = readFileSync(file, 'utf8').trim().split('\n').map((line) => JSON.parse(line) as Explained);
    expect(lines.map(({ claim }) => claim)).toEqual(Array.from({ length: 40 }, (_, place) => place + 1));
    expect(lines.every(({ items }) => items.every(({ trace }) => trace.length > 0))).toBe(true);
    expect(lines.flatMap(({ items }) => items.map(({ trace }) => trace.at(-1)))).toContainEqual(
      expect.objectContaining({ kind: 'entry', unit: '元', clause: expect.any(String) }));
  });

  test('leaves no file behind where it cannot be written', async () => {
    const { code, err } = await run(['simulate', policy, '--synthetic', '5', '--explain', '/no/such/folder/x.ndjson']);
    expect(code).toBe(2);
    expect(err).toContain('/no/such/folder/x.ndjson');
    expect(err).toContain('ENOENT');
  });

  test.each([
    ['both a file and a number', ['--claims', '-', '--synthetic', '5']], ['no number', ['--synthetic', '0']],
    ['a reading that there is not', ['--reading', 'S-99=x']], ['no amount', ['--ceiling', 'much']],
    ['a file that is not there', ['--claims', 'nowhere.ndjson']],
  ])('refuses %s', async (_, args) => {
    expect((await run(['simulate', policy, ...args])).code).toBe(2);
  });
});
