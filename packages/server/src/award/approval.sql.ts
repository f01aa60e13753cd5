import type { Kysely } from 'kysely';
import type { NoTables, Reader, Tx } from '@qingce/database';
import type { Instant } from '../foundation/index.ts';

type ApprovalTables = {
  award_approval: {
    claim_id: string; cycle: number; level: string; note: string; approved_by: string; approved_at: Instant;
  };
  claim: { id: string; cycle: number };
};

const tables = (reader: Reader): Kysely<NoTables & ApprovalTables> => reader.$extendTables<ApprovalTables>();

/** 审批 — one level's yes to an award. */
export interface Approval {
  readonly claimId: string;
  readonly level: string;
  readonly note: string;
  readonly by: string;
  readonly at: Instant;
}

export async function insertApproval(tx: Tx, approval: Approval & { cycle: number }): Promise<void> {
  await tables(tx)
    .insertInto('award_approval')
    .values({
      claim_id: approval.claimId, cycle: approval.cycle, level: approval.level, note: approval.note,
      approved_by: approval.by, approved_at: approval.at,
    })
    .execute();
}

/** The approvals of the claim's award in the cycle that it is in, the first one first. */
export async function listApprovals(reader: Reader, claimId: string): Promise<Approval[]> {
  const rows = await tables(reader)
    .selectFrom('award_approval as a')
    .innerJoin('claim as c', (join) => join.onRef('c.id', '=', 'a.claim_id').onRef('c.cycle', '=', 'a.cycle'))
    .selectAll('a').where('a.claim_id', '=', claimId).orderBy('a.approved_at').execute();
  return rows.map((row) => ({
    claimId: row.claim_id, level: row.level, note: row.note, by: row.approved_by, at: row.approved_at,
  }));
}
