import type { AskRecusal, ClaimState, DecideRecusal, RecusalRequests, Role } from '@qingce/contract';
import { listActs, recordAudit } from '../audit/index.ts';
import { refuse } from '../foundation/index.ts';
import type { VerbContext } from '../foundation/index.ts';
import {
  actsFor, findDisplayNames, getPerson, insertRecusal, isApplicantRole, listRecusals, requireMember,
} from '../identity/index.ts';
import { tellMembers, withholdFrom } from '../messages/index.ts';
import { getApplicant } from '../applicant/index.ts';
import { findClaim } from './claim.sql.ts';
import type { Claim } from './claim.ts';
import { lockClaimOf } from './move-claim.ts';
import {
  insertRecusalRequest, keepRequestDecision, listRecusalRequests, lockRecusalRequest,
} from './recusal-request.sql.ts';
import type { StoredRecusalRequest } from './recusal-request.sql.ts';

type Reading = Pick<VerbContext, 'tx' | 'actor'>;

/** 岗位 — who decides; never whom the request is about. */
export const recusalDeciders: readonly Role[] = ['commerce-director', 'leading-officer'];

/** While an officer can still do something to the award. */
const open: readonly ClaimState[] = [
  'submitted', 'returned', 'accepted', 'verified', 'reviewed', 'jointly-approved', 'in-notice',
];

/**
 * 申请回避 (公务员法 77) — the applicant says why an officer who dealt with its claim has a stake in it. Refuses with
 * claim.not-found, applicant.not-member, applicant.outside-mandate, claim.wrong-state, recusal.not-involved and
 * recusal.request-open.
 */
export async function askRecusal(context: VerbContext, input: AskRecusal & { claimId: string }): Promise<void> {
  const claim = await lockClaimOf(context, input.claimId);
  requireMember(context.actor, claim.applicantId);
  if (!open.includes(claim.state)) throw refuse('claim.wrong-state', { state: claim.state });
  const officers = await officersOf(context, claim);
  if (!officers.has(input.officer)) throw refuse('recusal.not-involved', undefined, 'officer');
  const isNew = await insertRecusalRequest(context.tx, {
    id: context.newId(), claimId: claim.id, officer: input.officer, reason: input.reason,
    askedBy: getPerson(context.actor).id, askedAt: context.businessNow,
  });
  if (!isNew) throw refuse('recusal.request-open');
  await audit(context, claim, { act: 'claim.ask-recusal', officer: input.officer });
}

/**
 * 决定是否回避 — by another officer, with the reason. Granted, the claim is closed to the officer as if they had declared
 * the stake; what they signed before stays on record. Returns the officer's id. Refuses with claim.not-found, as
 * lockClaimOf does, with recusal.request-not-found, recusal.decided and recusal.same-person.
 */
export async function decideRecusal(
  context: VerbContext, input: DecideRecusal & { claimId: string; requestId: string },
): Promise<string> {
  const claim = await lockClaimOf(context, input.claimId);
  if (claim.number === null) throw refuse('claim.not-found');
  const request = await lockRecusalRequest(context.tx, input.requestId);
  if (request?.claimId !== claim.id) throw refuse('recusal.request-not-found');
  if (request.decision) throw refuse('recusal.decided');
  const by = getPerson(context.actor).id;
  if (by === request.officer) throw refuse('recusal.same-person');
  const { isGranted, note } = input;
  await keepRequestDecision(context.tx, request.id, { isGranted, note, by, at: context.businessNow });
  if (isGranted) await closeTo(context, claim, request);
  await audit(context, claim, { act: 'claim.decide-recusal', officer: request.officer, isGranted });
  await tellOfDecision(context, claim);
  return request.officer;
}

async function closeTo(context: VerbContext, claim: Claim, { officer, reason }: StoredRecusalRequest): Promise<void> {
  const role = (await officersOf(context, claim)).get(officer);
  // Whoever declared the stake meanwhile keeps off already.
  if (role === undefined) return;
  await insertRecusal(context.tx, { claimId: claim.id, userId: officer, reason, role, at: context.businessNow });
  await withholdFrom(context, { userId: officer, claimId: claim.id });
}

function audit(
  context: VerbContext, claim: Claim, done: { act: string; officer: string; isGranted?: boolean },
): Promise<void> {
  return recordAudit(context, {
    act: done.act, object: { kind: 'claim', id: claim.id }, concerns: [{ kind: 'user', id: done.officer }],
    details: { number: claim.number, ...(done.isGranted !== undefined && { granted: done.isGranted }) },
  });
}

async function tellOfDecision(context: VerbContext, claim: Claim): Promise<void> {
  const applicant = await getApplicant(context, claim.applicantId);
  await tellMembers(context, {
    act: 'claim.decide-recusal', claimId: claim.id, applicantId: claim.applicantId,
    fields: { number: claim.number ?? '', year: `${claim.claimYear}`, applicant: applicant.name },
  });
}

/** The officers who acted on the claim and do not keep off it, with the post in which they did last. */
async function officersOf({ tx }: Pick<Reading, 'tx'>, claim: Claim): Promise<Map<string, Role>> {
  const acts = await listActs(tx, { kind: 'claim', id: claim.id });
  const recused = new Set((await listRecusals(tx, claim.id)).map(({ userId }) => userId));
  return new Map(acts.flatMap(({ outcome, actorId, actorRole }) => {
    if (outcome !== 'done' || actorId === null || actorRole === null) return [];
    const role = actorRole as Role;
    return isApplicantRole(role) || recused.has(actorId) ? [] : [[actorId, role] as const];
  }));
}

/** 回避申请 — of a claim. Refuses with claim.not-found, also for what the person may not see. */
export async function readRecusalRequests(context: Reading, claimId: string): Promise<RecusalRequests> {
  const claim = await findClaim(context.tx, claimId);
  const person = getPerson(context.actor);
  const isOwn = isApplicantRole(person.role);
  if (!claim || (isOwn ? !actsFor(person, claim.applicantId) : claim.number === null)) throw refuse('claim.not-found');
  const stored = await listRecusalRequests(context.tx, claim.id);
  const officers = isOwn && open.includes(claim.state) ? await officersOf(context, claim) : new Map<string, Role>();
  const names = await findDisplayNames(context.tx, [
    ...officers.keys(), ...stored.flatMap(({ officer, askedBy, decision }) =>
      [officer, askedBy, decision?.by ?? askedBy]),
  ]);
  const nameOf = (id: string): string => names.get(id) ?? '';
  const mayDecide = recusalDeciders.includes(person.role);
  return {
    requests: stored.map(({ id, officer, reason, askedBy, askedAt, decision }) => ({
      id, officer: nameOf(officer), reason, askedBy: nameOf(askedBy), at: askedAt,
      decision: decision && { ...decision, by: nameOf(decision.by) },
    })),
    officers: [...officers].map(([id, role]) => ({ id, name: nameOf(id), role })),
    decides: stored.filter(({ officer, decision }) => mayDecide && !decision && officer !== person.id)
      .map(({ id }) => id),
  };
}
