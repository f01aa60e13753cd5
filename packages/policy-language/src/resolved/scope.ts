import type { Complain } from '../diagnostics.ts';
import type { Span } from '../source/source-text.ts';
import type {
  ClauseScope, Declared, DeclaredCondition, DeclaredDefinition, DeclaredFact, DeclaredTable,
} from './declared.ts';

/** Constant of one or more items of a clause. */
export type NamedConstant = {
  readonly kind: 'constant'; readonly name: string; readonly at: Span; readonly clause: ClauseScope; readonly items: readonly string[];
};
/** What a name in a formula may stand for, besides the names that the formula itself binds. */
export type Named = DeclaredFact | DeclaredDefinition | DeclaredTable | NamedConstant;

/** Names as a clause sees them: its own before those of the whole policy. */
export type Scopes = {
  readonly find: (clause: ClauseScope, name: string) => Named | undefined;
  readonly namesIn: (clause: ClauseScope) => readonly Named[];
  readonly condition: (clause: ClauseScope, name: string) => DeclaredCondition | undefined;
  readonly conditionsIn: (clause: ClauseScope) => readonly DeclaredCondition[];
};

/** Binds names to clauses; a name that one clause, or the whole policy, declares twice is complained of. */
export function openScopes(declared: Declared, reserved: ReadonlySet<string>, complain: Complain): Scopes {
  const names = collect<Named>([...constantsOf(declared), ...declared.facts, ...declared.definitions, ...declared.tables], complain);
  const conditions = collect(declared.conditions, complain);
  for (const thing of [...declared.definitions, ...declared.tables, ...declared.facts]) {
    if (reserved.has(thing.name)) complain('name-reserved', thing.at, { values: { name: thing.name } });
  }
  return {
    find: (clause, name) => names.own(clause).get(name) ?? names.shared.get(name),
    namesIn: (clause) => [...names.own(clause).values(), ...names.shared.values()],
    condition: (clause, name) => conditions.own(clause).get(name) ?? conditions.shared.get(name),
    conditionsIn: (clause) => [...conditions.own(clause).values(), ...conditions.shared.values()],
  };
}

type Namespace<Thing> = { own: (clause: ClauseScope) => ReadonlyMap<string, Thing>; shared: ReadonlyMap<string, Thing> };

function collect<Thing extends { name: string; at: Span; clause: ClauseScope }>(
  things: readonly Thing[], complain: Complain,
): Namespace<Thing> {
  const shared = new Map<string, Thing>();
  const owned = new Map<ClauseScope, Map<string, Thing>>();
  for (const thing of things) {
    const space = thing.clause.items.length === 0 ? shared : owned.get(thing.clause) ?? new Map<string, Thing>();
    if (space !== shared) owned.set(thing.clause, space);
    if (space.has(thing.name)) complain('name-repeated', thing.at, { values: { name: thing.name } });
    else space.set(thing.name, thing);
  }
  const none: ReadonlyMap<string, Thing> = new Map();
  return { shared, own: (clause) => owned.get(clause) ?? none };
}

/** The constants of a clause; one name may stand in several of its items, with a value for each. */
function constantsOf({ clauses, items }: Declared): NamedConstant[] {
  return clauses.flatMap((clause) => {
    const constants = items.filter((item) => item.clause === clause)
      .flatMap((item) => item.constants.map((constant) => ({ ...constant, item: item.id })));
    const names = [...new Set(constants.map(({ name }) => name))];
    return names.flatMap((name) => {
      const same = constants.filter((constant) => constant.name === name);
      const [first] = same;
      return first ? [{ kind: 'constant' as const, name, at: first.at, clause, items: same.map(({ item }) => item) }] : [];
    });
  });
}
