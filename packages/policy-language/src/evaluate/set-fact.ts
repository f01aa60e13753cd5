/** Facts with one of them changed. */
import type { Facts, Json } from './scope.ts';

/** The facts with another value at an absolute path. */
export function setFact(facts: Facts, path: string, to: unknown): Facts {
  const keys = path.split(/[.[\]]+/).filter((key) => key !== '');
  return replaced(facts, keys, to) as Facts;
}

function replaced(json: unknown, [key, ...deeper]: readonly string[], to: unknown): unknown {
  if (key === undefined) return to;
  if (Array.isArray(json))
    return json.map((one: unknown, place) => (String(place) === key ? replaced(one, deeper, to) : one));
  const object = json as Json;
  return { ...object, [key]: replaced(object[key], deeper, to) };
}
