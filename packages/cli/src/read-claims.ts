/** Reads the claims that a population is made of. */
import { createReadStream } from 'node:fs';
import { resolve } from 'node:path';
import { readJson, unreadable } from './read-json.ts';
import { LINE_BYTES_MAX, readLines } from './read-lines.ts';
import { Refusal } from './refusal.ts';
import type { Terminal } from './terminal.ts';

/** The fact objects of a file, one a line; Refusal with the line for one that cannot be read. */
export async function* readClaims(file: string, terminal: Terminal): AsyncGenerator {
  const bytes = file === '-' ? terminal.input() : createReadStream(resolve(terminal.directory, file));
  try {
    for await (const line of readLines(bytes)) {
      const path = `${file}:${line.number}`;
      if (!line.bytes) {
        const values = { max: String(LINE_BYTES_MAX) };
        throw new Refusal({ code: 'TOO_LONG', path, sentence: 'lineTooLong', values });
      }
      const read = readJson(line.bytes, path);
      if ('fault' in read) throw new Refusal(read.fault);
      yield read.json;
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).syscall === undefined) throw error;
    throw new Refusal(unreadable(file, error));
  }
}
