import type { Sheet } from './write-xlsx.ts';

/** A column of an export: its heading, what it means and how it is written, and its text in a row. */
export interface ExportColumn<Row> {
  readonly title: string;
  readonly meaning: string;
  readonly kind: 'text' | 'yuan' | 'day' | 'instant' | 'year' | 'number';
  readonly text: (row: Row) => string | number | null | undefined;
}

/** What an exported column is called and means, in the reader's language. */
interface ColumnWords { readonly title: string; readonly meaning: string }

/** How a column is written, and its text in a row. */
export type Cells<Row, Key extends string> =
  Readonly<Record<Key, readonly [kind: ExportColumn<Row>['kind'], text: ExportColumn<Row>['text']]>>;

/** The columns of an export, in the order of their cells: one table of words, one of what stands under them. */
export function columnsOf<Row, Key extends string>(
  words: Readonly<Record<Key, ColumnWords>>, cells: Cells<Row, Key>,
): ExportColumn<Row>[] {
  return (Object.keys(cells) as Key[]).map((key) => {
    const [kind, text] = cells[key];
    const { title, meaning } = words[key];
    return { title, meaning, kind, text };
  });
}

/** Marks the file as UTF-8, without which spreadsheets read Chinese in the code page of the machine. */
const byteOrderMark = '\uFEFF';

/** The rows as a table of comma-separated values (RFC 4180), the headings first. */
export function csvOf<Row>(columns: readonly ExportColumn<Row>[], rows: readonly Row[]): string {
  const lines = rows.map((row) => columns.map(({ text }) => `${text(row) ?? ''}`));
  return tableOf([columns.map(({ title }) => title), ...lines]);
}

/** 数据字典 — what each column means, in a table of its own; `headings` and `kinds` are in the reader's language. */
export function dictionaryOf(
  columns: readonly ExportColumn<never>[],
  words: {
    headings: readonly [column: string, meaning: string, kind: string];
    kinds: Readonly<Record<ExportColumn<never>['kind'], string>>;
  },
): string {
  return tableOf([words.headings, ...columns.map(({ title, meaning, kind }) => [title, meaning, words.kinds[kind]])]);
}

/** The rows and the dictionary as two sheets of a workbook; amounts stay the texts that they are. */
export function sheetsOf<Row>(
  columns: readonly ExportColumn<Row>[], rows: readonly Row[],
  words: {
    headings: readonly [column: string, meaning: string, kind: string];
    kinds: Readonly<Record<ExportColumn<never>['kind'], string>>;
    sheets: readonly [rows: string, dictionary: string];
  },
): Sheet[] {
  return [
    {
      name: words.sheets[0], headings: columns.map(({ title }) => title),
      rows: rows.map((row) => columns.map(({ text }) => `${text(row) ?? ''}`)),
    },
    {
      name: words.sheets[1], headings: words.headings,
      rows: columns.map(({ title, meaning, kind }) => [title, meaning, words.kinds[kind]]),
    },
  ];
}

function tableOf(lines: readonly (readonly string[])[]): string {
  return `${byteOrderMark}${lines.map((line) => `${line.map(cellOf).join(',')}\r\n`).join('')}`;
}

/**
 * A text that a spreadsheet would run as a formula, in signs of either width, gets an apostrophe in front; a negative
 * number stays one.
 */
function cellOf(text: string): string {
  const inert = /^[=+\-@＝＋－＠\t\r\n]/u.test(text) && !/^-[0-9]+(\.[0-9]+)?$/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
}
