/** A key that stands twice in one object, which a JSON parser settles in silence by keeping the last. */
type RepeatedKey = { readonly key: string; readonly position: number };

const tokens = /"(?:[^"\\]|\\.)*"|[{}[\]:]/g;

/** The first repeated key of a text that is known to be JSON, with the place where it comes again. */
export function findRepeatedKey(text: string): RepeatedKey | undefined {
  const open: Set<string>[] = [];
  let last = { token: '', position: 0 };
  for (const { 0: token, index: position } of text.matchAll(tokens)) {
    if (token === '{' || token === '[') open.push(new Set());
    else if (token === '}' || token === ']') open.pop();
    else if (token === ':') {
      const key = JSON.parse(last.token) as string;
      if (open.at(-1)?.has(key)) return { key, position: last.position };
      open.at(-1)?.add(key);
    }
    last = { token, position };
  }
  return undefined;
}
