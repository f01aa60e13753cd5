// What a drafter of a policy does, from the changed words of the law to what they change for applicants; what is
// published is what the server finds in its folder of policies at its next start.
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { repository, run } from './a-terminal.ts';

const policy = 'growth-award-sample';

type Change = readonly [from: string, to: string];
const words: readonly Change[] = [
  ['年末员工20人以上（含20人）', '年末员工18人以上（含18人）'], ['奖励合计不超过50万元', '奖励合计不超过40万元'],
  ['于次年4月1日至5月31日', '于次年3月1日至5月31日'], ['为鼓励企业成长壮大', '为鼓励企业持续成长壮大'],
];
const rules: readonly Change[] = [
  ['最少人数: 20人', '最少人数: 18人'], ['集团上限: 50万元', '集团上限: 40万元'], ['opens: "04-01"', 'opens: "03-01"'],
  ['date(申报年度 + 1, 4, 1)', 'date(申报年度 + 1, 3, 1)'],
];

test('a number, a cap, a date and a wording are changed without a programmer', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'qingce-drafter-'));
  cpSync(join(repository, 'policies', policy), folder, { recursive: true });
  const change = (file: string, changes: readonly Change[]): void => {
    const path = join(folder, file);
    writeFileSync(path, changes.reduce((text, [from, to]) => text.replaceAll(from, to), readFileSync(path, 'utf8')));
  };

  change('source.md', words);
  const unquoted = await run(['check', folder]);
  expect([unquoted.code, unquoted.out]).toEqual([1, expect.stringMatching(/policy\.md:\d+:\d+: /)]);
  change('policy.md', words);
  expect((await run(['check', folder])).code, 'every word is quoted again').toBe(0);

  expect((await run(['test', folder])).code, 'the rules are still those of before').toBe(0);
  change('policy.md', rules);
  const tried = await run(['test', folder]);
  expect([tried.code, tried.out]).toEqual([1, expect.stringContaining('应为')]);

  const simulated = await run(['simulate', folder, '--synthetic', '40', '--seed', '4', '--lang', 'en']);
  expect([simulated.code, simulated.out]).toEqual([0, expect.stringContaining('40 claims')]);
  const compared = await run(['diff', policy, folder, '--synthetic', '40', '--seed', '4', '--lang', 'en']);
  expect(compared.code).toBe(0);
  for (const said of ['持续成长壮大', 'Least staff', 'Cap of a group', 'Of 40 claims']) expect(compared.out).toContain(said);
}, 120_000);
