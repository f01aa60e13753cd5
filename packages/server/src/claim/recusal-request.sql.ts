import type { Kysely, Selectable } from 'kysely';
import { assert } from '../foundation/index.ts';
import type { NoTables, Reader, Tx } from '@qingce/database';
import type { Instant } from '../foundation/index.ts';

type RecusalRequestTables = {
  recusal_request: {
    id: string; claim_id: string; officer: string; reason: string; asked_by: string; asked_at: Instant;
    is_granted: boolean | null; note: string | null; decided_by: string | null; decided_at: Instant | null;
  };
};

const tables = (reader: Reader): Kysely<NoTables & RecusalRequestTables> =>
  reader.$extendTables<RecusalRequestTables>();

export interface RequestDecision {
  readonly isGranted: boolean;
  readonly note: string;
  readonly by: string;
  readonly at: Instant;
}

/** 申请回避 — of an officer in one claim, by a person of its applicant; null while nobody has decided. */
export interface StoredRecusalRequest {
  readonly id: string;
  readonly claimId: string;
  readonly officer: string;
  readonly reason: string;
  readonly askedBy: string;
  readonly askedAt: Instant;
  readonly decision: RequestDecision | null;
}

/** Keeps a new request; false while another one about the same officer waits. */
export async function insertRecusalRequest(tx: Tx, asked: Omit<StoredRecusalRequest, 'decision'>): Promise<boolean> {
  const row = await tables(tx).insertInto('recusal_request').values({
    id: asked.id, claim_id: asked.claimId, officer: asked.officer, reason: asked.reason, asked_by: asked.askedBy,
    asked_at: asked.askedAt, is_granted: null, note: null, decided_by: null, decided_at: null,
  }).onConflict((conflict) => conflict.doNothing()).returning('id').executeTakeFirst();
  return row !== undefined;
}

/** Holds the request until the transaction ends. */
export async function lockRecusalRequest(tx: Tx, id: string): Promise<StoredRecusalRequest | undefined> {
  const row = await tables(tx).selectFrom('recusal_request').selectAll().where('id', '=', id).forUpdate()
    .executeTakeFirst();
  return row && requestOf(row);
}

export async function keepRequestDecision(tx: Tx, id: string, decision: RequestDecision): Promise<void> {
  await tables(tx).updateTable('recusal_request').set({
    is_granted: decision.isGranted, note: decision.note, decided_by: decision.by, decided_at: decision.at,
  }).where('id', '=', id).execute();
}

/** What was asked about the claim, the first one first. */
export async function listRecusalRequests(reader: Reader, claimId: string): Promise<StoredRecusalRequest[]> {
  const rows = await tables(reader).selectFrom('recusal_request').selectAll().where('claim_id', '=', claimId)
    .orderBy('asked_at').orderBy('id').execute();
  return rows.map(requestOf);
}

function requestOf(row: Selectable<RecusalRequestTables['recusal_request']>): StoredRecusalRequest {
  return {
    id: row.id, claimId: row.claim_id, officer: row.officer, reason: row.reason, askedBy: row.asked_by,
    askedAt: row.asked_at, decision: decisionOf(row),
  };
}

function decisionOf(row: Selectable<RecusalRequestTables['recusal_request']>): RequestDecision | null {
  const { is_granted: isGranted, note, decided_by: by, decided_at: at } = row;
  if (at === null) return null;
  assert(isGranted !== null && note !== null && by !== null, 'a decision has its outcome, reason and person');
  return { isGranted, note, by, at };
}
