import type { Kysely } from 'kysely';
import type { NoTables, Reader, Tx } from '@qingce/database';
import type { Instant } from '../foundation/index.ts';

type State = 'waiting' | 'admitted' | 'declined' | 'withdrawn';

type JoinTables = {
  join_request: {
    id: string; applicant_id: string; user_id: string; note: string; asked_at: Instant; state: State;
    decided_by: string | null; decided_at: Instant | null; reason: string | null;
  };
};

const tables = (reader: Reader): Kysely<NoTables & JoinTables> => reader.$extendTables<JoinTables>();

/** 加入申请 — `reason` is what a declined person is told. */
export interface StoredRequest {
  readonly id: string;
  readonly applicantId: string;
  readonly userId: string;
  readonly note: string;
  readonly askedAt: Instant;
  readonly state: State;
  readonly reason: string | null;
}

/** Runs into `join_request_once` when the person waits for an answer there already. */
export async function insertJoinRequest(tx: Tx, request: StoredRequest): Promise<void> {
  await tables(tx).insertInto('join_request').values({
    id: request.id, applicant_id: request.applicantId, user_id: request.userId, note: request.note,
    asked_at: request.askedAt, state: request.state, decided_by: null, decided_at: null, reason: null,
  }).execute();
}

export async function lockJoinRequest(tx: Tx, id: string): Promise<StoredRequest | undefined> {
  const row = await tables(tx).selectFrom('join_request').selectAll().where('id', '=', id).forUpdate()
    .executeTakeFirst();
  return row && requestOf(row);
}

export async function findJoinRequest(reader: Reader, id: string): Promise<StoredRequest | undefined> {
  const row = await tables(reader).selectFrom('join_request').selectAll().where('id', '=', id).executeTakeFirst();
  return row && requestOf(row);
}

export async function decideJoinRequest(
  tx: Tx, decision: { id: string; state: State; by: string; at: Instant; reason: string | null },
): Promise<void> {
  await tables(tx).updateTable('join_request').set({
    state: decision.state, decided_by: decision.by, decided_at: decision.at, reason: decision.reason,
  }).where('id', '=', decision.id).execute();
}

/** Those of a person, or those to an applicant; the newest first. */
export async function listJoinRequests(
  reader: Reader, of: { userId: string } | { applicantId: string },
): Promise<StoredRequest[]> {
  const all = tables(reader).selectFrom('join_request').selectAll().orderBy('asked_at', 'desc').orderBy('id');
  const rows = await ('userId' in of
    ? all.where('user_id', '=', of.userId)
    : all.where('applicant_id', '=', of.applicantId)).execute();
  return rows.map(requestOf);
}

function requestOf(row: JoinTables['join_request']): StoredRequest {
  return {
    id: row.id, applicantId: row.applicant_id, userId: row.user_id, note: row.note, askedAt: row.asked_at,
    state: row.state, reason: row.reason,
  };
}
