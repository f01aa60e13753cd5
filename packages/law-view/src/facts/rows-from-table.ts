import { decimalOfCell } from '@qingce/values';
import type { CheckedPolicy, Fact } from '@qingce/policy-language/evaluate';
import type { Language } from '../wording/say.ts';
import { sayIn } from '../wording/say.ts';
import { wireOf } from './entry.ts';
import { labelOf, unitOf } from './form.ts';

/** A cell as a spreadsheet holds it. Numbers come as the text in which the file holds them: no float nears money. */
export type Cell = string | boolean | Date | null;

/** The rows of a table as the list fact takes them; `sheetRows` are the numbers of the lines they stand in. */
export type RowsOfTable = {
  readonly rows: readonly Readonly<Record<string, unknown>>[];
  readonly sheetRows: readonly number[];
};

/** Headings that name no field of the list: the table is not taken, for what is left out may be what counts. */
export type UnknownHeadings = { readonly unknown: readonly string[]; readonly known: readonly string[] };

/** What a column is called, with its unit: `月租金（元/月）`, `Monthly rent (yuan/month)`. */
export function headingOf(field: Fact, policy: CheckedPolicy, language: Language): string {
  const unit = unitOf(field, policy, language);
  if (unit === '') return labelOf(field, language);
  return language === 'en' ? `${labelOf(field, language)} (${unit})` : `${labelOf(field, language)}（${unit}）`;
}

/**
 * Reads a table into the rows of a list fact. The first line that is not empty names the columns, in either language or
 * by the keys of the contract, in any order; where it names none of them it is taken for a row, and the columns stand
 * in their declared order. Empty lines and cells count as not given. What cannot be read goes on as it stands, so that
 * the door refuses it at its place with its own sentence.
 */
export function rowsFromTable(list: Fact, table: readonly (readonly Cell[])[]): RowsOfTable | UnknownHeadings {
  const fields = list.row ?? [];
  const lines = table.map((cells, index) => ({ cells, number: index + 1 })).filter(({ cells }) => !isEmpty(cells));
  const [first, ...others] = lines;
  if (!first) return { rows: [], sheetRows: [] };
  const named = first.cells.map((cell) => (textOf(cell) === '' ? undefined : fieldNamed(fields, textOf(cell))));
  const hasHeadings = named.some((field) => field !== undefined);
  const unknown = hasHeadings ? first.cells.map(textOf).filter((text, at) => text !== '' && !named[at]) : [];
  if (unknown.length > 0) return { unknown, known: fields.map((field) => field.name) };
  const columns = hasHeadings ? named : fields;
  const body = hasHeadings ? others : lines;
  return {
    rows: body.map(({ cells }) => rowOf(columns, cells)), sheetRows: body.map(({ number }) => number),
  };
}

function isEmpty(cells: readonly Cell[]): boolean {
  return cells.every((cell) => textOf(cell) === '');
}

/** Without unit, blanks and case: `Monthly rent (yuan)` is `monthlyRent`. */
function plain(heading: string): string {
  return heading.normalize('NFKC').replace(/\([^)]*\)/g, '').replace(/[\s*_-]/g, '').toLowerCase();
}

function fieldNamed(fields: readonly Fact[], heading: string): Fact | undefined {
  const wanted = plain(heading);
  return fields.find((field) => [field.name, field.key, labelOf(field, 'en')].some((name) => plain(name) === wanted));
}

function rowOf(columns: readonly (Fact | undefined)[], cells: readonly Cell[]): Record<string, unknown> {
  const row: Record<string, unknown> = {};
  for (const [at, cell] of cells.entries()) {
    const field = columns[at];
    const value = field && valueOf(field, cell);
    if (field && value !== undefined) row[field.key] = value;
  }
  return row;
}

function valueOf(field: Fact, cell: Cell): unknown {
  const text = textOf(cell);
  if (text === '') return undefined;
  switch (field.wire) {
    case 'boolean': return typeof cell === 'boolean' ? cell : yesOrNo(text);
    case 'choice': return optionNamed(field, text);
    case 'list': return text.split(/[\s,，、;；]+/).filter(Boolean).map((one) => wireOf(field.of ?? 'text', one));
    case 'text': case 'region': return text;
    default: return wireOf(field.wire, decimalOfCell(text));
  }
}

/** 是 and 否 in the words of both languages and the signs people tick with; anything else as it stands. */
function yesOrNo(text: string): boolean | string {
  const word = plain(text);
  const says = (key: 'yes' | 'no'): string[] => [sayIn('zh-CN')(key), sayIn('en')(key)].map(plain);
  if ([...says('yes'), 'true', 'y', '1', '√', '✓'].includes(word)) return true;
  if ([...says('no'), 'false', 'n', '0', '×', '✗'].includes(word)) return false;
  return text;
}

function optionNamed(field: Fact, text: string): string {
  const wanted = plain(text);
  const isNamed = (names: readonly string[]): boolean => names.some((name) => plain(name) === wanted);
  return field.options?.find(({ key, label }) => isNamed([key, label.zh, label.en]))?.key ?? text;
}

function textOf(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'boolean') return String(cell);
  // A spreadsheet's day has no zone; its reader gives it as midnight in UTC.
  return cell instanceof Date ? cell.toISOString().slice(0, 10) : cell.trim();
}
