import { notAmong } from '../diagnostics.ts';
import type { ClauseScope, DeclaredTable } from '../resolved/declared.ts';
import { toName } from '../resolved/fields.ts';
import type { Excerpt, WrittenTable } from '../source/document.ts';
import type { Span } from '../source/source-text.ts';
import { parseLiteral } from '../surface/literal.ts';
import { parseTests } from '../surface/parse-feel.ts';
import { checkTests } from './check-tests.ts';
import { BROKEN, inner } from './checker.ts';
import type { Checker, Env, Typed } from './checker.ts';
import type { Constant, Expr, Table } from './ir.ts';
import { shapeOfConstant } from './literal-shape.ts';
import { formatShape, join, OPEN, typeOf } from './shape.ts';
import type { Field, Shape, Uses } from './shape.ts';
import { checkRows } from './table-rows.ts';

/** A table of the checked policy whose phrases are not bound yet. */
export type UnboundTable = Omit<Table, 'phrases'> & { readonly declared: DeclaredTable };

/** Decision tables, checked with the arguments of their first call. */
export type Tables = {
  readonly call: (table: DeclaredTable, args: readonly Typed[], at: Span, env: Env) => Typed;
  readonly checked: readonly UnboundTable[];
  readonly isUsed: (table: DeclaredTable) => boolean;
  /** Checks a table that no formula calls. */
  readonly checkUnused: (table: DeclaredTable) => void;
};

type Known = { readonly id: number; readonly inputs: readonly { readonly name: string; readonly shape: Shape }[]; readonly outputs: readonly Field[] };

export function openTables(checker: Checker, envOf: (clause: ClauseScope, uses?: Uses) => Env): Tables {
  const known = new Map<DeclaredTable, Known>();
  const checked: UnboundTable[] = [];
  const learn = (table: DeclaredTable, shapes: readonly Shape[]): Known => {
    const found = known.get(table);
    if (found) return found;
    const built = buildTable(checker, table, shapes, checked.length, envOf(table.clause));
    checked.push(built.table);
    known.set(table, built.known);
    return built.known;
  };
  return {
    call: (table, args, at) => {
      const { id, inputs, outputs } = learn(table, args.map(({ shape }) => shape));
      if (args.length !== inputs.length) {
        checker.complain('wrong-number-of-arguments', at, { values: { name: table.name, expected: String(inputs.length), found: String(args.length) } });
        return BROKEN;
      }
      for (const [index, { shape }] of args.entries()) {
        const expected = inputs[index]?.shape ?? OPEN;
        if (!join(expected, shape)) checker.complain('wrong-type', at, { values: { expected: formatShape(expected), found: formatShape(shape) } });
      }
      return { expr: { op: 'table', id, args: args.map(({ expr }) => expr), at: checker.place(at) }, shape: { kind: 'record', fields: outputs } };
    },
    checked, isUsed: (table) => known.has(table),
    checkUnused: (table) => {
      checker.complain('unused-name', table.at, { values: { name: table.name } });
      learn(table, table.written.inputs.map(() => OPEN));
      known.delete(table);
    },
  };
}

type Column = { readonly index: number; readonly at: Span; readonly name: string; readonly key: string };

function buildTable(checker: Checker, declared: DeclaredTable, shapes: readonly Shape[], id: number, env: Env) {
  const { written } = declared;
  const { inputs, outputs } = columnsOf(checker, written);
  const bound = inputs.map(({ name }, index) => ({ name, local: checker.newLocal(), shape: shapes[index] ?? OPEN }));
  const when = written.rows.map((row) => inputs.map((column, index) => readTest(checker, row.cells[column.index], bound[index] ?? bound[0], env)));
  const results = outputs.map((column) => readColumn(checker, written, column));
  const rows = written.rows.map((row, index) => ({
    when: when[index] ?? [], then: results.map(({ values }) => values[index] ?? ({ op: 'number', n: '0' } as const)), place: checker.place(row.at),
  }));
  for (const row of written.rows.filter(({ cells }) => cells.length !== written.header.length)) checker.complain('table-row-length', row.at);
  const hit = written.hit.text === 'F' ? 'F' : 'U';
  if (written.hit.text !== hit) checker.complain('table-hit', written.hit.at, { values: { hit: written.hit.text }, fix: { text: 'U' } });
  if (hit === 'U') checkRows(checker, { at: declared.at, rows: written.rows.map(({ at }) => at), when, inputs: bound });
  const fields = outputs.map(({ name, key }, index) => ({ name, key, shape: results[index]?.shape ?? OPEN }));
  const table: UnboundTable = {
    id, name: declared.name, clause: declared.clause.id, hit, rows, place: checker.place(declared.at), declared,
    inputs: bound.map(({ name, local, shape }) => ({ name, local, type: typeOf(shape) })),
    outputs: fields.map(({ name, key, shape }) => ({ name, key, type: typeOf(shape) })),
  };
  return { table, known: { id, inputs: bound, outputs: fields } };
}

/** Columns named in the caption are inputs, in that order; the others are outputs. */
function columnsOf(checker: Checker, written: WrittenTable): { inputs: Column[]; outputs: Column[] } {
  const columns = written.header.map((cell, index) => {
    const { name, key = name, at } = toName(cell.text, cell.at, checker.complain);
    return { index, at, name, key };
  });
  const inputs = written.inputs.flatMap((input) => {
    const column = columns.find(({ name }) => name === input.text);
    if (!column) checker.complain('unknown-column', input.at, notAmong(columns.map(({ name }) => name), input.text));
    return column ?? [];
  });
  return { inputs, outputs: columns.filter((column) => !inputs.includes(column)) };
}

function readTest(checker: Checker, cell: Excerpt | undefined, input: { name: string; local: number; shape: Shape } | undefined, env: Env): Expr | null {
  if (!cell || !input || cell.text === '-') return null;
  const tests = parseTests(cell, checker.complain);
  if (tests.length === 0) return null;
  const value: Typed = { expr: { op: 'local', id: input.local }, shape: input.shape };
  return checkTests(checker, tests, value, cell.at, inner(env, { names: new Map([[input.name, value]]) })).expr;
}

/** The literals of an output column, all of one type. */
function readColumn(checker: Checker, written: WrittenTable, column: Column): { values: Constant[]; shape: Shape } {
  let shape: Shape = OPEN;
  const values = written.rows.map(({ cells, at }): Constant => {
    const cell = cells[column.index] ?? { text: '', at };
    const literal = parseLiteral(cell.text, checker.units);
    if ('fault' in literal) {
      checker.complain('literal-unreadable', cell.at, { values: { text: cell.text, type: column.name } });
      return { op: 'number', n: '0' };
    }
    const found = shapeOfConstant(literal.value, literal.unit);
    const both = join(shape, found);
    if (!both) checker.complain('types-differ', cell.at, { values: { left: formatShape(shape), right: formatShape(found) } });
    shape = both ?? shape;
    return literal.value;
  });
  return { values, shape };
}
