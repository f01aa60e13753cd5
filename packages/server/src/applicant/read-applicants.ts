import type { Applicant, ApplicantCorrection, JoinRequest, Member } from '@qingce/contract';
import { refuse } from '../foundation/index.ts';
import type { Day, VerbContext } from '../foundation/index.ts';
import {
  findDisplayNames, findPeople, getPerson, hasStake, isApplicantRole, isUnconfirmedFor, listMandates,
} from '../identity/index.ts';
import type { Mandate, Person } from '../identity/index.ts';
import { findApplicant, listApplicants } from './applicant.sql.ts';
import { listStoredCorrections } from './correction.sql.ts';
import type { Correction } from './correction.sql.ts';
import { isInForce } from './give-mandate.ts';
import { listJoinRequests } from './join-request.sql.ts';
import { withinReach } from './reach.ts';

/** The applicants that the person acts for; to an officer those within their reach. */
export async function listReachableApplicants(context: VerbContext): Promise<Applicant[]> {
  const person = getPerson(context.actor);
  const own = person.memberships.map((membership) => membership.applicantId);
  const all = await listApplicants(context.tx, isApplicantRole(person.role) ? own : undefined);
  return all.filter(({ id, district }) => !hasStake(person, id)
    && (person.district === undefined || district === person.district)).map((applicant) => shownTo(person, applicant));
}

/** What an office's register holds is shown to nobody who acts for the applicant by their own word alone. */
function shownTo(person: Person, applicant: Applicant): Applicant {
  return isUnconfirmedFor(person, applicant.id) ? { ...applicant, registerFacts: {} } : applicant;
}

/** As the person may see it. Refuses with applicant.not-found. */
export async function lookAtApplicant(
  context: Pick<VerbContext, 'tx' | 'actor'>, applicantId: string,
): Promise<Applicant> {
  return shownTo(getPerson(context.actor), await getApplicant(context, applicantId));
}

/** Refuses with applicant.not-found. */
export async function getApplicant(context: Pick<VerbContext, 'tx'>, applicantId: string): Promise<Applicant> {
  const applicant = await findApplicant(context.tx, applicantId);
  if (!applicant) throw refuse('applicant.not-found');
  return applicant;
}

/** Every mandate of the applicant, ended ones too, the first one first. */
export async function listMembersOf(
  context: Pick<VerbContext, 'tx' | 'today'>, applicantId: string,
): Promise<Member[]> {
  const mandates = await listMandates(context.tx, applicantId);
  const names = await findDisplayNames(context.tx, mandates.flatMap(peopleOf));
  const nameOf = (id: string): string => names.get(id) ?? '';
  return mandates.map((mandate) => ({
    mandateId: mandate.id, userId: mandate.userId, displayName: nameOf(mandate.userId), scopes: [...mandate.scopes],
    from: mandate.from, until: mandate.until, since: mandate.givenAt, givenBy: nameOf(mandate.givenBy),
    state: stateOf(mandate, context.today),
    ended: mandate.ended && { ...mandate.ended, by: nameOf(mandate.ended.by) },
  }));
}

function peopleOf({ userId, givenBy, ended }: Mandate): string[] {
  return ended ? [userId, givenBy, ended.by] : [userId, givenBy];
}

function stateOf(mandate: Mandate, today: Day): Member['state'] {
  if (mandate.ended) return 'ended';
  if (mandate.from > today) return 'not-yet';
  return isInForce(mandate, today) ? 'in-force' : 'expired';
}

/** What people have asked of the applicant, or what the person has asked of applicants; the newest first. */
export async function readJoinRequests(
  context: VerbContext, of: { applicantId: string } | 'own',
): Promise<JoinRequest[]> {
  const requests = await listJoinRequests(context.tx, of === 'own' ? { userId: getPerson(context.actor).id } : of);
  const applicants = await listApplicants(context.tx, requests.map(({ applicantId }) => applicantId));
  const applicantNames = new Map(applicants.map(({ id, name }) => [id, name]));
  const people = await findPeople(context.tx, requests.map(({ userId }) => userId));
  return requests.map(({ userId, ...request }) => ({
    ...request, applicantName: applicantNames.get(request.applicantId) ?? '',
    displayName: people.get(userId)?.displayName ?? '', username: people.get(userId)?.username ?? '',
  }));
}

/** Of a merge both applicants. */
function affairsOf({ applicantId, aim }: Correction): { applicantId: string }[] {
  return aim.kind === 'merge' ? [{ applicantId }, { applicantId: aim.into }] : [{ applicantId }];
}

/** What waits for a second person first, then the newest first. */
export async function readCorrections(context: VerbContext): Promise<ApplicantCorrection[]> {
  const all = await listStoredCorrections(context.tx);
  const reached = new Set((await withinReach(context, all.flatMap((correction) => affairsOf(correction))))
    .map(({ applicantId }) => applicantId));
  const corrections = all.filter((correction) => affairsOf(correction).every((one) => reached.has(one.applicantId)));
  const ids = corrections.flatMap(({ applicantId, aim }) =>
    aim.kind === 'merge' ? [applicantId, aim.into] : applicantId);
  const applicants = new Map((await listApplicants(context.tx, ids)).map(({ id, name }) => [id, name]));
  const names = await findDisplayNames(context.tx, corrections.flatMap(({ aim, proposedBy, decidedBy }) =>
    [proposedBy, decidedBy ?? proposedBy, aim.kind === 'restore' ? aim.userId : proposedBy]));
  return corrections.map(({ aim, ...correction }) => ({
    id: correction.id, kind: aim.kind, applicantId: correction.applicantId,
    applicantName: applicants.get(correction.applicantId) ?? '',
    towards: (aim.kind === 'merge' ? applicants.get(aim.into) : names.get(aim.userId)) ?? '',
    endsOthers: aim.kind === 'restore' && aim.endsOthers, evidence: correction.evidence,
    proposedBy: names.get(correction.proposedBy) ?? '', proposedAt: correction.proposedAt, state: correction.state,
    decidedBy: correction.decidedBy === null ? null : names.get(correction.decidedBy) ?? '', note: correction.note,
  }));
}
