import type { Complain } from '../diagnostics.ts';
import type { Span } from '../source/source-text.ts';
import type {
  ClauseScope, Declared, DeclaredCondition, DeclaredDefinition, DeclaredFact, DeclaredTable,
} from './declared.ts';

/** Constant of one or more items of a clause. */
export type NamedConstant = {
  readonly kind: 'constant'; readonly name: string; readonly at: Span; readonly clause: ClauseScope;
  readonly items: readonly string[];
};
/** What a name in a formula may stand for, besides the names that the formula itself binds. */
export type Named = DeclaredFact | DeclaredDefinition | DeclaredTable | NamedConstant;

/** Names as a clause sees them: its own before those of the whole policy. */
export type Scopes = {
  readonly find: (clause: ClauseScope, name: string) => Named | undefined;
  readonly namesIn: (clause: ClauseScope) => readonly Named[];
  /** The first thing of that name, whichever clause declares it: for telling where a name is that is not seen. */
  readonly elsewhere: (name: string) => Named | undefined;
};

/** Binds names to clauses; a name that one clause, or the whole policy, declares twice is complained of. */
export function openScopes(declared: Declared, reserved: ReadonlySet<string>, complain: Complain): Scopes {
  const { facts, definitions, tables } = declared;
  const things: Named[] = [...constantsOf(declared), ...facts, ...definitions, ...tables];
  for (const { name, at } of things.filter((thing) => reserved.has(thing.name))) {
    complain('name-reserved', at, { values: { name } });
  }
  collect(declared.conditions, complain);
  const { own, shared } = collect(things, complain);
  return {
    find: (clause, name) => own(clause).get(name) ?? shared.get(name),
    namesIn: (clause) => [...own(clause).values(), ...shared.values()],
    elsewhere: (name) => things.find((thing) => thing.name === name),
  };
}

type Namespace<Thing> = {
  readonly own: (clause: ClauseScope) => ReadonlyMap<string, Thing>;
  readonly shared: ReadonlyMap<string, Thing>;
};

function collect<Thing extends Named | DeclaredCondition>(
  things: readonly Thing[], complain: Complain,
): Namespace<Thing> {
  const shared = new Map<string, Thing>();
  const owned = new Map<ClauseScope, Map<string, Thing>>();
  for (const thing of things) {
    const { clause, name, at } = thing;
    const space = clause.items.length === 0 ? shared : owned.get(clause) ?? new Map<string, Thing>();
    if (space !== shared) owned.set(clause, space);
    if (space.has(name)) complain('name-repeated', at, { values: { name } });
    else space.set(name, thing);
  }
  const none: ReadonlyMap<string, Thing> = new Map();
  return { shared, own: (clause) => owned.get(clause) ?? none };
}

/** The constants of a clause; one name may stand in several of its items, with a value for each. */
function constantsOf({ clauses, items }: Declared): NamedConstant[] {
  return clauses.flatMap((clause) => {
    const constants = items.filter((item) => item.clause === clause)
      .flatMap((item) => item.constants.map(({ name, at }) => ({ name, at, item: item.id })));
    const byName = Map.groupBy(constants, ({ name }) => name);
    return [...byName].flatMap(([name, same]) => same.slice(0, 1).map(({ at }): NamedConstant =>
      ({ kind: 'constant', name, at, clause, items: same.map(({ item }) => item) })));
  });
}
