import type { AskToJoin, DeclineJoin, MandateTerms } from '@qingce/contract';
import { brokenConstraint } from '@qingce/database';
import { recordAudit } from '../audit/index.ts';
import { refuse } from '../foundation/index.ts';
import type { VerbContext } from '../foundation/index.ts';
import { actsFor, findAccountById, getPerson } from '../identity/index.ts';
import { findApplicantByCode } from './applicant.sql.ts';
import { getCreditCode } from './credit-code.ts';
import { giveMandate, lockManaged } from './give-mandate.ts';
import { decideJoinRequest, insertJoinRequest, listJoinRequests, lockJoinRequest } from './join-request.sql.ts';
import type { StoredRequest } from './join-request.sql.ts';

/** A person waits for few answers at a time, so that nobody asks everyone. */
const waitingMost = 5;

/**
 * 申请加入 — asks to act for a registered applicant; returns the request's id. Refuses with the codes of getCreditCode,
 * applicant.not-found, applicant.already-member, applicant.already-asked and applicant.too-many-requests.
 */
export async function askToJoin(context: VerbContext, input: AskToJoin): Promise<string> {
  const person = getPerson(context.actor);
  const found = await findApplicantByCode(context.tx, getCreditCode(input.creditCode));
  if (!found) throw refuse('applicant.not-found', undefined, 'creditCode');
  const applicantId = found.mergedInto ?? found.id;
  if (actsFor(person, applicantId)) throw refuse('applicant.already-member', undefined, 'creditCode');
  const own = await listJoinRequests(context.tx, { userId: person.id });
  if (own.filter(({ state }) => state === 'waiting').length >= waitingMost) {
    throw refuse('applicant.too-many-requests', { most: `${waitingMost}` });
  }
  const id = context.newId();
  try {
    await insertJoinRequest(context.tx, {
      id, applicantId, userId: person.id, note: input.note, askedAt: context.businessNow, state: 'waiting',
      reason: null,
    });
  } catch (error) {
    if (brokenConstraint(error) === 'join_request_once') throw refuse('applicant.already-asked');
    throw error;
  }
  await recordAudit(context, { act: 'applicant.ask-to-join', object: { kind: 'applicant', id: applicantId } });
  return id;
}

/** 撤回申请 — by the person who asked. Refuses with applicant.request-not-found and applicant.request-decided. */
export async function withdrawJoin(context: VerbContext, input: { requestId: string }): Promise<void> {
  const person = getPerson(context.actor);
  const request = await lockJoinRequest(context.tx, input.requestId);
  if (!request || request.userId !== person.id) throw refuse('applicant.request-not-found');
  if (request.state !== 'waiting') throw refuse('applicant.request-decided');
  await answerRequest(context, request, { state: 'withdrawn', reason: null });
}

/**
 * 同意加入 — gives the person who asked a mandate. Refuses with applicant.request-not-found, applicant.request-decided
 * and like addMember.
 */
export async function admitMember(
  context: VerbContext, input: MandateTerms & { applicantId: string; requestId: string },
): Promise<void> {
  const { applicantId, requestId, ...terms } = input;
  const mandates = await lockManaged(context, applicantId);
  const request = await getWaiting(context, { applicantId, requestId });
  const account = await findAccountById(context.tx, request.userId);
  if (!account) throw refuse('identity.user-not-found');
  await giveMandate(context, { applicantId, account, terms, mandates });
  await answerRequest(context, request, { state: 'admitted', reason: null });
}

/** 不同意加入 — refuses with applicant.not-member, -outside-mandate, -request-not-found and -request-decided. */
export async function declineJoin(
  context: VerbContext, input: DeclineJoin & { applicantId: string; requestId: string },
): Promise<void> {
  await lockManaged(context, input.applicantId);
  const request = await getWaiting(context, input);
  await answerRequest(context, request, { state: 'declined', reason: input.reason });
}

/** The request, held while it waits. Refuses with applicant.request-not-found and applicant.request-decided. */
export async function getWaiting(
  context: VerbContext, input: { applicantId: string; requestId: string },
): Promise<StoredRequest> {
  const request = await lockJoinRequest(context.tx, input.requestId);
  if (!request || request.applicantId !== input.applicantId) throw refuse('applicant.request-not-found');
  if (request.state !== 'waiting') throw refuse('applicant.request-decided');
  return request;
}

const acts = {
  admitted: 'applicant.admit-member', declined: 'applicant.decline-join', withdrawn: 'applicant.withdraw-join',
} as const;

/** Writes the answer, or that the person takes it back, with its audit record. */
export async function answerRequest(
  context: VerbContext, request: StoredRequest, to: { state: keyof typeof acts; reason: string | null },
): Promise<void> {
  await decideJoinRequest(context.tx, {
    id: request.id, ...to, by: getPerson(context.actor).id, at: context.businessNow,
  });
  await recordAudit(context, {
    act: acts[to.state], object: { kind: 'applicant', id: request.applicantId },
    concerns: [{ kind: 'user', id: request.userId }],
  });
}
