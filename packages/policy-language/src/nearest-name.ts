/**
 * The known name that is nearest to a mistyped one, whatever its capitals, of equally near ones the first; undefined
 * when none is near enough to be meant. Complaints of the compiler, of the door for facts and of the commands use it.
 */
export function nearestName(name: string, known: Iterable<string>): string | undefined {
  const { length } = [...name];
  const limit = length < 2 ? 0 : Math.max(1, Math.floor(length / 3));
  let best: { name: string; distance: number } | undefined;
  for (const candidate of known) {
    const distance = editDistance([...name.toLowerCase()], [...candidate.toLowerCase()]);
    if (distance <= limit && distance < (best?.distance ?? Infinity)) best = { name: candidate, distance };
  }
  return best?.name;
}

/** Damerau–Levenshtein: inserted, dropped, changed and swapped characters that lead from one to the other. */
function editDistance(from: readonly string[], to: readonly string[]): number {
  const rows: number[][] = [[...to.keys(), to.length]];
  for (const [index, character] of from.entries()) {
    const row = [index + 1];
    for (const [column, other] of to.entries()) {
      const above = rows[index] ?? [];
      const isSwap = character === to[column - 1] && from[index - 1] === other;
      row.push(Math.min(
        at(above, column + 1) + 1, at(row, column) + 1, at(above, column) + changeCost(character, other),
        isSwap ? at(rows[index - 1], column - 1) + 1 : Infinity,
      ));
    }
    rows.push(row);
  }
  return at(rows.at(-1), to.length);
}

/** Another digit is another number, not a slip. */
function changeCost(from: string, to: string): number {
  if (from === to) return 0;
  return /[0-9]/.test(from) && /[0-9]/.test(to) ? Infinity : 1;
}

function at(row: readonly number[] | undefined, column: number): number {
  return row?.[column] ?? Infinity;
}
