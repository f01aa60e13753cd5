import type { ClaimVisit, StoredReport, VisitLine, VisitPack } from '@qingce/contract';
import { getApplicant } from '../applicant/index.ts';
import { recordAudit } from '../audit/index.ts';
import { findClaim, findReachedClaims } from '../claim/index.ts';
import type { Claim } from '../claim/index.ts';
import { assert, refuse } from '../foundation/index.ts';
import type { VerbContext } from '../foundation/index.ts';
import { actsFor, findDisplayNames, getPerson, isApplicantRole, listColleagues } from '../identity/index.ts';
import { getPolicyVersion } from '../policy/index.ts';
import { acceptedFacts, isOfRoster, readVerifiedFacts } from '../verification/index.ts';
import { getOwnVisit } from './own-visit.ts';
import { findPhoto, findVisit, listPhotos, listReports, listVisits } from './visit.sql.ts';
import { standingReports, stateOf } from './visit.ts';
import type { Photo, Report, Visit } from './visit.ts';

type Reading = Pick<VerbContext, 'tx' | 'actor' | 'businessNow'>;

/** 我的核查 — an inspector's own visits, all that they may see to whoever only looks; the latest day first. */
export async function listOwnVisits(context: Reading): Promise<VisitLine[]> {
  const person = getPerson(context.actor);
  const visits = await listVisits(context.tx, person.role === 'inspector' ? { inspector: person.id } : {});
  const lines: VisitLine[] = [];
  const reached = await findReachedClaims(context, visits.map(({ claimId }) => claimId));
  for (const visit of visits.filter(({ claimId }) => reached.has(claimId))) {
    lines.push(await lineOf(context, visit, await listReports(context.tx, visit.id)));
  }
  return lines;
}

/** Whom a visit can be given to: everybody of the person's own post and office. */
export function listInspectors(context: Reading): Promise<{ id: string; name: string }[]> {
  return listColleagues(context.tx, getPerson(context.actor));
}

/** 核查包 — what an inspector takes along; refuses with visit.not-found. */
export async function readPack(context: Reading, visitId: string): Promise<VisitPack> {
  const visit = await getOwnVisit(context, visitId);
  const person = getPerson(context.actor);
  const claim = await claimOf(context, visit);
  assert(claim.policyHash, 'an accepted claim has pinned its policy');
  const policy = await getPolicyVersion(context.tx, claim.policyHash);
  const { claimed, standings } = await readVerifiedFacts(context, claim, policy);
  const elsewhere = standings.filter(({ office, state }) => office !== person.unit && state === 'confirmed');
  const reports = await listReports(context.tx, visit.id);
  const standing = await storedReports(context, standingReports(reports));
  const own = standing.find(({ by }) => by.id === person.id) ?? null;
  return {
    visit: await lineOf(context, visit, reports),
    policy: policy.id,
    policyHash: policy.hash,
    facts: { ...acceptedFacts(claimed, elsewhere) },
    toFind: standings.filter((fact) => fact.office === person.unit && !isOfRoster(fact)).map(({ path }) => path),
    own,
    others: own === null ? [] : standing.filter(({ by }) => by.id !== person.id),
  };
}

/**
 * The visits of a claim with every report and photograph. Its applicant sees them once all inspectors have reported.
 * Refuses with claim.not-found, also for what the person may not see.
 */
export async function readClaimVisits(context: Reading, claimId: string): Promise<ClaimVisit[]> {
  const claim = await findClaim(context.tx, claimId);
  const person = getPerson(context.actor);
  const isOwn = isApplicantRole(person.role);
  if (!claim || (isOwn ? !actsFor(person, claim.applicantId) : claim.number === null)) throw refuse('claim.not-found');
  const found: ClaimVisit[] = [];
  for (const visit of await listVisits(context.tx, { claimId })) {
    const reports = await listReports(context.tx, visit.id);
    if (isOwn && standingReports(reports).length < visit.inspectors.length) continue;
    const photos = await listPhotos(context.tx, visit.id);
    found.push({
      visit: await lineOf(context, visit, reports),
      reports: await storedReports(context, reports),
      photos: photos.map(({ id, sha256, takenAt, place, receivedAt }) => ({ id, sha256, takenAt, place, receivedAt })),
    });
  }
  return found;
}

/** 查阅照片 — people and papers may be on it, so each look stands in the trail. Refuses with visit.not-found. */
export async function lookAtPhoto(context: VerbContext, photoId: string): Promise<Photo> {
  const photo = await findPhoto(context.tx, photoId);
  const visit = photo && await findVisit(context.tx, photo.visitId);
  if (!photo || !visit) throw refuse('visit.not-found');
  await recordAudit(context, {
    act: 'visit.look-at-photo', object: { kind: 'visit', id: photo.visitId },
    concerns: [{ kind: 'claim', id: visit.claimId }], details: { sha256: photo.sha256 },
  });
  return photo;
}

async function lineOf(context: Reading, visit: Visit, reports: readonly Report[]): Promise<VisitLine> {
  const claim = await claimOf(context, visit);
  const applicant = await getApplicant(context, claim.applicantId);
  const names = await findDisplayNames(context.tx, visit.inspectors);
  return {
    id: visit.id,
    claimId: claim.id,
    claimNumber: claim.number ?? '',
    claimState: claim.state,
    applicant: applicant.name,
    plannedOn: visit.plannedOn,
    place: visit.place,
    state: stateOf(visit, reports),
    inspectors: visit.inspectors.map((id) => ({ id, name: names.get(id) ?? '' })),
    reported: standingReports(reports).map(({ reportedBy }) => reportedBy),
  };
}

async function claimOf({ tx }: Reading, visit: Visit): Promise<Claim> {
  const claim = await findClaim(tx, visit.claimId);
  assert(claim, 'a visit is to a claim');
  return claim;
}

async function storedReports({ tx }: Reading, reports: readonly Report[]): Promise<StoredReport[]> {
  const names = await findDisplayNames(tx, reports.map(({ reportedBy }) => reportedBy));
  return reports.map(({ id, reportedBy, replaces, content, contentSha256, keptOnly, receivedAt }) => ({
    id, by: { id: reportedBy, name: names.get(reportedBy) ?? '' }, replaces, content, contentSha256, keptOnly,
    receivedAt,
  }));
}
