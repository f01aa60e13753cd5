import { notAmong } from '../diagnostics.ts';
import type { ClauseScope, DeclaredTable } from '../resolved/declared.ts';
import { toName } from '../resolved/fields.ts';
import type { Excerpt, WrittenTable } from '../source/document.ts';
import type { Span } from '../source/source-text.ts';
import { parseLiteral } from '../surface/literal.ts';
import { parseTests } from '../surface/parse-feel.ts';
import { checkTests } from './check-tests.ts';
import { BROKEN, complainOfType, inner } from './checker.ts';
import type { Checker, Env, Typed } from './checker.ts';
import type { Constant, Expr, Table } from './ir.ts';
import { joined } from './joined.ts';
import { shapeOfConstant } from './literal-shape.ts';
import { formatShape, join, OPEN, typeOf } from './shape.ts';
import type { Field, Shape } from './shape.ts';
import { checkRows } from './table-rows.ts';

/** A table of the checked policy whose phrases are not bound yet. */
export type UnboundTable = Omit<Table, 'phrases'> & { readonly declared: DeclaredTable };

/** Decision tables, checked with the arguments of their first call. */
export type Tables = {
  readonly call: (table: DeclaredTable, args: readonly Typed[], at: Span) => Typed;
  /** What the first input of each row must be, of a table that was called; null for anything. */
  readonly tests: (table: DeclaredTable) => readonly (Expr | null)[];
  readonly checked: readonly UnboundTable[];
  readonly isUsed: (table: DeclaredTable) => boolean;
  /** Looks for overlaps and gaps, once it is known what all calls give. */
  readonly checkRows: () => void;
};

type Input = { readonly name: string; readonly local: number; readonly shape: Shape };
type Known = {
  readonly table: UnboundTable; readonly inputs: readonly Input[]; readonly outputs: readonly Field[];
  /** Whether every cell could be read. */
  readonly isReadable: boolean;
};

export function openTables(checker: Checker, envOf: (clause: ClauseScope) => Env): Tables {
  const known = new Map<DeclaredTable, Known>();
  const learn = (declared: DeclaredTable, shapes: readonly Shape[]): Known => {
    const blueprint = { declared, shapes, id: known.size };
    const found = known.get(declared) ?? build(checker, blueprint, envOf(declared.clause));
    known.set(declared, found);
    return found;
  };
  return {
    call: (declared, args, at) => {
      const found = learn(declared, args.map(({ shape }) => shape));
      const { table, inputs, outputs } = found;
      if (!isCallable(checker, { name: declared.name, at, args, inputs })) return BROKEN;
      known.set(declared, { ...found, inputs: inputs.map((input, index) => widen(input, args[index])) });
      const expr: Expr = {
        op: 'table', id: table.id, args: args.map((arg) => arg.expr), at: checker.place(at),
      };
      return { expr, shape: { kind: 'record', fields: outputs } };
    },
    tests: (table) => known.get(table)?.table.rows.map(({ when }) => when[0] ?? null) ?? [],
    get checked() {
      return [...known.values()].map(({ table }) => table);
    },
    isUsed: (table) => known.has(table),
    checkRows: () => {
      for (const { table, inputs, isReadable } of known.values()) {
        const { at, written } = table.declared;
        const isUnique = table.hit === 'U' && isReadable;
        const when = table.rows.map((row) => row.when);
        if (isUnique) checkRows(checker, { at, rows: written.rows.map((row) => row.at), when, inputs });
      }
    },
  };
}

/** The input for one call more: bounds hold only where all calls keep them. */
function widen(input: Input, arg: Typed | undefined): Input {
  const isSame = !arg || JSON.stringify(arg.shape, bigintText) === JSON.stringify(input.shape, bigintText);
  return isSame ? input : { ...input, shape: join(input.shape, arg.shape) ?? input.shape };
}

function bigintText(_: string, value: unknown): unknown {
  return typeof value === 'bigint' ? value.toString() : value;
}

type TableCall = {
  readonly name: string; readonly at: Span;
  readonly args: readonly Typed[]; readonly inputs: readonly Input[];
};

/** Whether a call gives the inputs, each of the type that the first call gave. */
function isCallable(checker: Checker, { name, at, args, inputs }: TableCall): boolean {
  if (args.length !== inputs.length) {
    const values = { name, expected: String(inputs.length), found: String(args.length) };
    checker.complain('wrong-number-of-arguments', at, { values });
    return false;
  }
  for (const [index, { shape }] of args.entries()) {
    const expected = inputs[index]?.shape ?? OPEN;
    if (!join(expected, shape)) complainOfType(checker, shape, at, formatShape(expected));
  }
  return true;
}

type Column = { readonly index: number; readonly name: string; readonly key: string };
type Blueprint = { readonly declared: DeclaredTable; readonly shapes: readonly Shape[]; readonly id: number };

function build(checker: Checker, { declared, shapes, id }: Blueprint, env: Env): Known {
  const { written, name, clause, at } = declared;
  const columns = columnsOf(checker, written);
  const inputs = columns.inputs.map((column, index): Input =>
    ({ name: column.name, local: checker.newLocal(), shape: shapes[index] ?? OPEN }));
  const tests = written.rows.map(({ cells }) => inputs.map((input, index) =>
    readTest(checker, cells[columns.inputs[index]?.index ?? -1], input, env)));
  const isReadable = tests.every((row) => row.every((test) => test !== undefined));
  const when = tests.map((row) => row.map((test) => test ?? null));
  const results = columns.outputs.map((column) => readColumn(checker, written, column));
  const hit = hitOf(checker, written);
  const outputs = columns.outputs.map((column, index): Field =>
    ({ name: column.name, key: column.key, shape: results[index]?.shape ?? OPEN }));
  const rows = written.rows.map((row, index) => {
    const values = results.map((result) => result.values[index] ?? NOTHING);
    // oxlint-disable-next-line unicorn/no-thenable -- the word of the checked policy; nothing awaits a row.
    return { when: when[index] ?? [], then: values, place: checker.place(row.at) };
  });
  const table: UnboundTable = {
    id, name, clause: clause.id, hit, rows, place: checker.place(at), declared,
    inputs: inputs.map(({ shape, ...input }) => ({ ...input, type: typeOf(shape) })),
    outputs: outputs.map(({ shape, ...output }) => ({ ...output, type: typeOf(shape) })),
  };
  return { table, inputs, outputs, isReadable };
}

/** Stands in for a cell that was complained of. */
const NOTHING: Constant = { op: 'number', n: '0' };

function hitOf({ complain }: Checker, { hit, rows, header }: WrittenTable): 'U' | 'F' {
  const uneven = rows.filter(({ cells }) => cells.length !== header.length);
  for (const { at } of uneven) complain('table-row-length', at);
  const isKnown = hit.text === 'U' || hit.text === 'F';
  if (!isKnown) complain('table-hit', hit.at, { values: { hit: hit.text }, fix: { text: 'U' } });
  return hit.text === 'F' ? 'F' : 'U';
}

/** Columns named in the caption are inputs, in that order; the others are outputs. */
function columnsOf({ complain }: Checker, { header, inputs: named }: WrittenTable) {
  const columns = header.map((cell, index): Column => {
    const { name, key = name } = toName(cell.text, cell.at, complain);
    return { index, name, key };
  });
  const names = columns.map(({ name }) => name);
  for (const { text, at } of named.filter((input) => !names.includes(input.text))) {
    complain('unknown-column', at, notAmong(names, text));
  }
  const inputs = named.map(({ text }): Column =>
    columns.find(({ name }) => name === text) ?? { index: -1, name: text, key: text });
  return { inputs, outputs: columns.filter((column) => !inputs.includes(column)) };
}

/** The test of a cell: null when every value will do, undefined when it cannot be read. */
function readTest(
  checker: Checker, cell: Excerpt | undefined, { name, local, shape }: Input, env: Env,
): Expr | null | undefined {
  if (!cell || cell.text === '-') return null;
  const tests = parseTests(cell, checker.complain);
  const value: Typed = { expr: { op: 'local', id: local }, shape };
  const within = inner(env, { names: new Map([[name, value]]) });
  return tests.length === 0 ? undefined : checkTests(checker, tests, value, cell.at, within).expr;
}

type Results = { readonly values: readonly Constant[]; readonly shape: Shape };

/** The literals of an output column, all of one type. */
function readColumn(checker: Checker, { rows }: WrittenTable, { index }: Column): Results {
  const read = rows.map((row) => readLiteral(checker, row.cells[index] ?? { text: '', at: row.at }));
  const shape = read.reduce((all: Shape, each) => joined(checker, [all, each.shape], each.at), OPEN);
  return { values: read.map(({ value }) => value), shape };
}

type CellLiteral = { readonly value: Constant; readonly shape: Shape; readonly at: Span };

function readLiteral({ units, complain }: Checker, { text, at }: Excerpt): CellLiteral {
  const literal = parseLiteral(text, units);
  if (!('fault' in literal)) {
    return { value: literal.value, shape: shapeOfConstant(literal.value, literal.unit), at };
  }
  if (literal.fault === 'unknown-unit') {
    complain('unknown-unit', at, notAmong(units, literal.unit, { unit: literal.unit }));
  } else complain('literal-unreadable', at, { values: { text, type: '80%, 100万元, "…"' } });
  return { value: NOTHING, shape: OPEN, at };
}
