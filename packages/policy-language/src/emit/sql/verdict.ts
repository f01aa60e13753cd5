/** Conditions: which are known to fail, which are open, and the rows that pass those that test rows. */
import { write } from './formula.ts';
import { someOf } from './lists.ts';
import { compareNumbers, literal, whole } from './numbers.ts';
import { columns, ROW } from './row.ts';
import type { Row } from './row.ts';
import { mapList, rowsOf } from './shapes.ts';
import { columnOf, joined, raw, sql, textLiteral } from './sql.ts';
import type { Sql } from './sql.ts';
import { asList, recordOf, truthOf, truthValue } from './value.ts';
import type { ListValue, Value } from './value.ts';
import { named, within } from './writer.ts';
import type { Writer } from './writer.ts';
import type { Condition } from '../../typed/ir.ts';

/** A condition that is tested for every row of a list fact. */
export type RowCondition = Condition & { readonly each: NonNullable<Condition['each']> };

/** A condition with the code it raises; `kind` where it stands only for that kind of applicant. */
export type Test = { readonly condition: Condition; readonly code: string; readonly kind?: string };

/** A list fact whose rows were tested one by one. */
type Tested = {
  readonly failing: ReadonlyMap<number, Sql>;
  /** The rows that pass; unknown while that is open for one of them. */
  readonly qualifying: ListValue;
  /** There are rows and each of them fails a condition. */
  readonly noneLeft: Sql;
};

export type RowTests = {
  readonly of: (fact: number) => Tested;
  readonly facts: readonly number[];
};

type Around = {
  readonly row: Row;
  readonly list: (fact: number) => Value;
  readonly nameOf: (fact: number) => string;
  readonly writerFor: (name: string) => Writer;
};

/** Tests the rows of list facts, each list once, by the conditions that look at it. */
export function openRowTests(
  conditions: readonly Condition[],
  around: Around,
): RowTests {
  const tests = conditions.filter((one): one is RowCondition => one.each !== undefined);
  const known = new Map<number, Tested>();
  const of = (fact: number): Tested => {
    const before = known.get(fact);
    if (before) return before;
    const own = tests.filter(({ each }) => each.fact === fact);
    const result = around.row.inSection(own[0]?.clause ?? 'verdict', () =>
      testRows(asList(around.list(fact)), own, around.writerFor(around.nameOf(fact))));
    known.set(fact, result);
    return result;
  };
  return { of, facts: [...new Set(tests.map(({ each }) => each.fact))] };
}

function testRows(list: ListValue, tests: readonly RowCondition[], writer: Writer): Tested {
  if (tests.length === 0) return { failing: new Map(), qualifying: list, noneLeft: raw('FALSE') };
  const tested = mapList(list, writer, (element, inner) => {
    const holds = tests.map(({ each, expr, name }) => {
      const bound = within({ ...inner, name }, inner.scope, [[each.local, element]]);
      return named(truthOf(write(expr, bound)), bound);
    });
    const out = named(sql`(NOT (${joined(holds, ' AND ')}))`, { ...inner, name: 'out' });
    return {
      value: recordOf([
        ['row', element], ['out', truthValue(out)], ['stays', truthValue(sql`(NOT coalesce(${out}, FALSE))`)],
        ...holds.map((holding, at): [string, Value] => [`fails ${at}`, truthValue(sql`(NOT ${holding})`)]),
      ]),
    };
  });
  const all: ListValue = { ...tested, list: named(tested.list, writer) };
  const some = (key: string): Sql => someOf(column(all, key, writer), writer);
  const count = whole(writer.dialect.count(rowsOf(all, writer)));
  const isEmpty = compareNumbers(count, '=', literal({ n: '0' }, writer));
  return {
    failing: new Map(tests.map(({ id }, at) => [id, some(`fails ${at}`)])),
    noneLeft: named(sql`(NOT ${isEmpty} AND NOT ${some('stays')})`, writer),
    qualifying: passing(all, writer),
  };
}

function column(all: ListValue, key: string, writer: Writer): ListValue {
  return mapList(all, writer, (tested) => ({ value: fieldIn(tested, key) }));
}

function passing(all: ListValue, writer: Writer): ListValue {
  const rows = mapList(all, writer, (tested) =>
    ({ value: fieldIn(tested, 'row'), where: sql`(NOT ${truthOf(fieldIn(tested, 'out'))})` }));
  return { ...rows, list: named(rows.list, { ...writer, name: `${writer.name} passed` }) };
}

function fieldIn(record: Value, key: string): Value {
  const field = record.kind === 'record' ? record.fields.get(key) : undefined;
  if (!field) throw new TypeError(`A tested row without ${key}.`);
  return field();
}

/** What is known of an item before its award: all of them never NULL. */
export type Verdict = {
  readonly refused: Sql;
  readonly open: Sql;
  /** The codes of failed conditions in decisive order, each once, joined by commas; '' for none. */
  readonly codes: Sql;
};

/** Joins the tests; a condition of another kind of applicant says nothing. */
export function verdictOf(
  tests: readonly Test[], rowTests: RowTests, kinds: readonly string[], writer: Writer,
): Verdict {
  const heard = tests.map((test) => hear(test, rowTests, writer));
  const lists = rowTests.facts.map((fact) => rowTests.of(fact));
  const refusing = [
    ...heard.flatMap(({ test, fails }) => (test.condition.each ? [] : [fails])),
    ...lists.map(({ noneLeft }) => sql`coalesce(${noneLeft}, FALSE)`),
  ];
  const kind = columnOf(ROW, columns.kind);
  const open = [
    sql`NOT coalesce(${kind} IN (${kinds.map((one) => textLiteral(one)).join(', ')}), FALSE)`,
    ...heard.flatMap(({ test, isOpen }) => (test.condition.each ? [] : [isOpen])),
    ...lists.map(({ qualifying }) => sql`${qualifying.list} IS NULL`),
  ];
  return {
    refused: refusing.length === 0 ? raw('FALSE') : sql`(${joined(refusing, ' OR ')})`,
    open: sql`(${joined(open, ' OR ')})`,
    codes: codesOf(heard),
  };
}

type Heard = { readonly test: Test; readonly fails: Sql; readonly isOpen: Sql };

function hear(test: Test, rowTests: RowTests, writer: Writer): Heard {
  const { condition, kind } = test;
  const guard = kind === undefined
    ? ''
    : sql`coalesce(${columnOf(ROW, columns.kind)} = ${textLiteral(kind)}, FALSE) AND `;
  if (condition.each) {
    const failing = rowTests.of(condition.each.fact).failing.get(condition.id) ?? raw('FALSE');
    return { test, fails: sql`(${guard}coalesce(${failing}, FALSE))`, isOpen: raw('FALSE') };
  }
  const inner = { ...writer, name: condition.name };
  const holds = named(truthOf(write(condition.expr, inner)), inner);
  return { test, fails: sql`(${guard}NOT coalesce(${holds}, TRUE))`, isOpen: sql`(${guard}${holds} IS NULL)` };
}

/** A code that an earlier condition has raised already is not told again. */
function codesOf(heard: readonly Heard[]): Sql {
  const told = heard.map(({ test, fails }, at) => {
    const before = heard.slice(0, at).filter((one) => one.test.code === test.code);
    const again = before.map((one) => sql` AND NOT ${one.fails}`);
    return sql`CASE WHEN ${fails}${joined(again, '')} THEN ${textLiteral(test.code)} END`;
  });
  return told.length === 0 ? raw("''") : sql`concat_ws(',', ${joined(told, ', ')})`;
}

