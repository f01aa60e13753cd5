/**
 * Counts what the generated claims have touched: conditions held and failed, branches taken, table rows hit;
 * and remembers some claims for each, so that what is rare can be touched again.
 */
import type { CheckedPolicy, Expr } from '../../src/typed/ir.ts';
import type { Dice } from './dice.ts';
import type { Request } from './mutate-claim.ts';
import { formulasOf, partsOf } from './walk-formulas.ts';

/** One thing that can be touched. */
type Mark = { readonly label: string; count: number; readonly claims: Request[] };

export type Coverage = {
  /** To be handed to the reference interpreter. */
  readonly seen: (where: object, what: string) => void;
  /** Tells which claim has touched what was seen since this was called last. */
  readonly heard: (claim: Request, dice: Dice) => void;
  /** What was seen since was of a claim that is not counted. */
  readonly forget: () => void;
  /** A claim that touches one of the things touched least. */
  readonly rare: (dice: Dice) => Request | undefined;
  readonly touched: () => number;
  readonly untouched: () => readonly string[];
  /** Every mark with the number of claims that touched it, the rarest first. */
  readonly counts: () => readonly { readonly label: string; readonly count: number }[];
};

const CLAIMS_KEPT = 12;
const RAREST = 12;

/** Everything that can be touched in a policy, and what has been. */
export function coverageOf(policy: CheckedPolicy): Coverage {
  const marks = new Map<object, Readonly<Record<string, Mark>>>([
    ...conditionMarks(policy),
    ...rowMarks(policy),
    ...branchMarks(policy),
  ]);
  const all = [...marks.values()].flatMap((byWhat) => Object.values(byWhat));
  const now = new Set<Mark>();
  const ranked = (): Mark[] => all.toSorted((a, b) => a.count - b.count);
  let rarest: Mark[] = [];
  return {
    seen: (where, what) => {
      const touched = marks.get(where)?.[what];
      if (touched) now.add(touched);
    },
    heard: (claim, dice) => {
      for (const touched of now) {
        touched.count += 1;
        if (touched.claims.length < CLAIMS_KEPT) touched.claims.push(claim);
        else if (dice.chance(5)) touched.claims[dice.below(CLAIMS_KEPT)] = claim;
      }
      now.clear();
    },
    forget: () => now.clear(),
    rare: (dice) => {
      if (rarest.length === 0 || dice.chance(1))
        rarest = ranked().filter(({ count }) => count > 0).slice(0, RAREST);
      return rarest.length > 0 ? dice.pick(dice.pick(rarest).claims) : undefined;
    },
    touched: () => all.filter(({ count }) => count > 0).length,
    untouched: () => all.filter(({ count }) => count === 0).map(({ label }) => label),
    counts: () => ranked().map(({ label, count }) => ({ label, count })),
  };
}

function mark(label: string, wanted: readonly string[]): Readonly<Record<string, Mark>> {
  return Object.fromEntries(wanted.map((what) => [what, { label: `${label} ${what}`, count: 0, claims: [] }]));
}

function conditionMarks(policy: CheckedPolicy): [object, Readonly<Record<string, Mark>>][] {
  return policy.conditions.map((condition) => [
    condition,
    mark(`condition ${condition.name} (line ${condition.place.line})`, ['true', 'false']),
  ]);
}

function rowMarks(policy: CheckedPolicy): [object, Readonly<Record<string, Mark>>][] {
  return policy.tables.flatMap((table) =>
    table.rows.map((row): [object, Readonly<Record<string, Mark>>] =>
      [row, mark(`${table.name} row line ${row.place.line}`, ['hit'])]),
  );
}

function branchMarks(policy: CheckedPolicy): [object, Readonly<Record<string, Mark>>][] {
  const branches = formulasOf(policy)
    .flatMap(partsOf)
    .filter((part): part is Extract<Expr, { op: 'if' }> => part.op === 'if');
  return branches.map((branch, place) => [
    branch,
    mark(`branch ${place} (line ${branch.at?.line ?? '?'})`, ['then', 'else']),
  ]);
}
