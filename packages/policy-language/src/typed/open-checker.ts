import { notAmong } from '../diagnostics.ts';
import type { Complain } from '../diagnostics.ts';
import type { ClauseScope, Declared, DeclaredFact } from '../resolved/declared.ts';
import type { Named, NamedConstant, Scopes } from '../resolved/scope.ts';
import { placeOf } from '../source/source-text.ts';
import type { SourceText, Span } from '../source/source-text.ts';
import type { Formula } from '../surface/ast.ts';
import { parseLiteral } from '../surface/literal.ts';
import { checkFormula } from './check-formula.ts';
import { BROKEN } from './checker.ts';
import type { Checker, Env, Typed } from './checker.ts';
import { openDefinitions } from './definitions.ts';
import type { Definitions } from './definitions.ts';
import { keysByClause } from './field-keys.ts';
import { joined } from './joined.ts';
import { shapeOfConstant } from './literal-shape.ts';
import { numberOf, OPEN, withKeys } from './shape.ts';
import type { Shape, Uses } from './shape.ts';
import { openTables } from './tables.ts';
import type { Tables } from './tables.ts';
import { BUILT_IN_UNITS, YUAN } from './unit.ts';
import { narrow } from './uses.ts';

/** The checker of one policy, with what it has found so far. */
export type Workshop = {
  readonly checker: Checker; readonly definitions: Definitions; readonly tables: Tables;
  /** Ids of facts, those of row fields after all others. */
  readonly factIds: ReadonlyMap<DeclaredFact, number>;
  /** Readings and constants that a formula consults. */
  readonly consulted: ReadonlySet<string | NamedConstant>;
  readonly env: (clause: ClauseScope, uses?: Uses) => Env;
};

export function openChecker(
  declared: Declared, scopes: Scopes, source: SourceText, complain: Complain,
): Workshop {
  let locals = 0;
  const consulted = new Set<string | NamedConstant>();
  const factIds = numberFacts(declared.facts);
  const idOf = (fact: DeclaredFact): number => factIds.get(fact) ?? 0;
  const keysOf = keysByClause(declared);
  const env = (clause: ClauseScope, uses: Uses = { items: undefined, readings: new Set() }): Env =>
    ({ clause, uses, keys: keysOf(clause) });
  const checker: Checker = {
    complain, scopes, units: new Set([...BUILT_IN_UNITS, ...declared.units.keys()]),
    place: (at) => placeOf(source, at),
    text: ({ from, to }) => source.text.slice(from, to),
    newLocal: () => (locals += 1),
    check: (formula, at) => checkFormula(checker, formula, at),
    standingAt: (at) => standingAt(checker, at),
    fact: (fact, at, { uses }) => {
      if (fact.scope === 'item') narrow(complain, uses, fact.items, fact.name, at);
      return { expr: { op: 'fact', id: idOf(fact), at: placeOf(source, at) }, shape: boundedShape(fact) };
    },
    constant: (constant, at, from) => {
      consulted.add(constant);
      return checkConstant(declared, checker, constant, at, from);
    },
    definition: (definition, at, from) => definitions.use(definition, at, from),
    table: (table, args, at) => tables.call(table, args, at),
    tests: (table) => tables.tests(table),
    reading: (id, at, from) => {
      consulted.add(id);
      return checkReading(declared, checker, id, at, from);
    },
    earlier: (at, from) => checkEarlier(declared, checker, at, from),
    granted: (at, from) => checkGranted(declared, checker, at, from),
    parameterNamed: (formula, at) => {
      const named = namedBy(scopes, formula, at);
      return declared.parameters.find(({ table }) => table === named);
    },
    calendarNamed: (formula, at) => {
      const named = namedBy(scopes, formula, at);
      return declared.calendars.find(({ definition }) => definition === named);
    },
    namedFact: (formula, at) => {
      const named = namedBy(scopes, formula, at);
      return named?.kind === 'fact' ? { fact: named, id: idOf(named) } : undefined;
    },
  };
  const definitions = openDefinitions(declared, checker, env);
  const tables = openTables(checker, env);
  return { checker, definitions, tables, factIds, consulted, env };
}

/** What a formula that is a bare name stands for. */
function namedBy(scopes: Scopes, formula: Formula, { clause }: Env): Named | undefined {
  return formula.kind === 'name' ? scopes.find(clause, formula.text) : undefined;
}

function standingAt(outer: Checker, at: Span): Checker {
  const place = outer.place(at);
  const checker: Checker = {
    ...outer,
    check: (formula, env) => checkFormula(checker, formula, env),
    place: () => place,
    complain: (code, _, { values } = {}) => outer.complain(code, at, values ? { values } : {}),
  };
  return checker;
}

function numberFacts(facts: readonly DeclaredFact[]): Map<DeclaredFact, number> {
  return new Map([...facts, ...facts.flatMap(({ type }) => type.row ?? [])].map((fact, id) => [fact, id]));
}

/** The shape of a fact's value, with the bounds that the door holds. */
function boundedShape({ type, min, max }: DeclaredFact): Shape {
  if (type.shape.kind !== 'number') return type.shape;
  return { ...type.shape, ...(min ? { min } : {}), ...(max ? { max } : {}) };
}

/** A constant has one type in all items that have it. */
function checkConstant(
  declared: Declared, checker: Checker, constant: NamedConstant, at: Span, env: Env,
): Typed {
  const { name, items } = constant;
  narrow(checker.complain, env.uses, items, name, at);
  const texts = declared.items.filter(({ id, clause }) => clause === constant.clause && items.includes(id))
    .flatMap(({ constants }) => constants.filter((each) => each.name === name).map(({ text }) => text.text));
  const shapes = texts.map((text) => parseLiteral(text, checker.units))
    .map((literal) => ('fault' in literal ? OPEN : shapeOfConstant(literal.value, literal.unit)));
  return { expr: { op: 'constant', name, at: checker.place(at) }, shape: joined(checker, shapes, at) };
}

function checkReading(
  { readings }: Declared, { complain, place }: Checker, id: string, at: Span, env: Env,
): Typed {
  const reading = readings.find((each) => each.id === id);
  env.uses.readings.add(id);
  if (!reading) {
    complain('unknown-reading', at, notAmong(readings.map((each) => each.id), id));
    return BROKEN;
  }
  const options = reading.options.map(({ key }) => key);
  return { expr: { op: 'reading', id, at: place(at) }, shape: { kind: 'text', options } };
}

/** 前项: parts of the items of the clause, which must agree where the formula serves several. */
function checkEarlier({ items }: Declared, checker: Checker, at: Span, { clause, uses, keys }: Env): Typed {
  const own = items.filter((item) => item.clause === clause && (uses.wanted?.includes(item.id) ?? true));
  if (own.length === 0) {
    checker.complain('earlier-outside-item', at);
    return BROKEN;
  }
  narrow(checker.complain, uses, own.map(({ id }) => id), '前项', at);
  const records = own.map(({ parts }): Shape => {
    const fields = parts.map(({ name, key = name, shape }) => ({ name, key, shape }));
    return withKeys({ kind: 'record', fields }, keys);
  });
  const of = joined(checker, records, at);
  return { expr: { op: 'earlier', at: checker.place(at) }, shape: { kind: 'list', of } };
}

/**
 * 各前项: which items were granted what. Where items exclude each other it is not known which of them is paid,
 * and so not what later ones may still have.
 */
function checkGranted({ items }: Declared, checker: Checker, at: Span, { uses }: Env): Typed {
  const ids = items.map(({ id }) => id);
  const excluding = items.filter(({ exclusive }) => exclusive.length > 0).map(({ id }) => id);
  if (excluding.length > 0) checker.complain('granted-with-exclusive', at, { values: { items: excluding.join(' ') } });
  narrow(checker.complain, uses, ids, '各前项', at);
  const fields = [
    { name: '项目', key: 'item', shape: { kind: 'text', options: ids } as const },
    { name: '奖励', key: 'amount', shape: numberOf(YUAN, { rounded: true }) },
  ];
  return { expr: { op: 'granted', at: checker.place(at) }, shape: { kind: 'list', of: { kind: 'record', fields } } };
}
