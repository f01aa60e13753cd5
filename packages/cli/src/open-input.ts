import { createReadStream, statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Terminal } from './terminal.ts';

/** Bytes as they are read, and which share of them has been read, from 0 to 1, where that can be known. */
export type Input = { readonly bytes: AsyncIterable<Uint8Array>; readonly share: () => number | undefined };

/** Opens a file, or standard input for "-"; what cannot be opened throws the error of the system when it is read. */
export function openInput(file: string, terminal: Terminal): Input {
  if (file === '-') return { bytes: terminal.input(), share: () => undefined };
  const path = resolve(terminal.directory, file);
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  const bytes = createReadStream(path);
  return { bytes, share: () => (size === 0 ? undefined : bytes.bytesRead / size) };
}
