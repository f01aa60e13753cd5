import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { aTemporaryFolder } from '../test/temporary-folder.ts';
import { FolderInUse, lockFolder } from './lock-folder.ts';

const lockModule = fileURLToPath(new URL('./lock-folder.ts', import.meta.url));

async function otherProcessHolding(folder: string): Promise<ChildProcess> {
  const script = `import { lockFolder } from ${JSON.stringify(lockModule)};
    lockFolder(${JSON.stringify(folder)}); console.log('held'); setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module-typescript', '--eval', script]);
  await once(child.stdout, 'data');
  return child;
}

const aFolder = (): string => join(aTemporaryFolder(), 'database');

test('a second process is refused with the number of the first', async () => {
  const folder = aFolder();
  const other = await otherProcessHolding(folder);
  expect(() => lockFolder(folder)).toThrow(FolderInUse);
  expect(() => lockFolder(folder)).toThrow(`in use by process ${other.pid}; stop it first`);
  other.kill('SIGKILL');
});

test('a lock whose holder was killed is free, whatever number it left behind', async () => {
  const folder = aFolder();
  const other = await otherProcessHolding(folder);
  other.kill('SIGKILL');
  await once(other, 'exit');
  const unlock = lockFolder(folder);
  expect(() => lockFolder(folder)).toThrow(`process ${process.pid}`);
  unlock();
});

test('the same process may not open a folder twice, and may again after it let go', () => {
  const folder = aFolder();
  const unlock = lockFolder(folder);
  expect(() => lockFolder(folder)).toThrow(FolderInUse);
  unlock();
  lockFolder(folder)();
});
