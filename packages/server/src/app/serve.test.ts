import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, test } from 'vitest';
import { aTemporaryFolder, createPostgresql } from '@qingce/database/test';

const main = fileURLToPath(new URL('./main.ts', import.meta.url));
const keys = { QINGCE_SECRET_KEYS: `a:${randomBytes(32).toString('base64')}` };
const processes: ChildProcess[] = [];
afterEach(() => {
  for (const child of processes.splice(0)) child.kill('SIGKILL');
});

interface Started {
  readonly child: ChildProcess; readonly output: () => string; readonly address: () => Promise<string>
}

function start(environment: Record<string, string>, ...programArguments: string[]): Started {
  const child = spawn(process.execPath, [main, ...programArguments], {
    env: { PATH: process.env['PATH'], PORT: '0', LOG_LEVEL: 'error', QINGCE_STORY: '0', ...keys, ...environment },
  });
  processes.push(child);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => { output += chunk.toString(); });
  }
  const address = async (): Promise<string> => {
    for (;;) {
      const found = /http:\/\/[\d.]+:\d+/.exec(output)?.[0];
      if (found) return found;
      if (child.exitCode !== null) throw new Error(output);
      await Promise.race([once(child.stdout, 'data'), once(child, 'exit')]);
    }
  };
  return { child, output: () => output, address };
}

async function ended(started: Started): Promise<number | null> {
  if (started.child.exitCode === null) await once(started.child, 'close');
  return started.child.exitCode;
}

const account = { username: 'survivor', password: 'correct horse battery', displayName: '幸存者' };
const post = {
  method: 'POST', body: JSON.stringify(account),
  headers: { 'content-type': 'application/json', 'idempotency-key': '0123456789abcdef' },
};

describe('the server as a process', () => {
  test('starts on nothing, refuses a second one, is killed, and starts again with everything in it', async () => {
    const DATA_DIR = aTemporaryFolder();
    const first = start({ DATA_DIR });
    const address = await first.address();
    expect((await fetch(`${address}/readyz`)).status).toBe(200);
    expect(await (await fetch(`${address}/healthz`)).json()).toEqual({ ok: true, durability: 'process-crash-only' });
    expect(await (await fetch(`${address}/api/service`)).json()).toMatchObject({ mode: 'demo', today: '2017-04-01' });
    expect(first.output()).toContain('not a power cut');
    expect((await fetch(`${address}/api/users/sign-up`, post)).status).toBe(201);

    const second = start({ DATA_DIR });
    expect(await ended(second)).toBe(1);
    expect(second.output()).toContain(`in use by process ${first.child.pid}`);

    first.child.kill('SIGKILL');
    await ended(first);
    const third = start({ DATA_DIR });
    expect((await fetch(`${await third.address()}/login`, post)).status).toBe(200);
    third.child.kill('SIGTERM');
    expect(await ended(third)).toBe(0);
  });

  test('on PostgreSQL it is production, and shows the first passwords once', async () => {
    const { url, drop } = await createPostgresql();
    const first = start({ DATA_DIR: aTemporaryFolder(), DATABASE_URL: url });
    expect(await (await fetch(`${await first.address()}/healthz`)).json())
      .toEqual({ ok: true, durability: 'power-loss' });
    expect(first.output()).toMatch(/security-admin {2}\S{16}\n/);
    first.child.kill('SIGINT');
    expect(await ended(first)).toBe(0);
    const second = start({ DATA_DIR: aTemporaryFolder(), DATABASE_URL: url });
    await second.address();
    expect(second.output()).not.toContain('security-admin');
    second.child.kill('SIGTERM');
    await ended(second);
    await drop();
  });

  test('production without a database that survives a power cut does not start', async () => {
    const refused = start({ DATA_DIR: aTemporaryFolder(), QINGCE_MODE: 'production' });
    expect(await ended(refused)).toBe(1);
    expect(refused.output()).toContain('--accept-process-crash-only');
  });

  test('a port that is taken is told, and nothing is left running', async () => {
    const { url, drop } = await createPostgresql();
    const first = start({ DATA_DIR: aTemporaryFolder(), DATABASE_URL: url });
    const port = new URL(await first.address()).port;
    const second = start({ DATA_DIR: aTemporaryFolder(), DATABASE_URL: url, PORT: port });
    expect(await ended(second)).toBe(1);
    expect(second.output()).toContain('EADDRINUSE');
    first.child.kill('SIGTERM');
    await ended(first);
    await drop();
  });
});
