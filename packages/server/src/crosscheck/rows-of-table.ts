import type { CellProblem } from '@qingce/contract';
import type { CheckedPolicy } from '@qingce/policy-language/evaluate';
import { creditCodeProblem, decimalOfCell, exact, normalizeCreditCode, toHalfWidth } from '@qingce/values';
import { assert, refuse } from '../foundation/index.ts';
import { columnsOf, factOf, isNumeric, keyOf } from './crosscheck.ts';
import type { Source, SourceColumn, Value } from './crosscheck.ts';

/** What a line of a file says of a firm. */
export interface FileRow {
  readonly line: number;
  readonly creditCode: string;
  readonly values: readonly { readonly fact: string; readonly value: Value }[];
}

export interface RowsOfFile {
  readonly rows: readonly FileRow[];
  readonly problems: readonly CellProblem[];
  /** Lines of another year than the one asked for; they are passed over. */
  readonly otherYears: number;
}

/** A column's place in the table. */
interface Placed { readonly column: SourceColumn; readonly at: number; readonly isNumber: boolean }
interface Layout {
  readonly head: number; readonly code: number; readonly year: number | undefined; readonly placed: readonly Placed[];
}
/** What a table is read by. */
interface Asked { readonly source: Source; readonly policy: CheckedPolicy; readonly year: number }

const headSoughtIn = 20;
const rowsMost = 5000;

/**
 * Reads a source's table for a year: the headings stand in one of the first lines, titles may stand above. Refuses with
 * crosscheck.headings-missing, crosscheck.no-rows and crosscheck.too-many-rows; what is wrong with a cell is told by
 * line and heading.
 */
export function rowsOfTable(table: readonly (readonly string[])[], { source, policy, year }: Asked): RowsOfFile {
  const layout = layoutOf(table, source, policy);
  const lines = table
    .map((cells, index) => ({ cells, line: index + 1, stated: statedYear(cells, layout) ?? `${year}` }))
    .filter(({ cells, line }) => line > layout.head + 1 && cells.some((cell) => cell.trim() !== ''));
  const ours = lines.filter(({ stated }) => !isYear(stated) || stated === `${year}`);
  if (ours.length === 0) throw refuse('crosscheck.no-rows', { year: `${year}` });
  if (ours.length > rowsMost) throw refuse('crosscheck.too-many-rows', { most: `${rowsMost}` });
  const read = ours.map((line) => readLine(line, { layout, source }));
  const rows = read.map(({ row }) => row);
  const problems = [...read.flatMap((one) => one.problems), ...contradictions(rows, layout)];
  return { rows, problems, otherYears: lines.length - ours.length };
}

function isYear(text: string): boolean {
  return /^\d{4}$/.test(text);
}

/** What the line says its year is; undefined where the source has no such column. */
function statedYear(cells: readonly string[], { year }: Layout): string | undefined {
  return year === undefined ? undefined : textAt(cells, year);
}

function layoutOf(
  table: readonly (readonly string[])[], source: Source, policy: CheckedPolicy,
): Layout {
  const wanted = [source.creditCode, ...(source.year === null ? [] : [source.year]),
    ...source.columns.map(({ heading }) => heading)].map(plain);
  const head = table.slice(0, headSoughtIn).findIndex((cells) => cells.map(plain).includes(plain(source.creditCode)));
  const found = (table[head] ?? []).map(plain);
  const missing = wanted.filter((heading) => !found.includes(heading));
  if (missing.length > 0) throw refuse('crosscheck.headings-missing', { headings: missing.join('、') });
  return {
    head, code: found.indexOf(plain(source.creditCode)),
    year: source.year === null ? undefined : found.indexOf(plain(source.year)),
    placed: columnsOf(source).map((column) => {
      const compared = factOf(policy, column);
      assert(compared, 'a declaration names facts of its policy');
      return { column, at: found.indexOf(plain(column.heading)), isNumber: isNumeric(compared.fact) };
    }),
  };
}

interface Line { readonly cells: readonly string[]; readonly line: number; readonly stated: string }

function readLine(
  { cells, line, stated }: Line, { layout, source }: { layout: Layout; source: Source },
): { row: FileRow; problems: CellProblem[] } {
  const creditCode = normalizeCreditCode(textAt(cells, layout.code));
  const problems = codeProblems(creditCode, { line, heading: source.creditCode });
  const values: { fact: string; value: Value }[] = [];
  for (const { column, at, isNumber } of layout.placed) {
    const cell = textAt(cells, at);
    // An empty cell says nothing of the firm; that it is there at all is what a list says.
    if (cell === '') continue;
    const value = column.fact === source.listed ? true : valueOf(cell, column, isNumber);
    if (value !== undefined) values.push({ fact: keyOf(column), value });
    else problems.push({ line, heading: column.heading, problem: isNumber ? 'number' : 'word', cell });
  }
  if (!isYear(stated)) problems.push({ line, heading: source.year ?? '', problem: 'year', cell: stated });
  return { row: { line, creditCode, values }, problems };
}

function codeProblems(creditCode: string, at: { line: number; heading: string }): CellProblem[] {
  if (!creditCodeProblem(creditCode)) return [];
  return [{ ...at, problem: creditCode === '' ? 'missing' : 'credit-code', cell: creditCode }];
}

function valueOf(cell: string, { words }: SourceColumn, isNumber: boolean): Value | undefined {
  if (words) return words[cell];
  if (!isNumber) return cell;
  const number = exact.parseDecimal(decimalOfCell(cell.replaceAll(/[,，\s]/g, '')));
  return number && exact.formatDecimal(number);
}

/** Two lines about one firm may be added where they are numbers; where they are words, they must say the same. */
function contradictions(rows: readonly FileRow[], { placed }: Layout): CellProblem[] {
  const said = new Map<string, Value>();
  return rows.flatMap(({ line, creditCode, values }) => values.flatMap(({ fact, value }) => {
    const at = placed.find(({ column }) => keyOf(column) === fact);
    const before = said.get(`${creditCode} ${fact}`);
    said.set(`${creditCode} ${fact}`, value);
    if (!at || at.isNumber || before === undefined || before === value) return [];
    return [{ line, heading: at.column.heading, problem: 'contradicts' as const, cell: String(value) }];
  }));
}

function textAt(cells: readonly string[], at: number): string {
  return toHalfWidth(cells[at] ?? '').trim();
}

/** Headings are compared without spaces, and full-width brackets are brackets. */
function plain(heading: string): string {
  return toHalfWidth(heading).replaceAll(/\s/g, '');
}
