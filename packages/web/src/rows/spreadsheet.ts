import type { Cell } from '@qingce/law-view';

const megabyte = 1024 * 1024;
/** How large a file may be, and how many rows are taken at once: beyond that a form of rows is no help to anyone. */
export const limits = { megabytes: 5, rows: 500 } as const;

/** Why a file cannot be read: not a spreadsheet, or too large. */
export type Unreadable = 'unreadable' | 'tooLarge';

/**
 * The cells of the first sheet of an xlsx file. Numbers come as the text that the file holds. The readers are fetched
 * when first needed: most people never import anything.
 */
export async function readXlsx(file: File): Promise<Cell[][] | Unreadable> {
  if (file.size > limits.megabytes * megabyte) return 'tooLarge';
  const { readSheet } = await import('read-excel-file/universal');
  try {
    const sheet = await readSheet<string>(await file.arrayBuffer(), { parseNumber: (text) => text });
    return sheet as unknown as Cell[][];
  } catch {
    return 'unreadable';
  }
}

/** The cells of what was pasted: spreadsheets put tabs between columns and quote cells that hold line ends. */
export function readPasted(text: string): Cell[][] {
  const cells = /(?:"((?:[^"]|"")*)"|([^\t\r\n]*))(\t|\r\n|\r|\n|$)/gy;
  const table: Cell[][] = [[]];
  for (let match = cells.exec(text); match; match = cells.exec(text)) {
    const [, quoted, plain = '', end = ''] = match;
    table.at(-1)?.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end === '') break;
    if (end !== '\t') table.push([]);
  }
  return table;
}
