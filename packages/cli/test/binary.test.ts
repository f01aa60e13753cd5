// The real program as a person starts it; few, because each start costs time.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { aGrownFirm, repository } from './a-terminal.ts';

const program = join(repository, 'packages', 'cli', 'bin', 'qingce.js');

function qingce(args: readonly string[], { input = '', directory = repository, env = {} } = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], {
    cwd: directory, input, encoding: 'utf8', env: { ...process.env, ...env }, maxBuffer: 2 ** 28,
  });
  return { status, stdout, stderr };
}

test('answers from any folder of the repository, without colours where nobody looks', () => {
  const { status, stdout, stderr } = qingce(['assess', 'growth-award-sample', '-'], {
    input: JSON.stringify(aGrownFirm()),
    directory: join(repository, 'packages', 'cli'),
    env: { FORCE_COLOR: '3' },
  });
  expect([status, stderr]).toEqual([0, '']);
  expect(stdout).toContain('320,000.00 元');
  expect(stdout).not.toContain('\u001B');
});

test('bad input ends with 2 and one sentence on standard error', () => {
  expect(qingce(['assess', 'growth-award-sample', 'nowhere.json'])).toEqual({
    status: 2,
    stdout: '',
    stderr: 'nowhere.json: 文件不存在\n',
  });
});

test('a long batch is answered whole and in order', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'qingce-batch-')), 'claims.ndjson');
  const lines = Array.from({ length: 2000 }, (_, place) => JSON.stringify(aGrownFirm({ staff: place })));
  writeFileSync(file, lines.join('\n'));
  const { status, stdout } = qingce(['assess', 'growth-award-sample', '--batch', file]);
  const outcomes = stdout
    .trimEnd()
    .split('\n')
    .map((line) => (JSON.parse(line) as { outcome: string }).outcome);
  expect(status).toBe(0);
  expect(outcomes).toEqual(lines.map((_, place) => (place < 20 ? 'ineligible' : 'eligible')));
});

test('a reader that has seen enough ends the run without a word', () => {
  const { status, stderr } = spawnSync(
    'sh',
    ['-c', `'${process.execPath}' '${program}' check qingyuan-2015-64 --json | head -c 10`],
    { cwd: repository, encoding: 'utf8' },
  );
  expect([status, stderr]).toEqual([0, '']);
});

test('a run that is broken off takes away what it had begun to write', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'qingce-broken-off-'));
  const file = join(folder, 'explained.ndjson');
  // It waits for claims that never come.
  const args = ['simulate', 'growth-award-sample', '--claims', '-', '--explain', file];
  const run = spawn(process.execPath, [program, ...args], { cwd: repository, stdio: ['pipe', 'ignore', 'ignore'] });
  const ended = once(run, 'exit');
  const aside = expect.stringMatching(/^explained\.ndjson\./) as string;
  await expect.poll(() => readdirSync(folder), { timeout: 50_000 }).toEqual([aside]);
  run.kill('SIGINT');
  expect(await ended).toEqual([null, 'SIGINT']);
  expect(readdirSync(folder)).toEqual([]);
});
