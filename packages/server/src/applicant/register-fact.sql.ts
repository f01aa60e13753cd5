import type { GeneratedAlways, Kysely } from 'kysely';
import { json } from '@qingce/database';
import type { NoTables, Reader, Tx } from '@qingce/database';
import type { Day, Instant } from '../foundation/index.ts';
import type { FactValue, RegisterFact } from './register-facts.ts';

type RegisterTables = {
  register_fact: {
    number: GeneratedAlways<bigint>; applicant_id: string; fact: string; value: unknown; source: string | null;
    document_no: string | null; valid_from: Day | null; recorded_at: Instant; recorded_by: string | null;
    recorded_role: string | null; recorded_unit: string | null;
  };
};

const tables = (reader: Reader): Kysely<NoTables & RegisterTables> => reader.$extendTables<RegisterTables>();

/** The caller holds the applicant, so that statements are numbered in the order in which they are committed. */
export async function insertRegisterFacts(
  tx: Tx, { applicantId, statements }: { applicantId: string; statements: readonly RegisterFact[] },
): Promise<void> {
  if (statements.length === 0) return;
  await tables(tx).insertInto('register_fact').values(statements.map((said) => ({
    applicant_id: applicantId, fact: said.fact, value: said.value === null ? null : json(said.value),
    source: said.source, document_no: said.documentNo, valid_from: said.validFrom, recorded_at: said.recordedAt,
    recorded_by: said.recordedBy?.id ?? null, recorded_role: said.recordedBy?.role ?? null,
    recorded_unit: said.recordedBy?.unit ?? null,
  }))).execute();
}

/** Every statement about the applicant, in the order in which they were recorded. */
export async function listRegisterFacts(reader: Reader, applicantId: string): Promise<RegisterFact[]> {
  const rows = await tables(reader).selectFrom('register_fact').selectAll()
    .where('applicant_id', '=', applicantId).orderBy('number').execute();
  return rows.map((row) => ({
    fact: row.fact, value: row.value as FactValue, source: row.source, documentNo: row.document_no,
    validFrom: row.valid_from, recordedAt: row.recorded_at,
    recordedBy: row.recorded_by === null || row.recorded_role === null
      ? null : { id: row.recorded_by, role: row.recorded_role, unit: row.recorded_unit },
  }));
}
