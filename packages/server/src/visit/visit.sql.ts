import type { Generated, Kysely, Selectable } from 'kysely';
import type { GeoPlace, ReportContent } from '@qingce/contract';
import { json } from '@qingce/database';
import type { NoTables, Reader, Tx } from '@qingce/database';
import type { Day, Instant } from '../foundation/index.ts';
import type { Photo, Report, Visit } from './visit.ts';

type VisitTables = {
  site_visit: {
    id: string; claim_id: string; planned_on: Day; place: string; planned_by: string; planned_at: Instant;
    cancelled_at: Instant | null; cancelled_why: string | null;
  };
  site_visit_inspector: { visit_id: string; user_id: string };
  visit_photo: {
    id: string; visit_id: string; taken_by: string; sha256: string; size_bytes: bigint; media_type: string;
    taken_at: Instant; place: unknown; received_at: Instant;
  };
  visit_report: {
    id: string; visit_id: string; reported_by: string; replaces: string | null; content: unknown;
    content_sha256: string; kept_only: string | null; received_at: Instant; ordinal: Generated<bigint>;
  };
};

const tables = (reader: Reader): Kysely<NoTables & VisitTables> => reader.$extendTables<VisitTables>();

export async function insertVisit(tx: Tx, visit: Visit & { plannedBy: string; plannedAt: Instant }): Promise<void> {
  await tables(tx).insertInto('site_visit').values({
    id: visit.id, claim_id: visit.claimId, planned_on: visit.plannedOn, place: visit.place,
    planned_by: visit.plannedBy, planned_at: visit.plannedAt, cancelled_at: null, cancelled_why: null,
  }).execute();
  await tables(tx).insertInto('site_visit_inspector')
    .values(visit.inspectors.map((user_id) => ({ visit_id: visit.id, user_id }))).execute();
}

export async function markCancelled(tx: Tx, visit: { id: string; at: Instant; why: string }): Promise<void> {
  await tables(tx).updateTable('site_visit').set({ cancelled_at: visit.at, cancelled_why: visit.why })
    .where('id', '=', visit.id).execute();
}

/** Holds the visit, so that two reports of it are taken in one after the other. */
export async function lockVisit(tx: Tx, id: string): Promise<Visit | undefined> {
  const row = await tables(tx).selectFrom('site_visit').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
  return row && (await withInspectors(tx, [row]))[0];
}

export async function findVisit(reader: Reader, id: string): Promise<Visit | undefined> {
  const row = await tables(reader).selectFrom('site_visit').selectAll().where('id', '=', id).executeTakeFirst();
  return row && (await withInspectors(reader, [row]))[0];
}

/** Visits to a claim's applicant, or those of an inspector, or all; the latest day first. */
export async function listVisits(
  reader: Reader, which: { claimId?: string; inspector?: string } = {},
): Promise<Visit[]> {
  let query = tables(reader).selectFrom('site_visit').selectAll().orderBy('planned_on', 'desc').orderBy('id');
  const { claimId, inspector } = which;
  if (claimId !== undefined) query = query.where('claim_id', '=', claimId);
  if (inspector !== undefined) {
    query = query.where('id', 'in', tables(reader).selectFrom('site_visit_inspector').select('visit_id')
      .where('user_id', '=', inspector));
  }
  return withInspectors(reader, await query.execute());
}

async function withInspectors(reader: Reader, rows: readonly VisitTables['site_visit'][]): Promise<Visit[]> {
  if (rows.length === 0) return [];
  const named = await tables(reader).selectFrom('site_visit_inspector').selectAll()
    .where('visit_id', 'in', rows.map(({ id }) => id)).orderBy('user_id').execute();
  return rows.map((row) => ({
    id: row.id, claimId: row.claim_id, plannedOn: row.planned_on, place: row.place,
    inspectors: named.filter(({ visit_id }) => visit_id === row.id).map(({ user_id }) => user_id),
    isCancelled: row.cancelled_at !== null,
  }));
}

export async function insertPhoto(tx: Tx, photo: Photo): Promise<void> {
  await tables(tx).insertInto('visit_photo').values({
    id: photo.id, visit_id: photo.visitId, taken_by: photo.takenBy, sha256: photo.sha256,
    size_bytes: BigInt(photo.size), media_type: photo.mediaType, taken_at: photo.takenAt,
    place: photo.place === null ? null : json(photo.place), received_at: photo.receivedAt,
  }).execute();
}

export async function findPhoto(reader: Reader, id: string): Promise<Photo | undefined> {
  const row = await tables(reader).selectFrom('visit_photo').selectAll().where('id', '=', id).executeTakeFirst();
  return row && photoOf(row);
}

/** Photographs of a visit in the order in which they were taken. */
export async function listPhotos(reader: Reader, visitId: string): Promise<Photo[]> {
  const rows = await tables(reader).selectFrom('visit_photo').selectAll().where('visit_id', '=', visitId)
    .orderBy('taken_at').orderBy('id').execute();
  return rows.map(photoOf);
}

export async function insertReport(tx: Tx, report: Report): Promise<void> {
  await tables(tx).insertInto('visit_report').values({
    id: report.id, visit_id: report.visitId, reported_by: report.reportedBy, replaces: report.replaces,
    content: json(report.content), content_sha256: report.contentSha256, kept_only: report.keptOnly,
    received_at: report.receivedAt,
  }).execute();
}

export async function findReport(reader: Reader, id: string): Promise<Report | undefined> {
  const row = await tables(reader).selectFrom('visit_report').selectAll().where('id', '=', id).executeTakeFirst();
  return row && reportOf(row);
}

/** Every report of a visit, replaced ones too, in the order of their arrival. */
export async function listReports(reader: Reader, visitId: string): Promise<Report[]> {
  const rows = await tables(reader).selectFrom('visit_report').selectAll().where('visit_id', '=', visitId)
    .orderBy('ordinal').execute();
  return rows.map(reportOf);
}

function photoOf(row: VisitTables['visit_photo']): Photo {
  return {
    id: row.id, visitId: row.visit_id, takenBy: row.taken_by, sha256: row.sha256, size: Number(row.size_bytes),
    mediaType: row.media_type, takenAt: row.taken_at, place: row.place as GeoPlace | null,
    receivedAt: row.received_at,
  };
}

function reportOf(row: Selectable<VisitTables['visit_report']>): Report {
  return {
    id: row.id, visitId: row.visit_id, reportedBy: row.reported_by, replaces: row.replaces,
    content: row.content as ReportContent, contentSha256: row.content_sha256, keptOnly: row.kept_only,
    receivedAt: row.received_at,
  };
}
