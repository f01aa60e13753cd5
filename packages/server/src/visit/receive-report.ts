import { createHash } from 'node:crypto';
import { canonicalJson } from '@qingce/values';
import type { VisitReport } from '@qingce/contract';
import { recordAudit } from '../audit/index.ts';
import { lockClaimOf } from '../claim/index.ts';
import { refuse } from '../foundation/index.ts';
import type { VerbContext } from '../foundation/index.ts';
import { getPerson } from '../identity/index.ts';
import { confirmFacts, verificationTransitions } from '../verification/index.ts';
import { lockOwnVisit } from './own-visit.ts';
import { findReport, insertReport, listPhotos, listReports } from './visit.sql.ts';
import { standingReports } from './visit.ts';
import type { Report, Visit } from './visit.ts';

/**
 * 接收核查记录 — what an inspector found and signed on site, from their own session, perhaps hours later. Its values
 * become findings of the claim; when the claim has gone elsewhere meanwhile, or the visit was called off, the report
 * is kept as it is and says why it does not count. A report that is here already answers again. Refuses with
 * visit.not-found, visit.other-inspector, visit.hash-differs, visit.newer-report, visit.photos-missing and as
 * confirmFacts does.
 */
export async function receiveReport(context: VerbContext, input: VisitReport & { visitId: string }): Promise<Report> {
  const visit = await lockOwnVisit(context, input.visitId);
  const { id: reportedBy } = getPerson(context.actor);
  if (input.content.inspector !== reportedBy) throw refuse('visit.other-inspector');
  requireHash(visit, input);
  const earlier = await findReport(context.tx, input.id);
  if (earlier?.reportedBy === reportedBy && earlier.contentSha256 === input.contentSha256) return earlier;
  if (earlier) throw refuse('visit.hash-differs');
  await requireKnown(context, { visit, reportedBy, replaces: input.replaces });
  await requirePhotos(context, { visit, reportedBy, report: input });
  const keptOnly = await whyNotCounted(context, visit);
  if (keptOnly === null)
    await confirmFacts(context, { claimId: visit.claimId, findings: input.content.findings });
  const { id, content, contentSha256, replaces } = input;
  const report: Report = {
    id, visitId: visit.id, reportedBy, replaces, content, contentSha256, keptOnly, receivedAt: context.businessNow,
  };
  await insertReport(context.tx, report);
  await recordAudit(context, {
    act: 'visit.report', object: { kind: 'visit', id: visit.id }, concerns: [{ kind: 'claim', id: visit.claimId }],
    details: { contentSha256, photos: content.photos.length, keptOnly },
  });
  return report;
}

function requireHash(visit: Visit, { content, contentSha256 }: VisitReport): void {
  const found = createHash('sha256').update(canonicalJson(content)).digest('hex');
  if (found !== contentSha256 || content.visitId !== visit.id) throw refuse('visit.hash-differs');
}

/** A report from another device that this one did not know of is not overwritten: a person compares the two. */
async function requireKnown(
  context: VerbContext, { visit, reportedBy, replaces }: { visit: Visit; reportedBy: string; replaces: string | null },
): Promise<void> {
  const own = (await listReports(context.tx, visit.id)).filter((report) => report.reportedBy === reportedBy);
  const [latest] = standingReports(own);
  if ((latest?.id ?? null) !== replaces) throw refuse('visit.newer-report', { at: latest?.receivedAt ?? '' });
}

async function requirePhotos(
  context: VerbContext, { visit, reportedBy, report }: { visit: Visit; reportedBy: string; report: VisitReport },
): Promise<void> {
  const here = (await listPhotos(context.tx, visit.id)).filter((photo) => photo.takenBy === reportedBy);
  const missing = report.content.photos.filter(
    ({ id, sha256 }) => !here.some((photo) => photo.id === id && photo.sha256 === sha256),
  );
  if (missing.length > 0) throw refuse('visit.photos-missing', { missing: `${missing.length}` });
}

async function whyNotCounted(context: VerbContext, visit: Visit): Promise<string | null> {
  if (visit.isCancelled) return 'visit.cancelled';
  const claim = await lockClaimOf(context, visit.claimId);
  const from: readonly string[] = verificationTransitions.confirm.from;
  return from.includes(claim.state) ? null : 'claim.wrong-state';
}
