import type { Kysely } from 'kysely';
import type { RecordAppeal } from '@qingce/contract';
import type { NoTables, Reader, Tx } from '@qingce/database';
import type { Instant } from '../foundation/index.ts';

type AppealTables = {
  award_appeal: {
    id: string;
    claim_id: string;
    cycle: number;
    remedy: string;
    outcome: RecordAppeal['outcome'];
    document_no: string;
    decided_on: string;
    finding: string;
    step: RecordAppeal['step'];
    recorded_by: string;
    recorded_at: Instant;
  };
};

const tables = (reader: Reader): Kysely<NoTables & AppealTables> => reader.$extendTables<AppealTables>();

/** 救济结果 as it is kept: of the cycle whose decision it is about; who recorded it is told by user id. */
export interface StoredAppeal extends RecordAppeal {
  readonly id: string;
  readonly claimId: string;
  readonly cycle: number;
  readonly by: string;
  readonly at: Instant;
}

export async function insertAppeal(tx: Tx, appeal: StoredAppeal): Promise<void> {
  await tables(tx)
    .insertInto('award_appeal')
    .values({
      id: appeal.id, claim_id: appeal.claimId, cycle: appeal.cycle, remedy: appeal.remedy, outcome: appeal.outcome,
      document_no: appeal.documentNo, decided_on: appeal.decidedOn, finding: appeal.finding, step: appeal.step,
      recorded_by: appeal.by, recorded_at: appeal.at,
    })
    .execute();
}

/** What came of appeals in the case, the first one first. */
export async function listAppeals(reader: Reader, claimId: string): Promise<StoredAppeal[]> {
  const rows = await tables(reader)
    .selectFrom('award_appeal').selectAll().where('claim_id', '=', claimId).orderBy('recorded_at').execute();
  return rows.map((row) => ({
    id: row.id, claimId: row.claim_id, cycle: row.cycle, remedy: row.remedy, outcome: row.outcome,
    documentNo: row.document_no, decidedOn: row.decided_on, finding: row.finding, step: row.step,
    by: row.recorded_by, at: row.recorded_at,
  }));
}
