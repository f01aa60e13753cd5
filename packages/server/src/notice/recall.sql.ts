import type { Kysely } from 'kysely';
import type { RecallLine } from '@qingce/contract';
import type { NoTables, Reader, Tx } from '@qingce/database';
import type { Instant } from '../foundation/index.ts';

type RecallTables = {
  notice_recall: {
    id: string;
    notice_id: string;
    claim_id: string;
    line: string;
    step: RecallLine['step'];
    reason: string;
    objection_id: string | null;
    recalled_by: string;
    recalled_at: Instant;
  };
};

const tables = (reader: Reader): Kysely<NoTables & RecallTables> => reader.$extendTables<RecallTables>();

/** 撤回公示 — a line taken back out of its notice; who did is told by user id. */
export interface Recall {
  readonly id: string;
  readonly noticeId: string;
  readonly claimId: string;
  readonly line: string;
  readonly step: RecallLine['step'];
  readonly reason: string;
  readonly objectionId: string | null;
  readonly by: string;
  readonly at: Instant;
}

export async function insertRecall(tx: Tx, recall: Recall): Promise<void> {
  await tables(tx)
    .insertInto('notice_recall')
    .values({
      id: recall.id, notice_id: recall.noticeId, claim_id: recall.claimId, line: recall.line, step: recall.step,
      reason: recall.reason, objection_id: recall.objectionId, recalled_by: recall.by, recalled_at: recall.at,
    })
    .execute();
}

export async function findRecall(
  reader: Reader, which: { noticeId: string; claimId: string },
): Promise<Recall | undefined> {
  const row = await tables(reader)
    .selectFrom('notice_recall').selectAll()
    .where('notice_id', '=', which.noticeId).where('claim_id', '=', which.claimId)
    .executeTakeFirst();
  return row && recallOf(row);
}

/** Every line that was ever taken back, the first one first. */
export async function listRecalls(reader: Reader): Promise<Recall[]> {
  const rows = await tables(reader).selectFrom('notice_recall').selectAll().orderBy('recalled_at').execute();
  return rows.map(recallOf);
}

function recallOf(row: RecallTables['notice_recall']): Recall {
  return {
    id: row.id, noticeId: row.notice_id, claimId: row.claim_id, line: row.line, step: row.step, reason: row.reason,
    objectionId: row.objection_id, by: row.recalled_by, at: row.recalled_at,
  };
}
