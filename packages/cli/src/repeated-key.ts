/** A key that stands twice in one object, which a JSON parser settles in silence by keeping the last. */
type RepeatedKey = { readonly key: string; readonly position: number };

/** A bracket, a text before a colon, which is a key, or another text. */
const tokens = /([{[])|[}\]]|("(?:[^"\\]|\\.)*")\s*:|"(?:[^"\\]|\\.)*"/g;

/** The first repeated key of a text that is known to be JSON, with the place where it comes again. */
export function findRepeatedKey(text: string): RepeatedKey | undefined {
  const open: Set<string>[] = [];
  for (const { 0: token, 1: opening, 2: written, index: position } of text.matchAll(tokens)) {
    if (opening) open.push(new Set());
    else if (written) {
      const key = JSON.parse(written) as string;
      if (open.at(-1)?.has(key)) return { key, position };
      open.at(-1)?.add(key);
    } else if (!token.startsWith('"')) open.pop();
  }
  return undefined;
}
