import type { Kysely } from 'kysely';
import type { SessionMethod } from '@qingce/contract';
import type { NoTables, Reader, Tx } from '@qingce/database';
import type { Instant } from '../foundation/index.ts';

type SessionTables = {
  user_session: {
    id: string; token_sha256: string; user_id: string; started_at: Instant; last_seen_at: Instant;
    ended_at: Instant | null; delegation_id: string | null; agent: string; method: SessionMethod;
  };
  login_failure: { username_sha256: string; source_sha256: string; failed_at: Instant };
  known_device: { token_sha256: string; user_id: string; known_since: Instant };
};

const tables = (reader: Reader): Kysely<NoTables & SessionTables> => reader.$extendTables<SessionTables>();

/** 会话 — `delegationId` is the post that it acts in, when it is another's; `agent` is what the browser calls itself. */
export interface Session {
  readonly id: string;
  readonly userId: string;
  readonly startedAt: Instant;
  readonly lastSeenAt: Instant;
  readonly delegationId: string | null;
  readonly agent: string;
  readonly method: SessionMethod;
}

export async function insertSession(tx: Tx, session: Session & { tokenSha256: string }): Promise<void> {
  await tables(tx).insertInto('user_session').values({
    id: session.id, token_sha256: session.tokenSha256, user_id: session.userId, started_at: session.startedAt,
    last_seen_at: session.lastSeenAt, ended_at: null, delegation_id: session.delegationId, agent: session.agent,
    method: session.method,
  }).execute();
}

export async function findLiveSession(reader: Reader, tokenSha256: string): Promise<Session | undefined> {
  const row = await tables(reader).selectFrom('user_session').selectAll()
    .where('token_sha256', '=', tokenSha256).where('ended_at', 'is', null).executeTakeFirst();
  return row && sessionOf(row);
}

/** Those of a person that were not ended; the one used last comes first. */
export async function listLiveSessions(reader: Reader, userId: string): Promise<Session[]> {
  const rows = await tables(reader).selectFrom('user_session').selectAll()
    .where('user_id', '=', userId).where('ended_at', 'is', null)
    .orderBy('last_seen_at', 'desc').orderBy('id').execute();
  return rows.map(sessionOf);
}

export async function touchSession(reader: Reader, session: { tokenSha256: string; at: Instant }): Promise<void> {
  await tables(reader).updateTable('user_session').set({ last_seen_at: session.at })
    .where('token_sha256', '=', session.tokenSha256).execute();
}

export async function endSession(tx: Tx, session: { tokenSha256: string; at: Instant }): Promise<void> {
  await tables(tx).updateTable('user_session').set({ ended_at: session.at })
    .where('token_sha256', '=', session.tokenSha256).where('ended_at', 'is', null).execute();
}

/** Ends every session of the person, but for one where `except` names it. */
export async function endSessionsOf(tx: Tx, sessions: { userId: string; at: Instant; except?: string }): Promise<void> {
  const all = tables(tx).updateTable('user_session').set({ ended_at: sessions.at })
    .where('user_id', '=', sessions.userId).where('ended_at', 'is', null);
  await (sessions.except === undefined ? all : all.where('id', '<>', sessions.except)).execute();
}

/** Ends one session of the person; false when it is not theirs or has ended. */
export async function endSessionById(tx: Tx, session: { id: string; userId: string; at: Instant }): Promise<boolean> {
  const ended = await tables(tx).updateTable('user_session').set({ ended_at: session.at })
    .where('id', '=', session.id).where('user_id', '=', session.userId).where('ended_at', 'is', null)
    .returning('id').executeTakeFirst();
  return ended !== undefined;
}

function sessionOf(row: SessionTables['user_session']): Session {
  return {
    id: row.id, userId: row.user_id, startedAt: row.started_at, lastSeenAt: row.last_seen_at,
    delegationId: row.delegation_id, agent: row.agent, method: row.method,
  };
}

/** Since then, of a name or from a source. */
export async function countFailures(
  reader: Reader, of: ({ usernameSha256: string } | { sourceSha256: string }) & { since: Instant },
): Promise<number> {
  const recent = tables(reader).selectFrom('login_failure').select('failed_at').where('failed_at', '>', of.since);
  const rows = await ('usernameSha256' in of
    ? recent.where('username_sha256', '=', of.usernameSha256)
    : recent.where('source_sha256', '=', of.sourceSha256)).execute();
  return rows.length;
}

export async function insertFailure(
  tx: Tx, failure: { usernameSha256: string; sourceSha256: string; at: Instant },
): Promise<void> {
  await tables(tx).insertInto('login_failure').values({
    username_sha256: failure.usernameSha256, source_sha256: failure.sourceSha256, failed_at: failure.at,
  }).execute();
}

export async function forgetFailures(tx: Tx, sourceSha256: string): Promise<void> {
  await tables(tx).deleteFrom('login_failure').where('source_sha256', '=', sourceSha256).execute();
}

/** Whether the person has signed in from the browser that holds this token. */
export async function isKnownDevice(reader: Reader, device: { tokenSha256: string; userId: string }): Promise<boolean> {
  const row = await tables(reader).selectFrom('known_device').select('token_sha256')
    .where('token_sha256', '=', device.tokenSha256).where('user_id', '=', device.userId).executeTakeFirst();
  return row !== undefined;
}

export async function insertKnownDevice(
  tx: Tx, device: { tokenSha256: string; userId: string; at: Instant },
): Promise<void> {
  await tables(tx).insertInto('known_device').values({
    token_sha256: device.tokenSha256, user_id: device.userId, known_since: device.at,
  }).onConflict((conflict) => conflict.doNothing()).execute();
}
