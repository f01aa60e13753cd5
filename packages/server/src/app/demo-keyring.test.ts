import { statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { aTemporaryFolder } from '@qingce/database/test';
import { demoKeyring } from './demo-keyring.ts';

test('the key of a demonstration is made once, beside its data, for its owner alone', async () => {
  const folder = join(aTemporaryFolder(), 'not-there-yet');
  const first = await demoKeyring(folder);
  expect((await demoKeyring(folder)).keys.get('demo')).toEqual(first.keys.get('demo'));
  expect(statSync(join(folder, 'secret.key')).mode & 0o777).toBe(0o600);
});

test('a file that holds no key stops the start: what was sealed would be lost with a new one', async () => {
  const folder = aTemporaryFolder();
  writeFileSync(join(folder, 'secret.key'), '');
  await expect(demoKeyring(folder)).rejects.toThrow('holds no key');
});
