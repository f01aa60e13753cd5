import { randomUUID } from 'node:crypto';
import { rename, rm, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Call } from './command.ts';
import { Refusal } from './refusal.ts';
import { begin, finish } from './unfinished.ts';

/** Writes a file that appears whole or not at all, and says so; Refusal when it cannot be written. */
export async function writeWhole(file: string, text: string, { terminal, say }: Call): Promise<void> {
  const path = resolve(terminal.directory, file);
  const aside = `${path}.${randomUUID()}`;
  begin(aside);
  try {
    await writeFile(aside, text);
    await rename(aside, path);
  } catch (error) {
    await rm(aside, { force: true });
    const code = (error as NodeJS.ErrnoException).code ?? '';
    throw new Refusal({ code: 'FILE_UNWRITABLE', path: file, sentence: 'fileUnwritable', values: { code } });
  } finally {
    finish(aside);
  }
  await terminal.out(`${say('written', { file })}\n`);
}
