import { RecognitionContent, recognitionHeadings } from '@qingce/contract';
import type { CellProblem, RecognitionColumn } from '@qingce/contract';
import { creditCodeProblem, dashedDay, normalizeCreditCode, parseDay, toHalfWidth } from '@qingce/values';
import { refuse } from '../foundation/index.ts';
import type { Day } from '../foundation/index.ts';
import type { Content, Holder, Kind } from './recognition.ts';

type Table = readonly (readonly string[])[];
type Cells = ReadonlyMap<RecognitionColumn, string>;
/** What a line of a table would enter. */
export interface RowOfTable { readonly line: number; readonly holder: Holder; readonly content: Content }

const headSoughtIn = 20;
/** As many as one person may confirm at once. */
const rowsMost = 500;
const days = ['documentOn', 'validFrom', 'validUntil'] as const satisfies readonly RecognitionColumn[];

/**
 * Reads a table of entries: the headings stand in one of the first lines, in either language. Refuses with
 * crosscheck.headings-missing, recognition.no-rows and crosscheck.too-many-rows; what is wrong with a cell is told by
 * line and heading. A line without a source rests on the file.
 */
export function rowsOfTable(
  table: Table, { kind, file, today }: { kind: Kind; file: string; today: Day },
): { rows: RowOfTable[]; problems: CellProblem[] } {
  const { head, places } = layoutOf(table, kind);
  const lines = table.map((cells, index) => ({ cells, line: index + 1 }))
    .filter(({ cells, line }) => line > head + 1 && cells.some((cell) => cell.trim() !== ''));
  if (lines.length === 0) throw refuse('recognition.no-rows');
  if (lines.length > rowsMost) throw refuse('crosscheck.too-many-rows', { most: `${rowsMost}` });
  const read = lines.map(({ cells, line }) => {
    const said = new Map([...places].map(([column, { at }]) => [column, textAt(cells, at)] as const));
    return { line, said, wrong: problemsOf(said, { kind, today }) };
  });
  return {
    rows: read.filter(({ wrong }) => wrong.length === 0).map(({ line, said }) => ({ line, ...rowOf(said, file) })),
    problems: read.flatMap(({ line, said, wrong }) => wrong.map(({ column, problem }) => (
      { line, heading: places.get(column)?.heading ?? '', problem, cell: textOf(said, column) }))),
  };
}

interface Place { readonly at: number; readonly heading: string }

function textOf(said: Cells, column: RecognitionColumn): string {
  return said.get(column) ?? '';
}

function namesOf(column: RecognitionColumn): string[] {
  return Object.values(recognitionHeadings[column]).map(plain);
}

function layoutOf(table: Table, kind: Kind): { head: number; places: ReadonlyMap<RecognitionColumn, Place> } {
  const columns = (Object.keys(recognitionHeadings) as RecognitionColumn[])
    .filter((column) => column !== 'creditCode' || kind.holder === 'applicant');
  const head = table.slice(0, headSoughtIn)
    .findIndex((cells) => cells.some((cell) => namesOf('documentNo').includes(plain(cell))));
  const found = table[head] ?? [];
  const places = columns.map((column) =>
    [column, found.findIndex((cell) => namesOf(column).includes(plain(cell)))] as const);
  const missing = places.filter(([, at]) => at < 0).map(([column]) => recognitionHeadings[column].zh);
  if (missing.length > 0) throw refuse('crosscheck.headings-missing', { headings: missing.join('、') });
  return { head, places: new Map(places.map(([column, at]) => [column, { at, heading: (found[at] ?? '').trim() }])) };
}

interface Wrong { readonly column: RecognitionColumn; readonly problem: CellProblem['problem'] }

function problemsOf(said: Cells, { kind, today }: { kind: Kind; today: Day }): Wrong[] {
  const wrong = [...textProblems(said), ...dayProblems(said, today)];
  if (kind.holder === 'applicant' && creditCodeProblem(normalizeCreditCode(textOf(said, 'creditCode')))) {
    wrong.push({ column: 'creditCode', problem: textOf(said, 'creditCode') === '' ? 'missing' : 'credit-code' });
  }
  return wrong;
}

function textProblems(said: Cells): Wrong[] {
  const texts = ['name', 'authority', 'documentNo'] as const;
  const { shape } = RecognitionContent;
  return [
    ...texts.filter((column) => textOf(said, column) === '').map((column) => ({ column, problem: 'missing' as const })),
    ...([...texts, 'source'] as const).filter((column) =>
      textOf(said, column) !== '' && !shape[column].safeParse(textOf(said, column)).success)
      .map((column) => ({ column, problem: 'too-long' as const })),
  ];
}

/** Days that are none, a document of tomorrow, and a last day before the first. */
function dayProblems(said: Cells, today: Day): Wrong[] {
  const wrong = days.flatMap((column): Wrong[] => {
    const text = textOf(said, column);
    if (text === '') return column === 'validUntil' ? [] : [{ column, problem: 'missing' }];
    return parseDay(dashedDay(text)) === undefined ? [{ column, problem: 'day' }] : [];
  });
  if (wrong.length > 0) return wrong;
  const [documentOn = '', from = '', until = ''] = days.map((column) => dayOf(said, column));
  return [
    ...(documentOn > today ? [{ column: 'documentOn', problem: 'day' } as const] : []),
    ...(until !== '' && until < from ? [{ column: 'validUntil', problem: 'day' } as const] : []),
  ];
}

function rowOf(said: Cells, file: string): { holder: Holder; content: Content } {
  const creditCode = said.get('creditCode');
  const source = textOf(said, 'source');
  const until = dayOf(said, 'validUntil');
  return {
    holder: { creditCode: creditCode === undefined ? null : normalizeCreditCode(creditCode), applicantId: null },
    content: {
      name: textOf(said, 'name'), authority: textOf(said, 'authority'), documentNo: textOf(said, 'documentNo'),
      documentOn: dayOf(said, 'documentOn'), validFrom: dayOf(said, 'validFrom'),
      validUntil: until === '' ? null : until, source: source === '' ? file : source,
    },
  };
}

/** A day in its one form; what is none stays as it is. */
function dayOf(said: Cells, column: (typeof days)[number]): Day {
  return dashedDay(textOf(said, column));
}

function textAt(cells: readonly string[], at: number): string {
  return (cells[at] ?? '').trim();
}

/** Headings are compared without spaces, and full-width brackets are brackets. */
function plain(heading: string): string {
  return toHalfWidth(heading).replaceAll(/\s/g, '');
}
