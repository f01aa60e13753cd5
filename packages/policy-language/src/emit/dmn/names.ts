/**
 * Names and ids of a DMN model. Ids are ASCII, since readers drop elements whose ids are not; names are those of
 * the policy, one for each thing.
 */
export type Names = {
  /** A name that FEEL reads as one name and that nothing else has; `where` tells namesakes apart. */
  readonly name: (wanted: string, where: string) => string;
  readonly id: (kind: string, rest: string | number) => string;
};

export function openNames(): Names {
  const [names, ids] = [new Set<string>(), new Set<string>()];
  return {
    name: (wanted, where) => take(names, [plain(wanted), `${plain(wanted)}_${plain(where)}`]),
    id: (kind, rest) => take(ids, [`${kind}_${String(rest).replaceAll(/[^A-Za-z0-9]+/g, '_')}`]),
  };
}

/** The first that is free, or the last with a number. */
function take(taken: Set<string>, wanted: readonly string[]): string {
  const last = wanted.at(-1) ?? '';
  let free = wanted.find((one) => !taken.has(one));
  for (let count = 2; free === undefined; count += 1) {
    if (!taken.has(`${last}_${count}`)) free = `${last}_${count}`;
  }
  taken.add(free);
  return free;
}

const RESERVED: ReadonlySet<string> = new Set([
  'and', 'between', 'date', 'duration', 'else', 'every', 'false', 'for', 'function', 'if', 'in', 'item', 'list',
  'not', 'null', 'or', 'return', 'satisfies', 'some', 'string', 'then', 'time', 'true',
]);

/** Letters, digits and underscores, not beginning with a digit and no word of FEEL. */
function plain(name: string): string {
  const letters = name.replaceAll(/[^\p{L}\p{N}]+/gu, '_').replaceAll(/^_+|_+$/g, '');
  return /^\p{N}/u.test(letters) || letters === '' || RESERVED.has(letters) ? `_${letters}` : letters;
}
