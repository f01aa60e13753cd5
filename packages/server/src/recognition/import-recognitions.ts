import type { CellProblem, RecognitionPreview } from '@qingce/contract';
import { findApplicants, requireReach } from '../applicant/index.ts';
import { plainName } from '../documents/index.ts';
import { refuse } from '../foundation/index.ts';
import type { VerbContext } from '../foundation/index.ts';
import { findTwin, getOwnKind, keepEntry } from './enter-recognition.ts';
import { plainNameOf } from './recognition.ts';
import type { Entry } from './recognition.ts';
import { listEntries, lockKind } from './recognition.sql.ts';
import { rowsOfTable } from './rows-of-table.ts';
import type { RowOfTable } from './rows-of-table.ts';

/** A table that arrived for a kind of a policy, with the hash of its bytes. */
interface ArrivedTable {
  readonly policy: string; readonly kind: string; readonly name: string; readonly sha256: string;
  readonly table: readonly (readonly string[])[];
}

/**
 * 预览 — how many entries an import would make, and what is wrong by line and heading; keeps nothing. Refuses
 * with policy.not-found, recognition.no-such-kind, recognition.other-office and as rowsOfTable does.
 */
export async function previewRecognitions(context: VerbContext, arrived: ArrivedTable): Promise<RecognitionPreview> {
  const { rows, problems } = await readRows(context, arrived);
  return { name: plainName(arrived.name), sha256: arrived.sha256, rows: rows.length, problems };
}

/**
 * 导入认定 — every line becomes an entry that waits for another person, or none does. What is in the register already is
 * wrong here, so the same table again enters nothing. Refuses as previewRecognitions does, with crosscheck.cells-wrong
 * and, for a line about an applicant whom the officer may not deal with, as requireReach does.
 */
export async function importRecognitions(context: VerbContext, arrived: ArrivedTable): Promise<{ entered: number }> {
  const { policy, kind, sha256 } = arrived;
  await lockKind(context.tx, { policy, kind });
  const { rows, problems } = await readRows(context, arrived);
  const [first] = problems;
  if (first) {
    throw refuse('crosscheck.cells-wrong', {
      count: `${problems.length}`, line: `${first.line}`, heading: first.heading, cell: first.cell,
    });
  }
  await requireReachOfAll(context, rows);
  for (const { line, holder, content } of rows) {
    const imported = { name: plainName(arrived.name), sha256, line };
    await keepEntry(context, { policy, kind, holder, content, imported });
  }
  return { entered: rows.length };
}

async function readRows(
  context: VerbContext, { policy, kind: kindId, name, table }: ArrivedTable,
): Promise<{ rows: RowOfTable[]; problems: CellProblem[] }> {
  const kind = await getOwnKind(context, { policy, kind: kindId });
  const { rows, problems } = rowsOfTable(table, { kind, file: plainName(name), today: context.today });
  const known = await listEntries(context.tx, { policy, kind: kind.id });
  return { rows, problems: [...problems, ...twins(rows, known)].toSorted((a, b) => a.line - b.line) };
}

/** Lines that the register or an earlier line of the table says already. */
function twins(rows: readonly RowOfTable[], known: readonly Entry[]): CellProblem[] {
  const said = new Set<string>();
  return rows.flatMap((row): CellProblem[] => {
    const { holder, content: { name, documentNo } } = row;
    const key = JSON.stringify([holder.creditCode, plainNameOf(name), documentNo]);
    const isTwice = said.has(key) || findTwin(known, row) !== undefined;
    said.add(key);
    return isTwice ? [{ line: row.line, heading: '', problem: 'twice', cell: name }] : [];
  });
}

async function requireReachOfAll(context: VerbContext, rows: readonly RowOfTable[]): Promise<void> {
  const codes = new Set(rows.map(({ holder }) => holder.creditCode));
  const named = (await findApplicants(context.tx))
    .filter(({ creditCode }) => creditCode !== null && codes.has(creditCode));
  for (const { id } of named) await requireReach(context, { applicantId: id });
}
