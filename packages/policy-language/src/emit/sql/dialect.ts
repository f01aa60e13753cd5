/** What PostgreSQL and DuckDB say differently. Everything else is written once, in the other files. */
import type { Column, ColumnKind } from './layout.ts';
import type { Scope } from './scope.ts';
import type { Sql } from './sql.ts';
import type { Cell } from './value.ts';

/** The databases that SQL is written for. */
export const dialectNames = ['postgres', 'duckdb'] as const;
/** One of them: `postgres` or `duckdb`. */
export type DialectName = (typeof dialectNames)[number];

/** A list that may be named more than once, and the columns of its elements. */
export type Rows = { readonly list: Sql; readonly columns: readonly Column[] };

/** One element while it is looked at: its columns, and its place in the list from 1. */
export type Element = { readonly column: (name: string) => Sql; readonly place: Sql };

/** What becomes of an element: a row of cells, kept where `where` is true. */
export type Made = { readonly cells: readonly Cell[]; readonly where?: Sql };

/** Columns by which a list is put in order, the first one first; equal elements keep their order. */
export type SortKey = { readonly column: string; readonly descending: boolean };

/**
 * All lists: NULL in, NULL out; a list of which it is not known what it holds is NULL. Nothing is ever a float.
 */
export type Dialect = {
  readonly name: DialectName;
  /** Stands at the end of a query whose named expressions must be worked out once. */
  readonly fence: string;
  /** A FROM clause with claims `c` (claim, facts) and each of their items `i` (item, position from 1). */
  readonly itemsOf: (claims: string) => string;
  /** Digits after the point of which decimal facts become whole numbers. */
  readonly decimals: number;
  readonly type: (kind: ColumnKind) => string;
  /** The helper function of that name, in the schema of the export. */
  readonly helper: (name: string, ...args: readonly (Sql | string | number | bigint)[]) => Sql;

  readonly number: (n: bigint) => Sql;
  /** A whole count of the dialect's own kind as a number, and back. */
  readonly fromCount: (count: Sql) => Sql;
  readonly toCount: (n: Sql) => Sql;
  readonly yearOf: (day: Sql) => Sql;
  readonly monthOf: (day: Sql) => Sql;
  readonly dayOfMonth: (day: Sql) => Sql;
  readonly daysBetween: (from: Sql, to: Sql) => Sql;

  /** A decimal text as a whole number of its last digits, so many of them after the point. */
  readonly decimalOf: (text: Sql, digits: number) => Sql;
  readonly jsonPart: (json: Sql, key: string) => Sql;
  readonly jsonText: (json: Sql, key: string) => Sql;
  /** The elements of a JSON array as rows of one json column `value`. */
  readonly jsonRows: (json: Sql, scope: Scope) => Sql;
  /** An element that is a scalar, as text. */
  readonly jsonScalar: (json: Sql) => Sql;

  readonly listOf: (rows: readonly (readonly Cell[])[], columns: readonly Column[]) => Sql;
  readonly each: (rows: Rows, scope: Scope, become: (element: Element, scope: Scope) => Made) => Sql;
  readonly concatenate: (lists: readonly Sql[]) => Sql;
  /** The lists that stand in this column, one after the other. */
  readonly flatten: (rows: Rows, column: Column) => Sql;
  readonly sorted: (rows: Rows, keys: readonly SortKey[]) => Sql;
  /** The whole numbers from one to the other, in a column `value`. */
  readonly integers: (from: Sql, to: Sql) => Sql;
  readonly count: (rows: Rows) => Sql;
  /** Kleene: true if one is true, else NULL if one is NULL, else false. */
  readonly some: (rows: Rows, column: string) => Sql;
  readonly sum: (rows: Rows, column: string) => Sql;
  /** NULL for no elements. */
  readonly extreme: (rows: Rows, column: string, which: 'least' | 'greatest') => Sql;
  /** One column of the element at that place from 1; NULL beyond the ends. */
  readonly at: (rows: Rows, place: Sql, column: Column) => Sql;
  /** The sum of the column over the elements up to each, in a column `value`. */
  readonly runningSums: (rows: Rows, column: string) => Sql;
  /** The days of the column, each once and in order, in a column `value`. */
  readonly distinctDays: (rows: Rows, column: string) => Sql;
  /** What is left of one period without those of the rows: rows `from`, `to`, in order. */
  readonly uncovered: (period: { readonly from: Sql; readonly to: Sql }, removed: Rows) => Sql;
};
