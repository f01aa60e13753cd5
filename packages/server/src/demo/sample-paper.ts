/** One page of what a firm would hand in; it says what it stands for and that it is a sample. */
export interface SamplePaper { readonly title: string; readonly lines: readonly string[] }

/**
 * 样例材料 — the paper as PDF 1.4. The Chinese is set in a font that every reader brings along (Adobe-GB1), so that
 * the file stays below two kilobytes.
 */
export function samplePaper({ title, lines }: SamplePaper): Uint8Array<ArrayBuffer> {
  const body = lines.map((line, index) => setLine(line, { size: 11, y: 740 - 22 * index }));
  const content = [setLine(title, { size: 16, y: 780 }), ...body].join('\n');
  return assemble([
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] ' +
      '/Resources << /Font << /F1 4 0 R >> >> /Contents 7 0 R >>',
    '<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light ' +
      '/Encoding /UniGB-UCS2-H /DescendantFonts [5 0 R] >>',
    '<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /FontDescriptor 6 0 R ' +
      '/CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> ' +
      '/DW 1000 /W [1 95 500 814 939 500] >>',
    '<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 ' +
      '/FontBBox [-25 -254 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>',
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
  ]);
}

function setLine(text: string, { size, y }: { size: number; y: number }): string {
  const codeAt = (at: number): string => text.charCodeAt(at).toString(16).padStart(4, '0');
  const codes = Array.from({ length: text.length }, (_, at) => codeAt(at));
  return `BT /F1 ${size} Tf 60 ${y} Td <${codes.join('')}> Tj ET`;
}

/** Objects from 1 on, their table of offsets, and the trailer; all of it ASCII, so characters are bytes. */
function assemble(objects: readonly string[]): Uint8Array<ArrayBuffer> {
  let file = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const offset = file.length;
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const table = offsets.map((offset) => `${offset.toString().padStart(10, '0')} 00000 n \n`).join('');
  const size = objects.length + 1;
  const trailer = `trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${file.length}\n%%EOF\n`;
  return new TextEncoder().encode(`${file}xref\n0 ${size}\n0000000000 65535 f \n${table}${trailer}`);
}
