/** A sentence that must hold here; when it does not, the program is wrong, not the user: 500, and nothing leaks. */
export function assert(condition: unknown, sentence: string): asserts condition {
  if (!condition) throw new Error(`This should never happen: ${sentence}`);
}
