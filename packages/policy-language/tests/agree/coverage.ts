/**
 * Counts what the generated claims have touched: conditions held and failed, branches taken, table rows hit.
 */
import type { CheckedPolicy, Expr } from '../../src/typed/ir.ts';
import { formulasOf, partsOf } from './walk-formulas.ts';

type Mark = { readonly label: string; readonly hits: Map<string, number> };

export type Coverage = {
  /** To be handed to the reference interpreter. */
  readonly seen: (where: object, what: string) => void;
  /** How many things were touched for the first time since this was asked last. */
  readonly news: () => number;
  readonly touched: () => number;
  readonly untouched: () => readonly string[];
};

/** Everything that can be touched in a policy, and what has been. */
export function coverageOf(policy: CheckedPolicy): Coverage {
  const marks = new Map<object, Mark>([
    ...conditionMarks(policy),
    ...rowMarks(policy),
    ...branchMarks(policy),
  ]);
  let news = 0;
  const all = (): [string, number][] =>
    [...marks.values()].flatMap(({ label, hits }) =>
      [...hits].map(([what, count]): [string, number] => [`${label} ${what}`, count]),
    );
  return {
    seen: (where, what) => {
      const hits = marks.get(where)?.hits;
      const before = hits?.get(what);
      if (!hits || before === undefined) return;
      if (before === 0) news += 1;
      hits.set(what, before + 1);
    },
    news: () => {
      const count = news;
      news = 0;
      return count;
    },
    touched: () => all().filter(([, count]) => count > 0).length,
    untouched: () => all().filter(([, count]) => count === 0).map(([label]) => label),
  };
}

function mark(label: string, wanted: readonly string[]): Mark {
  return { label, hits: new Map(wanted.map((what) => [what, 0])) };
}

function conditionMarks(policy: CheckedPolicy): [object, Mark][] {
  return policy.conditions.map((condition) => [
    condition,
    mark(`condition ${condition.name} (line ${condition.place.line})`, ['true', 'false']),
  ]);
}

function rowMarks(policy: CheckedPolicy): [object, Mark][] {
  return policy.tables.flatMap((table) =>
    table.rows.map((row): [object, Mark] => [row, mark(`${table.name} row line ${row.place.line}`, ['hit'])]),
  );
}

function branchMarks(policy: CheckedPolicy): [object, Mark][] {
  const branches = formulasOf(policy)
    .flatMap(partsOf)
    .filter((part): part is Extract<Expr, { op: 'if' }> => part.op === 'if');
  return branches.map((branch, place) => [
    branch,
    mark(`branch ${place} (line ${branch.at?.line ?? '?'})`, ['then', 'else']),
  ]);
}
