/** Where a formula is worked out over unknown facts: the policy, the item at hand, and what stands for each fact. */
import type { PolicyIndex } from '../evaluate/policy-index.ts';
import type { CheckedPolicy, Fact, Item, Table } from '../typed/ir.ts';
import { fromValue, isStill, toValue } from './symbol.ts';
import type { ListSign, Maker, RowSign, Sign } from './symbol.ts';
import type { Term } from './term.ts';

/** A table looked up: under which condition, and for each row whether it fits. */
export type Lookup = { readonly table: Table; readonly under: Term; readonly fits: readonly Term[] };

export type World = Maker & {
  readonly policy: CheckedPolicy;
  readonly index: PolicyIndex;
  /** The option in force of every reading. */
  readonly readings: Readonly<Record<string, string>>;
  readonly item: Item;
  readonly kind: string;
  /** 前项. */
  readonly earlier: ListSign;
  /** 各前项. */
  readonly granted: ListSign;
  readonly factOf: (fact: Fact) => Sign;
  readonly isGiven: (fact: Fact) => Term;
  readonly known: {
    readonly definitions: Map<number, Sign>;
    readonly qualifying: Map<number, ListSign>;
    readonly facts: Map<number, Sign>;
  };
  /** What holds wherever the formula at hand is worked out at all. */
  readonly under: Term[];
  readonly lookups: Lookup[];
  /** How many general rows the formula at hand stands within. */
  readonly within: { general: number };
};

/** Works something out where that holds. */
export function under<Result>(world: World, condition: Term, work: () => Result): Result {
  world.under.push(condition);
  try {
    return work();
  } finally {
    world.under.pop();
  }
}

/** Works something out that is the same wherever it stands, so under no condition and within no row. */
export function anywhere<Result>(world: World, work: () => Result): Result {
  const [outside, general] = [world.under.splice(0), world.within.general];
  world.within.general = 0;
  try {
    return work();
  } finally {
    world.under.splice(0, world.under.length, ...outside);
    world.within.general = general;
  }
}

/**
 * Rows to go through one by one, the general one last. Within a general row another general one must not be taken
 * for the same, so of its fields only the bounds are kept.
 */
export function eachRow(list: ListSign, world: World): readonly NamedRow[] {
  const rows = rowsOf(list);
  if (world.within.general === 0) return rows;
  return rows.map((row) => (row.isGeneral ? another(row, world) : row));
}

function another(row: NamedRow, world: World): NamedRow {
  const { id } = world.terms.unknown({ sort: 'Bool' });
  const moves = row.there.trend !== 'still';
  const there = world.terms.variable(`another ${id} there`, { sort: 'Bool', trend: moves ? 'any' : 'still' });
  return {
    value: fromValue(toValue(row.value), `another ${id}`, world, !isStill(row.value)),
    there,
    isGeneral: true,
  };
}

/** Works something out about a row, where that row is there. */
export function aboutRow<Result>(row: NamedRow, world: World, work: () => Result): Result {
  const more = row.isGeneral ? 1 : 0;
  world.within.general += more;
  try {
    return under(world, row.there, work);
  } finally {
    world.within.general -= more;
  }
}

export type NamedRow = RowSign & { readonly isGeneral: boolean };

/** All rows of a list with the general one last. */
export function rowsOf({ rows, rest }: ListSign): readonly NamedRow[] {
  const named = rows.map((row) => ({ ...row, isGeneral: false }));
  return rest ? [...named, { value: rest.value, there: rest.when, isGeneral: true }] : named;
}

/** The list with other rows in the same places, the general one last if there is one. */
export function withRows(list: ListSign, rows: readonly RowSign[]): ListSign {
  const { rest, ...others } = list;
  const general = rest ? rows.at(-1) : undefined;
  return {
    ...others,
    rows: general ? rows.slice(0, -1) : rows,
    ...(general && { rest: { value: general.value, when: general.there } }),
  };
}
