import { spawn } from 'node:child_process';
import { connect } from 'node:net';
import { expect, test } from 'vitest';

const child = `
  const { findServerPrograms, startCluster } = await import('./postgres-cluster.ts');
  const cluster = await startCluster(findServerPrograms());
  console.log(cluster.url);
  setInterval(() => {}, 1000);
`;

test('a test cluster ends with the process that started it, even when that is killed', async () => {
  const starter = spawn(process.execPath, ['--input-type=module', '-e', child], { cwd: import.meta.dirname });
  const port = await new Promise<number>((resolve) => {
    starter.stdout.once('data', (url: Buffer) => resolve(Number(new URL(url.toString()).port)));
  });
  expect(await answers(port)).toBe(true);
  starter.kill('SIGKILL');
  await expect.poll(() => answers(port), { timeout: 15_000 }).toBe(false);
});

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => { socket.destroy(); resolve(true); });
    socket.once('error', () => resolve(false));
  });
}
