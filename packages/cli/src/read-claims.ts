/** Reads the claims that a population is made of. */
import type { Input } from './open-input.ts';
import { readJson, unreadable } from './read-json.ts';
import { LINE_BYTES_MAX, readLines } from './read-lines.ts';
import { Refusal } from './refusal.ts';

/** The fact objects of an opened file, one a line; Refusal with the line for one that cannot be read. */
export async function* readClaims(file: string, { bytes }: Input): AsyncGenerator {
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
