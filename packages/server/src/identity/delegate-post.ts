import type { Delegation as ToldDelegation, DelegatePost, Role } from '@qingce/contract';
import { recordAudit } from '../audit/index.ts';
import { refuse } from '../foundation/index.ts';
import type { Day, VerbContext } from '../foundation/index.ts';
import { getPerson } from './acting-for.ts';
import { administrators, areApart } from './apart.ts';
import {
  endDelegationOf, findDelegation, insertDelegation, listStoredDelegations,
} from './delegation.sql.ts';
import type { Delegation } from './delegation.sql.ts';
import { findAccountById, findAccountByName, findDisplayNames } from './identity.sql.ts';
import type { Account } from './identity.sql.ts';

/**
 * 委托代理 — whoever holds a post lets a colleague of the same unit stand in from a day until a day; returns its id.
 * Refuses with identity.user-not-found, identity.stand-in-unit, identity.posts-apart, identity.delegation-days, and
 * with identity.not-own-post whoever stands in already: what is lent is not lent on.
 */
export async function delegatePost(context: VerbContext, input: DelegatePost): Promise<string> {
  const giver = await getGiver(context);
  const holder = await findAccountByName(context.tx, input.username);
  if (!holder || holder.id === giver.id) throw refuse('identity.user-not-found', undefined, 'username');
  requireFitting(holder, giver);
  if (input.from < context.today || input.until < input.from) {
    throw refuse('identity.delegation-days', { today: context.today }, input.until < input.from ? 'until' : 'from');
  }
  const id = context.newId();
  await insertDelegation(context.tx, {
    id, giverId: giver.id, role: giver.role, unit: giver.unit, holderId: holder.id, from: input.from,
    until: input.until, reason: input.reason, givenAt: context.businessNow,
  });
  await recordAudit(context, {
    act: 'identity.delegate-post', object: { kind: 'user', id: giver.id }, concerns: [{ kind: 'user', id: holder.id }],
    details: { role: giver.role, unit: giver.unit, from: input.from, until: input.until },
  });
  return id;
}

type Giver = Account & { readonly role: Role; readonly unit: string };

/** The person in their own post, for only that is theirs to lend. */
async function getGiver(context: VerbContext): Promise<Giver> {
  const person = getPerson(context.actor);
  const giver = await findAccountById(context.tx, person.id);
  if (!giver?.role || giver.unit === null || person.standsInFor) throw refuse('identity.not-own-post');
  return { ...giver, role: giver.role, unit: giver.unit };
}

function requireFitting(holder: Account, giver: Giver): void {
  if (holder.role === null || holder.unit !== giver.unit) throw refuse('identity.stand-in-unit', undefined, 'username');
  if (areApart(holder.role, giver.role)) throw refuse('identity.posts-apart', undefined, 'username');
}

/**
 * 终止代理 — by whoever gave or holds it, or by the security administrator; at once, running sessions included. Refuses
 * with identity.delegation-not-found.
 */
export async function endDelegation(context: VerbContext, input: { delegationId: string }): Promise<void> {
  const person = getPerson(context.actor);
  const delegation = await findDelegation(context.tx, input.delegationId);
  const isTheirs = delegation && [delegation.giverId, delegation.holderId].includes(person.id);
  if (!delegation || delegation.endedAt !== null || !(isTheirs === true || person.role === 'security-admin')) {
    throw refuse('identity.delegation-not-found');
  }
  await endDelegationOf(context.tx, { id: delegation.id, by: person.id, at: context.businessNow });
  await recordAudit(context, {
    act: 'identity.end-delegation', object: { kind: 'user', id: delegation.giverId },
    concerns: [{ kind: 'user', id: delegation.holderId }], details: { role: delegation.role },
  });
}

/** Those that the person gave or holds; every one to the administrators and to the auditor. */
export async function listDelegations(context: VerbContext): Promise<ToldDelegation[]> {
  const person = getPerson(context.actor);
  const seesAll = administrators.includes(person.role) || person.role === 'auditor';
  const delegations = await listStoredDelegations(context.tx, seesAll ? undefined : person.id);
  const names = await findDisplayNames(context.tx, delegations.flatMap(({ giverId, holderId }) => [giverId, holderId]));
  return delegations.map((delegation) => ({
    id: delegation.id, role: delegation.role, unit: delegation.unit, from: delegation.from, until: delegation.until,
    giver: names.get(delegation.giverId) ?? '', holder: names.get(delegation.holderId) ?? '',
    isGiver: delegation.giverId === person.id, isHolder: delegation.holderId === person.id, reason: delegation.reason,
    state: stateOf(delegation, context.today),
  }));
}

function stateOf(delegation: Delegation, today: Day): ToldDelegation['state'] {
  if (delegation.endedAt !== null) return 'ended';
  if (delegation.from > today) return 'not-yet';
  return delegation.until < today ? 'expired' : 'in-force';
}

/** Whether the stand-in may act on that day: in force, and the post still the giver's. */
export function isStanding(
  delegation: Delegation, giver: { role: string | null; unit: string | null }, on: Day,
): boolean {
  return stateOf(delegation, on) === 'in-force' && giver.role === delegation.role && giver.unit === delegation.unit;
}
