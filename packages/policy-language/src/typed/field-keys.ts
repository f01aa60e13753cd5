import type { ClauseScope, Declared } from '../resolved/declared.ts';

type Pair = { readonly name: string; readonly key: string; readonly clause: ClauseScope };

/**
 * English keys for the entries that formulas of a clause write: those that its rows and parts declare for the
 * name, else those that the whole policy agrees on. A name with two keys keeps the name.
 */
export function keysByClause(declared: Declared): (clause: ClauseScope) => ReadonlyMap<string, string> {
  const pairs = pairsOf(declared);
  const shared = agreed(pairs);
  const known = new Map(declared.clauses.map((clause) =>
    [clause, new Map([...shared, ...agreed(pairs.filter((pair) => pair.clause === clause))])]));
  return (clause) => known.get(clause) ?? new Map();
}

function pairsOf({ facts, items }: Declared): Pair[] {
  const rows = facts.flatMap(({ type }) => type.row ?? [])
    .map(({ name, key, clause }) => ({ name, key, clause }));
  const parts = items.flatMap(({ parts: own, clause }) =>
    own.map(({ name, key = name }) => ({ name, key, clause })));
  return [...rows, ...parts].filter(({ name, key }) => name !== key);
}

function agreed(pairs: readonly Pair[]): [string, string][] {
  return [...new Set(pairs.map(({ name }) => name))].flatMap((name): [string, string][] => {
    const keys = new Set(pairs.filter((pair) => pair.name === name).map(({ key }) => key));
    const [only] = keys;
    return only !== undefined && keys.size === 1 ? [[name, only]] : [];
  });
}
