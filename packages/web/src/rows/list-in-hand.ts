import { assessDraft, pathText, readAt, rowsFromTable, writeAt } from '@qingce/law-view';
import type { Cell, Draft, FactPath, RowsOfTable, UnknownHeadings } from '@qingce/law-view';
import type { CheckedPolicy, Fact, InputError } from '@qingce/policy-language/evaluate';

/** A list of rows of an item in a draft, and what is done with a new value for it. */
export interface ListInHand {
  readonly policy: CheckedPolicy;
  readonly item: string;
  readonly fact: Fact;
  readonly path: FactPath;
  readonly json: Draft;
  readonly onRows: (rows: readonly unknown[]) => void;
}

/** Whether the rows of the table take the place of those there are, or follow them. */
export type Way = 'replace' | 'append';

/** Rows ready to be taken, each with the line of the sheet it stands in and what is wrong in it. */
export interface CheckedRows {
  readonly rows: readonly unknown[];
  readonly lines: readonly { readonly sheetRow: number; readonly errors: readonly InputError[] }[];
}

/** The rows that the list holds now. */
export function rowsThere({ json, path }: Pick<ListInHand, 'json' | 'path'>): readonly unknown[] {
  const given = readAt(json, path);
  return Array.isArray(given) ? (given as readonly unknown[]) : [];
}

/** Reads a table for the list, and asks the door what is wrong with each of its rows among the rest of the claim. */
export function checkTable(
  list: ListInHand, table: readonly (readonly Cell[])[], way: Way,
): CheckedRows | UnknownHeadings {
  const read = rowsFromTable(list.fact, table);
  return 'unknown' in read ? read : checkRows(list, read, way);
}

function checkRows({ policy, item, path, json }: ListInHand, read: RowsOfTable, way: Way): CheckedRows {
  const before = way === 'append' ? rowsThere({ json, path }) : [];
  const rows = [...before, ...read.rows];
  const draft = writeAt(json, path, rows);
  const { errors } = assessDraft({ policy, draft, view: item, readings: {} }, { advice: false, trace: false });
  return {
    rows,
    lines: read.sheetRows.map((sheetRow, at) => {
      const here = pathText([...path, before.length + at]);
      const isHere = (error: InputError): boolean => error.path === here || error.path.startsWith(`${here}.`);
      return { sheetRow, errors: errors.filter(isHere) };
    }),
  };
}
