import type { Kysely } from 'kysely';
import { json } from '@qingce/database';
import type { NoTables, Reader, Tx } from '@qingce/database';
import type { Day, Instant } from '../foundation/index.ts';
import type { ObligationRecord } from './obligation.ts';

type ObligationTables = {
  obligation_record: {
    id: string; claim_id: string; cycle: number; position: number; obligation: string;
    kind: ObligationRecord['kind']; facts: unknown; said: string; paper: string; broken_on: Day | null;
    case_id: string | null; recorded_by: string; recorded_at: Instant;
  };
};

const tables = (reader: Reader): Kysely<NoTables & ObligationTables> => reader.$extendTables<ObligationTables>();

export async function insertObligationRecord(tx: Tx, record: ObligationRecord): Promise<void> {
  await tables(tx).insertInto('obligation_record').values({
    id: record.id, claim_id: record.claimId, cycle: record.cycle, position: record.position,
    obligation: record.obligation, kind: record.kind, facts: json(record.facts as unknown), said: record.said,
    paper: record.paper, broken_on: record.brokenOn, case_id: record.caseId, recorded_by: record.recordedBy,
    recorded_at: record.recordedAt,
  }).execute();
}

/** What was recorded of the obligations of a claim in its cycle, the first first. */
export async function listObligationRecords(
  reader: Reader, claim: { id: string; cycle: number },
): Promise<ObligationRecord[]> {
  const rows = await tables(reader).selectFrom('obligation_record').selectAll().where('claim_id', '=', claim.id)
    .where('cycle', '=', claim.cycle).orderBy('recorded_at').orderBy('id').execute();
  return rows.map((row) => ({
    id: row.id, claimId: row.claim_id, cycle: row.cycle, position: row.position, obligation: row.obligation,
    kind: row.kind, facts: row.facts as ObligationRecord['facts'], said: row.said, paper: row.paper,
    brokenOn: row.broken_on, caseId: row.case_id, recordedBy: row.recorded_by, recordedAt: row.recorded_at,
  }));
}
