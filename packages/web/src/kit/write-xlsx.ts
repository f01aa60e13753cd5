/** A sheet of texts under a bold heading, each column as wide as its heading needs. */
export interface Sheet {
  readonly name: string;
  readonly headings: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** An xlsx file of sheets; every cell is text, so nothing in it can be taken for a formula. */
export async function writeXlsx(sheets: readonly Sheet[]): Promise<Blob> {
  const { default: write } = await import('write-excel-file/universal');
  return write(sheets.map(({ name, headings, rows }) => ({
    sheet: name, stickyRowsCount: 1, columns: headings.map((heading) => ({ width: widthOf(heading) })),
    data: [
      headings.map((value) => ({ value, type: String, fontWeight: 'bold' as const })),
      ...rows.map((row) => row.map((value) => ({ value, type: String }))),
    ],
  }))).toBlob();
}

/** A Chinese character is two letters wide. */
function widthOf(text: string): number {
  const letters = [...text].reduce((sum, character) => sum + (character > '\u2e7f' ? 2 : 1), 0);
  return Math.min(Math.max(letters + 4, 12), 48);
}
