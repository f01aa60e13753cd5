import { notAmong } from '../diagnostics.ts';
import type { Complain } from '../diagnostics.ts';
import type { ClauseScope, Declared, DeclaredFact } from '../resolved/declared.ts';
import type { NamedConstant, Scopes } from '../resolved/scope.ts';
import { placeOf } from '../source/source-text.ts';
import type { SourceText, Span } from '../source/source-text.ts';
import type { Formula } from '../surface/ast.ts';
import { parseLiteral } from '../surface/literal.ts';
import { checkFormula } from './check-formula.ts';
import { BROKEN } from './checker.ts';
import type { Checker, Env, Typed } from './checker.ts';
import { openDefinitions } from './definitions.ts';
import type { Definitions } from './definitions.ts';
import { keysIn } from './field-keys.ts';
import { shapeOfConstant } from './literal-shape.ts';
import { formatShape, join, OPEN } from './shape.ts';
import type { Shape, Uses } from './shape.ts';
import { narrow } from './uses.ts';
import { openTables } from './tables.ts';
import type { Tables } from './tables.ts';
import { BUILT_IN_UNITS } from './unit.ts';

/** The checker of one policy, with what it has found so far. */
export type Workshop = {
  readonly checker: Checker; readonly definitions: Definitions; readonly tables: Tables;
  /** Ids of facts, those of row fields after all others. */
  readonly factIds: ReadonlyMap<DeclaredFact, number>;
  /** Readings that a formula consults. */
  readonly consulted: ReadonlySet<string>;
  readonly env: (clause: ClauseScope, uses?: Uses) => Env;
};

export function openChecker(declared: Declared, scopes: Scopes, source: SourceText, complain: Complain): Workshop {
  let locals = 0;
  const consulted = new Set<string>();
  const factIds = numberFacts(declared.facts);
  const env = (clause: ClauseScope, uses: Uses = { items: undefined, readings: new Set() }): Env =>
    ({ clause, uses, keys: keysIn(declared, clause) });
  const checker: Checker = {
    complain, scopes, units: new Set([...BUILT_IN_UNITS, ...declared.units.keys()]),
    place: (at) => placeOf(source, at),
    newLocal: () => (locals += 1),
    check: (formula, at) => checkFormula(checker, formula, at),
    fact: (fact, at, from) => {
      if (fact.scope === 'item') narrow(complain, from.uses, fact.items, fact.name, at);
      return { expr: { op: 'fact', id: factIds.get(fact) ?? 0, at: placeOf(source, at) }, shape: boundedShape(fact) };
    },
    constant: (constant, at, from) => checkConstant(declared, checker, constant, at, from),
    definition: (definition, at, from) => definitions.use(definition, at, from),
    table: (table, args, at, from) => tables.call(table, args, at, from),
    reading: (id, at, from) => {
      consulted.add(id);
      return checkReading(declared, checker, id, at, from);
    },
    earlier: (at, from) => checkEarlier(declared, checker, at, from),
    listFact: (formula, from) => {
      const fact = namedFact(scopes, formula, from);
      return fact?.type.row ? { fact, id: factIds.get(fact) ?? 0 } : undefined;
    },
    factId: (formula, from) => {
      const fact = namedFact(scopes, formula, from);
      return fact && factIds.get(fact);
    },
  };
  const definitions = openDefinitions(declared, checker, env);
  const tables = openTables(checker, env);
  return { checker, definitions, tables, factIds, consulted, env };
}

function numberFacts(facts: readonly DeclaredFact[]): Map<DeclaredFact, number> {
  return new Map([...facts, ...facts.flatMap(({ type }) => type.row ?? [])].map((fact, id) => [fact, id]));
}

/** The shape of a fact's value, with the bounds that the door holds. */
function boundedShape({ type, min, max }: DeclaredFact): Shape {
  if (type.shape.kind !== 'number') return type.shape;
  return { ...type.shape, ...(min ? { min } : {}), ...(max ? { max } : {}) };
}

function namedFact(scopes: Scopes, formula: Formula, env: Env): DeclaredFact | undefined {
  const named = formula.kind === 'name' ? scopes.find(env.clause, formula.text) : undefined;
  return named?.kind === 'fact' ? named : undefined;
}

/** A constant has one type in all items that have it. */
function checkConstant(declared: Declared, checker: Checker, constant: NamedConstant, at: Span, env: Env): Typed {
  narrow(checker.complain, env.uses, constant.items, constant.name, at);
  let shape: Shape = OPEN;
  for (const item of declared.items.filter(({ id, clause }) => clause === env.clause && constant.items.includes(id))) {
    const text = item.constants.find(({ name }) => name === constant.name)?.text;
    const literal = text && parseLiteral(text.text, checker.units);
    if (!literal || 'fault' in literal) continue;
    const found = shapeOfConstant(literal.value, literal.unit);
    const both = join(shape, found);
    if (!both) checker.complain('types-differ', at, { values: { left: formatShape(shape), right: formatShape(found) } });
    shape = both ?? shape;
  }
  return { expr: { op: 'constant', name: constant.name, at: checker.place(at) }, shape };
}

function checkReading(declared: Declared, checker: Checker, id: string, at: Span, env: Env): Typed {
  const reading = declared.readings.find((each) => each.id === id);
  env.uses.readings.add(id);
  if (!reading) {
    checker.complain('unknown-reading', at, notAmong(declared.readings.map((each) => each.id), id));
    return BROKEN;
  }
  const options = reading.options.map((option) => option.id);
  return { expr: { op: 'reading', id, at: checker.place(at) }, shape: { kind: 'text', options } };
}

/** 前项: parts of the items of the clause, which must agree where the formula serves several. */
function checkEarlier(declared: Declared, checker: Checker, at: Span, env: Env): Typed {
  const items = declared.items.filter(({ id, clause }) => clause === env.clause && (env.uses.wanted?.includes(id) ?? true));
  if (items.length === 0) {
    checker.complain('earlier-outside-item', at);
    return BROKEN;
  }
  narrow(checker.complain, env.uses, items.map(({ id }) => id), '前项', at);
  let shape: Shape = OPEN;
  for (const { parts } of items) {
    const record: Shape = { kind: 'record', fields: parts.map(({ name, key = name, shape: of }) => ({ name, key, shape: of })) };
    const both = join(shape, record);
    if (!both) checker.complain('types-differ', at, { values: { left: formatShape(shape), right: formatShape(record) } });
    shape = both ?? shape;
  }
  return { expr: { op: 'earlier', at: checker.place(at) }, shape: { kind: 'list', of: shape } };
}
