import type { HolderCheck } from '@qingce/contract';
import {
  findApplicants, isInForce, listJoinRequests, listUnconfirmed, withinReach,
} from '../applicant/index.ts';
import { listUnaccepted } from '../claim/index.ts';
import { assert } from '../foundation/index.ts';
import type { VerbContext } from '../foundation/index.ts';
import { findDisplayNames, findPeople, getPerson, listMandates } from '../identity/index.ts';
import type { Candidate, Proof, Verdict } from './holder.ts';
import { listProofs, listVerdicts } from './holder.sql.ts';

type Reading = Pick<VerbContext, 'tx' | 'actor' | 'today'>;

/** 待核验 — everybody who waits for an office's word within its reach, the one who has waited longest first. */
export async function listWaitingHolders(context: Reading): Promise<HolderCheck[]> {
  const applicants = await listUnconfirmed(context.tx);
  const reached = await withinReach(context, applicants.map(({ id }) => ({ applicantId: id })));
  const waiting: HolderCheck[] = [];
  for (const of of reached) {
    const [proofs, verdicts] = [await listProofs(context.tx, of), await listVerdicts(context.tx, of)];
    waiting.push(...await checksOf(context, await listCandidates(context, of.applicantId), { proofs, verdicts }));
  }
  return waiting.toSorted((a, b) => (a.since < b.since ? -1 : 1));
}

/** 我的授权核验 — the person's own: what still waits, then what was found last about each other applicant. */
export async function readOwnChecks(context: Reading): Promise<HolderCheck[]> {
  const { id: userId } = getPerson(context.actor);
  const waiting = await listOwnWaiting(context, userId);
  const [proofs, verdicts] = [await listProofs(context.tx, { userId }), await listVerdicts(context.tx, { userId })];
  const lastOf = new Map(verdicts.toReversed().map((verdict) => [verdict.applicantId, verdict]));
  const decided = [...lastOf.values()].filter(({ applicantId, verdict }) =>
    verdict !== 'ask-again' && !waiting.some((one) => one.applicantId === applicantId));
  const candidates = [
    ...waiting,
    ...decided.map(({ applicantId, at }) => ({ applicantId, userId, since: at, request: undefined, isWaiting: false })),
  ];
  return checksOf(context, candidates, { proofs, verdicts });
}

async function listOwnWaiting(context: Reading, userId: string): Promise<Candidate[]> {
  const { memberships } = getPerson(context.actor);
  const held = memberships.filter(({ isConfirmed }) => !isConfirmed).map(({ applicantId }) => applicantId);
  const asked = (await listJoinRequests(context.tx, { userId })).filter(({ state }) => state === 'waiting');
  const applicants = await findApplicants(context.tx, [...held, ...asked.map(({ applicantId }) => applicantId)]);
  const waiting: Candidate[] = [];
  for (const { id } of applicants.filter(({ isConfirmed }) => !isConfirmed)) {
    waiting.push(...(await listCandidates(context, id)).filter((one) => one.userId === userId));
  }
  return waiting;
}

/** Whoever holds its mandate today, then whoever asks to join it. */
async function listCandidates({ tx, today }: Reading, applicantId: string): Promise<Candidate[]> {
  const held = (await listMandates(tx, applicantId)).filter((mandate) => isInForce(mandate, today));
  const asked = (await listJoinRequests(tx, { applicantId })).filter(({ state }) => state === 'waiting');
  const of = { applicantId, isWaiting: true };
  return [
    ...held.map(({ userId, givenAt }) => ({ ...of, userId, since: givenAt, request: undefined })),
    ...asked.map((request) => ({ ...of, userId: request.userId, since: request.askedAt, request })),
  ];
}

/** `verdicts` with the last one first. */
interface Known { readonly proofs: readonly Proof[]; readonly verdicts: readonly Verdict[] }

async function checksOf(context: Reading, candidates: readonly Candidate[], known: Known): Promise<HolderCheck[]> {
  const people = await findPeople(context.tx, candidates.map(({ userId }) => userId));
  const officers = await findDisplayNames(context.tx, known.verdicts.map(({ by }) => by));
  const applicants = await findApplicants(context.tx, candidates.map(({ applicantId }) => applicantId));
  const checks: HolderCheck[] = [];
  for (const candidate of candidates) {
    const { applicantId, userId, request, since } = candidate;
    const applicant = applicants.find(({ id }) => id === applicantId);
    const person = people.get(userId);
    assert(applicant && person, 'a candidate is a person who asks for an applicant');
    const { name: applicantName, creditCode } = applicant;
    checks.push({
      ...person, applicantId, applicantName, creditCode, userId, requestId: request?.id ?? null, since,
      ...foundOf(candidate, known, officers),
      claims: (await listUnaccepted(context.tx, { applicantId, userId })).length,
    });
  }
  return checks;
}

function foundOf(
  { applicantId, userId, isWaiting }: Candidate, { proofs, verdicts }: Known, officers: ReadonlyMap<string, string>,
): Pick<HolderCheck, 'state' | 'documents' | 'last'> {
  const isTheirs = (one: Proof | Verdict): boolean => one.applicantId === applicantId && one.userId === userId;
  const last = verdicts.find(isTheirs);
  return {
    state: isWaiting ? 'waiting' : last?.verdict === 'confirm' ? 'confirmed' : 'refused',
    documents: proofs.filter(isTheirs).map(({ id, name, sha256, size, at }) => ({ id, name, sha256, size, at })),
    last: last ? { verdict: last.verdict, reason: last.reason, by: officers.get(last.by) ?? '', at: last.at } : null,
  };
}
