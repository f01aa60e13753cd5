/** Facts in generated code: read from their columns where they are needed, with defaults, or left as missing. */
import { denominatorOf, factRange } from '../../bounds/fact-bounds.ts';
import { dayBounds } from '../../evaluate/facts.ts';
import { visit } from '../../evaluate/policy-index.ts';
import type { Expr, Fact, FactDefault, FactWire } from '../../typed/ir.ts';
import { either, rowOf, Unsupported } from './things.ts';
import type { Day, List, Row, Thing } from './things.ts';
import { held, textCode } from './unit.ts';
import type { Locals, Unit } from './unit.ts';

export type ColumnKind = 'number' | 'boolean' | 'day' | 'text';

/** The kind of column that holds facts of that wire. */
export function columnKind(wire: FactWire): ColumnKind {
  switch (wire) {
    case 'boolean': return 'boolean';
    case 'day': case 'instant': case 'month': return 'day';
    case 'text': case 'region': case 'choice': return 'text';
    case 'list': case 'rows': throw new Unsupported('a list in one column');
    default: return 'number';
  }
}

/** How a column says that nothing was given. */
const MISSING: Readonly<Record<ColumnKind, (code: string) => string>> = {
  number: (code) => `${code} !== ${code}`,
  boolean: (code) => `${code} === 2`,
  day: (code) => `${code} === NO_DAY`,
  text: (code) => `${code} < 0`,
};

/** Where a fact's value stands: the holder of its column, and its place there. */
type Home = { readonly holder: string; readonly count: string; readonly place: string; readonly what: string };
type Compute = (expr: Expr, locals: Locals) => Thing;

function homeOf({ own = 'own' }: Unit, { scope, key }: Fact): Home {
  if (scope === 'item') return { holder: `${own}.facts`, count: `${own}.count`, place: 'i', what: `fact ${key}` };
  return { holder: `input.${scope}`, count: 'input.count', place: 'c', what: `fact ${scope}.${key}` };
}

/** The value of a top-level fact; leaves where it was not given and has no default. */
export function readFact(unit: Unit, fact: Fact, compute: Compute): Thing {
  const home = homeOf(unit, fact);
  return isList(fact) ? readList(unit, fact, home) : readScalar(unit, fact, home, compute, new Map());
}

/** 已填 — whether it was given. */
export function isGiven(unit: Unit, fact: Fact): Thing {
  const home = homeOf(unit, fact);
  if (isList(fact)) return { kind: 'boolean', code: `${listArrays(unit, fact, home).given}[${home.place}] === 1` };
  const raw = load(unit, fact, home);
  return { kind: 'boolean', code: `!(${MISSING[columnKind(fact.wire)](raw)})` };
}

function isList({ wire }: Fact): boolean {
  return wire === 'list' || wire === 'rows';
}

/** The value as the column has it, read once in a stretch of code. */
function load(unit: Unit, fact: Fact, home: Home): string {
  const { code } = unit.figuring;
  const what = `${home.what} at ${home.place}`;
  const known = code.knows(what);
  if (known !== undefined) return known;
  const kind = columnKind(fact.wire);
  const column = held(unit, `columnOf(${home.holder}, ${JSON.stringify(fact.key)}, '${kind}', ${home.count})`);
  const name = code.fresh('f');
  const listed = listedKinds(unit, fact);
  const value = `${column}[${home.place}]`;
  code.line(`const ${name} = ${listed === undefined ? value : `${listed} ? ${value} : NONE.${kind}`};`);
  code.learn(what, name);
  return name;
}

/** The test whether the applicant's kind lists the fact (contract, "Facts"). */
export function listedKinds(unit: Unit, { kinds }: Fact): string | undefined {
  if (!kinds) return undefined;
  const column = held(unit, "columnOf(input.applicant, 'kind', 'text', input.count)");
  return kinds.map((kind) => `${column}[c] === ${textCode(unit, kind)}`).join(' || ') || 'false';
}

function standInOf(unit: Unit, { defaults }: Fact): FactDefault | undefined {
  return defaults?.[unit.item?.id ?? '*'] ?? defaults?.['*'];
}

function readScalar(unit: Unit, fact: Fact, home: Home, compute: Compute, locals: Locals): Thing {
  const { code } = unit.figuring;
  const raw = load(unit, fact, home);
  const isMissing = MISSING[columnKind(fact.wire)](raw);
  const standIn = standInOf(unit, fact);
  if (!standIn) {
    const checked = `given ${home.what} at ${home.place}`;
    if (!relies(unit, fact) && code.knows(checked) === undefined) code.leave(isMissing);
    code.learn(checked);
    return asThing(fact, fact.wire, raw);
  }
  if (standIn.kind === 'none') throw new Unsupported(`the default of ${fact.name}`);
  const made = standIn.kind === 'literal' ? standIn.value : standIn.expr;
  return yesOrNo(made, raw)
    ?? either(unit.figuring, isMissing, () => compute(made, locals), () => asThing(fact, fact.wire, raw));
}

/** What stands in for a yes or no being one of the two, the other tells all: 1 is yes, 0 no, 2 not given. */
function yesOrNo(standIn: Expr, raw: string): Thing | undefined {
  if (standIn.op !== 'boolean') return undefined;
  return { kind: 'boolean', code: standIn.value ? `${raw} !== 0` : `${raw} === 1` };
}

/**
 * Whether the function takes it that the fact is given: one that nothing stands in for, that every applicant
 * lists, and of which no formula asks whether it was given.
 */
function relies(unit: Unit, fact: Fact): boolean {
  const isOptional =
    fact.kinds ?? fact.defaults ?? fact.instead ?? fact.together ?? (optionalFacts(unit).has(fact.id) || undefined);
  if (unit.figuring.mode !== 'whole' || isOptional !== undefined) return false;
  unit.relied.add(fact.id);
  return true;
}

const optional = new WeakMap<Unit['policy'], ReadonlySet<number>>();

/** Facts that another may be given instead of, or of which a formula asks whether they were given. */
function optionalFacts({ policy }: Unit): ReadonlySet<number> {
  const known = optional.get(policy);
  if (known) return known;
  const facts = policy.facts.flatMap((fact) => [fact, ...fact.row ?? []]);
  const found = new Set(facts.flatMap(({ instead }) => instead ?? []));
  const formulas = [...policy.definitions, ...policy.conditions].map(({ expr }) => expr);
  for (const formula of [...formulas, ...policy.items.map(({ award }) => award)])
    visit(formula, (part) => void (part.op === 'given' && found.add(part.fact)));
  optional.set(policy, found);
  return found;
}

/** What a column's value stands for in formulas. */
function asThing(fact: Fact, wire: FactWire, code: string): Thing {
  const kind = columnKind(wire);
  if (wire === 'month') return monthRow(code);
  if (kind === 'number') {
    const d = denominatorOf(wire);
    return { kind: 'number', n: { code, big: false, ...factRange(fact, wire) }, d, dd: null };
  }
  if (kind === 'day') return dayAt(code);
  return { kind, code: kind === 'boolean' ? `${code} === 1` : code };
}

/** A month is the period from its first day to its last. */
function monthRow(first: string): Row {
  return rowOf(new Map([['from', dayAt(first)], ['to', dayAt(`monthEnd(${first})`)]]));
}

function dayAt(code: string): Day {
  return { kind: 'day', code, ...dayBounds };
}

type Arrays = { readonly list: string; readonly offsets: string; readonly given: string };

function listArrays(unit: Unit, fact: Fact, home: Home): Arrays {
  const list = held(unit, `listOf(${home.holder}, ${JSON.stringify(fact.key)}, ${home.count})`, 'R');
  return { list, offsets: held(unit, `${list}.offsets`), given: held(unit, `${list}.given`) };
}

/** A list of rows or of single values; one that was not given is missing unless its default is no row. */
function readList(unit: Unit, fact: Fact, home: Home): List {
  const { code } = unit.figuring;
  const { list, offsets, given } = listArrays(unit, fact, home);
  const checked = `given ${home.what} at ${home.place}`;
  const { kind } = standInOf(unit, fact) ?? {};
  if (kind !== undefined && kind !== 'none') throw new Unsupported(`the default of the list ${fact.name}`);
  if (kind !== 'none' && !relies(unit, fact) && code.knows(checked) === undefined) {
    code.leave(`${given}[${home.place}] === 0`);
    code.learn(checked);
  }
  const first = `${offsets}[${home.place}]`;
  const end = `${offsets}[${home.place} + 1]`;
  const element = (place: string): Thing => elementAt(unit, fact, { list, place });
  return {
    kind: 'list', code,
    each: (body) => {
      const [row, last] = [code.fresh('r'), code.fresh('r')];
      code.block(`for (let ${row} = ${first}, ${last} = ${end}; ${row} < ${last}; ${row}++)`, () =>
        body(element(row)));
    },
    stored: { count: `(${end} - ${first})`, at: (place) => element(`(${first} + ${place})`) },
  };
}

type InList = { readonly list: string; readonly place: string };

function elementAt(unit: Unit, fact: Fact, { list, place }: InList): Thing {
  if (fact.wire === 'rows') return rowAt(unit, fact, { list, place });
  const wire = fact.of ?? 'text';
  const column = held(unit, `columnOf(${list}, 'value', '${columnKind(wire)}', ${list}.count)`);
  return asThing(fact, wire, unit.figuring.code.hold(`${column}[${place}]`, 'f'));
}

/** A row of a list fact, known by its place; its fields are read when they are asked for. */
function rowAt(unit: Unit, fact: Fact, { list, place }: InList): Row {
  const home = (field: Fact): Home =>
    ({ holder: `${list}.rows`, count: `${list}.count`, place, what: `field ${fact.key}.${field.key}` });
  const row: Row = {
    kind: 'record',
    field: (key) => {
      const field = fact.row?.find((one) => one.key === key);
      if (!field) throw new Unsupported(`a row of ${fact.name} without ${key}`);
      const locals: Locals = fact.local === undefined ? new Map() : new Map([[fact.local, row]]);
      if (isList(field)) return readList(unit, field, home(field));
      return readScalar(unit, field, home(field), computeOf(unit), locals);
    },
    numbers: () => (fact.row ?? []).flatMap(({ key, type }) => (type.kind === 'number' ? [key] : [])),
    form: () => `row of ${fact.id}`,
    scalars: () => ({ codes: [place], remake: ([other = '']) => rowAt(unit, fact, { list, place: other }) }),
  };
  return row;
}

const computes = new WeakMap<Unit, Compute>();

/** Tells how formulas of this unit are computed, for the defaults of fields. */
export function computeWith(unit: Unit, compute: Compute): void {
  computes.set(unit, compute);
}

function computeOf(unit: Unit): Compute {
  const compute = computes.get(unit);
  if (!compute) throw new Unsupported('the default of a field');
  return compute;
}

