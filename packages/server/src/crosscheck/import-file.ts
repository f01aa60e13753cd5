import type { ImportDone, ImportPreview } from '@qingce/contract';
import { assert, refuse } from '../foundation/index.ts';
import type { VerbContext } from '../foundation/index.ts';
import { findApplicants } from '../applicant/index.ts';
import { recordAudit } from '../audit/index.ts';
import { getPerson } from '../identity/index.ts';
import { getPolicyInForce } from '../policy/index.ts';
import type { Source } from './crosscheck.ts';
import { findSameFile, insertFile, insertValues } from './crosscheck.sql.ts';
import { sourceDeclarations } from './declare-sources.ts';
import { shownFile } from './read-desk.ts';
import { rowsOfTable } from './rows-of-table.ts';
import type { RowsOfFile } from './rows-of-table.ts';

/** A file that arrived for a source and a year, with its cells. */
export interface ArrivedTable {
  readonly policy: string;
  readonly source: string;
  readonly year: number;
  readonly name: string;
  readonly sha256: string;
  readonly table: readonly (readonly string[])[];
}

/**
 * 预览 — what an import of the file would take in, and what is wrong with it by line and heading; keeps nothing. Refuses
 * with policy.not-found, crosscheck.no-such-source, crosscheck.other-office and as rowsOfTable does.
 */
export async function previewImport(context: VerbContext, arrived: ArrivedTable): Promise<ImportPreview> {
  const { rows, problems, otherYears } = (await read(context, arrived)).read;
  const known = await findSameFile(context.tx, arrived);
  const codes = new Set((await findApplicants(context.tx)).map(({ creditCode }) => creditCode));
  return {
    name: arrived.name, sha256: arrived.sha256, rows: rows.length, otherYears, problems: [...problems],
    unknownCodes: new Set(rows.map(({ creditCode }) => creditCode).filter((code) => !codes.has(code))).size,
    known: known ? await shownFile(context, known) : null,
  };
}

/**
 * 导入第三方数据 — keeps what the file says, line by line, under its hash; the same file again changes nothing. Refuses as
 * previewImport does, and with crosscheck.cells-wrong when any cell is.
 */
export async function importFile(context: VerbContext, arrived: ArrivedTable): Promise<ImportDone> {
  const { declarationHash, source, read: { rows, problems } } = await read(context, arrived);
  const [first] = problems;
  if (first) {
    throw refuse('crosscheck.cells-wrong', {
      count: `${problems.length}`, line: `${first.line}`, heading: first.heading, cell: first.cell,
    });
  }
  const { policy, year, name, sha256 } = arrived;
  const file = {
    id: context.newId(), policy, source: source.id, year, name: plainName(name), sha256, rows: rows.length,
    declarationHash, importedBy: getPerson(context.actor).id, office: source.office,
    importedAt: context.businessNow,
  };
  if (!(await insertFile(context.tx, file))) {
    const known = await findSameFile(context.tx, arrived);
    assert(known, 'only the same file stands in the way of one');
    return { fileId: known.id, isNew: false, rows: known.rows };
  }
  await insertValues(context.tx, file.id, rows);
  await recordAudit(context, {
    act: 'crosscheck.import', object: { kind: 'third-party-file', id: file.id },
    details: { policy, source: source.id, year, sha256, rows: rows.length },
  });
  return { fileId: file.id, isNew: true, rows: rows.length };
}

async function read(
  context: VerbContext, { policy: id, source: sourceId, year, table }: ArrivedTable,
): Promise<{ declarationHash: string; source: Source; read: RowsOfFile }> {
  const policy = await getPolicyInForce(context.tx, id);
  const inForce = await sourceDeclarations.find(context.tx, id);
  const source = inForce?.declared.find((each) => each.id === sourceId);
  if (!inForce || !source) throw refuse('crosscheck.no-such-source');
  const { office } = source;
  if (getPerson(context.actor).unit !== office) throw refuse('crosscheck.other-office', { office });
  return { declarationHash: inForce.hash, source, read: rowsOfTable(table, { source, policy, year }) };
}

/** No folders, and none of the characters that would make a name read otherwise than it is. */
function plainName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? '';
  return last.replaceAll(/[\p{Cc}\p{Cf}]/gu, '').trim().slice(0, 200) || 'table';
}
