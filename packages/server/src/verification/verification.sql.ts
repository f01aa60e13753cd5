import type { Kysely } from 'kysely';
import { json } from '@qingce/database';
import type { NoTables, Reader, Tx } from '@qingce/database';
import type { Instant } from '../foundation/index.ts';
import type { Finding } from './verification.ts';

type VerificationTables = {
  verification: {
    id: string;
    claim_id: string;
    path: string;
    value: unknown;
    office: string;
    note: string;
    found_by: string;
    found_at: Instant;
    replaced: boolean;
    recognition_id: string | null;
    recognition_version: number | null;
  };
};

const tables = (reader: Reader): Kysely<NoTables & VerificationTables> => reader.$extendTables<VerificationTables>();

/** Keeps the finding; an earlier one of the same person on the same fact is marked as replaced. */
export async function insertFinding(tx: Tx, finding: Finding & { id: string; claimId: string }): Promise<void> {
  await tables(tx)
    .updateTable('verification')
    .set({ replaced: true })
    .where('claim_id', '=', finding.claimId)
    .where('path', '=', finding.path)
    .where('found_by', '=', finding.foundBy)
    .where('replaced', '=', false)
    .execute();
  await tables(tx)
    .insertInto('verification')
    .values({
      id: finding.id,
      claim_id: finding.claimId,
      path: finding.path,
      value: json(finding.value as unknown),
      office: finding.office,
      note: finding.note,
      found_by: finding.foundBy,
      found_at: finding.foundAt,
      replaced: false,
      recognition_id: finding.reliedOn?.id ?? null,
      recognition_version: finding.reliedOn?.version ?? null,
    })
    .execute();
}

/** The findings that stand, the oldest first. */
export async function listFindings(reader: Reader, claimId: string): Promise<Finding[]> {
  const rows = await tables(reader)
    .selectFrom('verification')
    .selectAll()
    .where('claim_id', '=', claimId)
    .where('replaced', '=', false)
    .orderBy('found_at')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    path: row.path,
    value: row.value as Finding['value'],
    office: row.office,
    note: row.note,
    foundBy: row.found_by,
    foundAt: row.found_at,
    reliedOn: row.recognition_id === null || row.recognition_version === null
      ? null : { id: row.recognition_id, version: row.recognition_version },
  }));
}

/** Sets aside what was found of a claim, of all facts or of some, to be found anew; it stays on record as replaced. */
export async function setFindingsAside(tx: Tx, of: { claimId: string; paths?: readonly string[] }): Promise<void> {
  const standing = tables(tx).updateTable('verification').set({ replaced: true })
    .where('claim_id', '=', of.claimId).where('replaced', '=', false);
  await (of.paths ? standing.where('path', 'in', of.paths) : standing).execute();
}

/** The claims of which a finding that stands rests on an entry of the register. */
export async function listRelyingClaims(reader: Reader): Promise<string[]> {
  const rows = await tables(reader).selectFrom('verification').select('claim_id').distinct()
    .where('recognition_id', 'is not', null).where('replaced', '=', false).orderBy('claim_id').execute();
  return rows.map((row) => row.claim_id);
}
