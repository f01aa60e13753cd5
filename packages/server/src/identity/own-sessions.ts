import type { UserSession } from '@qingce/contract';
import { recordAudit } from '../audit/index.ts';
import { refuse } from '../foundation/index.ts';
import type { VerbContext } from '../foundation/index.ts';
import { getPerson } from './acting-for.ts';
import { endSessionById, endSessionsOf, listLiveSessions } from './session.sql.ts';
import { endOf } from './session.ts';

/** Where the person is signed in now, the session used last first. */
export async function listOwnSessions(context: VerbContext, sessionId: string): Promise<UserSession[]> {
  const sessions = await listLiveSessions(context.tx, getPerson(context.actor).id);
  return sessions.filter((session) => endOf(session) > context.now).map((session) => ({
    id: session.id, startedAt: session.startedAt, lastSeenAt: session.lastSeenAt, agent: session.agent,
    method: session.method, isCurrent: session.id === sessionId,
  }));
}

/** 结束会话 — one of the person's own. Refuses with identity.session-not-found. */
export async function endOwnSession(context: VerbContext, input: { sessionId: string }): Promise<void> {
  const person = getPerson(context.actor);
  const isEnded = await endSessionById(context.tx, { id: input.sessionId, userId: person.id, at: context.now });
  if (!isEnded) throw refuse('identity.session-not-found');
  await recordAudit(context, { act: 'identity.end-session', object: { kind: 'user', id: person.id } });
}

/** 结束其他会话 — every one but that which asks. */
export async function endOtherSessions(context: VerbContext, sessionId: string): Promise<void> {
  const person = getPerson(context.actor);
  await endSessionsOf(context.tx, { userId: person.id, at: context.now, except: sessionId });
  await recordAudit(context, { act: 'identity.end-session', object: { kind: 'user', id: person.id } });
}
