/** One kind of item as a view: its facts, its definitions clause by clause, its conditions, its award. */
import type { Dialect } from './dialect.ts';
import { openFacts } from './facts.ts';
import { nameParts, textConstant, write } from './formula.ts';
import { joinLayouts } from './layout.ts';
import type { Layout } from './layout.ts';
import { sumIn, listOf } from './lists.ts';
import { over } from './numbers.ts';
import { EARLIER, GRANTED, openRow, ROW } from './row.ts';
import type { Row } from './row.ts';
import { inLayout, isSameLayout, mapList } from './shapes.ts';
import { columnOf } from './sql.ts';
import type { Sql } from './sql.ts';
import { asNumber, fieldOf, recordOf } from './value.ts';
import type { ListValue, Value } from './value.ts';
import { openRowTests, verdictOf } from './verdict.ts';
import type { Test, Verdict } from './verdict.ts';
import { Untranslatable } from './untranslatable.ts';
import type { Writer } from './writer.ts';
import { indexOf, visit } from '../../evaluate/policy-index.ts';
import type { Specialized, SpecializedItem } from '../../specialized/specialize.ts';
import type { Condition, Expr, Fact, Item, Type } from '../../typed/ir.ts';

const FEN = 100n;

/** Everything that a view about one kind of item is made of. */
export type WrittenItem = {
  readonly item: SpecializedItem;
  readonly row: Row;
  readonly verdict: Verdict;
  /** Fen of the award as a whole number; NULL while it is open. */
  readonly amount: Sql;
  /** The parts of the award and how they lie in a list, where later items of this kind look at them. */
  readonly parts: ListValue;
  /** The same parts as items of every kind see them: item and amount. */
  readonly granted: ListValue;
};

/** The column that carries the parts of one kind through the items of other kinds. */
export function keptParts(item: Pick<Item, 'id'>): string {
  return `parts of ${item.id}`;
}

/** What 各前项 tells of a part. */
export const grantedLayout: Layout =
  { kind: 'record', fields: [['item', { kind: 'text' }], ['amount', { kind: 'number', over: FEN }]] };

const ROUNDS = 5;

/** Writes one kind of item; what its parts look like to later items is found by trying. */
export function writeItem(policy: Specialized, item: SpecializedItem, dialect: () => Dialect): WrittenItem {
  let earlier = partsLayout(item);
  for (let round = 0; round < ROUNDS; round += 1) {
    const written = writeWith(policy, item, dialect(), earlier);
    const both = joinLayouts(earlier, written.parts.of);
    if (both && isSameLayout(both, earlier)) return fitted(written, earlier, dialect());
    if (!both) break;
    earlier = both;
  }
  throw new Untranslatable('growing-parts', item.item.awardPlace);
}

function writeWith(policy: Specialized, item: SpecializedItem, dialect: Dialect, earlier: Layout): WrittenItem {
  const row = openRow(policy.items.map((one) => keptParts(one.item)));
  const writer = openWriter(policy, item, { row, dialect, earlier });
  for (const id of item.facts) writer.around.fact(id);
  for (const { id } of item.definitions) writer.around.definition(id);
  const verdict = row.inSection('verdict', () =>
    verdictOf(testsOf(policy, item), writer.rowTests, kindsOf(policy, item), writer));
  const award = row.inSection(item.item.clause, () => {
    const inner = { ...writer, name: item.item.name.zh };
    return nameParts(write(item.item.award, inner), inner);
  });
  const parts = award.kind === 'list' ? award : listOf([award], writer);
  return row.inSection(item.item.clause, () => ({
    item, row, verdict, parts, amount: fenOf(award, item.item, writer), granted: asGranted(parts, item.item, writer),
  }));
}

/** The parts as items of other kinds see them. */
function asGranted(parts: ListValue, { id }: Item, writer: Writer): ListValue {
  const kind: Value = { kind: 'text', is: textConstant(id, writer) };
  const told = mapList(parts, writer, (part) =>
    ({ value: recordOf([['item', kind], ['amount', fieldOf(part, 'amount')]]) }));
  return inLayout(told, grantedLayout, writer);
}

type Tools = { readonly row: Row; readonly dialect: Dialect; readonly earlier: Layout };

function openWriter(
  policy: Specialized, item: SpecializedItem, { row, dialect, earlier }: Tools,
): Writer & { readonly rowTests: ReturnType<typeof openRowTests> } {
  const index = indexOf(policy.policy);
  const writerFor = (name: string): Writer =>
    ({ dialect, scope: row.scope, locals: new Map(), name, around });
  const facts = openFacts(row, writerFor, { item: item.item.id, keys: keysReadIn(policy, item) });
  const getFact = (id: number): Fact => {
    const fact = policy.policy.facts[id];
    if (!fact) throw new TypeError(`The policy has no fact ${id}.`);
    return fact;
  };
  const rowTests = openRowTests(item.conditions, {
    row, writerFor, list: (id) => facts.value(getFact(id)), nameOf: (id) => `${getFact(id).name} tested`,
  });
  const definitions = new Map<number, Value>();
  const around: Writer['around'] = {
    fact: (id) => facts.value(getFact(id)),
    given: (id) => facts.given(getFact(id)),
    definition: (id) => {
      const known = definitions.get(id);
      if (known) return known;
      const definition = index.definitions.get(id);
      if (!definition) throw new TypeError(`The policy has no definition ${id}.`);
      const writer = writerFor(definition.name);
      const value = row.inSection(definition.clause, () => nameParts(write(definition.expr, writer), writer));
      definitions.set(id, value);
      return value;
    },
    earlier: () => ({ kind: 'list', list: columnOf(ROW, EARLIER), of: earlier }),
    granted: () => ({ kind: 'list', list: columnOf(ROW, GRANTED), of: grantedLayout }),
    qualifying: (fact) => rowTests.of(fact).qualifying,
    table: (id) => {
      const table = index.tables.get(id);
      if (!table) throw new TypeError(`The policy has no table ${id}.`);
      return table;
    },
  };
  return { ...writerFor(item.item.id), rowTests };
}

/** The claim's conditions, those of each kind of applicant, then the item's own. */
function testsOf(policy: Specialized, { item, conditions }: SpecializedItem): Test[] {
  const test = (condition: Condition): Test => ({ condition, code: codeOf(condition.codes, item.id) });
  const base = kindsOf(policy, { item }).flatMap((kind) =>
    (policy.base.get(kind) ?? []).map((condition): Test => ({ ...test(condition), kind })));
  return [...policy.first.map(test), ...base, ...conditions.map(test)];
}

function codeOf(codes: Readonly<Record<string, string>>, item: string): string {
  return codes[item] ?? codes['*'] ?? '';
}

/** The kinds of applicants that may claim the item. */
function kindsOf({ policy }: Specialized, { item }: Pick<SpecializedItem, 'item'>): string[] {
  return policy.applicants.filter(({ items }) => items.includes(item.id)).map(({ kind }) => kind);
}

/** The sum of the parts in fen. */
function fenOf(award: Value, { awardPlace }: Item, writer: Writer): Sql {
  const amount = award.kind === 'list'
    ? sumIn(mapList(award, writer, (part) => ({ value: fieldOf(part, 'amount') })), { ...writer, name: 'amount' })
    : asNumber(fieldOf(award, 'amount'));
  if (typeof amount.d !== 'bigint' || FEN % amount.d !== 0n)
    throw new Untranslatable('unrounded-award', awardPlace);
  return over(amount, FEN);
}

/** Keys that any formula of the item asks of a record, and all numbers where rows are limited day by day. */
function keysReadIn(policy: Specialized, item: SpecializedItem): ReadonlySet<string> {
  const keys = new Set(['from', 'to']);
  const facts = policy.policy.facts.flatMap((fact) => [fact, ...(fact.row ?? [])]);
  const look = (formula: Expr): void => visit(formula, (expr) => {
    if (expr.op === 'field') keys.add(expr.key);
    if (expr.op !== 'call' || expr.fn !== 'limitPerDay') return;
    for (const { type, key } of facts) if (type.kind === 'number') keys.add(key);
  });
  const conditions = [...policy.first, ...[...policy.base.values()].flat(), ...item.conditions];
  [...conditions, ...policy.definitions, ...item.definitions].forEach(({ expr }) => look(expr));
  look(item.item.award);
  for (const { defaults } of facts)
    for (const standIn of Object.values(defaults ?? {})) if (standIn.kind === 'formula') look(standIn.expr);
  return keys;
}

/** What the declared parts look like in a list, as far as their types tell. */
function partsLayout({ item }: SpecializedItem): Layout {
  return { kind: 'record', fields: item.parts.map(({ key, name, type }) => [key ?? name, layoutOfType(type)]) };
}

function layoutOfType(type: Type): Layout {
  switch (type.kind) {
    case 'number': return { kind: 'number', over: type.unit['元'] === 1 ? FEN : 1n };
    case 'boolean': case 'text': case 'day': return { kind: type.kind };
    case 'list': return { kind: 'list', of: layoutOfType(type.of) };
    case 'record':
      return {
        kind: 'record', fields: Object.entries(type.fields).map(([key, field]) => [key, layoutOfType(field)]),
      };
    case 'duration': case 'function': throw new Untranslatable('part-type');
  }
}

function fitted(written: WrittenItem, of: Layout, dialect: Dialect): WrittenItem {
  const { row } = written;
  const writer: Writer = {
    dialect, scope: row.scope, locals: new Map(), name: 'parts',
    around: {
      fact: unasked, given: unasked, definition: unasked, earlier: unasked, granted: unasked,
      qualifying: unasked, table: unasked,
    },
  };
  const parts = row.inSection(written.item.item.clause, () => inLayout(written.parts, of, writer));
  return { ...written, parts };
}

function unasked(): never {
  throw new TypeError('Nothing is looked up while parts are put in order.');
}

