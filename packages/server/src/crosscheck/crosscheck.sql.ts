import type { GeneratedAlways, Kysely } from 'kysely';
import { json } from '@qingce/database';
import type { NoTables, Reader, Tx } from '@qingce/database';
import type { Instant } from '../foundation/index.ts';
import type { Value } from './crosscheck.ts';
import type { FileRow } from './rows-of-table.ts';

type CrossCheckTables = {
  third_party_file: {
    id: string; policy: string; source: string; declaration_hash: string; year: number; name: string; sha256: string;
    rows: number; imported_by: string; office: string; imported_at: Instant; number: GeneratedAlways<bigint>;
  };
  third_party_value: { file_id: string; line: number; credit_code: string; fact: string; value: unknown };
};

const tables = (reader: Reader): Kysely<NoTables & CrossCheckTables> => reader.$extendTables<CrossCheckTables>();

/** 导入的文件 — known again by its hash. */
export interface ImportedFile {
  readonly id: string; readonly policy: string; readonly source: string; readonly year: number;
  readonly name: string; readonly sha256: string; readonly rows: number;
  readonly importedBy: string; readonly office: string; readonly importedAt: Instant;
}

/** Keeps the file; false when the same one is there for that source and year. */
export async function insertFile(tx: Tx, file: ImportedFile & { declarationHash: string }): Promise<boolean> {
  const row = await tables(tx).insertInto('third_party_file').values({
    id: file.id, policy: file.policy, source: file.source, declaration_hash: file.declarationHash, year: file.year,
    name: file.name, sha256: file.sha256, rows: file.rows, imported_by: file.importedBy, office: file.office,
    imported_at: file.importedAt,
  }).onConflict((conflict) => conflict.constraint('third_party_file_once').doNothing()).returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

const valuesAtOnce = 1000;

export async function insertValues(tx: Tx, fileId: string, rows: readonly FileRow[]): Promise<void> {
  const values = rows.flatMap(({ line, creditCode, values: said }) => said.map(({ fact, value }) => ({
    file_id: fileId, line, credit_code: creditCode, fact, value: json(value),
  })));
  for (let at = 0; at < values.length; at += valuesAtOnce) {
    await tables(tx).insertInto('third_party_value').values(values.slice(at, at + valuesAtOnce)).execute();
  }
}

export async function findSameFile(
  reader: Reader, file: Pick<ImportedFile, 'policy' | 'source' | 'year' | 'sha256'>,
): Promise<ImportedFile | undefined> {
  const row = await tables(reader).selectFrom('third_party_file').selectAll().where('policy', '=', file.policy)
    .where('source', '=', file.source).where('year', '=', file.year).where('sha256', '=', file.sha256)
    .executeTakeFirst();
  return row && fileOf(row);
}

/** The files of a policy, or of one of its years; the newest first. */
export async function listFiles(reader: Reader, which: { policy: string; year?: number }): Promise<ImportedFile[]> {
  let query = tables(reader).selectFrom('third_party_file').selectAll().where('policy', '=', which.policy)
    .orderBy('number', 'desc');
  if (which.year !== undefined) query = query.where('year', '=', which.year);
  return (await query.execute()).map(fileOf);
}

/** What the files say of a firm, line by line. */
export async function listValues(
  reader: Reader, which: { fileIds: readonly string[]; creditCode: string },
): Promise<{ fileId: string; fact: string; value: Value }[]> {
  if (which.fileIds.length === 0) return [];
  const rows = await tables(reader).selectFrom('third_party_value').select(['file_id', 'fact', 'value'])
    .where('file_id', 'in', which.fileIds).where('credit_code', '=', which.creditCode).orderBy('line').execute();
  return rows.map((row) => ({ fileId: row.file_id, fact: row.fact, value: row.value as Value }));
}

function fileOf(row: Omit<CrossCheckTables['third_party_file'], 'number' | 'declaration_hash'>): ImportedFile {
  return {
    id: row.id, policy: row.policy, source: row.source, year: row.year, name: row.name, sha256: row.sha256,
    rows: row.rows, importedBy: row.imported_by, office: row.office, importedAt: row.imported_at,
  };
}
