import { parse } from 'csv-parse/sync';
import { readSheet } from 'read-excel-file/universal';
import { refuse } from '../foundation/index.ts';

const zipBegins = Buffer.from('PK\u0003\u0004', 'latin1');

/**
 * The cells of a file as texts, line by line: the first sheet of an xlsx, or a csv in UTF-8 or GB 18030, which is what
 * Chinese spreadsheets write. Refuses with crosscheck.unreadable.
 */
export async function readTable(bytes: Buffer): Promise<string[][]> {
  try {
    return bytes.subarray(0, zipBegins.length).equals(zipBegins) ? await cellsOfXlsx(bytes) : cellsOfText(bytes);
  } catch {
    throw refuse('crosscheck.unreadable');
  }
}

async function cellsOfXlsx(bytes: Buffer): Promise<string[][]> {
  // Numbers come as the text that the file holds, so that no float stands between.
  const sheet = await readSheet<string>(Uint8Array.from(bytes).buffer, { parseNumber: (text) => text });
  return (sheet as unknown as Cell[][]).map((row) => row.map(textOfCell));
}

/** A cell as the reader gives it, whose own type says the class of dates instead of a date. */
type Cell = string | boolean | Date | null;

function textOfCell(cell: Cell): string {
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  return cell === null ? '' : `${cell}`;
}

function cellsOfText(bytes: Buffer): string[][] {
  return parse(decoded(bytes), { bom: true, delimiter: [',', '\t'], relax_column_count: true, trim: true });
}

function decoded(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030', { fatal: true }).decode(bytes);
  }
}
