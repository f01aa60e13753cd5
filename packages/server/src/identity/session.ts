import { createHash, randomBytes } from 'node:crypto';
import type { Role, SessionMethod } from '@qingce/contract';
import type { Reader } from '@qingce/database';
import { dayOf, instantAfter } from '../foundation/index.ts';
import type { Actor, Day, Instant, Workplace } from '../foundation/index.ts';
import { isStanding } from './delegate-post.ts';
import { findDelegation } from './delegation.sql.ts';
import type { Delegation } from './delegation.sql.ts';
import { findAccountById } from './identity.sql.ts';
import type { Account } from './identity.sql.ts';
import { listEverActedFor, listMembershipsOf } from './mandate.sql.ts';
import type { Membership } from './mandate.sql.ts';
import { findLiveSession, touchSession } from './session.sql.ts';
import type { Session } from './session.sql.ts';

const idleMinutes = 30;
const longestMinutes = 12 * 60;
const touchMinutes = 1;

/** The signed-in person as an actor, with what their own page shows and until when the session lasts. */
export interface SignedIn {
  readonly actor: Extract<Actor, { kind: 'user' }>;
  readonly username: string;
  readonly sessionId: string;
  readonly method: SessionMethod;
  /** Signed in by a password that somebody else set: nothing is done before it is changed. */
  readonly mustChangePassword: boolean;
  readonly endsAt: Instant;
}

/** The ways in by which somebody who knows the password comes, with a code of theirs beside it or without. */
const byPassword: readonly SessionMethod[] = ['password', 'totp'];

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
  const actor = await actorIn(workplace, { account, delegationId: session.delegationId });
  return {
    actor, username: account.username, sessionId: session.id, method: session.method,
    mustChangePassword: !account.passwordIsOwn && byPassword.includes(session.method),
    endsAt: endOf({ ...session, lastSeenAt: now }),
  };
}

/** The person in the post that the session acts in; in their own once the other is no longer theirs to stand in for. */
export async function actorIn(workplace: Workplace, of: Posting): Promise<SignedIn['actor']> {
  const reader = workplace.database.kysely;
  return actorOn({ tx: reader, today: dayOf(await workplace.clocks.business(reader)) }, of);
}

/** An account, and the delegation by which it acts in another's post; null in its own. */
interface Posting { readonly account: Account; readonly delegationId: string | null }

/** The same on a business day. */
export async function actorOn(
  { tx, today }: { tx: Reader; today: Day }, { account, delegationId }: Posting,
): Promise<SignedIn['actor']> {
  const of = { userId: account.id, on: today };
  const formerly = account.role === null ? {} : { formerly: await listEverActedFor(tx, of) };
  const actor = { ...actorOf(account, await listMembershipsOf(tx, of)), ...formerly };
  if (delegationId === null) return actor;
  const standing = await findStandingOn(tx, { id: delegationId, holderId: account.id, on: today });
  if (!standing) return actor;
  const { delegation: { role, unit }, giver } = standing;
  return { ...actor, role, unit, ...limitOf(giver), standsInFor: { id: giver.id, name: giver.displayName } };
}

/** Whether the person may act by that delegation today. */
export async function isStandIn(workplace: Workplace, of: { id: string; holderId: string }): Promise<boolean> {
  const reader = workplace.database.kysely;
  const on = dayOf(await workplace.clocks.business(reader));
  return (await findStandingOn(reader, { ...of, on })) !== undefined;
}

async function findStandingOn(
  reader: Reader, of: { id: string; holderId: string; on: Day },
): Promise<{ delegation: Delegation; giver: Account } | undefined> {
  const delegation = await findDelegation(reader, of.id);
  const giver = delegation && await findAccountById(reader, delegation.giverId);
  if (!giver || delegation?.holderId !== of.holderId) return undefined;
  return isStanding(delegation, giver, of.on) ? { delegation, giver } : undefined;
}

/** When the session is over unless it is used again. */
export function endOf(session: Pick<Session, 'startedAt' | 'lastSeenAt'>): Instant {
  const idle = instantAfter(session.lastSeenAt, idleMinutes);
  const longest = instantAfter(session.startedAt, longestMinutes);
  return idle < longest ? idle : longest;
}

/**
 * The account as an actor. Without a post the person stands for applicants: as mandate holder who manages the
 * mandates of any, else as clerk.
 */
function actorOf(account: Account, memberships: readonly Membership[]): Extract<Actor, { kind: 'user' }> {
  const holdsMandate = memberships.some((membership) => membership.scopes.includes('people'));
  const role: Role = account.role ?? (holdsMandate ? 'mandate-holder' : 'applicant-clerk');
  return {
    kind: 'user', id: account.id, name: account.displayName, role, unit: account.unit, ...limitOf(account), memberships,
  };
}

function limitOf({ district }: Account): { district?: string } {
  return district === null ? {} : { district };
}
