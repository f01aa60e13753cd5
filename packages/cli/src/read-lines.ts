/** One line of a long file; `bytes` is undefined when the line is longer than any claim. */
export type Line = { readonly number: number; readonly bytes: Uint8Array | undefined };

/** A claim with thousands of rows takes less. */
export const LINE_BYTES_MAX = 16 * 1024 * 1024;

const NEWLINE = 0x0A;
const RETURN = 0x0D;

/** The lines of a stream, one at a time, so that a file of any length fits into memory. */
export async function* readLines(input: AsyncIterable<Uint8Array>): AsyncGenerator<Line> {
  let pending: Uint8Array[] = [];
  let length = 0;
  let number = 1;
  for await (const chunk of input) {
    let start = 0;
    for (let end = chunk.indexOf(NEWLINE); end !== -1; end = chunk.indexOf(NEWLINE, start)) {
      yield lineOf(number, [...pending, chunk.subarray(start, end)], length + end - start);
      [pending, length, start] = [[], 0, end + 1];
      number += 1;
    }
    length += chunk.length - start;
    // What is too long is only counted, not kept.
    pending = length > LINE_BYTES_MAX ? [] : [...pending, chunk.subarray(start)];
  }
  if (length > 0) yield lineOf(number, pending, length);
}

function lineOf(number: number, pieces: readonly Uint8Array[], length: number): Line {
  if (length > LINE_BYTES_MAX) return { number, bytes: undefined };
  const bytes = Buffer.concat(pieces);
  return { number, bytes: bytes.at(-1) === RETURN ? bytes.subarray(0, -1) : bytes };
}
