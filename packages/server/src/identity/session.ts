import { createHash, randomBytes } from 'node:crypto';
import type { Role } from '@qingce/contract';
import { dayOf, instantAfter } from '../foundation/index.ts';
import type { Actor, Instant, Workplace } from '../foundation/index.ts';
import { findAccountById, findLiveSession, touchSession } from './identity.sql.ts';
import type { Account, Session } from './identity.sql.ts';
import { listMembershipsOf } from './mandate.sql.ts';
import type { Membership } from './mandate.sql.ts';

const idleMinutes = 30;
const longestMinutes = 12 * 60;
const touchMinutes = 1;

/** The signed-in person as an actor, with what their own page shows and until when the session lasts. */
export interface SignedIn {
  readonly actor: Extract<Actor, { kind: 'user' }>;
  readonly username: string;
  readonly endsAt: Instant;
}

/** A token that nobody can guess: 256 random bits. Only its hash is stored. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

export function sha256Of(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/**
 * 会话 — who holds this token, by the real clock: 30 minutes after the last request and 12 hours after signing in it
 * is worth nothing. Post and mandates are read anew at every request, so that what has ended is over at once.
 */
export async function authenticate(workplace: Workplace, token: string): Promise<SignedIn | undefined> {
  const reader = workplace.database.kysely;
  const now = workplace.clocks.real();
  const tokenSha256 = sha256Of(token);
  const session = await findLiveSession(reader, tokenSha256);
  if (!session || endOf(session) <= now) return undefined;
  const account = await findAccountById(reader, session.userId);
  if (!account) return undefined;
  if (instantAfter(session.lastSeenAt, touchMinutes) <= now) await touchSession(reader, { tokenSha256, at: now });
  const memberships = await membershipsToday(workplace, account.id);
  return {
    actor: actorOf(account, memberships), username: account.username, endsAt: endOf({ ...session, lastSeenAt: now }),
  };
}

/** The person's mandates in force, by the business date. */
export async function membershipsToday(workplace: Workplace, userId: string): Promise<Membership[]> {
  const reader = workplace.database.kysely;
  return listMembershipsOf(reader, { userId, on: dayOf(await workplace.clocks.business(reader)) });
}

function endOf(session: Session): Instant {
  const idle = instantAfter(session.lastSeenAt, idleMinutes);
  const longest = instantAfter(session.startedAt, longestMinutes);
  return idle < longest ? idle : longest;
}

/**
 * The account as an actor. Without a post the person stands for applicants: as mandate holder who manages the
 * mandates of any, else as clerk.
 */
export function actorOf(account: Account, memberships: readonly Membership[]): Extract<Actor, { kind: 'user' }> {
  const holdsMandate = memberships.some((membership) => membership.scopes.includes('people'));
  const role: Role = account.role ?? (holdsMandate ? 'mandate-holder' : 'applicant-clerk');
  return {
    kind: 'user', id: account.id, name: account.displayName, role, unit: account.unit,
    memberships,
  };
}
