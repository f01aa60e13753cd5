import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseKeyring } from '../identity/index.ts';
import type { Keyring } from '../identity/index.ts';
import { ConfigRefused } from './config.ts';

/**
 * The key of a demonstration that was given none: it lies beside the data, readable by its owner alone, made at the
 * first start. Throws ConfigRefused when the file holds no key.
 */
export async function demoKeyring(dataFolder: string): Promise<Keyring> {
  const path = join(dataFolder, 'secret.key');
  await mkdir(dataFolder, { recursive: true });
  const made = `demo:${randomBytes(32).toString('base64')}\n`;
  // Never over one that is there: what was sealed under it would be lost.
  await writeFile(path, made, { flag: 'wx', mode: 0o600 }).catch(ignoreExisting);
  const ring = parseKeyring((await readFile(path, 'utf8')).trim());
  if (!ring) throw new ConfigRefused(`${path} holds no key; put it back from where the data was copied.`);
  return ring;
}

function ignoreExisting(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EEXIST') throw error;
}
